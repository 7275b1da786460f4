"""What is counted of help: the last day in time, the first that is late, what is left out, and who the children are."""

from uuid import UUID

import pytest

from insight.telling import LEFT_OUT, NO, NOT_YET, NURSES, UNKNOWN, YES, Story

ANA, CLAIRE = UUID(int=61), UUID(int=62)
ACTION = {"what": "Breakfast club", "who": "The school", "agency": str(NURSES), "by": "2026-04-30"}
PLAN = {"outcomes": [{"what": "He eats before school", "actions": [ACTION]}], "views": {"own_words": "I like toast", "how": "talking"}}


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.mark.parametrize(("on", "outcome"), [("2026-05-07", YES), ("2026-05-08", NO)])
def test_an_assessment_is_signed_in_time_within_45_working_days_of_the_worry(story: Story, on: str, outcome: str) -> None:
    """PS-2.21."""
    worry = story.tell("Mia", "2026-03-02", "concern-received", by=ANA, concern="No coat")
    story.tell("Mia", "2026-03-16", "assessment-started", by=ANA, level="health-or-development", of=str(worry), why="Cold")
    story.tell("Mia", on, "assessment-completed", level="health-or-development", need=True)

    assert story.outcome("assessments-in-time", "2026-06-01") is outcome
    assert [story.outcome("assessments-in-time", day) for day in ("2026-05-07", "2026-05-08")] == [
        outcome if on == "2026-05-07" else NOT_YET,
        outcome,
    ]


def test_an_assessment_of_a_child_who_died_before_it_was_due_is_left_out(story: Story) -> None:
    story.tell("Mia", "2026-03-16", "assessment-started", by=ANA, level="health-or-development", why="Cold")
    story.tell("Mia", "2026-03-20", "died", expected=True, how_known="The hospital rang", told_by="The hospital")

    assert story.outcome("assessments-in-time", "2026-08-01") is LEFT_OUT


# Requests.


def asked(story: Story, on: str = "2026-03-02") -> UUID:
    return story.tell("Mia", on, "assessment-requested", by=ANA, level="wellbeing", asks="provider", taken_by=str(CLAIRE), matter="Tired")


def refused(story: Story, of: UUID, needed: bool = True) -> None:
    said = {"reason": "other", "why": "He is at another school", "still_needed": needed}
    story.tell("Mia", "2026-03-09", "assessment-refused", by=CLAIRE, of=str(of), **said)


def test_a_request_is_refused_accepted_or_not_answered_yet(story: Story) -> None:
    """WT-gov-5, WT-present-7: by each characteristic as it was said by then."""
    story.tell("Mia", "2026-02-02", "characteristics-noted", disability=True, declined=["religion"], said_by="parent")
    of = asked(story)
    assert story.outcome("requests-refused", "2026-03-05") is NOT_YET
    refused(story, of)
    (answer,) = story.answers("requests-refused", "2026-03-20")

    assert answer.outcome is YES
    said = {name: key for name, ((key, _),) in answer.by.items()}
    assert (said["disability"], said["religion"], said["race"]) == ("Yes", "Would rather not say", "Not asked")


def test_a_request_that_was_accepted_was_not_refused(story: Story) -> None:
    story.tell("Mia", "2026-03-09", "assessment-accepted", by=CLAIRE, of=str(asked(story)))

    assert story.outcome("requests-refused", "2026-03-20") is NO


@pytest.mark.parametrize(("again", "outcome"), [("2026-03-23", YES), ("2026-03-24", NO)])
def test_another_is_asked_in_time_within_ten_working_days_of_a_refusal(story: Story, again: str, outcome: str) -> None:
    """WT-request-15."""
    refused(story, asked(story))
    asked(story, again)

    assert [one.outcome for one in story.answers("refused-requests-asked-anew", "2026-04-20")] == [outcome]


def test_nobody_is_asked_anew_where_no_assessment_is_needed(story: Story) -> None:
    refused(story, asked(story), needed=False)

    assert story.answers("refused-requests-asked-anew", "2026-04-20") == []


# Plans.


def planned(story: Story, **plan: object) -> UUID:
    version = story.tell("Mia", "2026-03-02", "help-plan-written", by=ANA, **(PLAN | plan))
    story.tell("Mia", "2026-03-09", "plan-agreed", by=ANA, type="early-help", next_review="2026-06-09")
    return version


@pytest.mark.parametrize(
    ("views", "outcome"), [({"own_words": "I like toast", "how": "talking"}, YES), ({"why_not": "He was asleep"}, NO), (None, NO)]
)
def test_a_plan_hears_the_child_or_does_not(story: Story, views: object, outcome: str) -> None:
    """WT-plankp-1."""
    planned(story, views=views)

    assert story.outcome("plans-with-the-childs-views", "2026-03-20") is outcome


def test_of_a_plan_that_is_not_on_record_it_is_not_known(story: Story) -> None:
    story.tell("Mia", "2026-03-09", "plan-agreed", by=ANA, type="early-help")

    assert story.outcome("plans-with-the-childs-views", "2026-03-20") is UNKNOWN


@pytest.mark.parametrize(("answer", "outcome"), [("agreed", YES), ("refused", NO), (None, NOT_YET)])
def test_help_is_agreed_to_by_its_provider(story: Story, answer: str | None, outcome: str) -> None:
    """WT-131-1."""
    version = planned(story)
    if answer:
        story.tell(
            "Mia",
            "2026-03-04",
            "intervention-answered",
            by=ANA,
            of=str(version),
            what="Breakfast club",
            answer=answer,
            who="Kay",
            why="Full",
        )

    assert story.outcome("interventions-agreed", "2026-03-20") is outcome


@pytest.mark.parametrize(("on", "outcome"), [("2026-04-30", YES), ("2026-05-01", NO)])
def test_help_is_given_by_its_day(story: Story, on: str, outcome: str) -> None:
    """WT-135-1."""
    version = planned(story)
    story.tell("Mia", "2026-03-04", "intervention-answered", by=ANA, of=str(version), what="Breakfast club", answer="agreed", who="Kay")
    story.tell("Mia", on, "help-action-noted", by=ANA, of=str(version), what="Breakfast club", doing="begun", came="came")

    assert story.outcome("interventions-given", "2026-05-20") is outcome


@pytest.mark.parametrize(("reason", "outcome"), [("met", YES), ("not-taking-part", NO), (None, UNKNOWN)])
def test_a_plan_ends_as_reached_or_otherwise(story: Story, reason: str | None, outcome: str) -> None:
    """WT-157-1."""
    planned(story)
    story.tell("Mia", "2026-06-09", "plan-ended", by=ANA, type="early-help", reason=reason)

    assert story.outcome("goals-met-at-closure", "2026-06-20") is outcome


def test_a_plan_that_goes_on_at_another_level_has_not_ended(story: Story) -> None:
    planned(story)
    story.tell("Mia", "2026-06-09", "plan-ended", by=ANA, type="early-help", reason="level")

    assert story.answers("goals-met-at-closure", "2026-06-20") == []

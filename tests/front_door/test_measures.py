"""What is counted of worries: the last day in time, the first that is late, and what is counted beside."""

from uuid import UUID

import pytest

from insight.telling import LEFT_OUT, NO, NOT_YET, YES, Story

ANA, HANA = UUID(int=61), UUID(int=62)
# A worry of Monday 2 March 2026 is decided on by Tuesday 3 March, taken on by the Wednesday, and told of by Tuesday 10 March.


@pytest.fixture
def story() -> Story:
    return Story()


def worry(story: Story, on: str = "2026-03-02", name: str = "Mia") -> UUID:
    return story.tell(name, on, "concern-received", by=HANA, concern="No coat again", **{"from": "professional"})


def decided(story: Story, of: UUID, on: str = "2026-03-03", name: str = "Mia", outcome: str = "assessment") -> UUID:
    return story.tell(name, on, "concern-decided", by=HANA, of=str(of), outcome=outcome, level="health-or-development", taken_by=str(ANA))


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-03", YES), ("2026-03-04", NO)])
def test_a_worry_is_decided_on_in_time_by_the_next_working_day(story: Story, on: str, outcome: str) -> None:
    """WT-167-1: by level and source."""
    decided(story, worry(story), on)

    assert story.outcome("worries-decided-in-time", "2026-03-20") is outcome
    (answer,) = story.answers("worries-decided-in-time", "2026-03-20")
    assert answer.by == {
        "level": (("Health or development", outcome),),
        "source": (("Somebody who works with the child or family", outcome),),
    }


def test_a_worry_that_waits_is_late_once_its_day_is_past(story: Story) -> None:
    worry(story)

    assert [story.outcome("worries-decided-in-time", on) for on in ("2026-03-03", "2026-03-04")] == [NOT_YET, NO]


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-04", YES), ("2026-03-05", NO)])
def test_a_next_step_is_taken_on_in_time_by_the_working_day_after(story: Story, on: str, outcome: str) -> None:
    """WT-167-1: by accepting it, or by doing it; a decision after which nothing follows is not counted."""
    of = decided(story, worry(story))
    story.tell("Mia", on, "step-accepted", by=ANA, of=str(of))
    other = worry(story, name="Leo")
    decided(story, other, name="Leo", outcome="no-further-action")

    assert [one.outcome for one in story.answers("worries-taken-on-in-time", "2026-03-20")] == [outcome]


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-10", YES), ("2026-03-11", NO)])
def test_whoever_raised_it_is_told_in_time_within_five_working_days(story: Story, on: str, outcome: str) -> None:
    """WT-167-1."""
    of = worry(story)
    decided(story, of)
    story.tell("Mia", on, "referrer-told", of=str(of), told="That we will see her")

    assert story.outcome("referrers-told-in-time", "2026-03-20") is outcome


def test_whoever_decides_on_their_own_worry_in_one_act_is_not_counted_as_told_or_untold(story: Story) -> None:
    """WT-141-2: from the page of a plan. It is decided that day; whoever raised it knows, and the Hub owes nobody an answer."""
    act = UUID(int=71)
    of = story.tell("Mia", "2026-03-02", "concern-received", by=ANA, act=act, concern="Bruises", **{"from": "professional"})
    body = {"of": str(of), "outcome": "strategy-discussion", "level": "safeguarding", "meet": "2026-03-03", "taken_by": str(ANA)}
    story.tell("Mia", "2026-03-02", "concern-decided", by=ANA, act=act, **body)
    decided(story, worry(story, name="Leo"), name="Leo")

    assert [one.outcome for one in story.answers("worries-decided-in-time", "2026-03-20")] == [YES, YES]
    assert [one.outcome for one in story.answers("referrers-told-in-time", "2026-03-20")] == [NO]


@pytest.mark.parametrize(("on", "outcome"), [("2027-03-02", YES), ("2027-03-03", NO)])
def test_a_worry_came_again_within_twelve_months(story: Story, on: str, outcome: str) -> None:
    """WT-167-1: the first of them did not."""
    worry(story)
    worry(story, on)

    assert [one.outcome for one in story.answers("worries-that-came-again", "2027-03-20")] == [NO, outcome]
    assert LEFT_OUT not in [one.outcome for one in story.answers("worries-that-came-again", "2027-03-20")]

"""What is counted of reviews of care: the last day in time, the first that is late, who was heard, and brothers and sisters as one."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from corbiere.insight.counts import by_meeting, figure, within
from corbiere.insight.measure import MeasureOutcome
from insight.telling import LEFT_OUT, NO, NOT_YET, RUTH, SCHOOL, TEACHER, UNKNOWN, YES, Story, came, named

IN_TIME, PAPERS, RECORDS, HEARD = "care-reviews-in-time", "care-reviews-with-papers", "care-review-records-in-time", "care-reviews-heard"
PRESENT, CHOSE, NOT_ASKED = "care-reviews-young-people-present", "care-reviews-where-they-chose", "care-reviews-venue-not-asked"
COMPLAIN = "care-reviews-told-how-to-complain"
# Twenty working days after Monday 2 March 2026 is Monday 30 March; three months after that 30 June; six months after 30 June 30 December.
LATE = "2026-08-01"


@pytest.fixture
def story() -> Story:
    return Story()


def in_care(story: Story, name: str = "Mia", born: str | None = "2014-05-01", since: str = "2026-03-02") -> None:
    if born:
        story.tell(name, born, "born")
    story.tell(name, since, "care-started", status="in-care")


def reviewed(story: Story, on: str = "2026-03-30", name: str = "Mia", act: UUID | None = None, **said: Any) -> UUID:
    return story.tell(name, on, "review-held", by=RUTH, act=act, **{"chair": str(RUTH), **said})


# ISS-7-L1.


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-30", YES), ("2026-03-31", NO)])
def test_a_first_review_is_in_time_on_its_twentieth_working_day_and_late_on_the_next(
    story: Story, on: str, outcome: MeasureOutcome
) -> None:
    """ISS-7-L1."""
    in_care(story)
    reviewed(story, on)

    assert story.answers(IN_TIME, "2026-04-10")[0].outcome is outcome


def test_a_second_and_a_later_review_each_have_a_last_day(story: Story) -> None:
    in_care(story)
    for on in ("2026-03-30", "2026-06-30", "2026-12-31"):
        reviewed(story, on)

    assert [(answer.outcome, answer.by["which"][0][0]) for answer in story.answers(IN_TIME, "2027-01-10")] == [
        (YES, "The first review"), (YES, "The second review"), (NO, "A later review"), (NOT_YET, "A later review"),
    ]  # fmt: skip


def test_a_review_that_was_not_held_stays_in_the_whole_and_none_is_late_before_its_day_has_passed(story: Story) -> None:
    """ISS-7-L1."""
    in_care(story)

    assert [story.outcome(IN_TIME, on) for on in ("2026-03-30", "2026-03-31")] == [NOT_YET, NO]
    assert story.figure(IN_TIME, "2026-q1", LATE) == (0, 1, 0, 0, 0, 0)


@pytest.mark.parametrize(("ended", "outcome"), [("2026-03-29", LEFT_OUT), ("2026-03-31", NO)])
def test_a_child_who_left_care_before_the_review_was_due_is_left_out(story: Story, ended: str, outcome: MeasureOutcome) -> None:
    """ISS-7-L1: care that began and ended in the quarter."""
    in_care(story)
    story.tell("Mia", ended, "care-ended")

    assert story.outcome(IN_TIME, LATE) is outcome


def test_somebody_who_turned_18_before_it_was_due_is_left_out_and_a_birthday_on_29_february_is_kept_on_1_march(story: Story) -> None:
    """ISS-7-L1: twenty working days after 29 January 2026 is 26 February, the day before the last in care."""
    in_care(story, "Leo", born="2008-02-29", since="2026-01-29")
    in_care(story, "Zoe", born="2008-02-29", since="2026-02-02")

    assert [answer.outcome for answer in story.answers(IN_TIME, LATE)] == [NO, LEFT_OUT]


def test_no_first_review_is_due_where_care_began_on_a_day_nobody_knows(story: Story) -> None:
    story.tell("Mia", "2026-03-02", "care-started", status="in-care", began="before")

    assert story.answers(IN_TIME, LATE) == []


def test_why_it_was_late_is_what_was_written_when_a_day_was_put_off(story: Story) -> None:
    in_care(story)
    set_for = {"for": "2026-03-27"}
    meeting = story.tell("Mia", "2026-03-10", "care-review-meeting-arranged", **set_for)
    story.tell("Mia", "2026-03-26", "care-review-meeting-called-off", of=str(meeting), why="unwell", to="2026-04-09")
    reviewed(story, "2026-04-09")

    assert [part for part, _ in story.answers(IN_TIME, "2026-05-01")[0].by["reason"]] == ["Somebody was unwell"]


def test_brothers_and_sisters_reviewed_together_are_one_meeting_which_counts_where_it_counts_for_each(story: Story) -> None:
    """ISS-7-L1: Leo came into care a week before Mia, so that one meeting is in time for her and late for him."""
    together = uuid4()
    in_care(story)
    in_care(story, "Leo", since="2026-02-23")
    in_care(story, "Zoe")
    for name in ("Mia", "Leo"):
        reviewed(story, name=name, act=together)
    reviewed(story, name="Zoe")
    held = within(named("2026-q1"), story.told(IN_TIME, LATE))

    assert figure(held)[:2] == (2, 1)
    assert figure(by_meeting(held))[:2] == (1, 1)


# ISS-7-L2.


SIDES = ("child", "parent", "carer", "school", "health")


def consulted(story: Story, sides: tuple[str, ...] = SIDES, on: str = "2026-03-30") -> None:
    for side in sides:
        story.tell("Mia", on, "review-consultation-received", side=side, own_words="I like Jo" if side == "child" else None)


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-30", YES), ("2026-03-31", NO)])
def test_papers_are_ready_where_they_came_by_the_day_of_the_review(story: Story, on: str, outcome: MeasureOutcome) -> None:
    """ISS-7-L2."""
    in_care(story)
    consulted(story, on=on)
    reviewed(story)

    assert story.outcome(PAPERS, LATE) is outcome


def test_one_missing_paper_is_enough_and_each_is_told_by_itself(story: Story) -> None:
    """ISS-7-L2."""
    in_care(story)
    consulted(story, SIDES[:-1])
    reviewed(story)
    (answer,) = story.answers(PAPERS, LATE)

    assert (answer.outcome, answer.why) == (NO, "Missing: health.")
    assert dict(answer.by["document"]) == {"The child": YES, "A parent": YES, "A carer": YES, "The school or nursery": YES, "Health": NO}


@pytest.mark.parametrize(("came_on", "outcome"), [("2026-03-30", YES), (None, NO)])
def test_a_report_that_was_asked_for_is_a_paper_too(story: Story, came_on: str | None, outcome: MeasureOutcome) -> None:
    """ISS-7-L2: told by agency."""
    in_care(story)
    consulted(story)
    set_for = {"for": "2026-03-30"}
    meeting = story.tell("Mia", "2026-03-10", "care-review-meeting-arranged", **set_for)
    said = {"of": str(meeting), "agency": str(SCHOOL), "from": "David"}
    request = story.tell("Mia", "2026-03-11", "care-review-report-asked", wanted_by="2026-03-25", practitioner=str(TEACHER), **said)
    if came_on:
        story.tell("Mia", came_on, "care-review-report-received", asked=str(request), **said)
    reviewed(story, meeting=str(meeting))

    assert (story.outcome(PAPERS, LATE), story.answers(PAPERS, LATE)[0].by["agency"]) == (outcome, ((SCHOOL, outcome),))


# ISS-7-L3.


@pytest.mark.parametrize(("on", "outcome"), [("2026-04-22", YES), ("2026-04-23", NO), (None, NO)])
def test_a_record_is_completed_in_time_within_fifteen_working_days(story: Story, on: str | None, outcome: MeasureOutcome) -> None:
    """ISS-7-L3: Good Friday and Easter Monday lie between, and it is due though care has ended; by officer."""
    in_care(story)
    of = reviewed(story)
    story.tell("Mia", "2026-04-01", "care-ended")
    if on:
        story.tell("Mia", on, "review-form-completed", by=RUTH, of=str(of), to=["Mum"])
    (answer,) = story.answers(RECORDS, LATE)

    assert (answer.outcome, answer.by["officer"]) == (outcome, ((RUTH, outcome),))
    assert story.figure(RECORDS, "2026-q2", LATE).of == 1


# ISS-7-L4.


VIEWS = {"own_words": "I like Jo", "how": "talking"}


@pytest.mark.parametrize(
    ("said", "outcome", "way"),
    [
        ({"took_part": "spoke", "views": VIEWS}, YES, "Was there and spoke"),
        ({"took_part": "sent", "views": VIEWS}, YES, "Was not there, and sent their views: in writing, a drawing, a recording"),
        ({"took_part": "spoke", "views": {"why_not": "Asleep"}}, NO, "Was there and spoke"),
        ({"took_part": "spoke"}, NO, "Was there and spoke"),
        ({"participated": False, "views": VIEWS}, NO, "Did not take part"),
        ({"participated": True, "views": VIEWS}, UNKNOWN, "How is not recorded"),
        ({}, UNKNOWN, "How is not recorded"),
    ],
)
def test_a_child_was_heard_where_it_stands_how_they_took_part_and_what_they_think(
    story: Story, said: dict[str, Any], outcome: MeasureOutcome, way: str
) -> None:
    """ISS-7-L4: neither is enough alone."""
    in_care(story)
    reviewed(story, **said)
    (answer,) = story.answers(HEARD, LATE)

    assert (answer.outcome, answer.by) == (outcome, {"how": ((way, outcome),), "age": (("10 to 15", outcome),)})


def test_what_a_child_said_before_the_review_is_heard_at_it(story: Story) -> None:
    """ISS-7-L4."""
    in_care(story)
    consulted(story, ("child",), "2026-03-20")
    reviewed(story, took_part="beforehand")

    assert story.outcome(HEARD, LATE) is YES


def test_a_child_too_young_to_say_counts_and_is_shown_apart(story: Story) -> None:
    """ISS-7-L4."""
    in_care(story, born="2025-08-01")
    reviewed(story, took_part="observed", views={"shown": "Smiled at Jo", "how": "play"})

    assert story.figure(HEARD, "2026-q1", LATE) == (1, 0, 0, 0, 0, 1)


# ISS-7-L5.


@pytest.mark.parametrize(("born", "outcome"), [("2016-03-29", YES), ("2016-03-30", LEFT_OUT), (None, LEFT_OUT)])
def test_a_young_person_over_ten_is_one_whose_tenth_birthday_was_before_the_review(
    story: Story, born: str | None, outcome: MeasureOutcome
) -> None:
    """ISS-7-L5: the birthday itself does not count yet."""
    in_care(story, born=born)
    reviewed(story, took_part="spoke")

    assert story.outcome(PRESENT, LATE) is outcome


@pytest.mark.parametrize(("on", "outcome"), [("2026-03-01", LEFT_OUT), ("2026-03-02", YES)])
def test_whoever_was_born_on_29_february_turns_ten_on_1_march(story: Story, on: str, outcome: MeasureOutcome) -> None:
    """ISS-7-L5."""
    in_care(story, born="2016-02-29", since="2026-02-16")
    reviewed(story, on, took_part="link")

    assert story.outcome(PRESENT, LATE) is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"took_part": "part"}, YES),
        ({"took_part": "advocate"}, NO),
        ({"participated": False}, NO),
        ({"attended": [came("Mia", "child", how="link")]}, YES),
        ({"attended": [came("Mia", "child", how="in-writing")]}, NO),
        ({"attended": [came("Ana", "social-care")]}, NO),
        ({"participated": True}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_a_young_person_was_there_in_the_room_by_link_or_for_a_part(story: Story, said: dict[str, Any], outcome: MeasureOutcome) -> None:
    """ISS-7-L5."""
    in_care(story)
    reviewed(story, **said)

    assert story.outcome(PRESENT, LATE) is outcome


# ISS-7-L6 and L7.


@pytest.mark.parametrize(
    ("said", "chosen", "not_asked"),
    [
        ({"venue_asked": True, "venue_theirs": True}, YES, NO),
        ({"venue_asked": True, "venue_theirs": False}, NO, NO),
        ({"venue_asked": True}, UNKNOWN, NO),
        ({"venue_asked": False}, LEFT_OUT, YES),
        ({}, LEFT_OUT, UNKNOWN),
    ],
)
def test_of_children_who_were_asked_it_is_counted_who_chose_and_who_was_not_asked_is_a_failing(
    story: Story, said: dict[str, Any], chosen: MeasureOutcome, not_asked: MeasureOutcome
) -> None:
    """ISS-7-L6."""
    in_care(story)
    reviewed(story, **said)

    assert (story.outcome(CHOSE, LATE), story.outcome(NOT_ASKED, LATE)) == (chosen, not_asked)


MUM = came("Mum", "family", tie="mother", complaints_told=True)


@pytest.mark.parametrize(
    ("attended", "all_told", "outcome"),
    [
        ([MUM, came("Ana", "social-care")], True, YES),
        ([MUM, came("Ana", "social-care")], None, UNKNOWN),
        ([MUM, came("David", "education", complaints_told=False)], True, NO),
        ([MUM, came("David", "education", False, complaints_told=False)], None, YES),
        ([], True, YES),
        ([], None, UNKNOWN),
    ],
)
def test_everybody_who_took_part_was_told_how_to_complain(
    story: Story, attended: list[dict[str, Any]], all_told: bool | None, outcome: MeasureOutcome
) -> None:
    """ISS-7-L7: what was said once for all counts for each, and who did not come need not be told."""
    in_care(story)
    reviewed(story, attended=attended, complaints_told=all_told)

    assert story.outcome(COMPLAIN, LATE) is outcome


# All of it recounted.


def test_the_figures_are_those_of_a_recount_by_hand(story: Story) -> None:
    """ISS-7-L1, ISS-7-L4: of seven children reviewed on consecutive days two are late, and one of the others was not heard."""
    for number in range(7):
        in_care(story, f"child {number}", since="2026-03-02")
        said = {} if number == 3 else {"took_part": "spoke", "views": VIEWS}
        reviewed(story, f"2026-03-{26 + number}" if number < 6 else "2026-04-01", f"child {number}", **said)
    in_time, heard = story.figure(IN_TIME, "2026-q1", LATE), story.figure(HEARD, "2026-q1", LATE)

    assert (in_time.yes, in_time.of) == (5, 7)
    assert (heard.yes, heard.unknown, heard.of) == (5, 1, 6)
    assert story.figure(HEARD, "2026-q2", LATE).of == 1
    assert [story.figure(HEARD, "2026-q1", on).of for on in ("2026-03-25", "2026-03-26")] == [0, 1]

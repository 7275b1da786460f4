"""ISS-7-C1, C2, C4 and C9: the last day in time, the first that is late, and what is left out or not known."""

from uuid import uuid4

import pytest

from corbiere.insight.measure import MeasureOutcome
from insight.telling import LEFT_OUT, NO, NOT_YET, OLA, RUTH, UNKNOWN, YES, Story, arranged, child, conference

C1, C2, C4, C9 = "first-conferences-in-time", "reviews-in-time", "reports-in-time", "minutes-in-time"
# Fifteen working days after Monday 1 June 2026 is Monday 22 June; three months after a plan of 2 March is 2 June.


@pytest.fixture
def story() -> Story:
    return Story()


def discussed(story: Story, name: str = "Mia", on: str = "2026-06-01") -> None:
    story.tell(name, on, "strategy-discussion-held", outcome="enquiry")


# C1.


@pytest.mark.parametrize(("held", "outcome"), [("2026-06-22", YES), ("2026-06-23", NO)])
def test_a_first_conference_is_in_time_on_its_fifteenth_working_day_and_late_on_the_next(story: Story, held: str, outcome: MeasureOutcome):
    """ISS-7-C1."""
    discussed(story)
    conference(story, "Mia", held)

    assert story.outcome(C1, "2026-07-10") is outcome


def test_a_first_conference_is_not_late_before_its_day_has_passed(story: Story):
    discussed(story)

    assert [story.outcome(C1, on) for on in ("2026-06-22", "2026-06-23")] == [NOT_YET, NO]
    assert story.figure(C1, "2026-q2", "2026-06-22").of == 0


def test_a_first_conference_counts_in_the_quarter_in_which_it_was_due_and_not_in_that_in_which_it_was_held(story: Story):
    discussed(story)
    conference(story, "Mia", "2026-07-08")

    assert (story.figure(C1, "2026-q2", "2026-08-01").no, story.figure(C1, "2026-q3", "2026-08-01").of) == (1, 0)


def test_a_conference_that_was_not_needed_is_left_out_before_its_day_and_counted_after_it(story: Story):
    """ISS-7-C1."""
    discussed(story)
    story.tell("Mia", "2026-06-22", "enquiry-concluded", outcome="support")
    discussed(story, "Leo")
    story.tell("Leo", "2026-06-23", "enquiry-concluded", outcome="support")

    assert sorted(answer.outcome for answer in story.answers(C1, "2026-07-10")) == sorted([LEFT_OUT, NO])


def test_of_two_strategy_discussions_before_one_conference_the_first_counts(story: Story):
    discussed(story)
    discussed(story, on="2026-06-10")
    conference(story, "Mia", "2026-06-24")

    assert story.outcome(C1, "2026-07-10") is NO


@pytest.mark.parametrize("type", ["initial", "transfer-in", "pre-birth"])
def test_a_first_conference_with_no_day_on_record_counts_when_it_was_held_and_as_not_known(story: Story, type: str):
    conference(story, "Mia", "2026-06-22", type)

    assert story.figure(C1, "2026-q2", "2026-07-10")[:3] == (0, 0, 1)


def test_why_a_first_conference_was_late_is_why_it_was_put_off(story: Story):
    discussed(story)
    of = arranged(story, "Mia", "2026-06-03", "2026-06-19")
    story.tell("Mia", "2026-06-18", "protection-meeting-called-off", of=str(of), why="unwell", to="2026-06-25")
    conference(story, "Mia", "2026-06-25", meeting=str(of))
    discussed(story, "Leo")
    conference(story, "Leo", "2026-06-30")
    reasons = [answer.by["reason"] for answer in story.answers(C1, "2026-07-10")]

    assert sorted(reasons) == [(("No reason is on the record", NO),), (("Somebody was unwell", NO),)]


# C2.


@pytest.mark.parametrize(("held", "outcome"), [("2026-06-02", YES), ("2026-06-03", NO)])
def test_the_first_review_is_in_time_three_months_after_the_plan_began_and_late_on_the_next_day(
    story: Story, held: str, outcome: MeasureOutcome
):
    """ISS-7-C2."""
    conference(story, "Mia", "2026-03-02")
    conference(story, "Mia", held, "review", "continue")

    assert story.figure(C2, "2026-q2", "2026-07-10")[:2] == ((1, 0) if outcome is YES else (0, 1))


@pytest.mark.parametrize(("held", "outcome"), [("2026-11-30", YES), ("2026-12-01", NO)])
def test_a_later_review_is_in_time_six_months_after_the_last(story: Story, held: str, outcome: MeasureOutcome):
    conference(story, "Mia", "2026-03-02")
    conference(story, "Mia", "2026-05-30", "review", "continue")
    conference(story, "Mia", held, "review", "continue")
    later = [answer for answer in story.answers(C2, "2026-12-31") if answer.by.get("which") == (("A later review", outcome),)]

    assert len(later) == 1


def test_a_review_that_was_never_held_counts_as_late_while_the_plan_lasted(story: Story):
    conference(story, "Mia", "2026-03-02")

    assert [story.outcome(C2, on) for on in ("2026-06-02", "2026-06-03")] == [NOT_YET, NO]


def test_a_plan_that_had_ended_before_the_day_is_left_out_and_one_that_ended_on_it_counts(story: Story):
    """ISS-7-C2."""
    conference(story, "Mia", "2026-03-02")
    conference(story, "Mia", "2026-06-01", "review", "end")
    conference(story, "Leo", "2026-03-02")
    conference(story, "Leo", "2026-06-02", "review", "end")

    assert story.figure(C2, "2026-q2", "2026-07-10") == (1, 0, 0, 0, 1, 0)


def test_a_plan_that_ended_at_eighteen_before_its_review_was_due_is_left_out(story: Story):
    story.tell("Mia", "2008-05-20", "born")
    conference(story, "Mia", "2026-03-02")

    assert story.outcome(C2, "2026-07-10") is LEFT_OUT


# C4.


@pytest.mark.parametrize(("received", "outcome"), [("2026-06-17", YES), ("2026-06-18", NO), (None, NO)])
def test_a_report_is_in_time_on_the_day_by_which_it_was_wanted(story: Story, received: str | None, outcome: MeasureOutcome):
    """ISS-7-C4."""
    of = arranged(story, "Mia", "2026-06-03", "2026-06-22")
    asked = story.tell(
        "Mia", "2026-06-04", "protection-report-asked", of=str(of), elsewhere="Plat Douet", **{"from": "David"}, wanted_by="2026-06-17"
    )
    if received:
        story.tell("Mia", received, "protection-report-received", of=str(of), asked=str(asked), **{"from": "David"})
    conference(story, "Mia", "2026-06-22", meeting=str(of))

    assert story.outcome(C4, "2026-07-10") is outcome


# C9.


def held_and_sent(story: Story, name: str, *sent: tuple[str, list[str]], act: object = None) -> None:
    held = conference(story, name, "2026-06-01", act=act)
    for on, to in sent:
        story.tell(name, on, "conference-minutes-circulated", of=str(held), to=to, by=OLA)


# Twenty working days after Monday 1 June 2026 is Monday 29 June.


@pytest.mark.parametrize(("sent", "outcome"), [("2026-06-29", YES), ("2026-06-30", NO)])
def test_minutes_are_in_time_on_the_twentieth_working_day_and_late_on_the_next(story: Story, sent: str, outcome: MeasureOutcome):
    """ISS-7-C9."""
    held_and_sent(story, "Mia", (sent, ["Mum"]))

    assert story.outcome(C9, "2026-07-31") is outcome


def test_the_slowest_recipient_decides_and_somebody_who_gets_them_again_does_not(story: Story):
    """ISS-7-C9."""
    held_and_sent(story, "Mia", ("2026-06-10", ["Mum", "Claire"]), ("2026-06-30", ["Dad"]))
    held_and_sent(story, "Leo", ("2026-06-10", ["Mum", "Claire"]), ("2026-06-30", ["mum "]))

    assert sorted(answer.outcome for answer in story.answers(C9, "2026-07-31")) == sorted([NO, YES])


def test_minutes_that_were_not_sent_are_late_only_after_their_day(story: Story):
    held_and_sent(story, "Mia")

    assert [story.outcome(C9, on) for on in ("2026-06-29", "2026-06-30")] == [NOT_YET, NO]


def test_a_conference_about_brothers_and_sisters_is_one_and_the_last_of_their_minutes_decides(story: Story):
    act = uuid4()
    held_and_sent(story, "Mia", ("2026-06-10", ["Mum"]), act=act)
    held_and_sent(story, "Leo", ("2026-06-30", ["Mum"]), act=act)
    (one,) = story.told(C9, "2026-07-31")

    assert (one.answer.outcome, set(one.unit.children)) == (NO, {child("Mia"), child("Leo")})
    assert one.answer.by == {"chair": ((RUTH, NO),), "sender": ((OLA, NO),)}


def test_minutes_count_in_the_quarter_in_which_they_were_due(story: Story):
    held = conference(story, "Mia", "2026-06-15")
    story.tell("Mia", "2026-06-20", "conference-minutes-circulated", of=str(held))

    assert (story.figure(C9, "2026-q2", "2026-07-31").of, story.figure(C9, "2026-q3", "2026-07-31").yes) == (0, 1)


def test_nothing_is_not_known_of_what_has_a_day(story: Story):
    discussed(story)
    conference(story, "Mia", "2026-06-22")

    assert UNKNOWN not in [answer.outcome for measure in (C1, C2, C9) for answer in story.answers(measure, "2026-12-31")]

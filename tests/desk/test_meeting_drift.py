"""Drift between core groups: an outcome that stays stuck, and an action that is late again and again."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from corbiere.ledger.record import Line
from corbiere.plans.parts import Progress
from corbiere.protection.drift import courses, late_actions

FIRST = date(2026, 3, 16)


def group(place: int, **body: Any) -> Line:
    """A core group, four weeks after the one before."""
    day, id = FIRST + timedelta(weeks=4 * place), uuid4()
    return Line(place, id, id, "core-group-held", 1, day, None, day, None, None, None, body)


def progress(*said: str | None) -> list[Line]:
    """One outcome from meeting to meeting; None where nobody spoke of it."""
    return [group(place, progress=[{"outcome": "Sleep", "progress": one}] if one else []) for place, one in enumerate(said)]


def test_an_outcome_that_is_stuck_at_one_meeting_does_not_drift() -> None:
    """CPP-6."""
    (course,) = courses(progress("on-track", "off-track"))
    assert (course.stuck, course.drifts) == (1, False)


def test_an_outcome_that_is_stuck_at_two_meetings_running_drifts_since_the_first_of_them() -> None:
    """CPP-6."""
    (course,) = courses(progress("on-track", "off-track", "off-track"))
    assert (course.drifts, course.since) == (True, FIRST + timedelta(weeks=4))


def test_a_meeting_that_goes_well_ends_the_drift() -> None:
    """CPP-34."""
    (course,) = courses(progress("off-track", "off-track", "on-track"))
    assert (course.drifts, course.now) == (False, Progress.ON_TRACK)


def test_a_meeting_that_does_not_speak_of_it_neither_ends_nor_lengthens_the_drift() -> None:
    (course,) = courses(progress("off-track", None, "off-track"))
    assert course.stuck == 2
    assert [step.progress for step in course.steps][1] is None


def test_the_same_outcome_in_other_capitals_is_the_same() -> None:
    first, second = (
        group(0, progress=[{"outcome": "Mum sleeps.", "progress": "off-track"}]),
        group(1, progress=[{"outcome": "mum  sleeps", "progress": "done"}]),
    )
    assert len(courses([first, second])) == 1


def actions(*due: date | None) -> list[Line]:
    return [
        group(place, actions=[{"what": "Ask the doctor", "who": "Ana", **({"by": str(day)} if day else {})}])
        for place, day in enumerate(due)
    ]


def meeting(place: int) -> date:
    return FIRST + timedelta(weeks=4 * place)


def test_an_action_is_late_again_when_it_stood_past_its_day_at_two_meetings() -> None:
    """CPP-36: the last lawful day is that of the meeting itself."""
    (late,) = late_actions(actions(meeting(1) - timedelta(1), meeting(2) - timedelta(1), meeting(3)))
    assert (late.times, late.who) == (2, "Ana")
    assert late_actions(actions(meeting(1), meeting(2) - timedelta(1), meeting(3))) == []


def test_an_action_without_a_day_keeps_the_one_it_had_and_one_that_was_done_is_gone() -> None:
    assert late_actions(actions(meeting(1) - timedelta(1), None, None))[0].times == 2
    assert late_actions([*actions(meeting(1) - timedelta(1), None), group(2)]) == []


def noted(place: int, doing: str, what: str = "ask  the doctor.") -> Line:
    """What was written of the action between two core groups."""
    return group(place)._replace(
        kind="protection-action-noted", body={"what": what, "doing": doing}, happened=meeting(place) + timedelta(1)
    )


def test_an_action_that_is_done_is_late_no_more_whoever_wrote_it_in_whichever_capitals() -> None:
    """CPP-33, CPP-36: done after the last core group, or before it though that still lists it."""
    past = actions(meeting(1) - timedelta(1), meeting(2) - timedelta(1), meeting(3))
    assert late_actions([*past, noted(2, "begun")]) != []
    assert late_actions([*past, noted(2, "done")]) == []
    assert late_actions([*past[:2], noted(1, "done"), past[2]]) == []
    assert late_actions([*past, noted(2, "done", "Ask the school")]) != []


def test_what_was_done_and_is_to_be_done_again_is_counted_anew() -> None:
    past = actions(*(meeting(place + 1) - timedelta(1) for place in range(5)))
    (late,) = late_actions([*past[:2], noted(1, "done"), past[2], noted(2, "begun"), *past[3:], group(5, actions=past[0].body["actions"])])
    assert (late.due, late.times) == (meeting(4) - timedelta(1), 2)


def test_a_late_action_names_the_first_day_that_passed_without_it() -> None:
    (late,) = late_actions(actions(meeting(1) - timedelta(1), meeting(2) - timedelta(1), meeting(3)))
    assert late.due == meeting(1) - timedelta(1)


def test_nothing_is_said_where_no_core_group_met() -> None:
    assert courses([]) == []
    assert late_actions([]) == []

"""The latest lawful day of each question that sets one: on that day it is in time, and on the day after it is late."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from corbiere.desk.forms.latest_days import latest, latest_days, preset
from corbiere.desk.forms.questions import Question, questions_of, walk
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import declared, kind_called
from corbiere.ledger.reading import facts_of
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.engine import findings
from protection.telling import BORN, ON_PLAN, lines

DAY = date(2026, 3, 20)
IN_CARE = f"{BORN}\n2026-03-01  care-started  status=accommodated"
ENQUIRY = f"{BORN}\n2026-03-19  enquiry-started"
BEFORE = {
    "cp.initial-conference": f"{BORN}\n2026-03-16  strategy-discussion-held  outcome=enquiry",
    "cp.next-core-group": f"{ON_PLAN}\n2026-03-10  core-group-held  quorate=yes",
    "cp.core-group-notes": f"{ON_PLAN}\n2026-03-17  core-group-held  quorate=yes  ref=group",
    "cp.next-review-conference": f"{ON_PLAN}\n2026-03-16  conference-held  type=review outcome=continue",
    "care.first-visit": f"{IN_CARE}\n2026-03-19  placement-started  type=kinship",
    "care.next-visit": f"{IN_CARE}\n2026-03-05  child-seen",
    "care.first-review": IN_CARE,
    "care.second-review": f"{IN_CARE}\n2026-03-09  review-held",
    "care.next-review": f"{IN_CARE}\n2026-03-09  review-held\n2026-03-16  review-held",
    "enquiry.child-seen": ENQUIRY,
}
DONE = {
    "cp.initial-conference": "conference-held  type=initial outcome=no-plan",
    "cp.first-core-group": "core-group-held  quorate=yes",
    "cp.next-core-group": "core-group-held  quorate=yes",
    "cp.core-group-notes": "core-group-notes-circulated  of=group",
    "cp.first-review-conference": "conference-held  type=review outcome=continue",
    "cp.next-review-conference": "conference-held  type=review outcome=continue",
    "care.first-review": "review-held",
    "care.second-review": "review-held",
    "care.next-review": "review-held",
}
STARTS = {
    "cp.first-core-group": f"{BORN}\n{DAY}  conference-held  type=initial outcome=plan",
    "cp.first-review-conference": f"{BORN}\n{DAY}  conference-held  type=initial outcome=plan",
    "cp.next-core-group": f"{ON_PLAN}\n{DAY}  core-group-held  quorate=yes",
    "cp.next-review-conference": f"{ON_PLAN}\n{DAY}  conference-held  type=review outcome=continue",
    "care.second-review": f"{IN_CARE}\n{DAY}  review-held",
    "care.next-review": f"{IN_CARE}\n2026-03-09  review-held\n{DAY}  review-held",
    "enquiry.child-seen": f"{BORN}\n{DAY}  enquiry-started",
}


def measured() -> Iterator[tuple[str, Question, DayLimit]]:
    for kind in declared().values():
        if not kind.kind.startswith("test-"):
            yield from ((kind.kind, question, limit) for question in walk(questions_of(kind)) for limit in question.by)


LIMITS = {f"{kind}.{question.key} by {limit.duty}": limit for kind, question, limit in measured() if limit.duty}
RUNNING = sorted({limit.duty for limit in LIMITS.values() if limit.of_record})
BEGINNING = sorted({limit.duty for limit in LIMITS.values() if not limit.of_record})


def answered_on(duty: str, story: str, day: date) -> str:
    """What has become of the duty once it is done on that day."""
    told = facts_of(lines(f"{story}\n{day}  {DONE.get(duty, 'child-seen')}"))
    return next(found.status for found in findings("", told, day, duties={duty}))


@pytest.mark.parametrize("duty", RUNNING)
def test_the_latest_day_of_a_clock_that_runs_is_in_time_and_the_day_after_is_late(duty: str) -> None:
    story = BEFORE.get(duty, ON_PLAN)
    last = latest(DayLimit(duty, of_record=True), lines(story), DAY)
    assert last
    assert answered_on(duty, story, last) == "met"
    assert answered_on(duty, story, last + timedelta(days=1)) == "late"


@pytest.mark.parametrize("duty", BEGINNING)
def test_the_latest_day_of_a_clock_that_starts_with_the_entry_is_in_time_and_the_day_after_is_late(duty: str) -> None:
    before = STARTS[duty].rpartition("\n")[0]
    last = latest(DayLimit(duty), lines(before), DAY)
    assert last and last > DAY
    assert answered_on(duty, STARTS[duty], last) == "met"
    assert answered_on(duty, STARTS[duty], last + timedelta(days=1)) == "late"


def test_only_the_first_review_of_a_time_in_care_sets_the_day_of_the_second() -> None:
    """LAC-410-2."""
    later = lines(f"{IN_CARE}\n2026-03-09  review-held")
    again = lines(f"{IN_CARE}\n2026-03-09  review-held\n2026-03-10  care-ended\n2026-03-12  care-started  status=accommodated")
    assert latest(DayLimit("care.next-review"), lines(IN_CARE), DAY) is None
    assert latest(DayLimit("care.second-review"), later, DAY) is None
    assert latest(DayLimit("care.second-review"), again, DAY) == date(2026, 6, 20)


def test_fewer_days_that_the_conference_set_are_the_latest_for_the_core_group() -> None:
    story = f"{BORN}\n2026-03-02  conference-held  type=initial outcome=plan core_group_days=14"
    assert latest(DayLimit("cp.next-core-group"), lines(story), DAY) == date(2026, 4, 3)
    assert latest(DayLimit("cp.next-core-group"), lines(ON_PLAN), DAY) == date(2026, 4, 17)


def asked(kind: str, key: str) -> Question:
    return next(question for question in questions_of(kind_called(kind)) if question.key == key)


def begun(kind: str, story: str, on: date, **typed: str) -> dict[str, list[str]]:
    given = {name.replace("__", "-"): [value] for name, value in typed.items()}
    return preset(questions_of(kind_called(kind)), lines(story), given, on)


def test_a_second_try_begins_with_a_day_that_is_a_default() -> None:
    (limit,) = latest_days(asked("visit-failed", "next_try"), lines(ON_PLAN), DAY, {}, lambda after: "", in_pages=False)
    assert (limit.last, limit.is_default, limit.cites) == (WORKING_DAYS.after(DAY, 2), True, ())
    assert begun("visit-failed", ON_PLAN, DAY) == {"next_try-day": ["24"], "next_try-month": ["3"], "next_try-year": ["2026"]}


def test_the_first_day_of_a_list_begins_with_the_latest_working_day() -> None:
    held = begun("core-group-held", ON_PLAN, DAY)
    assert (held["next_meetings-0-day"], held["next_meetings-0-month"], held["next_meetings-item"]) == (["17"], ["4"], ["0"])


def test_a_day_is_counted_from_when_it_happened_and_not_from_when_it_is_written() -> None:
    late = begun("core-group-held", ON_PLAN, DAY, happened__day="10", happened__month="3", happened__year="2026")
    assert (late["next_meetings-0-day"], late["next_meetings-0-month"]) == (["7"], ["4"])


def test_a_day_that_is_over_is_not_begun_with() -> None:
    assert begun("core-group-moved", ON_PLAN, date(2026, 3, 16)) != {}
    assert begun("core-group-moved", ON_PLAN, date(2026, 3, 17)) == {}


def test_what_should_come_earlier_than_the_law_asks_says_the_day_and_does_not_begin_with_it() -> None:
    assert begun("early-review-requested", ON_PLAN, DAY) == {}
    shown = latest_days(asked("early-review-requested", "wanted_by"), lines(ON_PLAN), DAY, {}, lambda after: "", in_pages=False)
    assert [limit.last for limit in shown] == [date(2026, 6, 2)]


@pytest.mark.parametrize(("type", "day"), [("review", ["2"]), ("initial", None)])
def test_a_conference_is_arranged_by_the_day_of_its_own_sort(type: str, day: list[str] | None) -> None:
    assert begun("conference-arranged", ON_PLAN, DAY, type=type).get("for-day") == day

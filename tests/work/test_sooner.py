"""CPP-18, CPP-20: a conference that asks for core groups more often than every four weeks sets an earlier day than the law's own."""

from datetime import date

import pytest

from corbiere.ledger.reading import facts_of
from corbiere.protection.entries import CoreGroupHeld
from corbiere.statute.engine import findings
from corbiere.work.tasks import Child, Roles, Task, sorted_out, tasks
from protection.telling import MIA, PLAN, REVIEW, Told, changed, day, lines

MIA_RENOUF = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
BORN = "2018-06-03  born"
LEAD = frozenset({"lead-social-worker"})
MET = ("2026-03-16", CoreGroupHeld(quorate=True))


def plan(days: int | None) -> Told:
    return ("2026-03-02", changed(PLAN, core_group_days=days))


def review(on: str, days: int | None) -> Told:
    return (on, changed(REVIEW, core_group_days=days))


def next_core_group(*told: Told, on: str = "2026-03-20") -> Task:
    held = [line for line in lines(BORN, *told) if line.happened <= day(on)]
    found = findings("mia", facts_of(held), day(on))
    (task,) = [task for task in tasks(MIA_RENOUF, found, held, day(on), Roles(LEAD, LEAD, None, ())) if task.duty == "cp.next-core-group"]
    return task


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ([plan(None), MET], "2026-04-13"),
        ([plan(28), MET], "2026-04-13"),
        ([plan(14), MET], "2026-03-30"),
        ([plan(14), review("2026-03-10", None), MET], "2026-03-30"),
        ([plan(14), review("2026-03-10", 21), MET], "2026-04-06"),
        ([plan(14), MET, review("2026-03-18", 21)], "2026-03-30"),
        (["2025-06-02  conference-held  type=initial outcome=plan", review("2025-09-01", 7),
          "2025-12-01  conference-held  type=review outcome=end", plan(None), MET], "2026-04-13"),
    ],
    ids=["silent", "four-weeks", "fortnightly", "a-silent-review", "a-review-that-says", "a-later-review", "an-earlier-plan"],
)  # fmt: skip
def test_the_day_is_the_conferences_where_that_is_sooner(told: list[Told], due: str) -> None:
    assert next_core_group(*told).due == day(due)


def test_it_says_which_conference_asked_for_it_and_what_the_law_asks_of_every_child() -> None:
    task = next_core_group(plan(14), MET)
    assert task.why.startswith("The conference of 2 March 2026 asked for a core group every 14 days: by 30 March 2026 (CPP-18, CPP-20).")
    assert "The core group should meet again by 13 April 2026" in task.why


def test_on_the_last_day_it_is_needed_and_the_law_does_not_call_it_overdue_yet() -> None:
    day_before, on_the_day = (sorted_out([next_core_group(plan(14), MET, on=on)], day(on)) for on in ("2026-03-29", "2026-03-30"))
    assert (len(day_before.now), len(day_before.week), len(on_the_day.now)) == (0, 1, 1)
    held = lines(BORN, plan(14), MET)
    (found,) = [found for found in findings("mia", facts_of(held), day("2026-04-13")) if found.duty.id == "cp.next-core-group"]
    assert (found.status, found.due) == ("open", day("2026-04-13"))

"""The three groups of ISS-5-1: who is in them as a day closes, who is in several, and as it was known."""

from datetime import date

import pytest

from corbiere.insight.dataset import ALL, ChildSelection
from corbiere.insight.groups import Both, in_group, recorded, times, together
from corbiere.insight.pages.groups import alone, none_small
from corbiere.protection.measures.service import THREE_GROUPS
from registers.telling import Child, evening

pytestmark = pytest.mark.django_db
CARE, REGISTER, COURT = THREE_GROUPS.groups
TODAY = date(2026, 6, 1)


def on(day: str, known: str | None = None, whom: ChildSelection = ALL) -> dict[Both, int]:
    moment = evening(known) if known else None
    return dict(together(times(THREE_GROUPS, date.fromisoformat(day), moment, whom), date.fromisoformat(day)))


def in_care(name: str = "Leo", since: str = "2026-03-02") -> Child:
    child = Child(name).begun()
    child.tell("care-started", since, status="accommodated")
    return child


def test_each_is_counted_by_the_groups_it_is_in() -> None:
    """ISS-5-1: looked after, on the register, before the court, and all three at once."""
    in_care("Leo")
    Child("Mia").begun().plan("2026-03-02")
    all_three = in_care("Sam")
    all_three.plan("2026-03-09")
    all_three.tell("proceedings-issued", "2026-03-16")

    assert on("2026-03-08") == {frozenset({CARE}): 2, frozenset({REGISTER}): 1}
    assert on("2026-03-09") == {frozenset({CARE}): 1, frozenset({REGISTER}): 1, frozenset({CARE, REGISTER}): 1}
    counts = on("2026-03-16")
    assert counts[frozenset({CARE, REGISTER, COURT})] == 1
    assert [in_group(counts, group) for group in THREE_GROUPS.groups] == [2, 2, 1]


@pytest.mark.parametrize(
    ("begins", "ends"), [("care-started", "care-ended"), ("proceedings-issued", "proceedings-ended")], ids=["care", "court"]
)
def test_the_day_on_which_it_ended_is_no_longer_of_it(begins: str, ends: str) -> None:
    """As the register: a day is told as it closed."""
    child = Child("Leo").begun()
    child.tell(begins, "2026-03-02")
    child.tell(ends, "2026-03-20")

    assert [sum(on(day).values()) for day in ("2026-03-01", "2026-03-02", "2026-03-19", "2026-03-20")] == [0, 1, 1, 0]


def test_each_ends_on_the_eighteenth_birthday() -> None:
    child = Child("Leo", born="2008-06-03").begun()
    child.tell("care-started", "2026-03-02")
    child.tell("proceedings-issued", "2026-03-02")
    child.plan("2026-03-02")

    assert on("2026-06-02") == {frozenset(THREE_GROUPS.groups): 1}
    assert on("2026-06-03") == {}


def test_it_is_told_as_it_was_known_and_a_withdrawal_counts_from_when_it_was_made() -> None:
    """ISS-5-1."""
    child = Child("Leo").begun()
    late = child.tell("care-started", "2026-03-02", "2026-03-20")
    child.taken_back(late, "2026-03-02", "2026-04-01")

    assert on("2026-03-10", known="2026-03-19") == {}
    assert on("2026-03-10", known="2026-03-20") == {frozenset({CARE}): 1}
    assert on("2026-03-10") == {}


def test_what_nobody_has_recorded_is_not_told_as_nought() -> None:
    Child("Mia").begun().plan("2026-03-02")
    assert recorded(THREE_GROUPS, times(THREE_GROUPS, TODAY, None, ALL)) == [REGISTER]
    court = in_care("Leo")
    court.tell("proceedings-issued", "2026-03-16")
    assert recorded(THREE_GROUPS, times(THREE_GROUPS, TODAY, None, ALL)) == [CARE, REGISTER, COURT]
    assert recorded(THREE_GROUPS, times(THREE_GROUPS, date(2026, 3, 15), None, ALL)) == [CARE, REGISTER]


def test_whom_the_viewer_knows_is_in_none_of_them() -> None:
    leo = in_care("Leo")
    assert on("2026-03-10", whom=ChildSelection(without=frozenset({leo.id}))) == {}


def test_one_small_overlap_keeps_all_of_them_back() -> None:
    """ISS-5-1: Whoever has the lines of the groups could work one out from the others, or from the register's own number."""
    both = [frozenset({CARE}), frozenset({REGISTER}), frozenset({CARE, REGISTER})]
    small = [(12, 7, 2), (2, 7, 12), (1, 1, 20), (3, 0, 0), (4, 4, 4), (0, 6, 3)]
    assert not any(none_small(dict(zip(both, numbers, strict=True))) for numbers in small)
    assert all(none_small(dict(zip(both, numbers, strict=True))) for numbers in [(9, 8, 7), (0, 6, 0), (5, 5, 5), (0, 0, 0)])
    assert [alone(number) for number in (0, 1, 4, 5)] == [0, None, None, 5]

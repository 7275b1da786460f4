"""Quarters of the calendar year."""

from datetime import date

import pytest

from corbiere.insight.quarters import Quarter, latest_whole, quarter_called, quarter_of, up_to


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-01-01", "2026-q1"), ("2026-03-31", "2026-q1"), ("2026-04-01", "2026-q2"), ("2026-12-31", "2026-q4")],
)
def test_a_day_is_in_its_quarter_from_the_first_day_to_the_last(day: str, name: str):
    quarter = quarter_of(date.fromisoformat(day))

    assert quarter.name == name
    assert date.fromisoformat(day) in quarter
    assert quarter_called(name) == quarter


def test_the_last_day_ends_a_quarter_and_the_day_before_it_does_not():
    assert latest_whole(date(2026, 6, 30)) == Quarter(2026, 2)
    assert latest_whole(date(2026, 6, 29)) == Quarter(2026, 1)
    assert latest_whole(date(2026, 1, 1)) == Quarter(2025, 4)


def test_eight_quarters_are_two_years_and_end_with_the_one_named():
    assert [quarter.name for quarter in up_to(Quarter(2026, 1), 5)] == ["2025-q1", "2025-q2", "2025-q3", "2025-q4", "2026-q1"]
    assert (Quarter(2024, 1).last, Quarter(2024, 1).words) == (date(2024, 3, 31), "January to March 2024")


@pytest.mark.parametrize("name", ["", "2026", "2026-q5", "2026-q0", "0001-q1", "9999-q4", "2026-Q1 ", "２０２６-q1"])
def test_what_is_no_quarter_is_none(name: str):
    assert quarter_called(name) is None

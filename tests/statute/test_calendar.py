"""Counting days: working days in Jersey, calendar days, months and birthdays (the contract's section 2)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corbiere.statute.calendar import (
    WORKING_DAYS,
    Override,
    WorkingDays,
    birthday,
    day_before,
    days_after,
    in_words,
    months_after,
    read_overrides,
)
from corbiere.statute.limits import UNITS, Step

FIRST, LAST = date.min, date.max
any_day = st.dates()
recent_day = st.dates(date(1990, 1, 1), date(2060, 12, 31))
number = st.integers(1, 60)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_ten_working_days_after_28_april_2025_is_14_may_because_of_two_holidays() -> None:
    assert WORKING_DAYS.after(day("2025-04-28"), 10) == day("2025-05-14")


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2026-03-07", 1, "2026-03-09"),  # from a Saturday
        ("2026-03-08", 1, "2026-03-09"),  # from a Sunday
        ("2026-03-06", 1, "2026-03-09"),  # from a Friday
        ("2025-05-05", 1, "2025-05-06"),  # from a bank holiday
        ("2025-05-09", 1, "2025-05-12"),  # from Liberation Day
        ("2025-04-17", 1, "2025-04-22"),  # over Easter
        ("2025-12-24", 1, "2025-12-29"),  # over Christmas
        ("2025-12-31", 1, "2026-01-02"),  # over New Year's Day
        ("2025-12-19", 10, "2026-01-07"),
    ],
)
def test_working_days_are_counted_strictly_after_the_day(start: str, number: int, end: str) -> None:
    assert WORKING_DAYS.after(day(start), number) == day(end)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2026-03-09", 1, "2026-03-06"),
        ("2026-03-08", 1, "2026-03-06"),
        ("2026-03-07", 1, "2026-03-06"),
        ("2025-05-12", 1, "2025-05-08"),
        ("2025-05-14", 10, "2025-04-28"),
        ("2026-01-02", 1, "2025-12-31"),
        ("2026-01-07", 10, "2025-12-19"),
    ],
)
def test_working_days_before_are_counted_strictly_before_the_day(start: str, number: int, end: str) -> None:
    assert WORKING_DAYS.before(day(start), number) == day(end)


# Each year's public and bank holidays that fall on a weekday, and days beside them on which people work.
HOLIDAYS = """
    2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-09 2024-05-27 2024-08-26 2024-12-25 2024-12-26
    2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-09 2025-05-26 2025-08-25 2025-12-25 2025-12-26
    2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
    2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
    2028-04-14 2028-04-17 2028-05-01 2028-05-09 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""
ORDINARY_DAYS = "2024-05-07 2024-05-10 2025-05-08 2025-05-12 2026-05-08 2026-05-11 2027-05-07 2027-05-10 2027-05-11 2028-05-08 2028-05-10"


@pytest.mark.parametrize("text", HOLIDAYS.split())
def test_nobody_works_on_a_holiday_of_jersey(text: str) -> None:
    assert not WORKING_DAYS.is_working(day(text))


@pytest.mark.parametrize("text", ORDINARY_DAYS.split())
def test_the_days_around_liberation_day_are_working_days(text: str) -> None:
    assert WORKING_DAYS.is_working(day(text))


def test_liberation_day_is_never_a_working_day() -> None:
    assert not any(WORKING_DAYS.is_working(date(year, 5, 9)) for year in range(2024, 2029))


TABLE = """
    [[override]]
    day = 2026-03-09
    working = false
    name = "a day of mourning"
    source = "a test"

    [[override]]
    day = 2026-03-14
    working = true
    name = "a Saturday at work"
    source = "a test"
"""


def test_an_override_makes_a_monday_a_holiday_and_a_saturday_a_working_day() -> None:
    corrected = WorkingDays(read_overrides(TABLE))

    assert not corrected.is_working(day("2026-03-09"))
    assert corrected.is_working(day("2026-03-14"))
    assert corrected.after(day("2026-03-06"), 1) == day("2026-03-10")
    assert corrected.after(day("2026-03-06"), 5) == day("2026-03-14")
    assert corrected.before(day("2026-03-16"), 1) == day("2026-03-14")


def test_an_override_leaves_every_other_day_alone() -> None:
    corrected = WorkingDays((Override(day("2026-03-09"), False, "a day of mourning", "a test"),))
    march = [date(2026, 3, number) for number in range(1, 32)]

    assert [each for each in march if corrected.is_working(each) != WORKING_DAYS.is_working(each)] == [day("2026-03-09")]


def test_no_overrides_are_an_empty_table() -> None:
    assert read_overrides("") == ()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2025-10-31", 1, "2025-11-30"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-12-31", 6, "2026-06-30"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2100-01-31", 1, "2100-02-28"),
    ],
)
def test_a_month_keeps_the_day_or_takes_the_last_of_a_shorter_month(start: str, months: int, end: str) -> None:
    assert months_after(day(start), months) == day(end)


def test_years_keep_the_day_or_take_28_february() -> None:
    assert Step(4, "years").after(day("2024-02-29")) == day("2028-02-29")
    assert Step(1, "years").after(day("2024-02-29")) == day("2025-02-28")


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [
        ("2008-02-29", 18, "2026-03-01"),
        ("2008-02-29", 16, "2024-02-29"),
        ("2008-02-28", 18, "2026-02-28"),
        ("2008-03-01", 16, "2024-03-01"),
        ("2000-02-29", 100, "2100-03-01"),
        ("2008-12-31", 0, "2008-12-31"),
    ],
)
def test_a_birthday_on_29_february_falls_on_1_march_in_other_years(born: str, age: int, on: str) -> None:
    """GL-07."""
    assert birthday(day(born), age) == day(on)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("start", [FIRST, date(1, 12, 31), date(9999, 1, 1), LAST])
def test_the_years_1_and_9999_hold_at_the_first_and_last_day_there_is(unit: str, start: date) -> None:
    assert FIRST <= start <= Step(20, unit).after(start) <= LAST
    assert Step(20_000, unit).after(LAST) == LAST


def test_counting_back_from_the_first_days_holds_at_the_first_day() -> None:
    assert WORKING_DAYS.before(FIRST, 5) == FIRST
    assert WORKING_DAYS.before(date(1, 1, 3), 50) == FIRST
    assert days_after(date(1, 1, 3), -50) == FIRST
    assert day_before(FIRST) == FIRST


def test_months_before_the_first_year_hold_at_the_first_day() -> None:
    assert months_after(date(1, 1, 3), -1) == FIRST


def test_a_birthday_after_the_year_9999_is_the_last_day_there_is() -> None:
    assert birthday(date(9990, 2, 28), 18) == LAST


@given(recent_day, number)
def test_the_days_after_and_before_are_working_days_on_the_right_side(start: date, count: int) -> None:
    after, before = WORKING_DAYS.after(start, count), WORKING_DAYS.before(start, count)

    assert before < start < after
    assert WORKING_DAYS.is_working(after)
    assert WORKING_DAYS.is_working(before)


@given(recent_day, number)
def test_counting_back_undoes_counting_on_from_a_working_day(start: date, count: int) -> None:
    working = WORKING_DAYS.after(start, 1)

    assert WORKING_DAYS.before(WORKING_DAYS.after(working, count), count) == working
    assert WORKING_DAYS.after(WORKING_DAYS.before(working, count), count) == working


@given(recent_day, number)
def test_counting_on_is_counting_every_working_day_between(start: date, count: int) -> None:
    end = WORKING_DAYS.after(start, count)
    between = (days_after(start, step) for step in range(1, (end - start).days + 1))

    assert sum(map(WORKING_DAYS.is_working, between)) == count


@given(recent_day, recent_day, number)
def test_a_later_start_is_never_due_sooner(one: date, other: date, count: int) -> None:
    earlier, later = sorted((one, other))

    assert WORKING_DAYS.after(earlier, count) <= WORKING_DAYS.after(later, count)
    assert WORKING_DAYS.after(earlier, count) < WORKING_DAYS.after(earlier, count + 1)


@given(any_day, st.integers(-20_000, 20_000))
def test_calendar_days_are_never_moved(start: date, count: int) -> None:
    end = days_after(start, count)

    assert end in (FIRST, LAST) or (end - start).days == count


@given(any_day, st.integers(0, 600))
def test_months_keep_the_day_unless_the_month_is_shorter(start: date, count: int) -> None:
    end = months_after(start, count)

    assert end == LAST or (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end == LAST or end.day == start.day or (end.day < start.day and days_after(end, 1).day == 1)


def test_days_are_written_as_people_write_them() -> None:
    assert in_words(day("2026-03-16")) == "16 March 2026"
    assert in_words(FIRST) == "1 January 1"

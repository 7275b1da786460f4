"""Numbers: bands at their edges, and small numbers that are kept back so that nothing follows from the rest."""

from datetime import date

import pytest

from corbiere.protection.models import RegisteredChild
from corbiere.protection.register import REGISTER
from corbiere.registers.numbers import AGES, FEWEST, age_band, kept_back, length_band, numbers

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2026, 3, 3), "Not yet born"), (date(2026, 3, 2), "Under 1"), (date(2025, 3, 3), "Under 1"), (date(2025, 3, 2), "1 to 4"),
        (date(2021, 3, 3), "1 to 4"), (date(2021, 3, 2), "5 to 9"), (date(2016, 3, 2), "10 to 15"), (date(2010, 3, 2), "16 and 17"),
        (date(2008, 3, 3), "16 and 17"), (None, "Not recorded"),
    ],
)  # fmt: skip
def test_an_age_is_that_of_the_day_by_birthdays(born: date | None, band: str) -> None:
    assert age_band(RegisteredChild(born=born), ON) == band


def test_a_baby_that_is_expected_is_not_yet_born() -> None:
    assert age_band(RegisteredChild(expected=date(2026, 5, 1)), ON) == AGES[0][0]


@pytest.mark.parametrize(
    ("since", "band"),
    [
        (date(2025, 12, 3), "Under 3 months"), (date(2025, 12, 2), "3 to 6 months"), (date(2025, 9, 2), "6 months to a year"),
        (date(2025, 3, 2), "1 to 2 years"), (date(2024, 3, 2), "2 years or longer"),
    ],
)  # fmt: skip
def test_the_time_on_the_register_is_told_in_whole_months(since: date, band: str) -> None:
    assert length_band(since, ON) == band


def test_a_small_number_is_kept_back_and_does_not_follow_from_the_others() -> None:
    """ISS-7-0b on an island: whoever knows the sum learns at least that of two numbers only their sum."""
    assert kept_back({"a": 2, "b": 9, "c": 7, "d": 0}) == {"a": None, "b": 9, "c": None, "d": 0}
    assert kept_back({"a": 5, "b": 6}) == {"a": 5, "b": 6}
    assert kept_back({"a": 1, "b": 1, "c": 8, "d": 20}) == {"a": None, "b": None, "c": None, "d": 20}
    assert kept_back({"a": 3, "b": 2, "c": 20}) == {"a": None, "b": None, "c": 20}
    assert kept_back({"a": 4, "b": 0}) == {"a": None, "b": None}
    assert kept_back({"a": 0, "b": 0}) == {"a": 0, "b": 0}


def test_no_number_that_is_shown_is_small_and_none_can_be_worked_out() -> None:
    for first in range(12):
        for second in range(12):
            shown = kept_back({"a": first, "b": second, "c": 9})
            hidden = [count for label, count in (("a", first), ("b", second), ("c", 9)) if shown[label] is None]
            assert all(count == 0 or count >= FEWEST for count in shown.values() if count is not None)
            assert len(hidden) != 1


def test_whoever_keeps_the_register_sees_all_of_them() -> None:
    places = [RegisteredChild(category="neglect", born=date(2018, 6, 3), registered=date(2026, 1, 5), number=1, sex="female")]
    whole, less = numbers(REGISTER, places, ON, whole=True), numbers(REGISTER, places, ON, whole=False)

    assert (whole.total, whole.by[0].counts["Neglect"]) == (1, 1)
    assert (less.total, set(less.by[0].counts.values())) == (None, {None})

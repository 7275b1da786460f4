"""Counting days as the law counts them: working days in Jersey, months, birthdays.

A day that would fall outside the years 1 to 9999 is held at the first or last day there is.
"""

import calendar
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from holidays import HolidayBase, country_holidays

ONE_DAY = timedelta(days=1)
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Override:
    """A day on which Jersey's list of holidays is corrected by hand, with the source that says so."""

    day: date
    working: bool
    name: str
    source: str


def read_overrides(text: str) -> tuple[Override, ...]:
    """The dated table of `overrides.toml`; a line needs `day`, `working`, `name` and `source`."""
    return tuple(Override(**line) for line in tomllib.loads(text).get("override", []))


class WorkingDays:
    """Monday to Friday, less Jersey's public and bank holidays, plus and minus the overrides."""

    def __init__(self, overrides: tuple[Override, ...] = ()) -> None:
        self.overrides = {override.day: override for override in overrides}
        self._years: dict[int, list[date]] = {}

    def is_working(self, day: date) -> bool:
        days = self._of(day.year)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def after(self, day: date, number: int) -> date:
        """The `number`-th working day strictly after `day`."""
        year, place = day.year, bisect_right(self._of(day.year), day) + number - 1
        while place >= len(self._of(year)):
            if year == date.max.year:
                return date.max
            place -= len(self._of(year))
            year += 1
        return self._of(year)[place]

    def before(self, day: date, number: int) -> date:
        """The `number`-th working day strictly before `day`."""
        year, place = day.year, bisect_left(self._of(day.year), day) - number
        while place < 0:
            if year == date.min.year:
                return date.min
            year -= 1
            place += len(self._of(year))
        return self._of(year)[place]

    def _of(self, year: int) -> list[date]:
        if year not in self._years:
            holidays = country_holidays("JE", years=year)
            self._years[year] = [day for day in _days_of(year) if self._works_on(day, holidays)]
        return self._years[year]

    def _works_on(self, day: date, holidays: HolidayBase) -> bool:
        if override := self.overrides.get(day):
            return override.working
        return day.weekday() < calendar.SATURDAY and day not in holidays


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1).toordinal()
    return [date.fromordinal(first + i) for i in range(366 if calendar.isleap(year) else 365)]


WORKING_DAYS = WorkingDays(read_overrides(resources.files(__package__).joinpath("overrides.toml").read_text()))


def days_after(day: date, number: int) -> date:
    """Calendar days; never moved because the day falls on a weekend."""
    return date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))


def months_after(day: date, number: int) -> date:
    """The same day of the month, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if year > date.max.year else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@cache
def birthday(born: date, age: int) -> date:
    """The day someone turns `age`; for those born on 29 February, 1 March in other years."""
    year = born.year + age
    if year > date.max.year:
        return date.max
    if (born.month, born.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def whole_years(born: date, day: date) -> int:
    """As the law counts birthdays: for those born on 29 February, 1 March in other years."""
    years = day.year - born.year
    return years - (birthday(born, years) > day)


def day_before(day: date) -> date:
    return day - ONE_DAY if day > date.min else day


@cache
def in_words(day: date) -> str:
    """`16 March 2026`"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

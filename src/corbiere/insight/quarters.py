"""Quarters of the calendar year. That measures are told by these is a default: no source says when a reporting period begins."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corbiere.statute.calendar import MONTHS

_NAME = re.compile(r"([0-9]{4})-q([1-4])")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Quarter(NamedTuple):
    """`number` is 1 for January to March."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return date(self.year, 3 * self.number, monthrange(self.year, 3 * self.number)[1])

    @property
    def name(self) -> str:
        """As an address has it: `2026-q1`"""
        return f"{self.year}-q{self.number}"

    @property
    def words(self) -> str:
        """`January to March 2026`"""
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.year}"

    @property
    def short(self) -> str:
        """`Jan–Mar 2026`, for the foot of a chart."""
        return f"{MONTHS[self.first.month - 1][:3]}–{MONTHS[self.last.month - 1][:3]} {self.year}"

    def earlier(self, by: int = 1) -> "Quarter":
        year, place = divmod(self.year * 4 + self.number - 1 - by, 4)
        return Quarter(year, place + 1)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def closings(since: date, on: date) -> Iterator[date]:
    """The last day of each quarter from that of `since` on; of the one that lasts, the day `on`."""
    quarter = quarter_of(since)
    while quarter.first <= on:
        yield min(quarter.last, on)
        quarter = quarter.earlier(-1)


def latest_whole(on: date) -> Quarter:
    """The last quarter that was over by the end of a day."""
    now = quarter_of(on)
    return now if now.last == on else now.earlier()


def quarter_called(name: str) -> Quarter | None:
    """The quarter of that name in an address; None if it is none, or too far off to be asked about."""
    found = _NAME.fullmatch(name)
    if not found or not FIRST_YEAR < int(found[1]) < LAST_YEAR:
        return None
    return Quarter(int(found[1]), int(found[2]))


def up_to(last: Quarter, number: int) -> list[Quarter]:
    """So many quarters, the last of them last."""
    return [last.earlier(number - 1 - place) for place in range(number)]

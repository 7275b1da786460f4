"""A generated history in the making: what happened, on which day, and when somebody wrote it down.

Days are ordinals here (`date.toordinal`) because most of the work is adding to them; they become dates in `facts`.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from random import Random
from typing import TypeVar

from corbiere.statute.calendar import birthday
from corbiere.statute.facts import Attributes, Fact

YEAR = 365.25
RECORDED_LATE = 0.03
ON_TIME = 0.86
NEXT_WEEKDAY = (1, 0, 0, 0, 0, 0, 2)
"""How far to move a day off the weekend, by its ordinal modulo 7 (0 is Sunday)."""

DECIDES, GOES_ON = ("plan-reviewed", "conference-held"), ("plan", "continue", "amend", "transfer")

_Row = tuple[int, int, str, Attributes, str | None, str | None]
_Choice = TypeVar("_Choice")
_by_day_recorded = itemgetter(0)
_day = cache(date.fromordinal)


class Chronology:
    """One subject's facts in the making; nothing is written down that happens after `end`."""

    __slots__ = ("_refs", "_rows", "born", "chance", "end")

    def __init__(self, random: Random, born: int, end: int) -> None:
        self.chance = random.random
        self.born = born
        self.end = end
        self._rows: list[_Row] = []
        self._refs = 0

    def happened(self, day: int, kind: str, attributes: Attributes = (), ref: str | None = None, of: str | None = None) -> None:
        """Something that may fall on any day of the week."""
        if day <= self.end:
            recorded = day if self.chance() >= RECORDED_LATE else day + 1 + int(self.chance() * 60)
            self._rows.append((recorded, day, kind, attributes, ref, of))

    def done(self, day: int, kind: str, attributes: Attributes = (), ref: str | None = None, of: str | None = None) -> None:
        """Somebody's work, which waits for Monday when it falls on a weekend."""
        day += NEXT_WEEKDAY[day % 7]
        if day <= self.end:
            recorded = day if self.chance() >= RECORDED_LATE else day + 1 + int(self.chance() * 60)
            self._rows.append((recorded, day, kind, attributes, ref, of))

    def new_ref(self, name: str) -> str:
        self._refs += 1
        return f"{name}-{self._refs}"

    def taken(self, allowed: int) -> int:
        """How many days it took where `allowed` are allowed: mostly within them, up to half as long again otherwise."""
        luck = self.chance()
        if luck < ON_TIME:
            return 1 + int((0.5 + luck / ON_TIME / 2) * (allowed - 1))
        return allowed + 1 + int((luck - ON_TIME) / (1 - ON_TIME) * allowed / 2)

    def between(self, least: int, most: int) -> int:
        return least + int(self.chance() * (most - least + 1))

    def happens(self, probability: float) -> bool:
        return self.chance() < probability

    def one_of(self, choices: Sequence[_Choice]) -> _Choice:
        return choices[int(self.chance() * len(choices))]

    def birthday(self, age: int) -> int:
        return birthday(_day(self.born), age).toordinal()

    def facts(self) -> list[Fact]:
        """In the order of recording."""
        self._rows.sort(key=_by_day_recorded)
        rows = [row for row in map(self._on_last_day, self._rows) if row]
        return [
            Fact(_day(day), kind, attributes, _day(recorded), ref, of, order)
            for order, (recorded, day, kind, attributes, ref, of) in enumerate(rows)
        ]

    def _on_last_day(self, row: _Row) -> _Row | None:
        """The row, unless it lets a plan go on from the day it ended, the child died or turned eighteen: then it ends it, or is no row."""
        recorded, day, kind, attributes, ref, of = row
        if kind not in DECIDES or (said := dict(attributes)).get("outcome") not in GOES_ON:
            return row
        died = any(other[2] == "died" and other[1] <= day for other in self._rows)
        over = died or (day >= self.birthday(18) and said.get("type") != "pathway")
        if kind == "plan-reviewed" and not over:
            over = any(other[1] == day and other[2] == "plan-ended" and dict(other[3]) == {"type": said["type"]} for other in self._rows)
        if not over:
            return row
        if said.get("type") == "child-protection":
            return None
        ends = "end" if kind == "plan-reviewed" or said.get("type") == "review" else "no-plan"
        return recorded, day, kind, tuple(sorted({**said, "outcome": ends}.items())), ref, of


@cache
def written(day: int) -> str:
    """`2026-03-16`"""
    return _day(day).isoformat()


def working(day: int) -> int:
    """The day itself, or the Monday after a weekend."""
    return day + NEXT_WEEKDAY[day % 7]

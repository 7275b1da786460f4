"""Limits: by when. Each says which dates and attributes it reads, and works the due day out from them alone.

A limit that cannot be worked out (nobody said when the conference is) gives None: no clock starts.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from corbiere.statute.calendar import WORKING_DAYS, birthday, day_before, days_after, months_after
from corbiere.statute.patterns import Pattern

UNITS = ("working days", "days", "weeks", "months", "years")


class Step(NamedTuple):
    """A length of time, `10 working days`; months and years keep the day of the month or take the last of a shorter one."""

    number: int
    unit: str

    def after(self, day: date) -> date:
        return _counted(self.number, self.unit, day)

    def before(self, day: date) -> date:
        return WORKING_DAYS.before(day, self.number) if self.unit == "working days" else _FORWARD[self.unit](day, -self.number)

    def __str__(self) -> str:
        return f"{self.number} {self.unit if self.number != 1 else self.unit.removesuffix('s')}"


_FORWARD: dict[str, Callable[[date, int], date]] = {
    "working days": WORKING_DAYS.after,
    "days": days_after,
    "weeks": lambda day, number: days_after(day, 7 * number),
    "months": months_after,
    "years": lambda day, number: months_after(day, 12 * number),
}


@cache
def _counted(number: int, unit: str, day: date) -> date:
    return _FORWARD[unit](day, number)


def working_days(number: int) -> Step:
    return Step(number, "working days")


def days(number: int) -> Step:
    return Step(number, "days")


def weeks(number: int) -> Step:
    return Step(number, "weeks")


def months(number: int) -> Step:
    return Step(number, "months")


def years(number: int) -> Step:
    return Step(number, "years")


class AttributeLimit(NamedTuple):
    """Read the attribute of the fact that starts the clock."""

    attribute: str


class AttributeDay(NamedTuple):
    """Read the day that an attribute of the fact that starts the clock names, or None."""

    attribute: str


class Latest(NamedTuple):
    """Read the attribute of the latest fact of this pattern, up to and including the fact that starts the clock."""

    pattern: Pattern
    attribute: str


DAY, BORN, BEGAN, PERIOD_DUE = "day", "born", "began", "period_due"
Input = str | AttributeLimit | AttributeDay | Latest


# Each limit has `inputs` and `due(*values)`. The inputs name what `due` is given, in order: the starting day, the date of birth (or
# None), the day the state began, the day a calendar period falls due, the day or the text of an attribute (or None where it is unknown).


@dataclass(frozen=True, slots=True)
class Within:
    """So long after the day that starts the clock."""

    limit: Step
    inputs: tuple[Input, ...] = (DAY,)

    def due(self, *values: date | str | None) -> date | None:
        return self.limit.after(_date(values[0]))

    def __str__(self) -> str:
        return str(self.limit)


@dataclass(frozen=True, slots=True)
class LatestStatedLimit:
    """So many days as the latest such fact stated, and `limit` where it stated none."""

    limit: Step
    by: Latest

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (DAY, self.by)

    def due(self, *values: date | str | None) -> date | None:
        day, stated = values
        return (days(int(str(stated))) if stated else self.limit).after(_date(day))

    def __str__(self) -> str:
        return f"{self.limit}, or the number of days that the latest {self.by.pattern} set ({self.by.attribute})"


@dataclass(frozen=True, slots=True)
class AtMost:
    """`limit`, or so many days as the latest such fact stated, where these are fewer."""

    limit: Step
    by: Latest

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (DAY, self.by)

    def due(self, *values: date | str | None) -> date | None:
        day, stated = values
        latest = self.limit.after(_date(day))
        return min(latest, days(int(str(stated))).after(_date(day))) if stated else latest

    def __str__(self) -> str:
        return f"{self.limit}, or fewer where the latest {self.by.pattern} set fewer days ({self.by.attribute})"


@dataclass(frozen=True, slots=True)
class OnDay:
    """The very day that the starting fact names."""

    attribute: str

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (AttributeDay(self.attribute),)

    def due(self, *values: date | str | None) -> date | None:
        return _date(values[0]) if values[0] else None

    def __str__(self) -> str:
        return f"the day that the plan or the asking itself names ({self.attribute})"


@dataclass(frozen=True, slots=True)
class Before:
    """So long before the day that the starting fact names; `review` instead where the fact is of that type."""

    attribute: str
    limit: Step
    review: Step

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (AttributeDay(self.attribute), AttributeLimit("type"))

    def due(self, *values: date | str | None) -> date | None:
        named, type = values
        return (self.review if type == "review" else self.limit).before(_date(named)) if named else None

    def __str__(self) -> str:
        return f"{self.limit} before the conference ({self.review} before a review conference)"


@dataclass(frozen=True, slots=True)
class ByAge:
    """`younger` for a child under `age` on the starting day, `limit` for everyone else."""

    age: int
    younger: Step
    limit: Step
    inputs: tuple[Input, ...] = (DAY, BORN)

    def due(self, *values: date | str | None) -> date | None:
        day, born = _date(values[0]), values[1]
        young = isinstance(born, date) and day < birthday(born, self.age)
        return (self.younger if young else self.limit).after(day)

    def __str__(self) -> str:
        return f"{self.younger} under the age of {self.age}, {self.limit} from then on"


@dataclass(frozen=True, slots=True)
class PeriodDue:
    """The day on which the calendar period (a school term, a year) falls due."""

    text: str
    inputs: tuple[Input, ...] = (PERIOD_DUE,)

    def due(self, *values: date | str | None) -> date | None:
        return _date(values[0])

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A rule of its own: a function of the day, the date of birth and the day the state began, named by its parameters."""

    rule: Callable[..., date | None]
    text: str

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(inspect.signature(self.rule).parameters)

    def due(self, *values: date | str | None) -> date | None:
        return self.rule(*values)

    def __str__(self) -> str:
        return self.text


Limit = Within | LatestStatedLimit | AtMost | OnDay | Before | ByAge | PeriodDue | WorkedOut


def _date(value: date | str | None) -> date:
    assert isinstance(value, date)
    return value


def eve_of_birthday(born: date, age: int) -> date:
    return day_before(birthday(born, age))

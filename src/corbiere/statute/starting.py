"""Declarations of what starts a duty's clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from corbiere.statute.patterns import NOTHING, Pattern
from corbiere.statute.states import AnyState


@dataclass(frozen=True, slots=True)
class StateBegins:
    """The fact, or the birthday, with which the state begins; nothing, where it had begun before."""

    state: AnyState


@dataclass(frozen=True, slots=True)
class Each:
    """Each such fact, in the state if one is named; `only` the first of them in each time in the state, or all later ones.

    In a state that had begun before, the first is not known: each is a later one.
    `since`: where it points (`of=`) at an earlier fact of these, the clock runs from that one's day.
    """

    pattern: Pattern
    only: Literal["first", "later"] | None = None
    since: Pattern = NOTHING

    def of_these(self, places: list[int], before: bool) -> list[int]:
        """Picks those of one time in the state; `before` is whether that had begun before."""
        if self.only == "first":
            return [] if before else places[:1]
        return places if before or self.only is None else places[1:]


@dataclass(frozen=True, slots=True)
class Reaches:
    """The day, once in each time in the state, by which the child is so old; the state's first day if they are already.

    In a state that had begun before nothing counts from its first day: an age that was reached earlier starts no clock.
    """

    years: int
    months: int = 0


class DutyPeriod(NamedTuple):
    first: date
    due: date
    last: date


@dataclass(frozen=True, slots=True)
class EachPeriod:
    """The first day of each calendar period that `periods(began, last, born)` finds between two days of the state."""

    periods: Callable[[date, date, date | None], list[DutyPeriod]]


Starting = StateBegins | Each | Reaches | EachPeriod

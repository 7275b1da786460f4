"""Who is behind a number: those whose record is open to the viewer, and how many others."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from corbiere.insight.counts import UnitAnswer
from corbiere.insight.disclosure_control import FEWEST
from corbiere.insight.measure import MeasureOutcome
from corbiere.insight.scope import Over

ORDER = (MeasureOutcome.NO, MeasureOutcome.UNKNOWN, MeasureOutcome.YES, MeasureOutcome.NOT_YET, MeasureOutcome.LEFT_OUT)


class Behind(NamedTuple):
    """`told` by outcome. `closed` counts the others; None where that number would tell too much.

    Those who are given numbers whole are told of a meeting in which one child is open to them; others where all its children are.
    """

    told: list[UnitAnswer]
    closed: int | None

    @property
    def children(self) -> set[UUID]:
        return {child for one in self.told for child in one.unit.children}


def behind(held: Iterable[UnitAnswer], over: Over) -> Behind:
    held = list(held)
    seen = [one for one in held if _is_open(one, over)]
    closed = len(held) - len(seen)
    seen.sort(key=lambda one: (ORDER.index(one.answer.outcome), one.unit.day))
    return Behind(seen, closed if over.whole or not 0 < closed < FEWEST else None)


def _is_open(one: UnitAnswer, over: Over) -> bool:
    children = one.unit.children
    return bool(over.open.intersection(children)) if over.whole else over.open.issuperset(children)


def why(one: UnitAnswer, over: Over) -> str:
    """The finding, where every child it is about is open: one record must not tell of another."""
    return (
        one.answer.why if over.open.issuperset(one.unit.children) else "Children whose records are closed to you were discussed at it too."
    )

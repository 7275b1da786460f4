"""Counting answers: how many of how many, as a whole and by what the clause breaks it down by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.insight.dataset import Dataset
from corbiere.insight.measure import IN_DENOMINATOR, Breakdown, Key, Measure, MeasureAnswer, MeasureOutcome, Unit
from corbiere.insight.quarters import Quarter


class UnitAnswer(NamedTuple):
    """A unit, and what a measure says of it."""

    unit: Unit
    answer: MeasureAnswer


class Proportion(NamedTuple):
    """`yes` of `yes + no + unknown`; beside it what is not due yet, what the clause leaves out, and what it wants shown apart."""

    yes: int = 0
    no: int = 0
    unknown: int = 0
    not_yet: int = 0
    left_out: int = 0
    beside: int = 0

    @property
    def of(self) -> int:
        return self.yes + self.no + self.unknown

    @property
    def share(self) -> float | None:
        """Per cent; None of nothing."""
        return 100 * self.yes / self.of if self.of else None

    @property
    def per_cent(self) -> int | None:
        """In whole per cent, where a hundred and nought are kept for all and none."""
        if self.share is None:
            return None
        return round(self.share) if self.yes in (0, self.of) else min(99, max(1, round(self.share)))


class BreakdownRow(NamedTuple):
    """A row of a breakdown. Of a tally only `figure.of` says something: how often."""

    key: Key
    figure: Proportion


def told(measure: Measure[Any], world: Dataset) -> list[UnitAnswer]:
    """Every unit of what is known, with what the measure says of it, by day."""
    units = sorted(measure.finds(world), key=lambda unit: (unit.day, [str(child) for child in unit.children]))
    return [UnitAnswer(unit, measure.says(unit, world.on)) for unit in units]


def within(quarter: Quarter, held: Iterable[UnitAnswer]) -> list[UnitAnswer]:
    return [one for one in held if one.unit.day in quarter]


def figure(held: Iterable[UnitAnswer]) -> Proportion:
    held = list(held)
    count = Counter(one.answer.outcome for one in held)
    beside = sum(one.answer.beside and one.answer.counts for one in held)
    return Proportion(
        count[MeasureOutcome.YES],
        count[MeasureOutcome.NO],
        count[MeasureOutcome.UNKNOWN],
        count[MeasureOutcome.NOT_YET],
        count[MeasureOutcome.LEFT_OUT],
        beside,
    )


def rows(held: Sequence[UnitAnswer], breakdown: Breakdown) -> list[BreakdownRow]:
    """By key; only what is in the denominator is broken down."""
    found: dict[Key, Counter[MeasureOutcome]] = {}
    for one in held:
        for key, outcome in one.answer.by.get(breakdown.name, ()) if one.answer.counts else ():
            found.setdefault(key, Counter())[outcome] += 1
    return [BreakdownRow(key, Proportion(*(count[outcome] for outcome in IN_DENOMINATOR))) for key, count in found.items()]


def children_and_meetings(held: Iterable[UnitAnswer]) -> tuple[int, int]:
    """How many children, and how many meetings, the denominator is about."""
    counted = [one.unit for one in held if one.answer.counts]
    return len({child for unit in counted for child in unit.children}), len({unit.meeting for unit in counted if unit.meeting})


@dataclass(frozen=True, slots=True)
class MeetingTogether:
    """The units of one meeting as one."""

    units: tuple[Unit, ...]

    @property
    def day(self) -> date:
        return self.units[0].day

    @property
    def called(self) -> str:
        return self.units[0].called

    @property
    def children(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(child for unit in self.units for child in unit.children))

    @property
    def meeting(self) -> UUID | None:
        return self.units[0].meeting

    @property
    def entries(self) -> Mapping[UUID, UUID]:
        return {child: entry for unit in self.units for child, entry in unit.entries.items()}


WORST_FIRST = (MeasureOutcome.NO, MeasureOutcome.UNKNOWN, MeasureOutcome.NOT_YET, MeasureOutcome.YES, MeasureOutcome.LEFT_OUT)


def by_meeting(held: Iterable[UnitAnswer]) -> list[UnitAnswer]:
    """A meeting counts where it counts for each child whom it is counted for. What no meeting answered stands alone."""
    together: dict[UUID | int, list[UnitAnswer]] = {}
    for number, one in enumerate(held):
        together.setdefault(one.unit.meeting or number, []).append(one)
    return [
        UnitAnswer(MeetingTogether(tuple(one.unit for one in of)), min((one.answer for one in of), key=_worst)) for of in together.values()
    ]


def _worst(answer: MeasureAnswer) -> int:
    return WORST_FIRST.index(answer.outcome)


def direction(now: Proportion | None, before: Proportion | None) -> str:
    """Against the quarter before, in words."""
    if now is None or before is None:
        return "kept back, so not compared"
    if now.share is None or before.share is None:
        return "nothing to compare it with"
    if now.share == before.share:
        return "the same as the quarter before"
    return f"{'up' if now.share > before.share else 'down'} from {before.per_cent}%"


def latest(held: Sequence[UnitAnswer], quarters: Sequence[Quarter]) -> dict[Quarter, list[UnitAnswer]]:
    return {quarter: within(quarter, held) for quarter in quarters}


def since(quarters: Sequence[Quarter]) -> date:
    return min(quarter.first for quarter in quarters)

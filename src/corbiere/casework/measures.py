"""Measures of whether children are told what came of what they said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.insight.dataset import ChildHistory, Dataset, Reads
from corbiere.insight.measure import OUR_OWN, Measure, MeasureAnswer, MeasureSet, OfOneChild, by_its_day, declare
from corbiere.work.childs_voice import TELL_WITHIN, TOLD_BACK, speaks, tell_by, views_known

HEARD = ("child-seen", "views-heard")


VOICES = MeasureSet(
    name="voices",
    called="Children told what came of it",
    says="Whether children who said what they think are told what came of it.",
    category="casework",
)


@dataclass(frozen=True, slots=True)
class ChildHeard(OfOneChild):
    """The first thing that a child said since they were last told; `told` is the day on which they were told of it."""

    told: date | None = None


def heard(world: Dataset) -> Iterator[ChildHeard]:
    for child, held in world.children.items():
        yield from _of_child(child, held)


def _of_child(child: UUID, held: ChildHistory) -> Iterator[ChildHeard]:
    days = {line.root: line.happened for line in held.lines}
    told = [(line.happened, days.get(UUID(line.body["of"]), line.happened)) for line in held.of_kind(TOLD_BACK)]
    since = date.min
    for line, _ in views_known(held.of_kind(*HEARD)):
        if line.happened > since and line.practitioner and speaks(held.born, line.happened):
            day, since = min(((day, upto) for day, upto in told if upto >= line.happened), default=(None, date.max))
            yield ChildHeard(child, line.id, line.happened, told=day)


def told_in_time(unit: ChildHeard, on: date) -> MeasureAnswer:
    """WT-206-1. Whoever is told of one thing is told of all that they said until then."""
    return MeasureAnswer(*by_its_day(tell_by(unit.day), unit.told, on, "told"))


declare(
    Measure(
        id="told-back-in-time",
        of=VOICES,
        clause="WT-206-1",
        called="Children told in time what came of what they said",
        unit=("child heard", "children heard"),
        reads=Reads(HEARD, frozenset({*HEARD, TOLD_BACK, "born"}), (), 60),
        finds=heard,
        says=told_in_time,
        numerator=f"Children who were told within {TELL_WITHIN} working days.",
        denominator="Times in the quarter that a child was first heard since they were last told, at a visit or when somebody asked them.",
        readings=("What a baby showed asks for no telling, nor what another system held.",),
        default=OUR_OWN,
    )
)

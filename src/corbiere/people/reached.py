"""How people are reached, from their own entries: numbers that can be rung, and where they work."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.ledger.telephones import link
from corbiere.people.models import Reached
from corbiere.people.reaching import CallSafety

KINDS = ("telephone-noted", "telephone-ended", "workplace-noted")


@reading(Reached, reads=KINDS)
def ways_to_reach(subject: UUID, lines: Sequence[Line]) -> list[Reached]:
    ends = {UUID(line.body["of"]): line.happened for line in lines if line.kind == "telephone-ended"}
    found = []
    for line in lines:
        if line.kind == "telephone-noted":
            found.append(_way(subject, line, ends.get(line.root), _note(line)))
        elif line.kind == "workplace-noted":
            until = line.body.get("until")
            end = date.fromisoformat(until) + timedelta(days=1) if until else None
            found.append(_way(subject, line, end, line.body.get("does", "")))
    return [way for way in found if way.during.upper is None or way.during.upper > way.during.lower]


def _way(subject: UUID, line: Line, end: date | None, note: str) -> Reached:
    body = line.body
    during = DateRange(line.happened, end, "[)")
    return Reached(subject=subject, entry=line.root, during=during, number=body.get("number", ""), note=note, place=body.get("place", ""))


def _note(line: Line) -> str:
    """Whatever whoever rings must know first."""
    body = line.body
    safety = CallSafety(body.get("safety", CallSafety.SAFE))
    first = {CallSafety.NO_MESSAGE: "leave no message", CallSafety.ASK_FIRST: "only when agreed with them"}.get(safety, "")
    return "; ".join(part for part in (body.get("answers", ""), first, body.get("when", "")) if part)


class WayToReach(NamedTuple):
    """A number to ring, by its address, and where somebody works or learns."""

    number: str
    href: str
    place: str
    note: str


def shown(way: Reached) -> WayToReach:
    return WayToReach(way.number, link(way.number) if way.number else "", way.place, way.note)


def reached_in(subject: UUID, lines: Sequence[Line], on: date) -> list[WayToReach]:
    """How somebody is reached on a day, by their entries in hand."""
    return [shown(way) for way in ways_to_reach(subject, lines) if on in way.during]


def reached_of(subjects: Collection[UUID], on: date) -> dict[UUID, list[WayToReach]]:
    """The same of several people, as far as their numbers are open to whoever looks."""
    found: dict[UUID, list[WayToReach]] = {}
    for way in Reached.objects.on(on).filter(subject__in=subjects).order_by("during", "entry") if subjects else ():
        found.setdefault(way.subject, []).append(shown(way))
    return found

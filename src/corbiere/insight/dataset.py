"""What measures read: of each child the entries that they ask about and what the law asked, on one day and as known at one moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, wraps
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from corbiere.ledger.reading import facts_of
from corbiere.ledger.rulings import Line
from corbiere.statute import engine
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Finding
from corbiere.statute.law import Law


class Reads(NamedTuple):
    """What measures of one sort read. A child with an entry of `begins` may be counted; `kinds` and `duties` are all that is asked of them.

    `days`: from the day of what begins a unit to the day by which the unit is counted, at the most.
    """

    begins: tuple[str, ...]
    kinds: frozenset[str]
    duties: tuple[str, ...]
    days: int


class Held(NamedTuple):
    """A child's entries in order of happening, with the occasion of the act that each, or what it corrects, was first written in."""

    lines: list[Line]
    findings: list[Finding]
    born: date | None

    def of_kind(self, *kinds: str) -> list[Line]:
        return [line for line in self.lines if line.kind in kinds]

    def found(self, *duties: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.duty.id in duties]


@dataclass(frozen=True, slots=True)
class World:
    """`agencies` says for which agency each practitioner works."""

    on: date
    children: Mapping[UUID, Held]
    agencies: Mapping[UUID, UUID]
    made: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)


W = TypeVar("W")


def once(make: Callable[[World], W]) -> Callable[[World], W]:
    """What several measures ask of one world is made once."""

    @wraps(make)
    def held(world: World) -> W:
        if make not in world.made:
            world.made[make] = make(world)
        found: W = world.made[make]
        return found

    return held


def held(reads: Reads, subject: UUID, lines: list[Line], on: date) -> Held:
    """A child's entries with what follows from them on a day."""
    born = next((line.happened for line in lines if line.kind == "born"), None)
    return Held(lines, engine.findings(str(subject), facts_of(lines), on, law=_law(reads.duties)), born)


@cache
def _law(duties: tuple[str, ...]) -> Law:
    return Law(duty for duty in CATALOGUE if duty.id in duties)

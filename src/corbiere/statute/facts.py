"""A fact: one dated line of a chronology."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from corbiere.statute.kinds import KINDS

# The phase of a kind whose attributes do not change it, for facts that point at no other.
SETTLED = {kind.name: kind.phase for kind in KINDS.values() if not kind.turns}

Attributes = tuple[tuple[str, str], ...]


class Fact(NamedTuple):
    """An event on `day`, written down on `recorded` (on the day itself if that is left out).

    `ref` names the fact, `of` points at the fact it belongs to; `order` is its place in the order of recording.
    `attributes` are (key, value) pairs sorted by key; what is left out is unknown.
    """

    day: date
    kind: str
    attributes: Attributes = ()
    recorded: date = date.min
    ref: str | None = None
    of: str | None = None
    order: int = 0

    @property
    def phase(self) -> int:
        return KINDS[self.kind].phase_of(self.attributes, self.of is not None)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By day, then by phase within the day, then in the order of recording."""
    return sorted(facts, key=_place)


def _place(fact: Fact) -> tuple[date, int, int]:
    day, kind, attributes, _, _, of, order = fact
    phase = None if of is not None else SETTLED.get(kind)
    return day, KINDS[kind].phase_of(attributes, of is not None) if phase is None else phase, order


def as_known(facts: Iterable[Fact], on: date, known: date | None = None) -> list[Fact]:
    """Only what had happened by `on` and had been written down by `known` (None: whenever)."""
    upto = [fact for fact in facts if fact.day <= on]
    return in_order(upto if known is None else [fact for fact in upto if max(fact.recorded, fact.day) <= known])

"""An entry that a file tells of: what the law reads of it, and the answers that only people read."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from corbiere.statute.facts import Attributes, Fact
from corbiere.statute.kinds import ORDINARY


class OtherAnswer(NamedTuple):
    """An answer to one of a kind's questions. Where the kind does not ask it, it is left out."""

    question: str
    value: Any


class SourceEntry(NamedTuple):
    """An entry of a kind on a day, and its place among those of the day. `attributes` are what the law reads, `said` the other answers."""

    day: date
    kind: str
    attributes: Attributes = ()
    said: tuple[OtherAnswer, ...] = ()
    phase: int = ORDINARY
    order: int = 0


def of_facts(facts: Iterable[Fact]) -> list[SourceEntry]:
    return [SourceEntry(fact.day, fact.kind, fact.attributes, phase=fact.phase, order=fact.order) for fact in facts]

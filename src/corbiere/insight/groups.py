"""The three groups of children whom the safeguarding service answers for (ISS-5-1), and who is in several: on any day, as known then.

Who was in a group on a day is who was in it as that day closed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from corbiere.insight.dataset import Held, Reads
from corbiere.insight.population import Whom, world
from corbiere.ledger.entry import Choice
from corbiere.ledger.reading import facts_of
from corbiere.statute.facts import Fact
from corbiere.statute.patterns import Pattern
from corbiere.statute.states import BEFORE_COURT, LOOKED_AFTER, ON_PLAN, Span, State, clipped, toggled


class Group(Choice):
    LOOKED_AFTER = "looked-after", "Looked after"
    ON_REGISTER = "on-register", "On the Child Protection Register"
    BEFORE_COURT = "before-court", "Before the Royal Court"


STATES: Final[dict[Group, State]] = {Group.LOOKED_AFTER: LOOKED_AFTER, Group.ON_REGISTER: ON_PLAN, Group.BEFORE_COURT: BEFORE_COURT}
BEGINS: Final = {kind: group for group, state in STATES.items() for kind in state.begins.kinds}
ENDS: Final = {kind for state in STATES.values() for kind in state.ends.kinds}
READS: Final = Reads(begins=tuple(BEGINS), kinds=frozenset({"born", "died", *BEGINS, *ENDS}), duties=(), days=0)
EARLIEST = date(1900, 1, 1)

Times = Mapping[UUID, Mapping[Group, list[Span]]]
Both = frozenset[Group]
"""Groups that somebody is in, and in no other."""


def times(on: date, known: datetime | None, whom: Whom) -> Times:
    """When each child was in each group, up to a day."""
    children = world(READS, EARLIEST, on, known, whom).children
    return {child: {group: _spans(held, state, on) for group, state in STATES.items()} for child, held in children.items()}


def recorded(held: Times) -> list[Group]:
    """The groups that can be told of. Where nothing of care or of a court is on record, not even that nobody is in it can be told; who is
    on the register always can."""
    return [group for group in Group if group is Group.ON_REGISTER or any(spans[group] for spans in held.values())]


def together(held: Times, day: date) -> Counter[Both]:
    """How many children are in just these groups on a day. Who is in none is not there."""
    found = Counter(frozenset(group for group, spans in of.items() if any(_on(span, day) for span in spans)) for of in held.values())
    del found[frozenset()]
    return found


def in_group(counts: Mapping[Both, int], group: Group) -> int:
    return sum(number for groups, number in counts.items() if group in groups)


def _spans(held: Held, state: State, on: date) -> list[Span]:
    facts = facts_of(held.lines)
    died = next((fact.day for fact in facts if fact.kind == "died"), None)
    whole = toggled(_days(facts, state.begins), _days(facts, state.ends))
    cut = (clipped(span, held.born, state.until_birthday, died, on) for span in whole)
    return [span for span in cut if span]


def _days(facts: Iterable[Fact], pattern: Pattern) -> list[date]:
    return [fact.day for fact in facts if pattern.matches(fact.kind, dict(fact.attributes))]


def _on(span: Span, day: date) -> bool:
    return span.begins <= day <= span.last and span.ended != day

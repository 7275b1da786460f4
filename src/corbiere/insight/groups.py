"""Groups of children whom somebody answers for, and who is in several of them: on any day, as known then.

A domain declares a grouping: `declare(Grouping(name="…", groups=(Group(…), …), …))`. Who was in a group on a day is who was in it as that
day closed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.insight.dataset import ChildHistory, ChildSelection, Reads, world
from corbiere.ledger.reading import facts_of
from corbiere.statute.facts import Fact
from corbiere.statute.patterns import Pattern
from corbiere.statute.states import Span, State, clipped, toggled

EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StateGroup:
    """Children in a state. `counted` says from when to when; `always`: that nobody is in it can be told even if nobody ever was."""

    name: str
    called: str
    state: State
    counted: str
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grouping:
    """Groups told of together. `link` is what a list of measures says of it, and `says` what its own page does.

    `whole`: to whom every number is given; `numbers`: to whom those that are not small.
    """

    name: str
    called: str
    link: str
    says: str
    clause: str
    groups: tuple[StateGroup, ...]
    whole: Callable[[Viewer], bool]
    numbers: Callable[[Viewer], bool]

    @property
    def reads(self) -> Reads:
        states = [group.state for group in self.groups]
        begins = tuple(dict.fromkeys(kind for state in states for kind in state.begins.kinds))
        ends = {kind for state in states for kind in state.ends.kinds}
        return Reads(begins=begins, kinds=frozenset({"born", "died", *begins, *ends}), duties=(), days=0)


_GROUPINGS: dict[str, Grouping] = {}


def declare(grouping: Grouping) -> Grouping:
    """Makes a grouping known. ValueError where another has its name."""
    if _GROUPINGS.setdefault(grouping.name, grouping) is not grouping:
        raise ValueError(f"there is another grouping called {grouping.name}")
    return grouping


def groupings() -> Sequence[Grouping]:
    return tuple(_GROUPINGS.values())


Times = Mapping[UUID, Mapping[StateGroup, list[Span]]]
Both = frozenset[StateGroup]
"""Groups that somebody is in, and in no other."""


def times(grouping: Grouping, on: date, known: datetime | None, whom: ChildSelection) -> Times:
    """When each child was in each group, up to a day."""
    children = world(grouping.reads, EARLIEST, on, known, whom).children
    return {child: {group: _spans(held, group.state, on) for group in grouping.groups} for child, held in children.items()}


def recorded(grouping: Grouping, held: Times) -> list[StateGroup]:
    """The groups that can be told of. Where nothing of one is on record, not even that nobody is in it can be told."""
    return [group for group in grouping.groups if group.always or any(spans[group] for spans in held.values())]


def together(held: Times, day: date) -> Counter[Both]:
    """How many children are in just these groups on a day. Who is in none is not there."""
    found = Counter(frozenset(group for group, spans in of.items() if any(_on(span, day) for span in spans)) for of in held.values())
    del found[frozenset()]
    return found


def in_group(counts: Mapping[Both, int], group: StateGroup) -> int:
    return sum(number for groups, number in counts.items() if group in groups)


def _spans(held: ChildHistory, state: State, on: date) -> list[Span]:
    facts = facts_of(held.lines)
    died = next((fact.day for fact in facts if fact.kind == "died"), None)
    whole = toggled(_days(facts, state.begins), _days(facts, state.ends))
    cut = (clipped(span, held.born, state.until_birthday, died, on) for span in whole)
    return [span for span in cut if span]


def _days(facts: Iterable[Fact], pattern: Pattern) -> list[date]:
    return [fact.day for fact in facts if pattern.matches(fact.kind, dict(fact.attributes))]


def _on(span: Span, day: date) -> bool:
    return span.begins <= day <= span.last and span.ended != day

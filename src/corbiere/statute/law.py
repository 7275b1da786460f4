"""The catalogue made ready for asking: each duty's variants, and which patterns a fact matches, found once per shape of fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Duty, VeryNext
from corbiere.statute.facts import Attributes
from corbiere.statute.limits import Input, Latest
from corbiere.statute.patterns import Pattern, fact
from corbiere.statute.starting import Each, StateBegins
from corbiere.statute.states import AnyState, State

BORN = fact("born")
DIED = fact("died")
MOST_SHAPES = 100_000


@dataclass(frozen=True, slots=True)
class DutyVariant:
    """One variant of a duty; `said` is the duty as the catalogue states it, which findings name."""

    said: Duty
    duty: Duty
    inputs: tuple[Input, ...]

    def states(self) -> list[AnyState]:
        duty = self.duty
        named = [start.state for start in duty.starts if isinstance(start, StateBegins)]
        return [*named, *(state for state in (duty.during, duty.given) if state), *([duty.until] if isinstance(duty.until, State) else [])]

    def starting(self) -> list[Pattern]:
        patterns = [start.pattern for start in self.duty.starts if isinstance(start, Each)]
        if len(patterns) == len(self.duty.starts):
            return patterns
        assert self.duty.during
        return list(self.duty.during.beginnings)

    def patterns(self) -> list[Pattern]:
        """Every pattern that the variant asks about."""
        duty = self.duty
        asked = [pattern for start in duty.starts if isinstance(start, Each) for pattern in (start.pattern, start.since)]
        asked += [duty.done.pattern]
        asked += [duty.done.among] if isinstance(duty.done, VeryNext) else []
        asked += [] if isinstance(duty.until, State) else [ending.pattern for ending in duty.until]
        asked += [pattern for state in self.states() for pattern in state.patterns]
        asked += [wanted.pattern for wanted in self.inputs if isinstance(wanted, Latest)]
        return asked


class Law:
    """`number[id(pattern)]` numbers the patterns; `matching(kind, attributes)` gives those that facts of this shape match."""

    def __init__(self, duties: Iterable[Duty] = CATALOGUE) -> None:
        self.duties = tuple(duties)
        self.lines = tuple(DutyVariant(duty, variant, variant.due.inputs) for duty in self.duties for variant in duty.variants())
        asked = [BORN, DIED, *(pattern for line in self.lines for pattern in line.patterns())]
        self.patterns = tuple(dict.fromkeys(asked))
        numbers = {pattern: number for number, pattern in enumerate(self.patterns)}
        self._held = asked  # kept alive, so that an id stays the id of its pattern
        self.number = {id(pattern): numbers[pattern] for pattern in asked}
        self._started_by: dict[int, list[int]] = {}
        for place, line in enumerate(self.lines):
            for pattern in line.starting():
                self._started_by.setdefault(numbers[pattern], []).append(place)
        self._by_kind: dict[str, list[tuple[int, Pattern]]] = {}
        for pattern, number in numbers.items():
            for kind in pattern.kinds:
                self._by_kind.setdefault(kind, []).append((number, pattern))
        self._asked = {kind: {name for _, pattern in held for name in pattern.names()} for kind, held in self._by_kind.items()}
        self._plain = {kind: tuple(number for number, _ in held) for kind, held in self._by_kind.items()}
        self._read_by: dict[frozenset[str], frozenset[str]] = {}
        self._shapes: dict[tuple[str, Attributes], tuple[int, ...]] = {}
        self._told: dict[tuple[str, Attributes], tuple[int, ...]] = {}

    def read_by(self, kinds: frozenset[str]) -> frozenset[str]:
        """The ids of the duties that facts of these kinds can change anything of. Births and deaths change any."""
        if kinds not in self._read_by:
            every = bool(kinds & {*BORN.kinds, *DIED.kinds})
            read = (line for line in self.lines if every or any(kinds & set(pattern.kinds) for pattern in line.patterns()))
            self._read_by[kinds] = frozenset(line.said.id for line in read)
        return self._read_by[kinds]

    def may_arise(self, matched: Iterable[int]) -> list[DutyVariant]:
        """The lines that can arise at all where facts match the patterns of these numbers, in the order of the catalogue."""
        places = {place for number in matched if number in self._started_by for place in self._started_by[number]}
        return [self.lines[place] for place in sorted(places)]

    def matching(self, kind: str, attributes: Attributes) -> tuple[int, ...]:
        asked = self._asked.get(kind)
        if not asked:
            return self._plain.get(kind, ())
        shape = (kind, attributes)
        known = self._shapes.get(shape)
        if known is None:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
                self._told.clear()
            known = self._shapes[shape] = self._matched(kind, tuple(pair for pair in attributes if pair[0] in asked))
        return known

    def _matched(self, kind: str, told: Attributes) -> tuple[int, ...]:
        """The patterns matched by the attributes that they ask about: many shapes have the same."""
        known = self._told.get((kind, told))
        if known is None:
            held = dict(told)
            known = tuple(number for number, pattern in self._by_kind[kind] if pattern.matches(kind, held))
            self._told[kind, told] = known
        return known

"""One subject's facts, indexed by the patterns of the law, and the times in each state that follow from them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from corbiere.statute.facts import Fact
from corbiere.statute.law import BORN, DIED, Law
from corbiere.statute.patterns import Pattern
from corbiere.statute.states import AccruedState, AnyState, Outside, Span, State, clipped, toggled

FOREVER = date.max


class History:
    """One subject's facts, in order and up to the day asked about, indexed by the patterns of the law."""

    def __init__(self, facts: Sequence[Fact], on: date, law: Law) -> None:
        self.facts, self.on, self.law = facts, on, law
        self.days = [fact.day for fact in facts]
        self.positions: dict[int, list[int]] = {}
        for position, fact in enumerate(facts):
            for number in law.matching(fact.kind, fact.attributes):
                if number in self.positions:
                    self.positions[number].append(position)
                else:
                    self.positions[number] = [position]
        self.born = self._first_day(BORN)
        self.died = self._first_day(DIED)
        self._spans: dict[int, list[Span]] = {}
        self._by_value: dict[tuple[int, str | None], dict[str, list[int]]] = {}
        self.ends: dict[tuple[int, int], date] = {}  # by what ends a duty and the position that starts it: found once for duties alike

    def all(self, pattern: Pattern) -> list[int]:
        """The positions of such facts. No duty need ask about the pattern: a state may be an app's own."""
        number = self.law.number.get(id(pattern))
        if number is None:
            return [place for place, fact in enumerate(self.facts) if pattern.matches(fact.kind, dict(fact.attributes))]
        return self.positions.get(number, [])

    def next(self, pattern: Pattern, after: int) -> int | None:
        """The position of the first such fact after a position."""
        places = self.all(pattern)
        place = bisect_right(places, after)
        return places[place] if place < len(places) else None

    def since(self, pattern: Pattern, day: date) -> int | None:
        """The position of the first such fact on or after a day."""
        return self.next(pattern, bisect_left(self.days, day) - 1)

    def inside(self, places: list[int], span: Span) -> list[int]:
        """Picks the positions that belong to a span."""
        first, beyond = bisect_left(self.days, span.begins), bisect_right(self.days, span.last)
        return places[bisect_left(places, first) : bisect_left(places, beyond)]

    def valued(self, pattern: Pattern, attribute: str | None, value: str | None) -> list[int]:
        """The positions of such facts with this value of an attribute; of None, those that point (`of=`) at this name."""
        return self._values(pattern, attribute).get(value, []) if value else []

    def unnamed(self, pattern: Pattern) -> list[int]:
        """The positions of such facts that point at nothing."""
        return self._values(pattern, None).get("", [])

    def _values(self, pattern: Pattern, attribute: str | None) -> dict[str, list[int]]:
        key = (id(pattern), attribute)
        if key not in self._by_value:
            held = self._by_value[key] = {}
            for place in self.all(pattern):
                fact = self.facts[place]
                held.setdefault((fact.of if attribute is None else dict(fact.attributes).get(attribute)) or "", []).append(place)
        return self._by_value[key]

    def named(self, pattern: Pattern, name: str | None) -> int | None:
        """The position of the first such fact of this name (`ref=`)."""
        return next((place for place in self.all(pattern) if self.facts[place].ref == name), None) if name else None

    def _first_day(self, pattern: Pattern) -> date | None:
        places = self.all(pattern)
        return self.days[places[0]] if places else None

    def spans(self, state: AnyState) -> list[Span]:
        """The subject's times in a state, in order."""
        key = id(state)
        if key not in self._spans:
            self._spans[key] = self._work_out(state)
        return self._spans[key]

    def _work_out(self, state: AnyState) -> list[Span]:
        match state:
            case State():
                starts, ends = self.all(state.begins), self.all(state.ends)
                whole = toggled((self.days[i] for i in starts), (self.days[i] for i in ends), self._before(state, starts))
                died = self.died if state.ends_on_death else None
                return self._clipped(whole, state.until_birthday, died)
            case AccruedState():
                gathered = [(span.begins, span.last) for span in self.spans(state.of)]
                said, denied = ([self.days[i] for i in self.all(pattern)] for pattern in (state.said, state.denied))
                return self._clipped(state.times(self.born, gathered, said, denied), state.until_birthday, self.died)
            case Outside():
                inside = [(span.begins, span.last) for span in self.spans(state.of.of)]
                gaps = [gap for span in self.spans(state.of) for gap in state.gaps(span, inside)]
                return self._clipped(gaps, state.until_birthday, self.died)

    def _before(self, state: State, begins: Collection[int]) -> set[date]:
        """The days on which every fact that may begin the state says that it had begun before."""
        before = self.all(state.before)
        return {self.days[i] for i in before} - {self.days[i] for i in begins if i not in before} if before else set()

    def _clipped(self, spans: Iterable[Span], until_birthday: int | None, died: date | None) -> list[Span]:
        cut = (clipped(span, self.born, until_birthday, died, self.on) for span in spans)
        return [span for span in cut if span]

"""Children as a quarter closes: who is looked after then, or was in it, and who has left care."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.care.episodes import times_in_care
from corbiere.care.leaving import ON_REQUEST_FROM, SIXTEEN, LeavingCare, leaving_care
from corbiere.insight.dataset import ChildHistory, Dataset, once
from corbiere.insight.measure import OfOneChild
from corbiere.insight.quarters import closings, quarter_of
from corbiere.ledger.record import Line
from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.states import Span

BIRTHDAYS = 26 * 366  # days: whoever has left care came into it at most so long ago


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAfterThen(OfOneChild):
    """A child who is looked after as a quarter closes, or on the day asked about in one that lasts."""

    history: ChildHistory
    span: Span

    @property
    def lines(self) -> Sequence[Line]:
        return self.history.lines

    def upto(self, *kinds: str) -> list[Line]:
        return [line for line in self.history.of_kind(*kinds) if line.happened <= self.day]

    def within_a_year(self, *kinds: str) -> list[Line]:
        since = months_after(self.day, -12)
        return [line for line in self.upto(*kinds) if line.happened > since]

    def looked_after_for(self, months: int) -> bool:
        """Without a break."""
        return self.span.begins <= months_after(self.day, -months)

    def is_under(self, age: int) -> bool:
        """Whether they are so young; whose age is not known is not."""
        return self.history.born is not None and self.day < birthday(self.history.born, age)


@once
def looked_after(world: Dataset) -> list[LookedAfterThen]:
    return [
        LookedAfterThen(child, None, day, history=history, span=span)
        for child, history in world.children.items()
        for span in times_in_care(history.lines)
        for day in closings(span.begins, world.on)
        if day <= span.last and day != span.ended
    ]


@once
def at_any_time(world: Dataset) -> list[LookedAfterThen]:
    """Children looked after on any day of a quarter: once for each quarter."""
    found = {}
    for child, history in world.children.items():
        for span in times_in_care(history.lines):
            for day in closings(span.begins, min(span.last, world.on)):
                found[child, quarter_of(day)] = LookedAfterThen(child, None, day, history=history, span=span)
    return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaverThen(OfOneChild):
    """A care leaver under 22 as a quarter closes, or on the day asked about in one that lasts."""

    history: ChildHistory
    status: LeavingCare

    def last(self, kind: str) -> Line | None:
        """Finds what was last written, in the year before."""
        since = months_after(self.day, -12)
        return next((line for line in reversed(self.history.of_kind(kind)) if since < line.happened <= self.day), None)


@once
def leavers(world: Dataset) -> list[LeaverThen]:
    return [one for child, history in world.children.items() if history.born for one in _leaver(child, history, history.born, world.on)]


def _leaver(child: UUID, history: ChildHistory, born: date, on: date) -> Iterator[LeaverThen]:
    over = min([birthday(born, ON_REQUEST_FROM), *(line.happened for line in history.of_kind("died"))])
    for day in closings(birthday(born, SIXTEEN), on):
        status = leaving_care(history.lines, day) if day < over else None
        if status and status.is_leaver:
            yield LeaverThen(child, None, day, history=history, status=status)

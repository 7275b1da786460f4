"""When a child was looked after, under what, and in which home: worked out from entries, with no table read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from corbiere.care import stays
from corbiere.ledger.reading import folded, spans
from corbiere.ledger.record import Line
from corbiere.people.homes import HomeSort, sort_of_home
from corbiere.statute.states import LOOKED_AFTER, Span

CHANGED, ENDED = "care-status-changed", "care-ended"
CARE_KINDS = ("born", "died", *stays.READS, CHANGED, ENDED)
MOVED, LEFT = "placement-started", "placement-ended"
HOME_KINDS = (*CARE_KINDS, MOVED, LEFT)


@folded
def times_in_care(lines: Sequence[Line]) -> list[Span]:
    return spans(lines, LOOKED_AFTER)


def in_care_on(lines: Sequence[Line], day: date) -> Span | None:
    """The time in care that goes on as the day closes: one that ended that very day does not."""
    return next((span for span in times_in_care(lines) if span.begins <= day <= span.last and span.ended != day), None)


@dataclass(frozen=True, slots=True)
class StatusTime:
    """A time under one status. `said`: the entry that says so. `until`: the first day on which it is so no more."""

    said: Line
    status: str
    since: date
    until: date | None


@folded
def statuses(lines: Sequence[Line]) -> list[StatusTime]:
    """Times under each status: the last that was said holds, until care ends."""
    return [time for span in times_in_care(lines) for time in _within(span, lines)]


def _within(span: Span, lines: Sequence[Line]) -> Iterator[StatusTime]:
    said: dict[date, tuple[Line, str]] = {}
    for line in lines:
        if line.kind in (stays.STARTED, CHANGED) and _belongs(span, line) and line.body.get("status"):
            said[line.happened] = (line, line.body["status"])
    for stay in stays.stays(lines):
        if stay.looked_after_from == span.begins:
            said.setdefault(span.begins, (stay.given, "accommodated"))
    for since, until in pairwise([*sorted(said), span.ended]):
        if since and since != until:
            yield StatusTime(*said[since], since, until)


def _belongs(span: Span, line: Line) -> bool:
    """Whether it is said of this time: on the day on which care ended and began again it is said of the new one."""
    return span.begins <= line.happened <= span.last and line.happened != span.ended


def entry_of(span: Span, lines: Sequence[Line]) -> Line | None:
    """The entry with which a time in care began."""
    began = [line for line in lines if line.kind == stays.STARTED and line.happened == span.begins]
    stayed = (stay.given for stay in stays.stays(lines) if stay.looked_after_from == span.begins)
    return began[-1] if began else next(stayed, None)


def ending_of(span: Span, lines: Sequence[Line]) -> Line | None:
    """The entry with which it ended; None while it goes on, or where a birthday or death ended it."""
    return next((line for line in lines if line.kind == ENDED and line.happened == span.ended), None)


@dataclass(frozen=True, slots=True)
class Home:
    """A home in which a child lives. `until`: the day they left; `ended`: the entry that says so, of leaving or of moving on."""

    started: Line
    until: date | None = None
    ended: Line | None = None

    @property
    def since(self) -> date:
        return self.started.happened

    @property
    def why_left(self) -> dict[str, Any]:
        """Why they left, as it was written: with the home they moved to, or by itself."""
        if self.ended is None:
            return {}
        return self.ended.body.get("left", {}) if self.ended.kind == MOVED else self.ended.body

    @property
    def sort(self) -> HomeSort | None:
        """The sort of home; None where it was not written."""
        said = self.started.body.get("type")
        return (sort_of_home(said) or HomeSort.OTHER) if said else None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@folded
def homes(lines: Sequence[Line]) -> list[Home]:
    """The homes of a child, in order. A home ends as it is written, as they move on from it, and at the latest as care does."""
    spans_in_care = times_in_care(lines)
    over = {span.ended for span in spans_in_care if span.ended} - {span.begins for span in spans_in_care if span.again}
    told: dict[date, list[Line]] = {day: [] for day in over}
    for line in lines:
        if line.kind in (MOVED, LEFT):
            told.setdefault(line.happened, []).append(line)
    made = _Homes()
    for day in sorted(told):
        made.day(day, told[day], day in over)
    return sorted([*made.closed, *made.open], key=lambda home: (home.since, home.started.order))


class _Homes:
    """Homes as they are told, day by day. Those that stay open beside another overlap it, which the table refuses."""

    def __init__(self) -> None:
        self.open: list[Home] = []
        self.closed: list[Home] = []

    def day(self, day: date, told: Sequence[Line], over: bool) -> None:
        """On one day: what ends, what begins, and last what ends again."""
        leaving = [line for line in told if line.kind == LEFT]
        same_day = [line for line in leaving if not self._left(line)]
        if over:
            for home in list(self.open):
                self._close(home, day, None)
        for line in told:
            if line.kind == MOVED:
                if line.body.get("left") and self.open:
                    self._close(self.open[-1], day, line)
                self.open.append(Home(line))
        for line in same_day:
            self._left(line)

    def _left(self, line: Line) -> bool:
        """Ends the home that an entry is about: the one it names, or the last. False where there is none."""
        of = line.body.get("of")
        found = [home for home in self.open if of is None or of in (str(home.started.root), str(home.started.id))]
        if found:
            self._close(found[-1], line.happened, line)
        return bool(found)

    def _close(self, home: Home, day: date, by: Line | None) -> None:
        self.open.remove(home)
        self.closed.append(Home(home.started, day, by))


def home_on(lines: Sequence[Line], day: date) -> Home | None:
    """Where a child lives as the day closes."""
    return next((home for home in reversed(homes(lines)) if home.on(day)), None)

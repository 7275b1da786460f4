"""Stays of which it was not clear how long they would be: after more than 24 hours without a break a child is looked after (LAC-368-2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from corbiere.ledger.reading import folded, gives_facts
from corbiere.ledger.record import Line
from corbiere.statute.facts import Fact

DAY = timedelta(hours=24)
GIVEN, OVER, STARTED = READS = "accommodation-given", "accommodation-over", "care-started"


@dataclass(frozen=True, slots=True)
class ShortStay:
    """`given`: the entry with which it began. `over`: the one with which it ended, where it did."""

    given: Line
    over: Line | None

    @property
    def looked_after_from(self) -> date | None:
        """The day on which 24 hours had passed; None where it was over by then. With a time unknown, it was."""
        day = self.given.happened + timedelta(days=1)
        if self.over is None or self.over.happened > day:
            return day
        return day if (lasted := lasting(self.given, self.over)) and lasted > DAY else None


def lasting(given: Line, over: Line) -> timedelta | None:
    """How long a stay was, where both times are known."""
    return between(given.happened, given.time, over.happened, over.time)


def between(since: date, at: time | None, until: date, left: time | None) -> timedelta | None:
    return datetime.combine(until, left) - datetime.combine(since, at) if at and left else None


@folded
def stays(lines: Sequence[Line]) -> list[ShortStay]:
    over = {line.body["of"]: line for line in lines if line.kind == OVER}
    return [ShortStay(line, over.get(str(line.root))) for line in lines if line.kind == GIVEN]


def staying_on(lines: Sequence[Line], day: date) -> ShortStay | None:
    """The stay that goes on that day, and has made nobody looked after by then."""
    going = (stay for stay in reversed(stays(lines)) if stay.given.happened <= day and not (stay.over and stay.over.happened <= day))
    return next((stay for stay in going if stay.looked_after_from and stay.looked_after_from > day), None)


@gives_facts(GIVEN, of=STARTED, reads=READS)
def looked_after_by_staying(lines: Sequence[Line]) -> Iterator[Fact]:
    """LAC-368-2: care starts by itself, unless somebody wrote down that it did while the stay went on."""
    started = [line.happened for line in lines if line.kind == STARTED]
    for stay in stays(lines):
        day, last = stay.looked_after_from, stay.over.happened if stay.over else date.max
        if day and not any(stay.given.happened <= one <= last for one in started):
            known = max(stay.given.recorded_on, day)
            yield Fact(day, STARTED, (("status", "accommodated"),), known, ref=str(stay.given.root), order=stay.given.order)

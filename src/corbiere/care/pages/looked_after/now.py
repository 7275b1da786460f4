"""Where a child lives today, with whom, since when and under what; how often they were in care; and what is next."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from corbiere.care.entries.parts import CareStatus
from corbiere.care.episodes import Home, home_on, in_care_on, statuses, times_in_care
from corbiere.care.stays import staying_on
from corbiere.desk.components.words import distance
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.statute.states import Span

PLANNED, MOVED = "home-move-planned", "placement-started"


class HomeNow(NamedTuple):
    """A home in words. `place` is where off the island it is; `apart` why brothers and sisters live elsewhere."""

    sort: str
    carer: str
    since: date
    lasts: str
    place: str
    apart: str


class StayNow(NamedTuple):
    """Where a child was given somewhere to stay, and when that makes them looked after."""

    where: str
    since: date
    at: str
    counts_from: date | None


class CareNow(NamedTuple):
    """How a child is looked after on the day shown. Where they are not, `times` tells when they were."""

    since: date | None
    lasts: str
    before: bool
    under: str
    under_since: date | None
    home: HomeNow | None
    times: str
    next: Sequence[tuple[str, date]]
    page: str
    stay: StayNow | None = None


def care_now(record: Record) -> CareNow | None:
    """Nothing for whoever was never looked after by then, and has not been given somewhere to stay."""
    lines, on = record.lines, record.shown.on
    held = [span for span in times_in_care(lines) if span.begins <= on]
    stay = _stay(lines, on)
    if not held and stay is None:
        return None
    span, status = (
        in_care_on(lines, on),
        next((one for one in statuses(lines) if one.since <= on and (not one.until or on < one.until)), None),
    )
    home = home_on(lines, on)
    return CareNow(
        span.begins if span else None,
        lasted(span.begins, on) if span else "",
        bool(span and _unknown(span, lines)),
        CareStatus(status.status).label if status else "",
        status.since if status else None,
        home_in_words(home, on) if home and span else None,
        times_in_words(held, on) if held else "",
        list(_next(record)) if span else [],
        record.address("care:looked-after"),
        stay if span is None else None,
    )


def _stay(lines: Sequence[Line], on: date) -> StayNow | None:
    stay = staying_on(lines, on)
    if stay is None:
        return None
    given = stay.given
    return StayNow(given.body["where"], given.happened, f"{given.time:%H:%M}" if given.time else "", stay.looked_after_from)


def _unknown(span: Span, lines: Sequence[Line]) -> bool:
    return any(line.kind == "care-started" and line.happened == span.begins and line.body.get("began") for line in lines)


def home_in_words(home: Home, on: date) -> HomeNow:
    body = home.started.body
    carer = body.get("carer", "")
    return HomeNow(
        home.sort.label if home.sort else "In a home of which no more is written",
        carer,
        home.since,
        lasted(home.since, min(home.until or on, on)),
        body.get("place", "") or ("off the island" if body.get("off_island") else ""),
        body.get("why_apart", ""),
    )


def lasted(since: date, until: date) -> str:
    """`9 months`; nothing of less than a day."""
    return distance(since, until) if until > since else ""


def times_in_words(held: Sequence[Span], on: date) -> str:
    """`2 times in care, first in 2024`"""
    times = f"{len(held)} times in care, first in {held[0].begins.year}" if len(held) > 1 else "Once in care"
    last = held[-1].ended
    over = f"; care ended on {last:%-d %B %Y}" if last and last <= on else ""
    return f"{times}{over}"


def _next(record: Record) -> list[tuple[str, date]]:
    """The move that is planned, and the first thing that the law asks of their care; at most two rows."""
    on = record.shown.on
    planned = [line for line in record.lines if line.kind == PLANNED]
    moved = max((line.happened for line in record.lines if line.kind == MOVED), default=date.min)
    moves = [("They move to another home", day) for line in planned[-1:] if line.happened > moved and (day := _day(line)) >= on]
    asked = sorted(
        (found.due, found.duty.label) for found in record.findings if found.duty.id.startswith("care.") and not (found.done or found.ended)
    )
    return [*moves, *[(label.format(name=record.called), due) for due, label in asked[:1]]]


def _day(line: Line) -> date:
    return date.fromisoformat(line.body["day"])

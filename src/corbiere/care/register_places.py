"""A child's times on the Looked After Children Register and their places in it, worked out from entries alone. No table is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.work import READS, AgencyWork, WorkPeriod
from corbiere.agencies.working import AllocationRole
from corbiere.care.episodes import (
    CHANGED,
    ENDED,
    HOME_KINDS,
    LEFT,
    MOVED,
    Home,
    StatusTime,
    ending_of,
    entry_of,
    homes,
    statuses,
    times_in_care,
)
from corbiere.ledger.entry import Choice
from corbiere.ledger.record import Line
from corbiere.people.homes import sort_of_home
from corbiere.people.models import Person
from corbiere.people.readings import NAMED, person_of
from corbiere.statute.states import Span

KINDS = frozenset({*HOME_KINDS, *NAMED, *READS})
DECIDES = frozenset({"care-started", "accommodation-given", CHANGED, MOVED, LEFT, ENDED})
EIGHTEEN, DIED = "eighteen", "died"


class CareTransaction(Choice):
    """What is told in the register of transactions, in the order of one day."""

    ADMITTED = "admitted", "Came into care"
    ADMITTED_AGAIN = "admitted-again", "Came into care again"
    STATUS = "status-changed", "Looked after under something else"
    TRANSFERRED = "transferred", "Moved to another home"
    NO_HOME = "left-home", "Left a home, and no other is written down"
    DISCHARGED = "discharged", "No longer looked after"


class CareStay(NamedTuple):
    """Some days on the register, with the columns of `LookedAfterChild`; `ends` is the first day it was so no more, None while it lasts."""

    name: str
    born: date | None
    expected: date | None
    sex: str
    number: int
    came: str
    registered: date
    begins: date
    ends: date | None
    category: str
    category_in_words: str
    before: str
    before_in_words: str
    removed: date | None
    why_removed: str
    last: bool
    entry: UUID | None
    ended_by: UUID | None
    home: str
    home_before: str
    provider: str
    off_island: bool | None
    place: str
    reviewing_officer: UUID | None
    lead_social_worker: UUID | None
    personal_adviser: UUID | None
    gone_to: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CareDecision:
    """The register's answer for a day."""

    status: StatusTime | None
    home: Home | None
    officer: UUID | None
    lead: UUID | None
    adviser: UUID | None


def stays(subject: UUID, lines: Sequence[Line]) -> list[CareStay]:
    """All of a child's, in order of happening."""
    spans = times_in_care(lines)
    if not spans:
        return []
    person, work = person_of(subject, lines), AgencyWork(lines).all()
    return [stay for number, span in enumerate(spans, start=1) for stay in _within(span, number, lines, work, person)]


def _within(span: Span, number: int, lines: Sequence[Line], work: Sequence[WorkPeriod], person: Person) -> Iterator[CareStay]:
    places, began, ending = list(_places(span, lines, work)), entry_of(span, lines), _ended_by(span, lines)
    first = places[0][1].status
    for turn, (begins, held) in enumerate(places):
        before, last = places[turn - 1][1] if turn else None, turn + 1 == len(places)
        body = held.home.started.body if held.home else {}
        yield CareStay(
            name=person.called, born=person.born, expected=person.expected, sex=person.sex, number=number,
            came=first.status if first else "", registered=span.begins, begins=begins, ends=span.ended if last else places[turn + 1][0],
            category=held.status.status if held.status else "", category_in_words="",
            before=before.status.status if before and before.status else "", before_in_words="",
            removed=span.ended, why_removed=_why_removed(span, ending), last=last,
            entry=began.id if began else None, ended_by=ending.id if ending else None,
            home=_sort(held.home), home_before=_sort(before.home) if before else "", provider=body.get("provider") or "",
            off_island=body.get("off_island"), place=body.get("place") or "",
            reviewing_officer=held.officer, lead_social_worker=held.lead, personal_adviser=held.adviser,
            gone_to=(ending.body.get("to") or "") if ending and last else "",
            told=tuple(f"{sort.value} {entry}" for sort, entry in _told(before, held, begins)) if before else (),
        )  # fmt: skip


def _places(span: Span, lines: Sequence[Line], work: Sequence[WorkPeriod]) -> Iterator[tuple[date, CareDecision]]:
    """The days on which anything became otherwise, each with what was so from then on."""
    lived, under = homes(lines), [time for time in statuses(lines) if span.begins <= time.since <= span.last and time.since != span.ended]
    days = {time.since for time in under} | {home.since for home in lived} | {home.until for home in lived if home.until}
    days |= {day for held in work if held.role in _SHOWN for day in held.changes()}
    before = None
    for day in sorted({span.begins} | {day for day in days if span.begins < day <= span.last and day != span.ended}):
        held = CareDecision(
            next((time for time in reversed(under) if time.since <= day), None),
            next((home for home in reversed(lived) if home.on(day)), None),
            *(_who(work, role, day) for role in _SHOWN),
        )
        if held != before:
            yield day, held
        before = held


_SHOWN = (AllocationRole.REVIEWING_OFFICER.value, AllocationRole.LEAD.value, AllocationRole.PERSONAL_ADVISER.value)


def _who(work: Sequence[WorkPeriod], role: str, day: date) -> UUID | None:
    return next((held.practitioner for held in reversed(work) if held.role == role and held.on(day) and held.practitioner), None)


def _told(before: CareDecision, held: CareDecision, day: date) -> Iterator[tuple[CareTransaction, UUID]]:
    """Each change of a day within a time in care, with the entry that says so."""
    if held.status and held.status != before.status and _status(held) != _status(before):
        yield CareTransaction.STATUS, held.status.said.id
    if held.home and (before.home is None or before.home.started.root != held.home.started.root):
        yield CareTransaction.TRANSFERRED, held.home.started.id
    elif held.home is None and before.home is not None:
        yield CareTransaction.NO_HOME, before.home.ended.id if before.home.ended else before.home.started.id


def _status(held: CareDecision) -> str:
    return held.status.status if held.status else ""


def _sort(home: Home | None) -> str:
    """A home with no sort, or with one that nothing knows, is another."""
    if home is None:
        return ""
    said = home.started.body.get("type") or ""
    return sort_of_home(said) or "other-placement"


def _ended_by(span: Span, lines: Sequence[Line]) -> Line | None:
    """The entry that ended a time in care, or the death. A birthday is no entry."""
    if span.ended is None or span.ended > span.last:
        return None
    return ending_of(span, lines) or next((line for line in lines if line.kind == DIED and line.happened == span.ended), None)


def _why_removed(span: Span, ending: Line | None) -> str:
    if span.ended is None:
        return ""
    if ending is None:
        return EIGHTEEN
    return DIED if ending.kind == DIED else ending.body.get("reason") or "other"

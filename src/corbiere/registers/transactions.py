"""Changes on a register in date order, each with the entry that says so: nothing is edited, and nothing goes away (ISS-A-14)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Q

from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.registers.models import Places, RegisterPlace
from corbiere.registers.register import Register, Transaction, but

P = TypeVar("P", bound=RegisterPlace)


def transactions(
    register: Register[P], first: date, last: date, known: datetime | None = None, without: Collection[UUID] = ()
) -> list[Transaction[P]]:
    """Changes on the register between two days, both included, in date order, as known at a moment."""
    found = _told_between(register, register.places.known(known), first, last, without)
    return sorted(found, key=lambda told: _order(register, told))


def transactions_of(register: Register[P], subjects: Collection[UUID]) -> list[Transaction[P]]:
    """Changes of these children's own, as they are known now, in date order."""
    places = register.places.known(None).filter(subject__in=subjects)
    return sorted((told for place in places for told in _told(register, place)), key=lambda told: _order(register, told))


def _told_between(register: Register[P], places: Places[P], first: date, last: date, without: Collection[UUID]) -> Iterator[Transaction[P]]:
    days = (first, last)
    some = but(places, without).filter(Q(begins__range=days) | Q(last=True, removed__range=days))
    return (told for place in some for told in _told(register, place) if first <= told.day <= last)


def _order(register: Register[P], told: Transaction[P]) -> tuple[object, ...]:
    return told.day, told.place.name, told.place.subject, told.place.number, list(register.changes).index(told.sort)


def _told(register: Register[P], place: P) -> Iterator[Transaction[P]]:
    if place.begins == place.registered:
        yield Transaction(place.begins, register.began(place), place, place.entry)
    yield from (Transaction(place.begins, sort, place, entry) for sort, entry in register.changed(place))
    if place.last and place.removed is not None:
        yield Transaction(place.removed, register.ended(place), place, place.ended_by)


# The book: every change that was ever told, those since corrected among them.


class BookEntry(NamedTuple):
    """An entry as the book names it: by its number in the ledger, which it was given as it was written down and never loses."""

    number: int
    recorded: datetime
    by: UUID | None
    system: str
    corrects: int | None


@dataclass(frozen=True, slots=True)
class BookLine(Generic[P]):
    """A change with what stands behind it; `until`: since when it is told otherwise, None where it stands."""

    told: Transaction[P]
    entry: BookEntry | None
    until: datetime | None


def book(
    register: Register[P], first: date, last: date, known: datetime | None = None, without: Collection[UUID] = ()
) -> list[BookLine[P]]:
    """Every change that was told between two days by a moment, in date order; one that was corrected stands beside its correction."""
    places = register.places.by(known)
    held: dict[tuple[object, ...], tuple[Transaction[P], datetime | None]] = {}
    for told in _told_between(register, places, first, last, without):
        key = (told.place.subject, told.day, told.sort, told.entry)
        until = _until(told.place, known)
        before = held.get(key)
        if before is None or _is_later(until, before[1]):
            held[key] = told, until
    entries = entries_of(told.entry for told, _ in held.values())
    lines = [BookLine(told, entries.get(told.entry) if told.entry else None, until) for told, until in held.values()]
    return sorted(lines, key=lambda line: (*_order(register, line.told), line.entry.number if line.entry else 0))


def _until(place: RegisterPlace, known: datetime | None) -> datetime | None:
    until: datetime | None = place.known.upper
    return None if until is None or (known is not None and until > known) else until


def _is_later(until: datetime | None, before: datetime | None) -> bool:
    return before is not None and (until is None or until > before)


def entries_of(ids: Iterable[UUID | None]) -> dict[UUID, BookEntry]:
    """Their numbers and who wrote them, of entries that whoever keeps a register need not be able to read."""
    wanted = {id for id in ids if id}
    with without_row_security():
        rows = {row.id: row for row in EntryRow.objects.filter(id__in=wanted).defer("body")}
        replaced = [row.replaces for row in rows.values() if row.replaces]
        numbers = dict(EntryRow.objects.filter(id__in=replaced).values_list("id", "order"))
    return {
        id: BookEntry(row.order, row.recorded, row.practitioner, row.system, numbers.get(row.replaces) if row.replaces else None)
        for id, row in rows.items()
    }

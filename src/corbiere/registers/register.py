"""Questions to the Child Protection Register: as at any day, as known at any moment, each with one question to the database."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from corbiere.ledger.entry import Choice
from corbiere.protection.entries.conferences import ConferenceType, WhyPlanEnds
from corbiere.registers.models import Place, Registered


def on_register(on: date, known: datetime | None = None, without: Collection[UUID] = ()) -> list[Place]:
    """Who was on it as that day closed, by name. `without` are those who are closed to whoever asks."""
    return list(_but(Place.objects.known(known).on(on), without).order_by("name", "subject"))


def _but(places: Registered, without: Collection[UUID]) -> Registered:
    return places.exclude(subject__in=without) if without else places


# Of one child.


@dataclass(frozen=True)
class Time:
    """One time on the register, as far as it had gone by a day. `removed` is None while it lasted."""

    number: int
    registered: date
    came: str
    places: Sequence[Place]
    removed: date | None
    why_removed: str

    @property
    def now(self) -> Place:
        return self.places[-1]

    @property
    def categories(self) -> list[Place]:
        """The places with which the category became another, the first among them."""
        return [place for place in self.places if place.begins == self.registered or place.has_another_category]


def times_of(subjects: Collection[UUID], on: date, known: datetime | None = None) -> dict[UUID, list[Time]]:
    """Each child's times on the register that had begun by a day, the first one first. Who was never on it is not there."""
    places = Place.objects.known(known).filter(subject__in=subjects, begins__lte=on).order_by("subject", "number", "begins")
    return {
        subject: [_time(number, list(held), on) for number, held in groupby(of_child, lambda place: place.number)]
        for subject, of_child in groupby(places, lambda place: place.subject)
    }


def _time(number: int, places: Sequence[Place], on: date) -> Time:
    last = places[-1]
    over = last.removed is not None and last.removed <= on
    return Time(number, last.registered, last.came, places, last.removed if over else None, last.why_removed if over else "")


# What changed, in date order.


class TransactionType(Choice):
    REGISTERED = "registered", "Put on the register"
    AGAIN = "registered-again", "Put on the register again"
    TRANSFERRED_IN = "transferred-in", "Came to Jersey on a plan elsewhere, and put on the register"
    CATEGORY = "category-changed", "Category changed"
    TRANSFERRED_OUT = "transferred-out", "Taken off the register: moved away"
    REMOVED = "removed", "Taken off the register"


class Transaction(NamedTuple):
    day: date
    sort: TransactionType
    place: Place


def transactions(first: date, last: date, known: datetime | None = None, without: Collection[UUID] = ()) -> list[Transaction]:
    """What changed on the register between two days, both included, in date order, as known at a moment."""
    days = (first, last)
    places = _but(Place.objects.known(known), without).filter(Q(begins__range=days) | Q(last=True, removed__range=days))
    found = [told for place in places for told in _told(place) if first <= told.day <= last]
    return sorted(found, key=lambda told: (told.day, told.place.name, told.place.subject, told.place.number, ORDER.index(told.sort)))


ORDER = (
    TransactionType.REGISTERED,
    TransactionType.AGAIN,
    TransactionType.TRANSFERRED_IN,
    TransactionType.CATEGORY,
    TransactionType.TRANSFERRED_OUT,
    TransactionType.REMOVED,
)


def _told(place: Place) -> Iterator[Transaction]:
    if place.begins == place.registered:
        yield Transaction(place.begins, _how_it_began(place), place)
    elif place.has_another_category:
        yield Transaction(place.begins, TransactionType.CATEGORY, place)
    if place.last and place.removed is not None:
        moved = place.why_removed == WhyPlanEnds.MOVED
        yield Transaction(place.removed, TransactionType.TRANSFERRED_OUT if moved else TransactionType.REMOVED, place)


def _how_it_began(place: Place) -> TransactionType:
    if place.came == ConferenceType.TRANSFER_IN:
        return TransactionType.TRANSFERRED_IN
    return TransactionType.AGAIN if place.number > 1 else TransactionType.REGISTERED

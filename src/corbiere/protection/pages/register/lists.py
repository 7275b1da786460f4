"""The lists that are taken out of the register, for paper and for a spreadsheet: headings, and rows of words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from corbiere.desk.components.words import age_in_words, distance
from corbiere.desk.record.display import name_in
from corbiere.desk.record.names import colleagues
from corbiere.people.models import short_reference
from corbiere.protection.entries.conferences import ConferenceType
from corbiere.protection.models import RegisteredChild, WhyRemoved
from corbiere.protection.register import REGISTER, harm_called
from corbiere.registers.numbers import sex_called
from corbiere.registers.register import on_register, transactions
from corbiere.statute.calendar import in_words

Row = list[str]


@dataclass(frozen=True)
class RegisterList:
    """`subjects` are those whose names stand in it."""

    called: str
    headings: tuple[str, ...]
    rows: list[Row]
    subjects: set[UUID]


def as_at(on: date, known: datetime | None, without: Iterable[UUID]) -> RegisterList:
    places = on_register(REGISTER, on, known, list(without))
    leads = colleagues(place.lead_social_worker for place in places)
    headings = (*_WHO, "Category", "Since", "For", "Which time", "Put on by", "Lead social worker")
    rows = [
        [
            *_who(place, on), harm_called(place.category, place.category_in_words), place.registered.isoformat(),
            distance(place.registered, on), str(place.number), ConferenceType(place.came).label, name_in(leads, place.lead_social_worker),
        ]
        for place in places
    ]  # fmt: skip
    return RegisterList(f"on {in_words(on)}", headings, rows, {place.subject for place in places})


def changed(first: date, last: date, known: datetime | None, without: Iterable[UUID]) -> RegisterList:
    found = transactions(REGISTER, first, last, known, list(without))
    headings = ("Day", "What changed", *_WHO, "Category", "Before", "Put on", "Which time", "Why taken off")
    rows = [
        [
            told.day.isoformat(), told.sort.label, *_who(told.place, told.day),
            harm_called(told.place.category, told.place.category_in_words),
            harm_called(told.place.before, told.place.before_in_words) if told.place.before else "",
            told.place.registered.isoformat(), str(told.place.number),
            WhyRemoved(told.place.why_removed).label if told.day == told.place.removed and told.place.last else "",
        ]
        for told in found
    ]  # fmt: skip
    return RegisterList(f"changes from {in_words(first)} to {in_words(last)}", headings, rows, {told.place.subject for told in found})


_WHO = ("Child", "Reference", "Born or due", "Age", "Sex")


def _who(place: RegisteredChild, on: date) -> Row:
    day = place.born or place.expected
    age = age_in_words(place.born, on) if place.born else "not yet born" if place.expected else ""
    return [place.name, short_reference(place.subject), day.isoformat() if day else "", age, sex_called(place.sex)]

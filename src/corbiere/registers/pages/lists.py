"""The lists that are taken out of a register, for paper and for a spreadsheet: headings, and rows of words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from corbiere.desk.components.words import age_in_words, distance
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.names import colleagues
from corbiere.ledger.reading import JERSEY
from corbiere.people.models import short_reference
from corbiere.registers.models import RegisterPlace
from corbiere.registers.numbers import sex_called
from corbiere.registers.pages.answers import named
from corbiere.registers.register import PlaceFact, Register, on_register, on_which_others
from corbiere.registers.transactions import BookLine, book
from corbiere.statute.calendar import in_words

Row = list[str]
_WHO = ("Child", "Reference", "Born or due", "Age", "Sex")


@dataclass(frozen=True)
class RegisterList:
    """`subjects` are those whose names stand in it."""

    called: str
    headings: tuple[str, ...]
    rows: list[Row]
    subjects: set[UUID]


def as_at(register: Register[Any], on: date, known: datetime | None, without: Iterable[UUID]) -> RegisterList:
    places, words = on_register(register, on, known, list(without)), register.words
    called = named(register, places)
    headings = (*_WHO, words.category, "Since", "For", "Which time", words.came, *(fact.called for fact in words.more))
    rows = [
        [
            *_who(place, on), words.category_called(place.category, place.category_in_words), place.registered.isoformat(),
            distance(place.registered, on), str(place.number), words.came_called(place.came),
            *(_fact(fact, place, called) for fact in words.more),
        ]
        for place in places
    ]  # fmt: skip
    return RegisterList(f"on {in_words(on)}", headings, rows, {place.subject for place in places})


def on_two(register: Register[Any], on: date, known: datetime | None, without: Iterable[UUID]) -> RegisterList:
    """Who is on another register as well that day, and on which (ISS-2-2)."""
    places, words = on_register(register, on, known, list(without)), register.words
    others = on_which_others(register, [place.subject for place in places], on, known)
    both = [place for place in places if place.subject in others]
    rows = [
        [*_who(place, on), words.category_called(place.category, place.category_in_words), place.registered.isoformat(), ", ".join(also)]
        for place in both
        if (also := others[place.subject])
    ]
    headings = (*_WHO, words.category, "Since", "Also on")
    return RegisterList(f"on another register as well on {in_words(on)}", headings, rows, {place.subject for place in both})


def changed(register: Register[Any], first: date, last: date, known: datetime | None, without: Iterable[UUID]) -> RegisterList:
    """The book of changes: one that was corrected since stands beside its correction, with both numbers (ISS-A-14)."""
    found, words = book(register, first, last, known, list(without)), register.words
    by = colleagues(line.entry.by for line in found if line.entry)
    headings = (
        "Number", "Day", "What changed", *_WHO, words.category, "Before", words.put_on, "Which time", f"Why {words.taken_off.lower()}",
        *(fact.called for fact in words.of_change), "Written down", "By", "Corrects number", "QuestionForm otherwise since",
    )  # fmt: skip
    rows = [_change(register, line, by) for line in found]
    subjects = {line.told.place.subject for line in found}
    return RegisterList(f"changes from {in_words(first)} to {in_words(last)}", headings, rows, subjects)


def _change(register: Register[Any], line: BookLine[Any], by: Names) -> Row:
    told, place, words = line.told, line.told.place, register.words
    return [
        str(line.entry.number) if line.entry else "", told.day.isoformat(), told.sort.label, *_who(place, told.day),
        words.category_called(place.category, place.category_in_words),
        words.category_called(place.before, place.before_in_words) if place.before else "",
        place.registered.isoformat(), str(place.number),
        words.why_called(place.why_removed) if told.day == place.removed and place.last else "",
        *(fact.value(told) for fact in words.of_change), *_written(line, by),
    ]  # fmt: skip


def _written(line: BookLine[Any], by: Names) -> Row:
    until = _moment(line.until) if line.until else ""
    if line.entry is None:
        return ["", "The law: a birthday", "", until]
    entry = line.entry
    return [_moment(entry.recorded), name_in(by, entry.by) or entry.system, str(entry.corrects or ""), until]


def _moment(when: datetime) -> str:
    return f"{when.astimezone(JERSEY):%Y-%m-%d %H:%M}"


def _fact(fact: PlaceFact[Any], place: RegisterPlace, called: Names) -> str:
    value = fact.value(place)
    if isinstance(value, UUID):
        return name_in(called, value)
    return value.isoformat() if isinstance(value, date) else value or ""


def _who(place: RegisterPlace, on: date) -> Row:
    day = place.born or place.expected
    age = age_in_words(place.born, on) if place.born else "not yet born" if place.expected else ""
    return [place.name, short_reference(place.subject), day.isoformat() if day else "", age, sex_called(place.sex)]

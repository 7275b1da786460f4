"""Notes of a child's days in care, month by month; and above them what waits for an answer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from corbiere.care.pages.notes import DayNote, day_notes
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record


class DayRow(NamedTuple):
    """A note, who wrote it, where it stands, and where whoever looks may answer it."""

    note: DayNote
    by: str
    href: str
    answer: str


class DaysMonth(NamedTuple):
    """`first` is its first day, `notes` how many there are of it."""

    first: date
    notes: int
    href: str


class DaysPage(NamedTuple):
    month: date
    earlier: DaysMonth | None
    later: DaysMonth | None
    waits: Sequence[DayRow]
    rows: Sequence[DayRow]


def last_note(record: Record) -> DayNote | None:
    return next(iter(notes_of(record)), None)


def notes_of(record: Record) -> list[DayNote]:
    """The last first, of days that have come."""
    return day_notes(record.lines, record.called) if record.sees("daily") else []


def days_page(record: Record, notes: Sequence[DayNote], names: Names, asked: str) -> DaysPage:
    """Of the month asked for; where none is, or nothing was written in it, of the last."""
    firsts = list(dict.fromkeys(note.day.replace(day=1) for note in notes))
    at = next((place for place, first in enumerate(firsts) if f"{first:%Y-%m}" == asked), 0)
    return DaysPage(
        firsts[at],
        _month(record, notes, firsts[at + 1]) if at + 1 < len(firsts) else None,
        _month(record, notes, firsts[at - 1]) if at else None,
        _rows(record, (note for note in notes if note.waits), names),
        _rows(record, _within(notes, firsts[at]), names),
    )


def _within(notes: Sequence[DayNote], first: date) -> list[DayNote]:
    return [note for note in notes if note.day.replace(day=1) == first]


def _month(record: Record, notes: Sequence[DayNote], first: date) -> DaysMonth:
    address = record.address("care:days")
    return DaysMonth(first, len(_within(notes, first)), f"{address}{'&' if '?' in address else '?'}month={first:%Y-%m}")


def _rows(record: Record, notes: Iterable[DayNote], names: Names) -> list[DayRow]:
    return [DayRow(note, name_in(names, note.line.practitioner), entry_address(note.line.id), _answer(record, note)) for note in notes]


def _answer(record: Record, note: DayNote) -> str:
    theirs = note.waits and record.shown.is_now and record.may(note.answered_by)
    return form_address(record.subject, note.answered_by, of=note.root) if theirs else ""

"""Holding a meeting: what the page shows, and what comes of what was pressed on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID, uuid4

from django.http import QueryDict

from corbiere.agencies.directory import names as directory_names
from corbiere.desk.addresses import entry_address
from corbiere.desk.forms import drafts
from corbiere.desk.forms.form_data import one, typed_in
from corbiere.desk.forms.notebook import Notebook, NotWritten, number_of, without, written
from corbiere.desk.forms.sentences import unseen_in
from corbiere.desk.meetings import attendance, notebook
from corbiere.desk.meetings.notebook import NoteBox
from corbiere.desk.meetings.room import Room
from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Ground
from corbiere.ledger.models import EntryRow
from corbiere.ledger.writing import Written
from corbiere.meetings.details import note_in
from corbiere.meetings.gathering import Gathering, joint_notes
from corbiere.meetings.notes import Note

WORDS = {Ground.OBSERVED: "Fact", Ground.REPORTED: "Said", Ground.OPINION: "Opinion"}
NO_SECTOR = "Say who this person represents."


class NoteLine(NamedTuple):
    """A note as the page shows it. `at` is when it was written down."""

    said: Note
    by: str
    at: datetime | None
    whom: str
    href: str

    @property
    def what(self) -> str:
        """Its sort in a word, with whoever said it."""
        who = self.said.by or self.said.said.reported_by
        return f"{WORDS[self.said.said.ground]}: {who}" if who else WORDS[self.said.said.ground]


class Talk(NamedTuple):
    """A point of the agenda with what was said under it, and the box in which more is written.

    `lines` may be those alone that are new, of the `total` that there are in all.
    """

    box: NoteBox
    lines: Sequence[NoteLine]
    total: int


class Short(NamedTuple):
    """Who is missing from the quorum, for which child; nothing is missing where `missing` is empty."""

    missing: Sequence[str]
    whom: str


def talks(room: Room, book: Notebook, names: dict[UUID, str]) -> tuple[list[Talk], list[NoteLine]]:
    """Notes under each point of the agenda, and those under none."""
    said = _by_point(room, names)
    points = {point.name for point in room.gathering.agenda}
    besides = [line for point, lines in said.items() if point not in points for line in lines]
    return [Talk(box, lines := said[box.point.name], len(lines)) for box in notebook.boxes(room, book)], besides


def talk(room: Room, box: NoteBox) -> Talk:
    """One point alone, with every note under it."""
    notes = room.gathering.under(box.point.name)
    return Talk(box, _lines(room, notes, directory_names(_authors(notes))), len(notes))


def added(room: Room, box: NoteBox, written: Written) -> Talk:
    """One point with what whoever is in the room has just written under it, as far as it is open to them: nothing else is read again."""
    kind = kind_called(room.type.family.noted)
    open_to = [seat for seat in room.seats if kind.category in seat.categories and seat.subject in written.after]
    ids = set(written.ids)
    made = [(line, seat) for seat in open_to for line in written.after[seat.subject].lines if line.id in ids]
    notes = joint_notes(note_in(line, seat.subject) for line, seat in made)
    lines = [_line(room, note, room.viewer.name, written.at) for note in notes]
    return Talk(box, lines, len(room.gathering.under(box.point.name)) + len(lines))


def authors(room: Room) -> set[UUID]:
    return _authors(room.gathering.notes)


def _authors(notes: Iterable[Note]) -> set[UUID]:
    return {note.source.author for note in notes if note.source.author}


def _by_point(room: Room, names: dict[UUID, str]) -> dict[str, list[NoteLine]]:
    found: dict[str, list[NoteLine]] = defaultdict(list)
    for line in _lines(room, room.gathering.notes, names):
        found[line.said.point].append(line)
    return found


def _lines(room: Room, notes: Sequence[Note], names: dict[UUID, str]) -> list[NoteLine]:
    """Notes in the order in which they were written, with who wrote them, when and of whom."""
    ids = [note.source.entry for note in notes]
    at = dict(EntryRow.objects.filter(id__in=ids).values_list("id", "recorded")) if ids else {}
    return [
        _line(room, note, names.get(note.source.author, "") if note.source.author else "", at.get(note.source.entry))
        for note in sorted(notes, key=lambda note: note.source.order)
    ]


def _line(room: Room, note: Note, by: str, at: datetime | None) -> NoteLine:
    return NoteLine(note, by, at, room.whom(note.source.about), entry_address(note.source.entry))


def noted_points(gathering: Gathering) -> list[tuple[str, list[Note]]]:
    """Points of the agenda under which something is noted, each with its notes."""
    return [(point, list(held)) for point, held in groupby(gathering.notes, key=lambda note: note.point)]


def quorum(room: Room) -> list[Short]:
    """Of the children for whom it is alike together."""
    alike: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
    for seat in room.seats:
        alike[seat.meeting.missing].append(seat.subject)
    return [Short(missing, room.whom(children)) for missing, children in alike.items()]


class Pressed(NamedTuple):
    """What comes of a button: the page again with what is wrong and all that was typed, or no such `book` where something is recorded.

    `written` is the note that is recorded, if it was a note.
    """

    book: Notebook | None
    written: Written | None = None


def pressed(room: Room, post: QueryDict) -> Pressed:
    typed = typed_in(post.lists())
    held = drafts.begun_as(post.get("draft", ""))
    book = Notebook(held, typed) if held and held.practitioner == room.viewer.practitioner else notebook.fresh(room)
    number = number_of(post.get("do", ""))
    if number is not None:
        return _note(room, Notebook(book.draft, typed), number)
    if post.get("do") in ("here", "everybody"):
        everybody = attendance.all_here(room, typed) if post["do"] == "everybody" else typed
        return Pressed(_here(room, Notebook(book.draft, everybody)))
    kept = notebook.keep(room, book, typed)
    kept.notice = "Saved as a draft. Nothing is recorded yet."
    return Pressed(kept)


def _note(room: Room, book: Notebook, number: int) -> Pressed:
    writings, fault = notebook.noted(room, book.typed, number)
    name = f"n{number}"
    if fault:
        return Pressed(_with_fault(room, book, f"{name}-text", fault))
    done = written(writings, room.viewer, one(book.typed, f"{name}-key"))
    if isinstance(done, NotWritten):
        if done.is_other:
            book.typed = {**book.typed, f"{name}-key": [""]}
        return Pressed(_with_fault(room, book, f"{name}-text", done.why))
    notebook.keep(room, book, without(book.typed, name))
    return Pressed(None, done)


def _here(room: Room, book: Notebook) -> Notebook | None:
    if one(book.typed, "new-who").strip() and not one(book.typed, "new-sector"):
        return _with_fault(room, book, "new-sector", NO_SECTOR)
    if faults := unseen_in({name: said for name, said in book.typed.items() if name.startswith(("new-", "why-"))}):
        return _with_fault(room, book, "new-who", *next(iter(faults.values())))
    try:
        writings = attendance.changed(room, book.typed)
    except ValueError:
        return _with_fault(room, book, "new-who", "Choose from the answers in the lists.")
    done = written(writings, room.viewer, one(book.typed, "here-key")) if writings else None
    if isinstance(done, NotWritten) and done.is_other:  # another change of the same page, after which one went back
        done = written(writings, room.viewer, str(uuid4()))
    if isinstance(done, NotWritten):
        return _with_fault(room, book, "new-who", done.why)
    notebook.keep(room, book, without(book.typed, "here", "was", "told", "why", "new"))
    return None


def _with_fault(room: Room, book: Notebook, name: str, fault: str) -> Notebook:
    kept = notebook.keep(room, book, book.typed)
    return Notebook(kept.draft, book.typed, {name: [fault]})

"""Somebody's notes at a meeting: a box under each point of the agenda, all of them one draft, each of which becomes an entry on its own.

Whatever is sent, what stands in the other boxes stays: it is kept with the draft and stands there again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from corbiere.desk.forms import notebook as any_notebook
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.notebook import Notebook, fault_in
from corbiere.desk.meetings.forms import ROOM
from corbiere.desk.meetings.room import Room
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Ground
from corbiere.ledger.writing import Writing
from corbiere.meetings.type_parts import AgendaPoint

ALL = "all"
NO_WORDS = "Write what was said under “{}”, or leave it for later."
NO_GROUND = "Say whether this is a fact, what somebody said, or an opinion."
GROUNDS = (
    (Ground.OBSERVED.value, "Fact"),
    (Ground.REPORTED.value, "What somebody said"),
    (Ground.OPINION.value, "Opinion"),
)


@dataclass(frozen=True, slots=True)
class NoteBox:
    """The box under one point, as it stands."""

    number: int
    point: AgendaPoint
    text: str
    ground: str
    by: str
    about: str
    key: str
    fault: str

    @property
    def name(self) -> str:
        return f"n{self.number}"

    @property
    def is_open(self) -> bool:
        return bool(self.text or self.fault)


def notebook(room: Room) -> Notebook:
    """The viewer's notebook for one page, with what they typed on every other."""
    begun = [draft for draft in room.drafts if draft.kind == room.type.family.noted and one(draft.typed, ROOM) == str(room.id)]
    return any_notebook.opened(fresh(room), begun)


def fresh(room: Room) -> Notebook:
    draft = Draft(id=uuid4(), practitioner=room.viewer.practitioner, subject=room.first.subject, kind=room.type.family.noted)
    return Notebook(draft, {ROOM: [str(room.id)]})


def boxes(room: Room, book: Notebook) -> list[NoteBox]:
    return [_box(number, point, book) for number, point in enumerate(room.gathering.agenda)]


def box(room: Room, book: Notebook, number: int) -> NoteBox | None:
    """One of them; None where there is no such point on the agenda."""
    points = room.gathering.agenda
    return _box(number, points[number], book) if number < len(points) else None


def _box(number: int, point: AgendaPoint, book: Notebook) -> NoteBox:
    name = f"n{number}"
    said = {part: one(book.typed, f"{name}-{part}") for part in ("text", "ground", "by", "about", "key")}
    key, fault = said["key"] or str(uuid4()), book.fault(f"{name}-text")
    return NoteBox(number, point, said["text"], said["ground"], said["by"], said["about"] or ALL, key, fault)


def noted(room: Room, typed: Typed, number: int) -> tuple[list[Writing], str]:
    """The entries of one box, for each child of whom it was said; or what is wrong with it."""
    name, points = f"n{number}", room.gathering.agenda
    if number >= len(points):
        return [], "That point is no longer on the agenda. Choose another."
    text, ground, by, about = (one(typed, f"{name}-{part}").strip() for part in ("text", "ground", "by", "about"))
    if fault := _fault(points[number], text, ground, by):
        return [], fault
    seats = [seat for seat in room.seats if about in ("", ALL, str(seat.subject))]
    said = {"text": text, "ground": ground} | ({"reported_by": by} if ground == Ground.REPORTED.value else {})
    body = {"point": points[number].name, "said": said} | ({"by": by} if by else {})
    kind = kind_called(room.type.family.noted)
    made = [Writing(entry=kind.model_validate({"of": seat.root, **body}), about=seat.subject, happened=room.day) for seat in seats]
    return made, "" if made else "Choose who this was said about."


def _fault(point: AgendaPoint, text: str, ground: str, by: str) -> str:
    if not text:
        return NO_WORDS.format(point.name)
    if ground not in {value for value, _ in GROUNDS}:
        return fault_in(text, by, "") or NO_GROUND
    return fault_in(text, by, ground)


def keep(room: Room, book: Notebook, typed: Typed) -> Notebook:
    return any_notebook.keep(room.viewer, book, typed, lambda: room.drafts)


def whom_else(room: Room) -> Sequence[tuple[str, str]]:
    """Of whom something can have been said."""
    if len(room.seats) == 1:
        return ()
    return ((ALL, "All of them"), *((str(seat.subject), f"{seat.called} only") for seat in room.seats))


def mine(draft: Draft) -> UUID | None:
    """The meeting in which a draft was begun, if it was in one."""
    try:
        return UUID(one(draft.typed, ROOM))
    except ValueError:
        return None

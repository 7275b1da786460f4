"""Somebody's notes at a meeting: a box under each point of the agenda, all of them one draft, each of which becomes an entry on its own.

Whatever is sent, what stands in the other boxes stays: it is kept with the draft and stands there again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from corbiere.desk.forms import drafts
from corbiere.desk.forms.drafts import TOOK, taken_up, token_of
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.parsing import Faults
from corbiere.desk.meetings.forms import ROOM
from corbiere.desk.meetings.room import Room
from corbiere.desk.models import Draft
from corbiere.ledger.characters import amiss
from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Ground
from corbiere.ledger.writing import Writing
from corbiere.meetings.type_parts import AgendaPoint

ALL = "all"
NO_WORDS = "Write what was said under “{}”, or leave it for later."
NO_GROUND = "Say whether this is a fact, what somebody said, or an opinion."
NOBODY_SAID = "Write who said it."
TOO_LONG = "This is longer than one note can be, 20,000 characters. Split it."
GROUNDS = (
    (Ground.OBSERVED.value, "Fact"),
    (Ground.REPORTED.value, "What somebody said"),
    (Ground.OPINION.value, "Opinion"),
)


@dataclass
class Notebook:
    """The draft of one person at one meeting."""

    draft: Draft
    typed: Typed
    faults: Faults = field(default_factory=dict)
    notice: str = ""
    took: Sequence[str] = ()

    @property
    def token(self) -> str:
        return token_of(self.draft)


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
    """The viewer's notebook for one page, with what they typed on every other: two pages never write into the same."""
    begun = [draft for draft in room.drafts if draft.kind == room.type.family.noted and one(draft.typed, ROOM) == str(room.id)]
    made = fresh(room)
    made.typed = _together([draft.typed for draft in begun]) | made.typed
    made.took = [taken_up(draft) for draft in begun]
    return made


def _together(typed: Sequence[Typed]) -> Typed:
    """Texts of one box on two pages stand in it one below the other; of all else counts what was kept last."""
    found: Typed = {}
    for name in dict.fromkeys(name for held in typed for name in held if name != TOOK):
        said = list(dict.fromkeys(text for held in typed if (text := one(held, name).strip())))
        whole = [text for text in said if not any(text in other for other in said if other != text)]
        found[name] = ["\n\n".join(reversed(whole))] if name.endswith("-text") else said[:1]
    return found


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
    fault = " ".join(book.faults.get(f"{name}-text", ()))
    return NoteBox(
        number, point, said["text"], said["ground"], said["by"], said["about"] or ALL, said["key"] or str(uuid4()), fault
    )  # fmt: skip


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
    if len(text) > 20_000 or len(by) > 300:
        return TOO_LONG
    if fault := amiss(text) or amiss(by):
        return f"What you wrote here {fault}."
    if ground not in {value for value, _ in GROUNDS}:
        return NO_GROUND
    return NOBODY_SAID if ground == Ground.REPORTED.value and not by else ""


def without(typed: Typed, *names: str) -> Typed:
    """The rest to write once these boxes or rows are in the record."""
    return {name: values for name, values in typed.items() if not name.startswith(tuple(f"{held}-" for held in names))}


def keep(room: Room, book: Notebook, typed: Typed) -> Notebook:
    """Keeps what is typed; a notebook in which nothing is left is put away."""
    left = {name: values for name, values in typed.items() if any(values)}
    if any(name.endswith("-text") for name in left):
        return Notebook(drafts.keep(room.viewer, book.draft, typed), typed)
    taken = {UUID(said.partition(":")[0]) for said in typed.get(TOOK, ()) if said in {taken_up(draft) for draft in room.drafts}}
    Draft.objects.of(book.draft.practitioner).unsent().filter(id__in={book.draft.id, *taken}).delete()
    return Notebook(book.draft, typed)


def whom_else(room: Room) -> Sequence[tuple[str, str]]:
    """Of whom something can have been said."""
    if len(room.seats) == 1:
        return ()
    return ((ALL, "All of them"), *((str(seat.subject), f"{seat.called} only") for seat in room.seats))


def number_of(pressed: str) -> int | None:
    """Which box was pressed: `note-3`."""
    number = pressed.removeprefix("note-")
    return int(number) if pressed.startswith("note-") and number.isdigit() and len(number) < 4 else None


def mine(draft: Draft) -> UUID | None:
    """The meeting in which a draft was begun, if it was in one."""
    try:
        return UUID(one(draft.typed, ROOM))
    except ValueError:
        return None

"""A form about several children at once, who each get an entry of their own: to arrange a meeting, and all that is then recorded of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from corbiere.access.access_log import NotVisible
from corbiere.desk.forms import drafts
from corbiere.desk.forms.entry_form import WHEN, EntryForm
from corbiere.desk.forms.form_data import Typed, one, typed_in
from corbiere.desk.forms.options import unchosen, unknown
from corbiere.desk.forms.parsing import GENERAL, Faults, read_entry, read_happened
from corbiere.desk.forms.questions import HAPPENED, Control, Option, Question, questions_of
from corbiere.desk.forms.recording import Refusal, as_refused, written
from corbiere.desk.forms.ruling_fields import carried, reasons
from corbiere.desk.forms.submission import LATER, RECORD, pressed
from corbiere.desk.meetings.room import Room, Seat
from corbiere.desk.models import Draft
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing

F = TypeVar("F", bound=EntryForm)
CHILDREN, ROOM = "children", "room"
ABOUT = Question(CHILDREN, CHILDREN, Control.CHOICES, "Who is it about?", required=True)
NOBODY = "“Who is it about?” is not answered yet. Tick at least one child."


@dataclass
class JointForm(EntryForm):
    """A form of a meeting. `children` can be ticked; `own` is, for each, what is answered for them alone; `kept` is sent along unseen."""

    alone = True
    address: str = ""
    children: Sequence[Option] = ()
    own: Mapping[str, Typed] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    heading: str = ""

    @property
    def called(self) -> str:
        return self.heading or self.kind.called

    @property
    def action(self) -> str:
        return self.address

    @cached_property
    def questions(self) -> list[Question]:
        about = [replace(ABOUT, options=tuple(self.children))] if len(self.children) > 1 else []
        return [*about, *(question for question in (WHEN, *questions_of(self.kind)) if question.key not in self.kept)]

    @property
    def unseen(self) -> list[tuple[str, str]]:
        """Values in the form that it does not ask."""
        names = [name for name in self.typed if name.partition("-")[0] in self.kept]
        return [(name, value) for name in names for value in self.typed[name]]

    @cached_property
    def last(self) -> dict[str, str]:
        """Gives no last answers: another meeting's say nothing of this."""
        return {}

    @property
    def ticked(self) -> list[UUID]:
        held = set(self.typed.get(CHILDREN, ()))
        return [UUID(option.value) for option in self.children if option.value in held or len(self.children) == 1]


def pointers(kind: type[Entry]) -> frozenset[str]:
    """The questions that point at an earlier entry, which the meeting answers."""
    return frozenset(question.key for question in questions_of(kind) if question.reference and question.reference.to == "entry")


def in_room(room: Room, draft: Draft, typed: Typed) -> JointForm:
    """A form of a meeting. NotVisible where the draft is about a child who is not, or no longer, open here; NotTheirs where it is
    another's to fill in for every child."""
    if draft.subject is None or room.seat(draft.subject) is None:
        raise NotVisible
    room.at_the_door(draft.kind)
    form = JointForm(
        draft, typed, room.first.asking(room.viewer), wanted=carried(typed), address=reverse("desk:meeting-draft", args=[room.id, draft.id])
    )
    names = pointers(form.kind)
    form.kept = names | {ROOM}
    form.own = {
        str(seat.subject): own for seat in room.seats if seat.may(draft.kind) and (own := _pointing(room, seat, names, typed)) is not None
    }
    form.children = [Option(str(seat.subject), seat.name) for seat in room.seats if str(seat.subject) in form.own]
    form.typed = {ROOM: [str(room.id)], CHILDREN: [option.value for option in form.children], **typed}
    return form


def _pointing(room: Room, seat: Seat, names: frozenset[str], typed: Typed) -> Typed | None:
    """Entries the form points at, as they are on this child's record; None where it has no such entry."""
    found: Typed = {}
    for name in names:
        if text := one(typed, name):
            own = room.own(seat, text)
            if own is None:
                return None
            found[name] = [str(own.root)]
    return found


def writings_of(form: JointForm) -> tuple[list[Writing], Faults]:
    """An entry for each child that is ticked, and what is wrong."""
    day, at, faults = read_happened(form.typed, form.asking.viewer.on)
    faults |= {} if form.ticked else {CHILDREN: [NOBODY]}
    made = []
    for subject in form.ticked:
        entry, wrong = read_entry(form.kind, form.typed | dict(form.own.get(str(subject), {})))
        faults = {**wrong, **faults}
        if entry is not None:
            made.append(Writing(entry=entry, about=subject, happened=day, time=at, reasons=reasons(form.typed)))
    asked = [question for question in form.questions if question.key not in (CHILDREN, HAPPENED)]
    return made, {**unknown(asked, form.typed, form.asking), **faults, **unchosen(asked, form.typed, form.asking)}


def recorded(form: JointForm) -> Refusal | None:
    """Writes them in one act, once however often the form is sent; or says what is wrong."""
    writings, faults = writings_of(form)
    if faults:
        return Refusal(faults, form.wanted)
    try:
        outcome = written(writings, form.asking.viewer, str(form.draft.id))
    except NotRecorded as fault:
        return as_refused(form.draft, form.typed, fault)
    except KeyTaken as fault:
        return Refusal({GENERAL: [f"{str(fault)[:1].upper()}{str(fault)[1:]}."]})
    drafts.sent(form.draft, form.typed, outcome)
    return None


def answered(post: QueryDict, form: F, record: Callable[[F], Refusal | None]) -> F | None:
    """The form to be shown again; None once `record` has taken it, or it is kept for later."""
    try:
        form.draft = drafts.keep(form.asking.viewer, form.draft, form.typed)
    except drafts.TooMuch:
        return replace(form, faults={GENERAL: [drafts.TOO_MUCH]})
    if form.draft.sent or post.get("send") == LATER:
        return None
    if again := pressed(post, form):
        return again
    if post.get("send") != RECORD:
        return replace(form, notice="Saved as a draft. Nothing is recorded yet.")
    refused = record(form)
    return replace(form, faults=refused.faults, wanted=refused.wanted) if refused else None


def brought(kind: str, answers: Iterable[tuple[str, Sequence[object]]]) -> Typed:
    """The answers that an address brings along."""
    keys = {CHILDREN, *(question.key for question in questions_of(kind_called(kind)))}
    return {name: values for name, values in typed_in(answers).items() if name.partition("-")[0] in keys}

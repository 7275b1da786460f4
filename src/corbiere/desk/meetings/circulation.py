"""Sending the notes of a meeting out: to whom, how and without what; who does not get them, and why. Each child has an own entry."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.http import QueryDict

from corbiere.access.models import Account
from corbiere.desk.forms import drafts
from corbiere.desk.forms.bound_fields import ReasonField
from corbiere.desk.forms.drafts import token_of
from corbiere.desk.forms.entry_form import begun
from corbiere.desk.forms.form_data import Typed, one, typed_in
from corbiere.desk.forms.parsing import GENERAL, Faults, read_happened
from corbiere.desk.forms.questions import HAPPENED
from corbiere.desk.forms.recording import as_refused
from corbiere.desk.forms.ruling_fields import carried, reasons
from corbiere.desk.forms.sentences import unseen_in
from corbiere.desk.forms.submission import LATER
from corbiere.desk.meetings.forms import ROOM
from corbiere.desk.meetings.room import Room, Seat, handle
from corbiere.desk.meetings.suggested_attendees import MeetingCircle, belonging
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.meetings.notes import same_name

HERE, SEND, WITHHOLD, NOT_NOW = "here", "send", "withhold", "not-now"
CHOICES = ((HERE, "Reads them here"), (SEND, "On paper, or otherwise"), (WITHHOLD, "Does not get them"), (NOT_NOW, "Not now"))
FEW = 4  # people who are shown with their answers at once; more than that are folded, where nothing is wanted of them
IN_WORDS = {HERE: ("reads", "read", "them here"), SEND: ("gets", "get", "them on paper, or otherwise"),
            WITHHOLD: ("does", "do", "not get them"), NOT_NOW: ("is", "are", "sent nothing now")}  # fmt: skip
HERE_IN_WORDS = "In Corbière"
THE_ADDRESS = "the child’s address"
WHY_NOT = "Write why {} does not get them."
NOT_WHOLE = "Something is left out of the copy for {}, so it cannot be read here: choose on paper, or leave nothing out."
NOBODY = "Choose at least one person who gets the notes, or who does not and why."


class RecipientRow(NamedTuple):
    """Somebody who belongs to the meeting, as the form stands. `got` says that the notes went to them before.

    `practitioner` is there for those who can read them here: they have an account, and were invited or came.
    """

    handle: str
    who: str
    children: Sequence[UUID]
    whom: str
    got: bool
    choice: str
    how: str
    without: str
    why: str
    fault: str
    practitioner: UUID | None = None

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        return CHOICES if self.practitioner else CHOICES[1:]

    @property
    def is_open(self) -> bool:
        """Whether more is said of them than to whom it goes."""
        return bool(self.fault or self.without or self.why or self.choice == WITHHOLD or (self.how and self.choice != HERE))


class RecipientGroup(NamedTuple):
    """Those of whom the same is chosen: folded where it is chosen already and nothing more is wanted."""

    choice: str
    rows: Sequence[RecipientRow]

    @property
    def heading(self) -> str:
        one_, several, words = IN_WORDS[self.choice]
        return f"{len(self.rows)} {'people' if len(self.rows) > 1 else 'person'} {several if len(self.rows) > 1 else one_} {words}"

    @property
    def names(self) -> str:
        return ", ".join(row.who for row in self.rows)

    @property
    def is_open(self) -> bool:
        is_asked = self.choice == WITHHOLD or (self.choice == SEND and len(self.rows) <= FEW)
        return is_asked or any(row.fault for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Belongs:
    seat: Seat
    who: str
    kept_out: str
    no_address: bool
    practitioner: UUID | None = None


@dataclass
class SendingForm:
    """The form as it stands. It is a draft of its own; `wanted` are the reasons that rulings ask for."""

    room: Room
    draft: Draft
    typed: Typed
    rows: Sequence[RecipientRow]
    faults: Faults = field(default_factory=dict)
    wanted: Sequence[ReasonField] = ()
    notice: str = ""

    @property
    def token(self) -> str:
        return token_of(self.draft)

    @property
    def action(self) -> str:
        return self.room.page("send")

    @property
    def groups(self) -> list[RecipientGroup]:
        """Of whom something is wanted stand first."""
        of = {choice: [row for row in self.rows if row.choice == choice] for choice in (WITHHOLD, SEND, HERE, NOT_NOW)}
        return [RecipientGroup(choice, rows) for choice, rows in of.items() if rows]

    @property
    def extras(self) -> list[tuple[str, str, bool]]:
        """Questions about the notes as a whole: name, words, whether it is ticked."""
        return [(name, said, name in self.typed) for name, said in self.room.type.sent_with.items()]

    @property
    def when(self) -> list[tuple[str, str]]:
        """The day on which it was begun, sent along unseen."""
        return [(name, value) for name, values in self.typed.items() if name.startswith(f"{HAPPENED}-") for value in values]

    @property
    def summary(self) -> list[tuple[str, str]]:
        found = [(f"id_why-{row.handle}", row.fault) for row in self.rows if row.fault]
        return found + [(wanted.input, wanted.why) for wanted in self.wanted if not wanted.reason]

    @property
    def general(self) -> list[str]:
        return [said for name, texts in self.faults.items() if not name.startswith("why-") for said in texts]

    @property
    def is_faulty(self) -> bool:
        return bool(self.summary or self.general)


def form(room: Room, circle: MeetingCircle) -> SendingForm:
    """The viewer's begun form, or a new one."""
    kind = room.type.family.circulated
    mine = Draft.objects.of(room.viewer.practitioner).unsent().filter(kind=kind, typed__contains={ROOM: [str(room.id)]})
    held = mine.order_by("-saved").first()
    draft = held or Draft(id=uuid4(), practitioner=room.viewer.practitioner, subject=room.first.subject, kind=kind)
    typed = held.typed if held else begun(room.today) | {ROOM: [str(room.id)]}
    return SendingForm(room, draft, typed, rows(room, circle, typed, {}))


def rows(room: Room, circle: MeetingCircle, typed: Typed, faults: Faults) -> list[RecipientRow]:
    found: dict[str, list[_Belongs]] = {}
    for one_ in _belonging(room, circle):
        found.setdefault(same_name(one_.who), []).append(one_)
    known = {one_.practitioner for held in found.values() for one_ in held if one_.practitioner}
    accounts = Account.objects.filter(practitioner__in=known, is_active=True) if known else ()
    signs_in = {account.practitioner for account in accounts if account.practitioner}
    return [_row(room, held, typed, faults, signs_in) for held in found.values()]


def _belonging(room: Room, circle: MeetingCircle) -> Iterator[_Belongs]:
    """People who were asked or came, or who belong to the child, for each child whose notes can be sent."""
    named = belonging(room, circle)
    for seat in room.seats:
        if seat.meeting.held is None:
            continue
        asked = {same_name(one.said.who): one.said for one in seat.meeting.asked}
        for said in asked.values():
            yield _Belongs(seat, said.who, said.kept_out or "", bool(said.no_address), None if said.kept_out else said.practitioner)
        for present in seat.meeting.attendance:
            if same_name(present.said.who) not in asked:
                yield _Belongs(seat, present.said.who, "", False, present.said.practitioner)
        for belongs in named:
            if belongs.seat is seat and same_name(belongs.said.who) not in asked:
                yield _Belongs(seat, belongs.said.who, "", bool(belongs.said.no_address))


def _row(room: Room, held: Sequence[_Belongs], typed: Typed, faults: Faults, signs_in: Collection[UUID]) -> RecipientRow:
    who, id = held[0].who, handle(held[0].who)
    children = list(dict.fromkeys(one.seat.subject for one in held))
    kept_out = next((one.kept_out for one in held if one.kept_out), "")
    got = any(same_name(who) in map(same_name, sending.names) for one in held for sending in one.seat.meeting.sendings)
    without = THE_ADDRESS if any(one.no_address for one in held) else ""
    reads = next((one.practitioner for one in held if one.practitioner in signs_in), None) if room.type.is_about_people else None
    begins = NOT_NOW if got else WITHHOLD if kept_out else HERE if reads and not without else SEND
    return RecipientRow(
        id, who, children, room.whom(children), got, one(typed, f"give-{id}") or begins, one(typed, f"how-{id}"),
        _typed(typed, f"without-{id}", without), _typed(typed, f"why-{id}", kept_out), " ".join(faults.get(f"why-{id}", ())),
        reads,
    )  # fmt: skip


def _typed(typed: Typed, name: str, otherwise: str) -> str:
    return one(typed, name) if name in typed else otherwise


def answered(room: Room, circle: MeetingCircle, post: QueryDict) -> SendingForm | None:
    """The form again, with what is wrong and all that was typed; None once it is recorded, or kept for later."""
    typed = typed_in(post.lists())
    draft = drafts.draft_of(post.get("draft", ""))
    if draft is None or draft.practitioner != room.viewer.practitioner or draft.kind != room.type.family.circulated:
        draft = form(room, circle).draft
    if draft.sent:
        return None
    draft = drafts.keep(room.viewer, draft, typed)
    if draft.sent or post.get("send") == LATER:
        return None
    faults, wanted = _sent(room, circle, draft, typed)
    if faults or wanted:
        return SendingForm(room, draft, typed, rows(room, circle, typed, faults), faults, wanted)
    return None


def _sent(room: Room, circle: MeetingCircle, draft: Draft, typed: Typed) -> tuple[Faults, Sequence[ReasonField]]:
    day, _, faults = read_happened(typed, room.today)
    shown = rows(room, circle, typed, {})
    faults |= {f"why-{row.handle}": [WHY_NOT.format(row.who)] for row in shown if row.choice == WITHHOLD and not row.why.strip()}
    faults |= {f"why-{row.handle}": [NOT_WHOLE.format(row.who)] for row in shown if row.choice == HERE and row.without.strip()}
    if all(row.choice == NOT_NOW for row in shown):
        faults[GENERAL] = [NOBODY]
    faults |= {name if name.startswith("why-") else GENERAL: said for name, said in unseen_in(typed).items()}
    if faults:
        return faults, carried(typed)
    kind = kind_called(draft.kind)
    writings = [
        Writing(entry=kind.model_validate(body), about=seat.subject, happened=day, reasons=reasons(typed))
        for seat in room.seats
        if (body := _body(seat, shown, typed))
    ]
    try:
        record_together(writings, by=room.viewer.author, key=str(draft.id))
    except NotRecorded as fault:
        said = as_refused(draft, typed, fault)
        return said.faults, said.wanted
    except KeyTaken as fault:
        return {GENERAL: [f"{str(fault)[:1].upper()}{str(fault)[1:]}."]}, ()
    drafts.sent(draft, typed, {"entries": [], "dates": [], "states": []})
    return {}, ()


def _body(seat: Seat, shown: Sequence[RecipientRow], typed: Typed) -> dict[str, Any]:
    """One child's entry: those who belong to this child, and nobody who belongs to a brother or sister alone."""
    held = seat.meeting.held
    own = [row for row in shown if seat.subject in row.children]
    sent = [_recipient(row) for row in own if row.choice in (HERE, SEND)]
    withheld = [{"who": row.who, "why": row.why.strip()} for row in own if row.choice == WITHHOLD]
    if held is None or not (sent or withheld):
        return {}
    extras = {name: True for name in seat.meeting.type.sent_with if name in typed}
    return {"of": held.root, "to": [one["who"] for one in sent], "sent": sent, "withheld": withheld, **extras}


def _recipient(row: RecipientRow) -> dict[str, Any]:
    if row.choice == HERE and row.practitioner:
        return {"who": row.who, "how": HERE_IN_WORDS, "practitioner": row.practitioner}
    return {"who": row.who, "how": row.how.strip() or None, "without": row.without.strip() or None}

"""The page of somebody who is asked to a meeting: what they are told of it, their answer, and its notes where those were sent to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from corbiere.access.access_log import NotVisible
from corbiere.access.bases import ASKED_TO_MEETING, NOTES_SENT
from corbiere.access.invitations import told_of
from corbiere.access.listings_log import log_listed
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.ledger.entry import Body, kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.meetings.gathering import Gathering
from corbiere.meetings.invited import OwnInvitation, invitations_of
from corbiere.meetings.models import ReportWanted
from corbiere.meetings.parts import Reply
from corbiere.meetings.types import MeetingType
from corbiere.people.models import Person

INVITED, COPY = "meeting to which they are invited", "notes of a meeting that were sent to them"
ANSWERS = (Reply.COMES, Reply.VIDEO, Reply.CANNOT)
WHY_NOT = "Write why you can’t come: whoever arranges it may find another day, or ask you for a report."
LONGEST = 300


class InvitedSeat(NamedTuple):
    """A child of whom the meeting is, as far as its guest is told."""

    own: OwnInvitation
    person: Person

    @property
    def body(self) -> Body:
        return self.own.meeting.held.body if self.own.meeting.held else {}

    @property
    def outcome(self) -> str:
        return self.own.meeting.type.outcome(self.body)

    @property
    def plain(self) -> str:
        return str(self.body.get("in_plain_words") or self.body.get("decided") or "")

    @property
    def follows(self) -> list[tuple[str, date]]:
        found = ((what, self.body.get(name) or ()) for name, what in self.own.meeting.type.follows)
        return [(what, date.fromisoformat(day)) for what, days in found for day in ([days] if isinstance(days, str) else days)]


@dataclass(frozen=True, slots=True)
class InvitedRoom:
    """A meeting as somebody who is asked to it sees it, of each child of whom they may know."""

    id: UUID
    viewer: Viewer
    seats: Sequence[InvitedSeat]

    @property
    def gathering(self) -> Gathering:
        return Gathering(tuple(seat.own.meeting for seat in self.seats))

    @property
    def type(self) -> MeetingType:
        return self.gathering.leading.type

    @property
    def place(self) -> str:
        """Empty where it is to be kept from them for one of the children."""
        places = {seat.own.meeting.place for seat in self.seats}
        return self.gathering.leading.place if all(places) else ""

    @property
    def own(self) -> OwnInvitation:
        return self.seats[0].own

    @property
    def can_answer(self) -> bool:
        return any(seat.own.can_answer for seat in self.seats)

    @property
    def is_sent(self) -> bool:
        return any(seat.own.sent for seat in self.seats)

    @property
    def href(self) -> str:
        return reverse("desk:meeting-invited", args=[self.id])

    @property
    def report(self) -> str:
        """Where they write the report that they are asked for."""
        wanted = ReportWanted.objects.on(self.viewer.on).filter(practitioner=self.viewer.practitioner)
        row = wanted.filter(meeting__in=[seat.own.meeting.id for seat in self.seats]).order_by("received_on").first()
        return reverse("desk:report", args=[row.request]) if row else ""


def invited_to(viewer: Viewer, id: UUID) -> InvitedRoom:
    """NotVisible where they are not asked to it, or no longer, or there is none, which reads alike. To look is noted as a sight."""
    bases = (ASKED_TO_MEETING.name, NOTES_SENT.name)
    open_to = Grant.objects.on(viewer.on).filter(practitioner=viewer.practitioner, basis__in=bases).values_list("subject", flat=True)
    asked = [own for subject in set(open_to) for own in told_of(viewer.practitioner, subject, viewer.on, invitations_of)]
    here = next((own for own in asked if own.meeting.id == id), None)
    if here is None:
        raise NotVisible
    together = [own for own in asked if own is here or (own.meeting.occasion and own.meeting.occasion == here.meeting.occasion)]
    accesses = log_listed(viewer, {own.subject for own in together}, COPY if any(own.sent for own in together) else INVITED)
    people = {person.subject: person for person in Person.objects.filter(subject__in=accesses)}
    seats = [InvitedSeat(own, people[own.subject]) for own in together if own.subject in people]
    if here.subject not in people:
        raise NotVisible
    return InvitedRoom(id, viewer, sorted(seats, key=lambda seat: (seat.person.born or date.max, str(seat.person.subject))))


def answered(room: InvitedRoom, reply: str, more: str, key: str) -> str:
    """Writes down for each child what they say of themselves; or says in a sentence why it cannot be."""
    if reply not in ANSWERS:
        return "Choose one of the answers."
    if reply == Reply.CANNOT and not more.strip():
        return WHY_NOT
    if len(more) > LONGEST:
        return f"This is longer than {LONGEST} characters. Shorten it."
    said = {"reply": reply} | ({"more": more.strip()} if more.strip() else {})
    try:
        made = [_answer(seat.own, said, room.viewer.on) for seat in room.seats if seat.own.can_answer]
        record_together(made, by=room.viewer.author, key=key or None)
    except (NotRecorded, KeyTaken) as fault:
        return str(fault)
    except ValueError:
        return "What you wrote here cannot be read. Write it in letters."
    return "" if made else "This meeting can no longer be answered."


def _answer(own: OwnInvitation, said: dict[str, str], on: date) -> Writing:
    assert own.said
    kind = kind_called(own.meeting.type.family.answered)
    entry = kind.model_validate({"of": own.meeting.id, "who": own.said.who, **said})
    return Writing(entry=entry, about=own.subject, happened=on)

"""A meeting as it is told to somebody who is asked to it, and later its notes, where they were sent to them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.meetings.details import ShownDetails
from corbiere.meetings.meeting import Meeting, MeetingState, meetings
from corbiere.meetings.notes import Circulation, InvitationAnswer
from corbiere.meetings.parts import Invitation
from corbiere.statute.calendar import days_after

KEPT = 28  # days. Default: no source says for how long somebody who has no part in the work reads the notes that were sent to them


@dataclass(frozen=True, slots=True)
class OwnInvitation:
    """`meeting` tells when it is, who chairs it, and where if they may know; all else of it only once its notes were `sent` to them."""

    meeting: Meeting
    said: Invitation | None
    answer: InvitationAnswer | None
    sent: Circulation | None

    @property
    def subject(self) -> UUID:
        return self.meeting.subject

    @property
    def can_answer(self) -> bool:
        return self.said is not None and self.meeting.state is MeetingState.ARRANGED


def invitations_of(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[OwnInvitation]:
    """Every meeting about people to which they are asked, or of which notes were sent to them and may still be read."""
    about_people = (held for held in meetings(subject, lines) if held.type.is_about_people)
    return [own for held in about_people if (own := _own(practitioner, held, on))]


def _own(practitioner: UUID, held: Meeting, on: date) -> OwnInvitation | None:
    mine = next((one for one in held.asked if one.said.practitioner == practitioner and not one.said.kept_out), None)
    sent = next((one for one, who in copies(held) if who == practitioner and one.source.on <= on <= read_until(one)), None)
    if mine is None and sent is None:
        return None
    shown = _bare(held) if sent is None else _told(held)
    hidden = mine is not None and bool(mine.said.no_address)
    return OwnInvitation(replace(shown, place="") if hidden else shown, mine.said if mine else None, mine.answer if mine else None, sent)


def _bare(held: Meeting) -> Meeting:
    return replace(
        held, family_prefers="", helped_by="", neutral=None, called_off=None, put_off=(), held=None, named=(), sendings=(),
        details=ShownDetails(),
    )  # fmt: skip


def _told(held: Meeting) -> Meeting:
    """With the notes, and who came."""
    return replace(held, sendings=(), details=ShownDetails(attendance=held.attendance, notes=held.notes))


def copies(held: Meeting) -> Iterator[tuple[Circulation, UUID]]:
    """Each sending of its notes with everybody who reads them here."""
    for sending in held.sendings:
        for one in sending.sent:
            if who := one.reads_here:
                yield sending, who


def read_until(sending: Circulation) -> date:
    return days_after(sending.source.on, KEPT)

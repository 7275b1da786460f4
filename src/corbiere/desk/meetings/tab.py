"""The meetings of one child, and those of somebody's own work: what each is about, how it stands and what is missing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from corbiere.desk.extend import MeetingPart, every
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting, MeetingState, meetings
from corbiere.meetings.types import MeetingType, types

SOON = 6  # as many meetings of children whom one works with as My work names; default
IDENTITY = "identity"


class ListedMeeting(NamedTuple):
    """A meeting as a list shows it. `missing` is what somebody ought to see to, in words."""

    called: str
    day: date | None
    at: str
    state: str
    tone: str
    missing: Sequence[str]
    href: str


def listed(subject: UUID, lines: Sequence[Line], on: date) -> tuple[list[ListedMeeting], list[ListedMeeting]]:
    """Meetings to come or to be written up, the nearest first; and those over, the latest first."""
    held = meetings(subject, lines)
    coming = [meeting for meeting in held if meeting.state is MeetingState.ARRANGED]
    past = [meeting for meeting in reversed(held) if meeting.state is not MeetingState.ARRANGED]
    return [_listed(meeting, on) for meeting in coming], [_listed(meeting, on) for meeting in past]


def _listed(meeting: Meeting, on: date) -> ListedMeeting:
    is_late = meeting.state is MeetingState.ARRANGED and meeting.day is not None and meeting.day < on
    state, tone = ("To be written up", "needs-you") if is_late else (meeting.state.label, _TONES.get(meeting.state, "plain"))
    return ListedMeeting(
        meeting.type.called, meeting.day, meeting.at, state, tone, list(missing(meeting, on)), reverse("desk:meeting", args=[meeting.id])
    )


_TONES = {MeetingState.CIRCULATED: "good"}


def missing(meeting: Meeting, on: date) -> Iterable[str]:
    """Things still to be done about it."""
    if meeting.state is MeetingState.ARRANGED:
        needed = meeting.type.not_asked([one.said for one in meeting.asked])
        if needed:
            yield f"not invited yet: {', '.join(one.who.lower() for one in needed)}"
        yield from _reports_out(meeting, on)
        if meeting.day is None:
            yield "no day is set"
    if meeting.state is MeetingState.HELD and meeting.type.family.circulated:
        yield "the notes are not sent"
    if any(challenge.decided is None for challenge in meeting.challenges):
        yield "a challenge to the minutes is open"


def _reports_out(meeting: Meeting, on: date) -> Iterable[str]:
    out = [report for report in meeting.reports if report.received is None]
    if not out:
        return
    number = f"{len(out)} report{'s' if len(out) > 1 else ''}"
    late = sum(report.is_overdue(on) for report in out)
    yield f"{number} did not come" if out[0].did_not_come(on) else f"{number} not in" + (f", {late} late" if late else "")


def to_arrange(record: Record) -> list[MeetingType]:
    """Types of meeting whoever looks may arrange here."""
    return [type for type in types() if type.is_about(record.sort) and record.sees(type.category) and record.may(type.family.arranged)]


def has_meetings(record: Record) -> bool:
    """Whether meetings are held about subjects like this one: about people always."""
    return record.is_person or any(type.is_about(record.sort) for type in types())


def sees_any(record: Record) -> bool:
    """Whether meetings of some type are open to whoever looks."""
    return any(type.is_about(record.sort) and record.sees(type.category) for type in types())


def to_request(record: Record) -> list[tuple[str, str]]:
    """The kinds with which they ask for a meeting that is another's to arrange, with the words of each button (ISS-A-6)."""
    asked = {
        type.request_form: None
        for type in types()
        if type.request_form and type.is_about(record.sort) and not record.may(type.family.arranged)
    }
    return [request for request in asked if record.may(request[0])]


def parts(record: Record) -> list[tuple[str, object]]:
    """Domains' parts beside somebody's meetings: each template with what it is drawn from."""
    found = [(part.template, part.of_record(record)) for part in every(MeetingPart) if part.of_record]
    return [(template, said) for template, said in found if said]

"""Access by being asked (docs/adr/0010-access.md): who the child is, and for whoever is asked for a report, the writing of it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from corbiere.access.bases import ASKED_TO_MEETING, NOTES_SENT, REPORT_ASKED, opens
from corbiere.access.invitations import AnswerRequest, answerable, told_of
from corbiere.access.models import Grant
from corbiere.access.recording import tied
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.meetings.invited import KEPT, copies, invitations_of, read_until
from corbiere.meetings.meeting import meetings
from corbiere.meetings.models import CALLED_OFF, MeetingsGrant, ReportWanted
from corbiere.meetings.models import Meeting as Row
from corbiere.meetings.report_requests import DEFAULT, reports_wanted
from corbiere.meetings.types import ARRANGING, part_of, type_called
from corbiere.statute.calendar import in_words


@opens(MeetingsGrant, reads=ARRANGING)
def meetings_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """From the day on which they were asked. A request that is taken back opens nothing any more.

    A meeting about a team or an agency opens nothing: whoever works here may read the directory.
    """
    asked = (row for row in reports_wanted(subject, lines) if type_called(row.type).is_about_people)
    return [*(_grant(row) for row in asked), *_to_come(subject, lines), *_to_read(subject, lines)]


def _to_come(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """To whoever is asked to a meeting, from the invitation until it is held, its day has passed or it is called off."""
    for meeting in (held for held in meetings(subject, lines) if held.type.is_about_people):
        for one in meeting.asked:
            who, first = one.said.practitioner, one.source.on
            if who and not one.said.kept_out:
                ends = meeting.called_off.source.on if meeting.called_off else meeting.day
                last = max(ends, first) if ends else None
                yield ASKED_TO_MEETING.to(who, subject, first, last, detail=_called(meeting.type.name, meeting.day), entry=one.source.entry)


def _to_read(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """To whoever is sent its notes to be read here, from that day."""
    for meeting in (held for held in meetings(subject, lines) if held.type.is_about_people):
        for sending, who in copies(meeting):
            detail = f"{_called(meeting.type.name, meeting.day)}, for {KEPT // 7} weeks, which is a default"
            yield NOTES_SENT.to(who, subject, sending.source.on, read_until(sending), detail=detail, entry=sending.source.entry)


def _called(type: str, day: date | None) -> str:
    return type_called(type).called + (f" on {in_words(day)}" if day else "")


def _grant(row: ReportWanted) -> Grant:
    upper = row.during.upper
    last = upper - timedelta(days=1) if upper else None
    return REPORT_ASKED.to(
        row.practitioner,
        row.subject,
        row.during.lower,
        last,
        detail=f"{_called(row.type, row.day)}, {DEFAULT}",
        entry=row.request,
    )


@tied(TieOrRole.MEETING_CHAIR)
def chairs_meeting(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    """Subjects about whom somebody chairs or chaired a meeting that was not called off."""
    chaired = Row.objects.filter(subject__in=subjects, chair=practitioner).exclude(state=CALLED_OFF)
    return set(chaired.values_list("subject", flat=True))


@answerable(lambda kind: part_of(kind) == "report_received")
def reports_asked_for(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets those asked for a report write it, while they see whom it is about."""
    for row in ReportWanted.objects.on(on).filter(practitioner=practitioner, subject=subject):
        points = {"of": frozenset(row.arranged), "asked": frozenset([row.request])}
        yield AnswerRequest(type_called(row.type).family.report_received, points, row.received_on is not None)


@answerable(lambda kind: part_of(kind) == "answered")
def invitations_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets those asked to a meeting say for themselves whether they come, and change their mind until it is held."""
    asked = Row.objects.awaited(on).filter(subject=subject, asked__contains=[practitioner])
    for own in told_of(practitioner, subject, on, invitations_of) if asked.exists() else ():
        if own.can_answer and own.said:
            points = {"of": frozenset(own.meeting.entries)}
            yield AnswerRequest(own.meeting.type.family.answered, points, is_answered=False, words={"who": own.said.who})

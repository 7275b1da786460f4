"""Which reports are wanted of whom. Pure: it looks at one child's meetings (meeting.py), and knows no type of meeting by name."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.meetings.models import ReportWanted
from corbiere.meetings.notes import Report
from corbiere.statute.calendar import days_after

AFTERWARDS = 28  # days. Default: no source says how long a report can still come in, and be put right, after the meeting
DEFAULT = "until four weeks after it, which is a default"


def reports_wanted(subject: UUID, lines: Sequence[Line]) -> list[ReportWanted]:
    return [row for meeting in meetings(subject, lines) for row in _of(meeting)]


def last_day(meeting: Meeting) -> date | None:
    """Some weeks after the meeting; the day on which it was called off; None while no day is set."""
    if meeting.called_off:
        return meeting.called_off.source.on
    return days_after(meeting.day, AFTERWARDS) if meeting.day else None


def _of(meeting: Meeting) -> Iterator[ReportWanted]:
    """A request that was made when it was over already is open for its own day."""
    last = last_day(meeting)
    for report in meeting.reports:
        if report.asked and report.practitioner and report.wanted_by:
            first = report.asked.on
            until = days_after(max(last, first), 1) if last else None
            yield _row(meeting, report, report.practitioner, report.wanted_by, DateRange(first, until))


def _row(meeting: Meeting, report: Report, practitioner: UUID, wanted_by: date, during: DateRange) -> ReportWanted:
    assert report.asked
    return ReportWanted(
        subject=meeting.subject,
        request=report.asked.entry,
        act=report.asked.act,
        practitioner=practitioner,
        agency=report.agency,
        elsewhere=report.elsewhere,
        wanted_by=wanted_by,
        meeting=meeting.id,
        arranged=list(meeting.entries),
        type=meeting.type.name,
        category=meeting.type.category,
        day=meeting.day,
        at=meeting.at,
        received_on=report.received.on if report.received else None,
        received_from=report.received.author if report.received else None,
        during=during,
    )

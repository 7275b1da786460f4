"""What being asked for a report opens: who the child is, and the writing of that report (docs/adr/0010-access.md)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from corbiere.access.answering import Request, answerable
from corbiere.access.bases import REPORT_ASKED, opens
from corbiere.access.models import Grant
from corbiere.ledger.rulings import Line
from corbiere.meetings.models import MeetingsGrant, ReportWanted
from corbiere.meetings.sorts import KINDS, sort_called
from corbiere.meetings.wanted import DEFAULT, reports_wanted
from corbiere.statute.calendar import in_words


@opens(MeetingsGrant, reads=KINDS)
def meetings_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """From the day on which they were asked. A request that is taken back opens nothing any more."""
    return [_grant(row) for row in reports_wanted(subject, lines)]


def _grant(row: ReportWanted) -> Grant:
    upper = row.during.upper
    last = upper - timedelta(days=1) if upper else None
    on = f" on {in_words(row.day)}" if row.day else ""
    return REPORT_ASKED.to(
        row.practitioner,
        row.subject,
        row.during.lower,
        last,
        detail=f"{sort_called(row.sort).called}{on}, {DEFAULT}",
        entry=row.request,
    )


@answerable
def reports_asked_for(practitioner: UUID, subject: UUID, on: date) -> Iterator[Request]:
    """Whoever is asked for a report may write it, while they see whom it is about."""
    for row in ReportWanted.objects.on(on).filter(practitioner=practitioner, subject=subject):
        points = {"of": frozenset(row.arranged), "asked": frozenset([row.request])}
        yield Request(sort_called(row.sort).family.report_received, points, row.received_on is not None)

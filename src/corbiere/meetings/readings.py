"""The folds of a child's meetings: their days and states, and which reports to them are wanted of whom."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.meetings.details import Details, pointers
from corbiere.meetings.meeting import state_of
from corbiere.meetings.models import Meeting, ReportWanted
from corbiere.meetings.report_requests import reports_wanted
from corbiere.meetings.schedule import MeetingSchedule, courses
from corbiere.meetings.types import ARRANGING


@reading(Meeting, reads=ARRANGING)
def meetings(subject: UUID, lines: Sequence[Line]) -> list[Meeting]:
    said = pointers(lines)
    return [_row(subject, course, said) for course in courses(lines)]


@reading(ReportWanted, reads=ARRANGING)
def wanted(subject: UUID, lines: Sequence[Line]) -> list[ReportWanted]:
    return reports_wanted(subject, lines)


def _row(subject: UUID, course: MeetingSchedule, said: Mapping[str, Sequence[Line]]) -> Meeting:
    held = course.held
    sent = held is not None and any(line.kind == course.type.family.circulated for line in said.get(str(held.root), ()))
    return Meeting(
        subject=subject,
        meeting=course.id,
        type=course.type.name,
        category=course.type.category,
        day=course.day,
        at=course.at,
        occasion=course.last.occasion,
        state=state_of(course, is_sent=sent).value,
        chair=course.chair,
        held=held.root if held else None,
        arranged_by=course.last.practitioner,
        asked=[] if held or course.is_off else _asked(subject, course, said),
    )


def _asked(subject: UUID, course: MeetingSchedule, said: Mapping[str, Sequence[Line]]) -> list[UUID]:
    return list(dict.fromkeys(one.practitioner for one in Details(subject, course, said).who_is_asked() if one.practitioner))

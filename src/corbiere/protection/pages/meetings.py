"""On the pages of a meeting: how the plan is coming along, and who of the core group sees whom."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import capfirst

from corbiere.agencies.models import Practitioner
from corbiere.desk.extend import MeetingPart, declare
from corbiere.desk.meetings.room import Room
from corbiere.desk.record.display import RecordLink
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.protection.agendas import COURSES as COURSES_PART
from corbiere.protection.agendas import SEEING as SEEING_PART
from corbiere.protection.contacts import members
from corbiere.protection.drift import LateAction, OutcomeCourse, courses, late_actions
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.pages.plan.contacts import ContactRow, people_in, table

CONTACTS = "contact-had"  # whose category opens the contacts with the family


class Outcomes(NamedTuple):
    """How the outcomes of one child's plan are coming along, and what is late again and again."""

    heading: str
    courses: Sequence[OutcomeCourse]
    late: Sequence[LateAction]

    @property
    def drifting(self) -> int:
        return sum(course.drifts for course in self.courses)

    @property
    def in_short(self) -> str:
        """Its state in a few words, for the line by which it is opened."""
        said = (f"{self.drifting} of {len(self.courses)} drifting" if self.drifting else f"{len(self.courses)} outcomes",)
        return ", ".join((*said, f"{len(self.late)} thing{'s' if len(self.late) > 1 else ''} late again") if self.late else said)


class ContactSchedule(NamedTuple):
    """Who of one child’s core group sees whom (CPP-37)."""

    called: str
    rows: Sequence[ContactRow]
    sees_contacts: bool


def _outcomes(heading: str, lines: Sequence[Line]) -> list[Outcomes]:
    """Of one with a plan to speak of: nothing at a first conference."""
    found = Outcomes(heading, courses(lines), late_actions(lines))
    return [found] if found.courses or found.late else []


def _at_meeting(room: Room) -> list[Outcomes]:
    return [one for seat in room.seats for one in _outcomes(f"{capfirst(seat.called)}: how the plan is coming along", seat.lines)]


def _of_record(record: Record) -> list[Outcomes]:
    return _outcomes("How the plan is coming along", record.lines)


def _seeing(room: Room) -> list[ContactSchedule]:
    """At a core group, of each child on a plan."""
    if room.type.family.held != CoreGroupHeld.kind:
        return []
    found = [(seat, group) for seat in room.seats if (group := members(seat.lines, room.today))]
    wanted = {id for _, group in found for id in people_in(group)}
    names = {row.subject: RecordLink(row.name) for row in Practitioner.objects.filter(subject__in=wanted)} if wanted else {}
    sees = kind_called(CONTACTS).category
    return [ContactSchedule(seat.called, table(group, names, room.today), sees in seat.categories) for seat, group in found]


COURSES = declare(
    MeetingPart(
        name=COURSES_PART,
        order=10,
        template="protection/meetings/courses_of_meeting.html",
        pages=frozenset({"prepare", "hold"}),
        build=_at_meeting,
        of_record=_of_record,
    )
)
SEEING = declare(
    MeetingPart(
        name=SEEING_PART,
        order=20,
        template="protection/meetings/seeing_at_meeting.html",
        pages=frozenset({"prepare", "hold"}),
        build=_seeing,
    )
)

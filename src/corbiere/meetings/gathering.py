"""Brothers and sisters of one meeting side by side. Pure: it puts together what was folded of each child (meeting.py).

What was written of several children in one act is shown once, with all of them in its source's `about`; decisions stay each child's own.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from corbiere.meetings.meeting import Meeting, MeetingState
from corbiere.meetings.notes import AttendanceState, Challenge, Circulation, InvitationAnswer, Invitee, Note, Report, Source, same_name
from corbiere.meetings.type_parts import AgendaPoint
from corbiere.meetings.types import MeetingType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting about one child or several: `meetings` has one for each, as that child's record tells it, in the order given."""

    meetings: tuple[Meeting, ...]

    @property
    def children(self) -> tuple[UUID, ...]:
        return tuple(meeting.subject for meeting in self.meetings)

    def of_child(self, subject: UUID) -> Meeting | None:
        return next((meeting for meeting in self.meetings if meeting.subject == subject), None)

    @property
    def leading(self) -> Meeting:
        """The one that says where and when: one that will be held, or was, before one that was called off."""
        return next((meeting for meeting in self.meetings if meeting.state is not MeetingState.CALLED_OFF), self.meetings[0])

    @property
    def types(self) -> tuple[MeetingType, ...]:
        """A first conference for the baby may be a review for her brothers."""
        return tuple({meeting.type.name: meeting.type for meeting in self.meetings}.values())

    @property
    def day(self) -> date | None:
        return self.leading.day

    @property
    def agenda(self) -> tuple[AgendaPoint, ...]:
        return tuple({point.name: point for type in self.types for point in type.agenda}.values())

    @property
    def asked(self) -> tuple[Invitee, ...]:
        return _each(meeting.asked for meeting in self.meetings)

    @property
    def answers(self) -> tuple[InvitationAnswer, ...]:
        return _once((one for meeting in self.meetings for one in meeting.answers), lambda one: (same_name(one.who), one.reply, one.more))

    @property
    def reports(self) -> tuple[Report, ...]:
        """A report asked for in one act is one row; where it came in for some of the children alone, they have a row of their own."""
        return tuple(_report(same) for same in _alike((one for meeting in self.meetings for one in meeting.reports), _report_key))

    @property
    def attendance(self) -> tuple[AttendanceState, ...]:
        return _each(meeting.attendance for meeting in self.meetings)

    @property
    def notes(self) -> tuple[Note, ...]:
        """By the points of the agenda, and under each as they were written down."""
        places = {point.name: place for place, point in enumerate(self.agenda)}
        held = joint_notes(one for meeting in self.meetings for one in meeting.notes)
        return tuple(sorted(held, key=lambda note: places.get(note.point, len(places))))

    def under(self, point: str) -> tuple[Note, ...]:
        return joint_notes(one for meeting in self.meetings for one in meeting.notes if one.point == point)

    @property
    def sendings(self) -> tuple[Circulation, ...]:
        return _once(
            (one for meeting in self.meetings for one in meeting.sendings), lambda one: (one.source.act, one.to, one.sent, one.withheld)
        )

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        held = (one for meeting in self.meetings for one in meeting.challenges)
        return _once(held, lambda one: (one.source.act, one.passage, one.decided and one.decided.source.act))


def gathered(meetings: Iterable[Meeting]) -> list[Gathering]:
    """The meetings of several children, put together where they were arranged in one act; in the order of their days."""
    together: dict[UUID, list[Meeting]] = {}
    for meeting in meetings:
        together.setdefault(meeting.occasion or meeting.id, []).append(meeting)
    found = [Gathering(tuple(held)) for held in together.values()]
    return sorted(found, key=lambda gathering: (gathering.day or date.max, gathering.leading.at))


def _alike(items: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.values())


def _once(items: Iterable[Any], key: Callable[[Any], Hashable]) -> tuple[Any, ...]:
    return tuple(replace(same[0], source=_about([one.source for one in same])) for same in _alike(items, key))


def joint_notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes of several children, each once that was written in one act."""
    return _once(notes, lambda one: (one.source.act, one.point, one.said, one.by))


def _each(told: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
    """Who is told of alike for several children is one person; two who are told of alike for one child are two."""
    found: dict[Hashable, list[Any]] = {}
    for people in told:
        alike = Counter[Any]()
        for one in people:
            alike[one.said] += 1
            found.setdefault((one.said, alike[one.said]), []).append(one)
    return tuple(replace(same[0], source=_about([one.source for one in same])) for same in found.values())


def _about(sources: Sequence[Source]) -> Source:
    return sources[0]._replace(about=tuple(dict.fromkeys(child for source in sources for child in source.about)))


def _report_key(report: Report) -> Hashable:
    asked, came = report.asked and report.asked.act, report.received and report.received.act
    return asked, came, report.agency, same_name(report.elsewhere), report.says, report.state


def _report(same: Sequence[Report]) -> Report:
    first = same[0]
    asked = [report.asked for report in same if report.asked]
    came = [report.received for report in same if report.received]
    return replace(first, asked=_about(asked) if asked else None, received=_about(came) if came else None)

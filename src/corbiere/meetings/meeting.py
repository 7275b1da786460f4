"""One child's meetings, from that child's lines. Pure: no table is read.

`meetings(subject, lines)` gives what this record says of its meetings, in the order of their days. What a viewer does not see is not in the
lines, so nothing more is shown than those tell. `gathering.gathered` puts the meetings of several children side by side.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.ledger.entry import Body, Choice
from corbiere.ledger.record import Line
from corbiere.ledger.standing import folded_with
from corbiere.meetings.details import Details, ShownDetails, pointers
from corbiere.meetings.notes import (
    AttendanceState,
    Challenge,
    Circulation,
    InvitationAnswer,
    Invitee,
    Note,
    Postponement,
    Report,
    Source,
    source,
)
from corbiere.meetings.schedule import MeetingSchedule, courses
from corbiere.meetings.type_parts import AgendaPoint
from corbiere.meetings.types import MeetingType


class MeetingState(Choice):
    ARRANGED = "arranged", "Arranged"
    CALLED_OFF = "called-off", "Called off"
    HELD = "held", "Held"
    CIRCULATED = "circulated", "Held, and its notes sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting as one child's record tells it.

    `id` is the root of the entry that first arranged it (of the held entry, where nobody had arranged it); `entries` are the roots of all
    entries that set a day for it, any of which later entries may name. `occasion` is shared by the meetings of brothers and sisters.
    `held` is the entry that decided. `named` were asked by name alone, in older entries. `moves` counts the changes of its day.
    """

    id: UUID
    subject: UUID
    type: MeetingType
    occasion: UUID | None
    first_arranged: Source | None
    arranged: Source | None
    entries: tuple[UUID, ...]
    day: date | None
    at: str
    place: str
    neutral: bool | None
    family_prefers: str
    helped_by: str
    chair: UUID | None
    state: MeetingState
    called_off: Postponement | None
    put_off: tuple[Postponement, ...]
    earlier_days: tuple[date, ...]
    moves: int
    held: Line | None
    named: tuple[str, ...] = ()
    sendings: tuple[Circulation, ...] = ()
    details: Details | ShownDetails

    @property
    def asked(self) -> tuple[Invitee, ...]:
        return self.details.asked

    @property
    def answers(self) -> tuple[InvitationAnswer, ...]:
        return self.details.answers

    @property
    def reports(self) -> tuple[Report, ...]:
        return self.details.reports

    @property
    def attendance(self) -> tuple[AttendanceState, ...]:
        return self.details.attendance

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.details.notes

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        return self.details.challenges

    @property
    def together(self) -> UUID:
        """The same for brothers and sisters who met together: by the act in which it was arranged, or else held."""
        return self.occasion or (self.held and self.held.occasion) or self.id

    @property
    def held_source(self) -> Source | None:
        return source(self.held, self.subject) if self.held else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Who is missing from a quorum, in words."""
        return self.type.quorum([present.said for present in self.attendance])

    def under(self, point: str) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.point == point)

    @property
    def besides(self) -> tuple[Note, ...]:
        """Notes under no point of the agenda."""
        return tuple(note for note in self.notes if self.type.point(note.point) is None)

    @property
    def unnoted(self) -> tuple[AgendaPoint, ...]:
        """The locked points of the agenda of which nothing is written: neither a note nor an answer in the entry that decided."""
        said = self.held.body if self.held else {}
        empty = (point for point in self.type.locked if not any(said.get(name) for name in point.kept_in))
        return tuple(point for point in empty if not self.under(point.name))


def meetings(subject: UUID, lines: Sequence[Line], of: Collection[MeetingType] | None = None) -> list[Meeting]:
    """Every meeting that this record tells of, or those of some types, in the order of their days; those without a day last."""
    every = folded_with(lines, ("meetings", subject), lambda: _every(subject, lines)) if of is None else _every(subject, lines, of)
    return list(every)


def _every(subject: UUID, lines: Sequence[Line], of: Collection[MeetingType] | None = None) -> tuple[Meeting, ...]:
    pointing = pointers(lines)
    made = [_meeting(subject, course, Details(subject, course, pointing)) for course in courses(lines) if of is None or course.type in of]
    return tuple(sorted(made, key=lambda meeting: (meeting.day or date.max, meeting.at, str(meeting.id))))


def meeting_of(entry: UUID, among: Iterable[Meeting]) -> Meeting | None:
    """The meeting that an entry arranged or decided."""
    return next((held for held in among if entry in held.entries or (held.held and held.held.root == entry)), None)


def state_of(course: MeetingSchedule, *, is_sent: bool) -> MeetingState:
    if course.held:
        return MeetingState.CIRCULATED if is_sent else MeetingState.HELD
    return MeetingState.CALLED_OFF if course.is_off else MeetingState.ARRANGED


def _where(said: Body) -> dict[str, Any]:
    """The place, and what the family needs and would rather have."""
    words = {name: said.get(name, "") for name in ("place", "family_prefers", "helped_by")}
    return words | {"neutral": said.get("neutral")}


def _meeting(subject: UUID, course: MeetingSchedule, details: Details) -> Meeting:
    """When and where it is, and what became of it."""
    arranged, sendings = course.arranged, details.sendings()
    offs = tuple(details.put_off(line) for line in course.offs)
    return Meeting(
        id=course.id,
        subject=subject,
        type=course.type,
        occasion=course.last.occasion,
        first_arranged=source(arranged[0], subject) if arranged else None,
        arranged=source(arranged[-1], subject) if arranged else None,
        entries=tuple(line.root for line in arranged),
        day=course.day,
        at=course.at,
        **_where(course.said),
        chair=course.chair,
        state=state_of(course, is_sent=bool(sendings)),
        called_off=offs[-1] if course.is_off else None,
        put_off=offs,
        earlier_days=course.earlier_days,
        moves=course.moves,
        held=course.held,
        named=tuple(course.said.get("asked", ())),
        sendings=sendings,
        details=details,
    )

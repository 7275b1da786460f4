"""The work of a service that arranges meetings for everybody: those that somebody asked for, and what is owed for those it arranged.

Which meetings it arranges is said by their types (`MeetingType.arranger`); what asks for one, by `MeetingType.requested`. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.access.bases import BasisDeclaration
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.meetings.meeting import Meeting, MeetingState, meetings
from corbiere.meetings.types import MeetingType, types
from corbiere.statute.calendar import in_words
from corbiere.statute.duties import ORDINARY_RANK, Finding
from corbiere.work.tasks import ASKED, Child, Task, TaskMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """`called` are its meetings, as headings name them. Its records are open by `basis`, and with `awaited` as the detail where a meeting
    is asked for. To ask people to one of its meetings is asked of them by the clauses `cites`."""

    called: str
    arranger: TieOrRole
    role: str
    basis: BasisDeclaration
    awaited: str
    cites: str

    @property
    def types(self) -> tuple[MeetingType, ...]:
        return tuple(type for type in types() if type.arranger is self.arranger)


SERVICES: list[Service] = []


def declare(service: Service) -> Service:
    if service not in SERVICES:
        SERVICES.append(service)
    return service


def asked_of(
    service: Service, child: Child, found: Iterable[Finding], lines: Sequence[Line], on: date, who: UUID, names: Mapping[UUID, str]
) -> list[Task]:
    """Meetings that are asked for, until they are arranged; and for those that `who` arranged, whom to ask, and minutes."""
    held, owed = meetings(child.id, lines, of=service.types), [one for one in found if one.status in ("open", "overdue")]
    own = [meeting for meeting in held if meeting.arranged and meeting.arranged.author == who]
    return [
        *_asked_for(service, child, owed, lines, held, names),
        *(_to_invite(service, child, meeting) for meeting in own if _uninvited(meeting, on)),
        *(_minutes(service, child, meeting, finding) for meeting in own for finding in owed if _owes_minutes(meeting, finding)),
    ]


def authors(service: Service, child: Child, lines: Iterable[Line]) -> set[UUID]:
    """Finds who asked for a meeting."""
    return {line.practitioner for line in lines if line.practitioner and _type_asked_for(service, line, child)}


def _type_asked_for(service: Service, line: Line, child: Child) -> MeetingType | None:
    return next((type for type in service.types if type.requested(line, child.born)), None)


def _asked_for(
    service: Service, child: Child, owed: Sequence[Finding], lines: Iterable[Line], held: Sequence[Meeting], names: Mapping[UUID, str]
) -> Iterator[Task]:
    """One for each type, however often it was asked for."""
    waiting: dict[str, tuple[MeetingType, Line]] = {}
    for line in lines:
        type = _type_asked_for(service, line, child)
        if type and not any(_answers(meeting, type, line) for meeting in held):
            waiting.setdefault(type.name, (type, line))
    for type, line in waiting.values():
        yield _arrange(service, child, type, line, owed, names)


def _answers(meeting: Meeting, type: MeetingType, asked: Line) -> bool:
    """A meeting of that series that is not called off, and was not over when it was asked for."""
    alike = meeting.type is type or (bool(type.series) and meeting.type.series == type.series)
    return alike and meeting.state is not MeetingState.CALLED_OFF and (meeting.day is None or meeting.day >= asked.happened)


def _arrange(
    service: Service, child: Child, type: MeetingType, line: Line, owed: Sequence[Finding], names: Mapping[UUID, str]
) -> Task:  # fmt: skip
    """By the day that was asked for or that the law counts, whichever comes first."""
    counted = next((one for one in owed if one.duty.id in type.held_by), None)
    wanted = line.body.get("wanted_by")
    days = [day for day in (date.fromisoformat(wanted) if wanted else None, counted and counted.due) if day]
    by = min(days, default=None)
    who = names.get(line.practitioner, "") if line.practitioner else ""
    said = f"Requested by {who or 'the system'} on {in_words(line.happened)}. {line.body.get('why', '')}".strip()
    lawful = counted if counted and by == counted.due else None
    return Task(
        child, f"{type.called} requested{f' by {who}' if who else ''}", line.happened, f"{said} {lawful.words if lawful else ''}".strip(),
        ASKED, 2, ("default" if lawful.duty.default else lawful.duty.basis) if lawful else None,
        kind=type.family.arranged, of=line.root, by=by, sort=type.name, service=service.called,
    )  # fmt: skip


def _uninvited(meeting: Meeting, on: date) -> bool:
    ahead = meeting.state is MeetingState.ARRANGED and (meeting.day is None or meeting.day >= on)
    return ahead and bool(meeting.type.not_asked([one.said for one in meeting.asked]))


def _to_invite(service: Service, child: Child, meeting: Meeting) -> Task:
    assert meeting.arranged
    missing = ", ".join(one.who.lower() for one in meeting.type.not_asked([one.said for one in meeting.asked]))
    why = f"You arranged it. Not invited yet: {missing}. Invite them, or say why one of them is not to come ({service.cites})."
    return Task(
        child, f"{meeting.type.called}: people to invite", meeting.arranged.on, why, ASKED, ORDINARY_RANK,
        kind=meeting.type.family.invited, of=meeting.id, by=meeting.day,
        met=TaskMeeting(meeting.id, meeting.type.name), service=service.called,
    )  # fmt: skip


def _owes_minutes(meeting: Meeting, finding: Finding) -> bool:
    sends = meeting.type.family.circulated in finding.duty.done.pattern.kinds
    return sends and meeting.state is MeetingState.HELD and meeting.day == finding.since


def _minutes(service: Service, child: Child, meeting: Meeting, finding: Finding) -> Task:
    """Asks whoever arranged it for its minutes; the chair answers for them."""
    assert meeting.day
    return Task(
        child, f"{meeting.type.called} of {in_words(meeting.day)}: minutes to send", finding.due, finding.words, finding.duty.force,
        ORDINARY_RANK, "default" if finding.duty.default else finding.duty.basis, kind=meeting.type.family.circulated,
        duty=finding.duty.id, of=meeting.held.root if meeting.held else None, by=finding.due,
        met=TaskMeeting(meeting.id, meeting.type.name, "after", occasion=meeting.occasion), service=service.called,
    )  # fmt: skip

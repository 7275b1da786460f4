"""Work owed of records on a day, and whose it is: one answer for My work, the team, a child's page, the API and every count."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple
from uuid import UUID

from corbiere.access.reach import Openness
from corbiere.access.records import VisibleRecord, seen_together
from corbiere.access.viewing import Viewer
from corbiere.ledger.entry import declared
from corbiere.ledger.record import Line
from corbiere.ledger.standing import folded_with
from corbiere.meetings.meeting import Meeting, MeetingState, meetings
from corbiere.people.models import Person
from corbiere.people.readings import person_of
from corbiere.statute.duties import Finding
from corbiere.work.alarms import AlarmRecord, raised_in, warnings
from corbiere.work.roles import Roles, RolesHeld, held_on, is_anybodys, whose
from corbiere.work.tasks import Child, Task, own_days


class BesideTheLaw(NamedTuple):
    """Tasks of a domain beside the law, for whoever has a role in `to`. What is `urgent` stands with the alarms."""

    tasks: Callable[[Child, Sequence[Line], date], Iterable[Task]]
    to: frozenset[str]
    urgent: bool = False


_ASKINGS: list[BesideTheLaw] = []


def declare(asking: BesideTheLaw) -> None:
    if asking not in _ASKINGS:
        _ASKINGS.append(asking)


@dataclass(frozen=True)
class OwedWork:
    """Work owed of one record: what the law asks and is not done, whoever is to do it, and the lines from which it follows."""

    child: Child
    on: date
    lines: Sequence[Line]
    by_law: list[tuple[Finding, Task]]

    def of(self, roles: Roles) -> list[Task]:
        """The tasks of somebody with these roles: what the law asks, and what they must hear of at once."""
        asked = [
            replace(task, mine=mine) for finding, task in self.by_law if (mine := whose(finding, roles.mine, roles.anybodys)) is not None
        ]
        return [*asked, *self.urgent(roles), *self.beside(roles)]

    def urgent(self, roles: Roles | None = None) -> list[Task]:
        """Urgent tasks until they are answered, for whoever hears of them; all without `roles`."""
        return [*warnings(self.child, self.alarms, roles), *self._asked(roles, urgent=True)]

    def beside(self, roles: Roles | None = None) -> list[Task]:
        """Tasks beside the law that can wait for their day."""
        return self._asked(roles, urgent=False)

    def _asked(self, roles: Roles | None, *, urgent: bool) -> list[Task]:
        return [task for asking, task in self._askings if asking.urgent is urgent and (roles is None or asking.to & roles.mine)]

    def roles(self, practitioners: Collection[UUID]) -> Roles:
        return self.held.of(practitioners)

    @cached_property
    def held(self) -> RolesHeld:
        return held_on(self.lines, self.on)

    @cached_property
    def alarms(self) -> list[AlarmRecord]:
        """Lasting alarms."""
        return [one for one in raised_in(self.lines) if one.ends is None and one.since <= self.on]

    @cached_property
    def _askings(self) -> list[tuple[BesideTheLaw, Task]]:
        return [(asking, task) for asking in _ASKINGS for task in asking.tasks(self.child, self.lines, self.on)]

    @property
    def nobodys(self) -> list[Task]:
        """Tasks by law that nobody has on this day."""
        held = self.roles(()).anybodys
        return [task for finding, task in self.by_law if not is_anybodys(finding, held)]


def owed(subjects: Collection[UUID], viewer: Viewer, day: date, openness: Openness | None = None) -> dict[UUID, OwedWork]:
    """Of those that are open to the viewer."""
    return {id: _owed_once(id, held, day) for id, held in seen_together(viewer, day, subjects, openness).items()}


def _owed_once(subject: UUID, seen: VisibleRecord, day: date) -> OwedWork:
    """Worked out once for a record that is kept, for those who see as much of it on that day."""
    asked = tuple((finding.duty.id, finding.since, finding.due, finding.status) for finding in seen.findings)
    return folded_with(seen.lines, ("owed", day, asked), lambda: owed_of(subject, seen, day))


def owed_of(subject: UUID, seen: VisibleRecord, day: date) -> OwedWork:
    """The same of a record in hand."""
    child = child_of(subject, seen.lines)
    return OwedWork(child, day, seen.lines, by_law(child, seen.findings, seen.lines, day))


def child_of(id: UUID, lines: Iterable[Line]) -> Child:
    person = person_of(id, lines)
    return Child(id, person.called, person.spoken_of, person.born)


def named(among: Collection[UUID], known: Mapping[UUID, Child]) -> dict[UUID, Child]:
    """People as a list names them, the eldest first; those who are not `known` are looked up."""
    unknown = set(among) - known.keys()
    people = Person.objects.filter(subject__in=unknown) if unknown else ()
    found = [Child(person.subject, person.called, person.spoken_of, person.born) for person in people]
    found += [child for id, child in known.items() if id in among]
    return {child.id: child for child in sorted(found, key=lambda child: (child.born or date.max, child.id))}


def overdue(tasks: Iterable[Task], on: date) -> list[Task]:
    """Tasks of somebody's own that the law asked for by a day that is past."""
    return [task for task in tasks if task.duty and task.mine and not task.service and task.due < on]


# What the law asks.


def by_law(child: Child, found: Iterable[Finding], lines: Sequence[Line], on: date) -> list[tuple[Finding, Task]]:
    """Tasks by law on a child's record that are not done, whoever is to do them."""
    planned, among = own_days(lines, on), meetings(child.id, lines)
    return [(finding, _task(child, finding, planned, among)) for finding in found if finding.status in ("open", "overdue")]


def _task(child: Child, finding: Finding, planned: dict[str, date], among: Sequence[Meeting]) -> Task:
    duty, room = finding.duty, room_for(finding, among)
    kinds = duty.done.pattern.kinds
    return Task(
        child=child,
        what=duty.label_for(child.called),
        due=finding.due,
        why=finding.words,
        force=duty.force,
        rank=duty.urgency,
        basis="default" if duty.default else duty.basis,
        kind=next((kind for kind in kinds if kind in declared()), ""),
        duty=duty.id,
        planned=next((planned[kind] for kind in kinds if kind in planned), room.day if room and not room.held else None),
        meeting=room.id if room else None,
        part=part_of(room) if room else "",
    )


def room_for(finding: Finding, among: Sequence[Meeting]) -> Meeting | None:
    """The nearest meeting that does what the duty asks, as far as this record tells: arranged for it, or held and its notes owed."""
    pattern = finding.duty.done.pattern
    types = dict(pattern.has).get("type")
    for meeting in among:
        family = meeting.type.family
        if meeting.state is MeetingState.ARRANGED and family.held in pattern.kinds and (types is None or meeting.type.answer in types):
            return meeting
        if meeting.state is MeetingState.HELD and family.circulated in pattern.kinds and meeting.day == finding.since:
            return meeting
    return None


def part_of(meeting: Meeting) -> Literal["hold", "after"]:
    """The part of its pages on which the next step is taken."""
    return "hold" if meeting.state is MeetingState.ARRANGED else "after"

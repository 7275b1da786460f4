"""Work owed of records on a day, and whose it is: one answer for My work, the team, a child's page, the API and every count."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.access.reach import Openness
from corbiere.access.records import VisibleRecord, seen_together
from corbiere.access.viewing import Viewer
from corbiere.agencies.work import leading
from corbiere.ledger.entry import declared
from corbiere.ledger.record import Line
from corbiere.ledger.standing import folded_with
from corbiere.meetings.meeting import Meeting, MeetingState, meetings
from corbiere.people.readings import person_of
from corbiere.statute.duties import Duty, Finding
from corbiere.work.alarms import AlarmRecord, raised_in, warnings
from corbiere.work.roles import LEAD, MANAGES, Roles, RolesHeld, held_on, holders, is_anybodys, whose
from corbiere.work.sources import SOURCES, TaskSource
from corbiere.work.tasks import Child, LinkTo, Task, TaskMeeting, own_days


class BesideTheLaw(NamedTuple):
    """Tasks of a domain beside the law, for whoever has a role in `to`, or whom a task names (`whom`). What is `urgent` stands with the
    alarms. A task that nobody has by either stands on *Nobody has this*."""

    tasks: Callable[[Child, Sequence[Line], date], Iterable[Task]]
    to: frozenset[str]
    urgent: bool = False


class DutyPage(NamedTuple):
    """The page on which what a duty asks is done over some time, found from the record; None where there is none yet."""

    duty: str
    page: Callable[[Child, Finding, Sequence[Line]], LinkTo | None]


class DutyKind(NamedTuple):
    """The kind to record to do what a duty asks, found from the record, where a domain's own kind tells the law; empty where none does.
    `what`: what there is to do in that case, with `{name}`, where the duty says it in other words."""

    duty: str
    kind: Callable[[Finding, Sequence[Line]], str]
    what: str = ""


_ASKINGS: list[BesideTheLaw] = []
_KINDS: list[DutyKind] = []
_PAGES: dict[str, DutyPage] = {}


def declare(asking: BesideTheLaw | TaskSource | DutyPage | DutyKind) -> None:
    """Makes known what brings rows to the lists, of each record or of whoever looks; or where, or with what, what a duty asks is done."""
    if isinstance(asking, DutyPage):
        _PAGES[asking.duty] = asking
        return
    held: list[Any] = _ASKINGS if isinstance(asking, BesideTheLaw) else _KINDS if isinstance(asking, DutyKind) else SOURCES
    if asking not in held:
        held.append(asking)


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
        return [task for asking, task in self._askings if asking.urgent is urgent and (roles is None or _is_for(asking, task, roles))]

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

    @property
    def unheld(self) -> list[Task]:
        """Tasks of a domain beside the law that nobody has: they name nobody, and nobody has a role that would. Some manager always is."""
        held = self.roles(()).anybodys
        return [task for asking, task in self._askings if task.whom is None and asking.to != {MANAGES} and not asking.to & held]


def _is_for(asking: BesideTheLaw, task: Task, roles: Roles) -> bool:
    return task.whom in roles.who if task.whom else bool(asking.to & roles.mine)


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


def overdue(tasks: Iterable[Task], on: date) -> list[Task]:
    """Tasks of somebody's own that the law asked for by a day that is past."""
    return [task for task in tasks if task.duty and task.mine and not task.service and task.due < on]


# What the law asks.


def by_law(child: Child, found: Iterable[Finding], lines: Sequence[Line], on: date) -> list[tuple[Finding, Task]]:
    """Tasks by law on a child's record that are not done, whoever is to do them."""
    planned, among = own_days(lines, on), meetings(child.id, lines)
    asked = [finding for finding in found if finding.status in ("open", "overdue")]
    tasks = [(finding, _task(child, finding, planned, among, _holders(finding, lines, on))) for finding in asked]
    return [(finding, replace(_by_own_kind(task, finding, lines), link=_page(child, finding, lines))) for finding, task in tasks]


def _by_own_kind(task: Task, finding: Finding, lines: Sequence[Line]) -> Task:
    for one in _KINDS:
        if one.duty == finding.duty.id and (kind := one.kind(finding, lines)):
            return replace(task, kind=kind, what=one.what.format(name=task.child.called) or task.what)
    return task


def _page(child: Child, finding: Finding, lines: Sequence[Line]) -> LinkTo | None:
    held = _PAGES.get(finding.duty.id)
    return held.page(child, finding, lines) if held else None


def _holders(finding: Finding, lines: Sequence[Line], on: date) -> tuple[UUID, ...]:
    """By role; for those who don't see to whom work is allocated, the lead whom a group around the person names."""
    lead = leading(lines, on)
    return holders(finding, held_on(lines, on).holders) or holders(finding, [(LEAD, lead)] if lead else ())


def _task(child: Child, finding: Finding, planned: dict[str, date], among: Sequence[Meeting], holders: tuple[UUID, ...]) -> Task:
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
        kind=kind_that_does(duty),
        duty=duty.id,
        planned=room.day if room and not room.held else next((planned[kind] for kind in kinds if kind in planned), None),
        met=met_at(room) if room else None,
        holders=holders,
    )


def kind_that_does(duty: Duty) -> str:
    """Finds what to record to do what the law asks; empty where nothing that can be recorded does it."""
    return next((kind for kind in duty.done.pattern.kinds if kind in declared()), "")


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


def met_at(meeting: Meeting) -> TaskMeeting:
    """The part of its pages on which the next step is taken."""
    if meeting.state is MeetingState.ARRANGED:
        return TaskMeeting(meeting.id, meeting.type.name, "hold", meeting.at, meeting.occasion)
    return TaskMeeting(meeting.id, meeting.type.name, "after", occasion=meeting.occasion)

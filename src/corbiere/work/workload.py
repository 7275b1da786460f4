"""Somebody's work on a day: whose children these are, and what is asked about each. One question brings all their entries."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.bases import CONFERENCE_SERVICE, OPEN_CONCERN
from corbiere.access.models import Grant
from corbiere.access.viewing import MANAGES as MANAGES_A_TEAM
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import caseload, covered_by, names
from corbiere.agencies.entries import Role
from corbiere.agencies.models import HandoverPending
from corbiere.ledger.rulings import Line
from corbiere.meetings.meeting import State
from corbiere.meetings.models import Meeting
from corbiere.protection.meetings import CONFERENCE_TYPES
from corbiere.protection.models import Alert, CoreGroupMember
from corbiere.protection.opening_conferences import AWAITED
from corbiere.work.arrivals import offer, worry
from corbiere.work.childs_voice import Heard, last_heard, speaks, unanswered
from corbiere.work.conferences import asked_of_service, authors
from corbiere.work.grouping import in_one_form
from corbiere.work.owed import Owed, acting_for, overdue, owed
from corbiere.work.tasks import MANAGES, Child, Roles, Task, Work, sorted_out


class Waiting(NamedTuple):
    """What somebody else is to do, since when, by the entry that asks for it, and by when if a day was named."""

    child: Child
    what: str
    since: date
    entry: UUID
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Workload:
    """`children` are those the practitioner works with; `work` may speak of others whose alarms reach them."""

    on: date
    children: list[Child]
    work: Work
    waiting: list[Waiting]
    heard: list[Heard]

    @property
    def named(self) -> set[UUID]:
        """Everybody who is named in it."""
        asked = (*self.work.now, *self.work.long, *self.work.week, *self.work.later, *self.work.others)
        return {child.id for child in self.children} | {task.child.id for task in asked}

    @property
    def needing(self) -> int:
        """How many children need somebody today."""
        return len({task.child.id for task in self.work.now})

    @property
    def children_first(self) -> Work:
        """What is asked about the children they work with, as a page lists it: one row for one form.

        What the service of conferences is asked for stands in lists of its own.
        """
        return Work(*(in_one_form(task for task in listed if not task.service) for listed in self.work))

    @property
    def conferences_asked_for(self) -> list[Task]:
        """Those that nobody has arranged yet, the one that is wanted soonest first."""
        return sorted((task for task in self._service if task.sort), key=lambda task: (task.by or date.max, task.order))

    @property
    def conferences_arranged(self) -> list[Task]:
        """What is still owed for the conferences that they arranged."""
        return sorted((task for task in self._service if not task.sort), key=lambda task: (task.by or date.max, task.order))

    @property
    def _service(self) -> list[Task]:
        return [task for listed in self.work for task in listed if task.service]


def workload(viewer: Viewer, practitioner: UUID, on: date) -> Workload:
    """The work of a practitioner on a day, as far as the viewer, who may be their manager, may see it."""
    own = theirs(practitioner, on)
    reached = Reached(alarmed(viewer, on), worrying(viewer), arranging(viewer)) if practitioner == viewer.practitioner else NOBODY
    seen = owed(own | reached.alarms | reached.worries | reached.conferences | besides(practitioner, on), viewer, on)
    acting = acting_for(practitioner, on)
    roles = {id: held.roles(acting) for id, held in seen.items()}
    mine = sorted((seen[id].child for id in own & seen.keys()), key=lambda child: child.name)
    asked = [task for id, held in seen.items() for task in _asked(held, roles[id], reached, practitioner)]
    asked += _of_service([seen[id] for id in reached.conferences & seen.keys()], on, practitioner)
    return Workload(
        on=on,
        children=mine,
        work=sorted_out(asked, on),
        waiting=list(_waiting(mine, seen, roles, practitioner)),
        heard=sorted(_heard(mine, seen, on), key=lambda heard: heard.day or date.min),
    )


def overdue_by_worker(
    viewer: Viewer, practitioners: Collection[UUID], subjects: Collection[UUID]
) -> tuple[dict[UUID, list[Task]], list[Task]]:
    """Of each practitioner the rows of their work that are past their day by law, today, and those of `subjects` that nobody has."""
    on = viewer.on
    own = {who: theirs(who, on) | besides(who, on) for who in practitioners}
    seen = owed(set(subjects).union(*own.values()), viewer, on)
    acting = {who: acting_for(who, on) for who in practitioners}
    asked = {who: [task for id in own[who] & seen.keys() for task in seen[id].of(seen[id].roles(acting[who]))] for who in practitioners}
    nobodys = [task for id in subjects if id in seen for task in seen[id].nobodys]
    return {who: overdue(tasks, on) for who, tasks in asked.items()}, overdue(nobodys, on)


def _heard(children: Iterable[Child], seen: Mapping[UUID, Owed], on: date) -> Iterator[Heard]:
    return (last_heard(child, seen[child.id].lines) for child in children if speaks(child.born, on))


def theirs(practitioner: UUID, on: date) -> set[UUID]:
    """Those with whom they work on the day, for whom they act, in whose core group they are, or whose work was offered to them."""
    held = caseload(practitioner, on).values_list("subject").order_by()
    covered = covered_by(practitioner, on).values_list("subject")
    groups = CoreGroupMember.objects.on(on).filter(practitioner=practitioner).values_list("subject")
    offered = HandoverPending.objects.filter(to=practitioner, since__lte=on).values_list("subject")
    return {subject for (subject,) in held.union(covered, groups, offered)}


class Reached(NamedTuple):
    """Children of whom a manager, and children of whom the Hub, must hear at once, and those for whom a conference is to be arranged.

    What the viewer may not see is left out later.
    """

    alarms: set[UUID]
    worries: set[UUID]
    conferences: set[UUID]


NOBODY = Reached(set(), set(), set())


def alarmed(viewer: Viewer, on: date) -> set[UUID]:
    if MANAGES_A_TEAM not in viewer.roles:
        return set()
    return set(Alert.objects.filter(since__lte=on).exclude(ends__lte=on).values_list("subject", flat=True))


def besides(practitioner: UUID, on: date) -> set[UUID]:
    """Children of whom something is theirs to do, though they do not work with them: they chaired a conference, or are named."""
    sorts = [sort.name for sort in CONFERENCE_TYPES]
    chaired = Meeting.objects.filter(chair=practitioner, type__in=sorts, held__isnull=False, day__lte=on)
    return {*chaired.values_list("subject", flat=True), *naming(practitioner, on)}


def naming(practitioner: UUID, on: date) -> set[UUID]:
    """Children about whom somebody is asked by name, whatever they are to them."""
    return set(Alert.objects.filter(named__contains=[practitioner], since__lte=on).exclude(ends__lte=on).values_list("subject", flat=True))


def worrying(viewer: Viewer) -> set[UUID]:
    if not viewer.roles:
        return set()
    return set(Grant.objects.on(viewer.on).filter(role__in=viewer.roles, basis=OPEN_CONCERN.name).values_list("subject", flat=True))


def arranging(viewer: Viewer) -> set[UUID]:
    """ISS-A-6: children for whom a conference is asked for, and those whose conference they arranged and have not finished with."""
    if Role.CONFERENCE_ADMINISTRATOR not in viewer.roles:
        return set()
    asked = Grant.objects.on(viewer.on).filter(role__in=viewer.roles, basis=CONFERENCE_SERVICE.name, detail=AWAITED)
    sorts, open_still = [sort.name for sort in CONFERENCE_TYPES], [State.ARRANGED.value, State.HELD.value]
    own = Meeting.objects.filter(arranged_by=viewer.practitioner, type__in=sorts, state__in=open_still)
    return {*asked.values_list("subject", flat=True), *own.values_list("subject", flat=True)}


def _of_service(seen: Collection[Owed], on: date, practitioner: UUID) -> Iterator[Task]:
    asking = names({who for held in seen for who in authors(held.lines)})
    for held in seen:
        yield from asked_of_service(held.child, [finding for finding, _ in held.by_law], held.lines, on, practitioner, asking)


def _asked(held: Owed, roles: Roles, reached: Reached, practitioner: UUID) -> Iterator[Task]:
    child = held.child
    if child.id in reached.worries:
        yield from (task for line in held.lines if (task := worry(child, line, held.lines)))
    if child.id in reached.alarms:
        roles = roles._replace(mine=roles.mine | {MANAGES})
    yield from held.of(roles)
    yield from (offer(child, made) for made in roles.offers if made.to == practitioner)


def _waiting(children: Iterable[Child], seen: Mapping[UUID, Owed], roles: Mapping[UUID, Roles], practitioner: UUID) -> Iterator[Waiting]:
    given = [(child, made) for child in children for made in roles[child.id].offers if made.giver == practitioner]
    called = names(made.to for _, made in given)
    for child, made in given:
        yield Waiting(child, f"{called.get(made.to, 'a colleague')} has been asked to take over", made.since, made.entry)
    for child in children:
        yield from (_report(child, line) for line in unanswered(seen[child.id].lines) if line.practitioner == practitioner)


def _report(child: Child, line: Line) -> Waiting:
    by = line.body.get("wanted_by")
    return Waiting(child, line.body["what"], line.happened, line.id, by and date.fromisoformat(by))

"""Somebody's work on a day, and a team's: whose children these are, and what is asked about each. One question brings all their entries."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.access.reach import Openness
from corbiere.access.viewing import Viewer
from corbiere.agencies.absence import ActingFor, acts_for
from corbiere.agencies.models import Practitioner
from corbiere.agencies.work import Offer
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import arranging
from corbiere.work.brothers import families
from corbiere.work.caseload import ARRIVALS, Caseload, CaseloadTie, ManagedWork, reached_by
from corbiere.work.childs_voice import TOLD_BACK, LastWords, last_heard, speaks
from corbiere.work.corrections import CORRECTIONS
from corbiere.work.family_told import FAMILY_TOLD
from corbiere.work.held_steps import HELD_STEPS
from corbiere.work.meeting_rows import MEETINGS, NOTES, REPORTS, if_held, joined
from corbiere.work.needs import SentNotes, long_sent, stuck
from corbiere.work.nobodys import managers, nobodys
from corbiere.work.ordering import TaskList, every, one_visit, rows_of, sorted_out
from corbiere.work.owed import OwedWork, overdue, owed
from corbiere.work.owed import declare as declare_source
from corbiere.work.roles import DUTY, LEAD, MANAGES, Roles
from corbiere.work.sources import ListQuery, asked_of
from corbiere.work.steps import steps_asked
from corbiere.work.tasks import ASKED, NOBODY, OFFERS, Child, Task
from corbiere.work.waiting import QUESTIONS, OpenQuestion, said_whose, waiting


class Tally(NamedTuple):
    """Of how many of a worker's children something is so, as a team's page counts them. `column` heads it, and `called` names it."""

    column: str
    called: str
    is_so: Callable[[Sequence[Line], date], bool]


TALLIES: list[Tally] = []


def declare(what: OpenQuestion | Tally) -> None:
    held: list[Any] = QUESTIONS if isinstance(what, OpenQuestion) else TALLIES
    if what not in held:
        held.append(what)


declare_source(MEETINGS)
declare_source(REPORTS)
declare_source(NOTES)
declare_source(CORRECTIONS)
declare_source(FAMILY_TOLD)
declare_source(HELD_STEPS)


@dataclass(frozen=True)
class Workload:
    """`children` are those the practitioner works with; `work` may speak of others whose alarms reach them. `people` are all whose records
    were looked at; `nobody` is what nobody has, where they manage a team."""

    on: date
    children: list[Child]
    work: TaskList
    heard: list[LastWords]
    people: dict[UUID, Child]
    acts_for: list[ActingFor] = field(default_factory=list)
    nobody: list[Task] = field(default_factory=list)
    families: Mapping[UUID, UUID] = field(default_factory=dict)

    @property
    def covers(self) -> list[tuple[ActingFor, str]]:
        """For whom they act, with the name of the child where it is with that one alone."""
        return [(one, self.people[one.child].name if one.child in self.people else "") for one in self.acts_for]

    @property
    def named(self) -> set[UUID]:
        """Everybody who is named in it."""
        named = {child.id for task in [*every(self.work), *self.nobody] for child in task.children}
        return {child.id for child in self.children} | (named - {NOBODY.id})

    @cached_property
    def rows(self) -> TaskList:
        """The work as a page lists it: one row for one meeting, and for what one form answers, also of brothers and sisters."""
        return rows_of(self.work, self.families)

    @property
    def things(self) -> int:
        return sum(map(len, self.rows)) + len(self.nobody)

    @property
    def needing(self) -> int:
        """How many of the rows need somebody today."""
        return len(self.rows.now)


def workload(viewer: Viewer, practitioner: UUID, on: date, openness: Openness | None = None, hour: str = "") -> Workload:
    """The work of a practitioner on a day, at an hour of it, as far as the viewer, who may be their manager, may see it."""
    openness = openness or Openness(viewer)
    reached = reached_by([practitioner], on, viewer if practitioner == viewer.practitioner else None)[practitioner]
    everybody = owed(reached.all | reached.managed.subjects, viewer, on, openness)
    seen = {id: held for id, held in everybody.items() if id in reached.all}
    roles = {id: held.roles(reached.standing_for(id)) for id, held in seen.items()}
    mine = sorted((seen[id].child for id in reached.own & seen.keys()), key=lambda child: child.name)
    asked = [task for id, held in seen.items() for task in _asked(held, roles[id], reached, practitioner)]
    called = _names(_named(seen, roles, reached, practitioner, asked))
    asked += _of_services(seen, reached, on, practitioner, called)
    asked += [task for child in mine for task in waiting(child, seen[child.id].lines, roles[child.id], practitioner, called)]
    asked = [said_whose(task, practitioner, reached.standing_for(task.child.id), called) for task in asked]
    asked += [task for task in managers(reached.managed, everybody) if task not in asked]
    people = {id: held.child for id, held in seen.items()}
    several = {task.child.id for task in asked if task.is_for_several}
    if practitioner == viewer.practitioner:
        led = {id for id, of in roles.items() if of.mine & {LEAD, DUTY}}
        lines = {id: held.lines for id, held in seen.items()}
        asking = ListQuery(viewer, on, hour, openness, reached.own & seen.keys(), led, lines, dict(people))
        asked += asked_of(asking, reached.sources)
    return Workload(
        on=on,
        children=mine,
        work=sorted_out((if_held(task, on, hour) for task in one_visit(joined(asked))), on),
        heard=sorted(_heard(mine, seen, openness, on), key=lambda heard: heard.day or date.min),
        people=people,
        acts_for=acts_for(practitioner, on) if reached.acting > {practitioner} or reached.instead else [],
        nobody=nobodys(reached.managed, everybody),
        families=families(several),
    )


@dataclass(frozen=True, slots=True)
class TeamWork:
    """`late`: of each worker the rows of their work that are past their day by law; `nobodys`: those of the team's children that nobody
    has. `tallied` counts a worker's children by the column; `stuck` is what does not move, of the team's children, `unowned` what is to be
    given to somebody, and `notes` those sent long enough ago to have been read. `names` are those of everybody whose record is open to the
    viewer, and nobody else is counted."""

    late: dict[UUID, list[Task]]
    nobodys: list[Task]
    tallied: dict[UUID, list[int]]
    names: dict[UUID, str]
    stuck: list[Task]
    unowned: list[Task]
    notes: list[SentNotes] = field(default_factory=list)


def team_work(
    viewer: Viewer, workers: Mapping[UUID, Collection[UUID]], subjects: Collection[UUID], teams: Collection[UUID] = ()
) -> TeamWork:
    """Of today. `workers` have these children each, and the `teams` have `subjects`; as far as the viewer may see them."""
    on = viewer.on
    reached = reached_by(list(workers), on)
    seen = owed(set(subjects).union(*(held.all for held in reached.values())), viewer, on)
    ours = [seen[id] for id in subjects if id in seen]
    so = [{held.child.id for held in seen.values() if tally.is_so(held.lines, on)} for tally in TALLIES]
    late = {
        who: overdue((task for id in held.all & seen.keys() for task in seen[id].of(seen[id].roles(held.standing_for(id)))), on)
        for who, held in reached.items()
    }
    return TeamWork(
        late=late,
        nobodys=overdue((task for held in ours for task in held.nobodys), on),
        tallied={who: [len(found.intersection(children)) for found in so] for who, children in workers.items()},
        names={id: held.child.name for id, held in seen.items()},
        stuck=sorted((task for held in ours for task in stuck(held)), key=lambda task: task.order(on)),
        unowned=nobodys(ManagedWork(frozenset(teams), frozenset(workers), frozenset(subjects)), seen),
        notes=[one for held in ours for one in long_sent(held)],
    )


def _names(practitioners: Iterable[UUID]) -> dict[UUID, str]:
    wanted = set(practitioners)
    return dict(Practitioner.objects.filter(subject__in=wanted).values_list("subject", "name")) if wanted else {}


def _asked(held: OwedWork, roles: Roles, reached: Caseload, practitioner: UUID) -> Iterator[Task]:
    child = held.child
    for place, arrival in enumerate(ARRIVALS):
        if child.id in reached.by.get(CaseloadTie.ARRIVAL + place, ()):
            for task in arrival.tasks(child, held.lines):
                yield replace(task, mine=task.whom is None or task.whom in reached.acting)
    if child.id in reached.by.get(CaseloadTie.ALARM, ()):
        roles = roles._replace(mine=roles.mine | {MANAGES})
    yield from held.of(roles)
    yield from steps_asked(child, held.lines, held.on, roles, practitioner)
    yield from (_offer(child, made) for made in roles.offers if made.to == practitioner)


def _offer(child: Child, made: Offer) -> Task:
    """Work that was offered, and waits for a yes or a no."""
    why = "The work stays with whoever offered it until you take it on."
    what = f"Will you take on the work with {child.called}?"
    return Task(child, what, made.since, why, ASKED, ORDINARY_RANK, kind="handover-accepted", of=made.entry, link=OFFERS)


def _of_services(
    seen: Mapping[UUID, OwedWork], reached: Caseload, on: date, practitioner: UUID, called: Mapping[UUID, str]
) -> Iterator[Task]:
    for service, held in _serviced(seen, reached):
        found = [finding for finding, _ in held.by_law]
        yield from arranging.asked_of(service, held.child, found, held.lines, on, practitioner, called)


def _serviced(seen: Mapping[UUID, OwedWork], reached: Caseload) -> Iterator[tuple[arranging.Service, OwedWork]]:
    for place, service in enumerate(arranging.SERVICES, start=len(ARRIVALS)):
        for id in reached.by.get(CaseloadTie.ARRIVAL + place, ()):
            if id in seen:
                yield service, seen[id]


def _named(
    seen: Mapping[UUID, OwedWork], roles: Mapping[UUID, Roles], reached: Caseload, practitioner: UUID, tasks: Iterable[Task]
) -> set[UUID]:
    """The colleagues whose names are told: to whom work was offered, who asked for a meeting, and whose a duty is."""
    asked = (arranging.authors(service, held.child, held.lines) for service, held in _serviced(seen, reached))
    offered = {made.to for of in roles.values() for made in of.offers if made.giver == practitioner}
    holders = {one for task in tasks if practitioner not in task.holders for one in task.holders}
    have = {task.whom for task in tasks if task.whom and not task.mine}
    return offered.union(holders, have, *asked)


def _heard(children: Sequence[Child], seen: Mapping[UUID, OwedWork], openness: Openness, on: date) -> Iterator[LastWords]:
    """Last words of each child; and whether they were told what came of it, where the telling is open too."""
    told, open_to = kind_called(TOLD_BACK).category, openness.categories(child.id for child in children)
    for child in children:
        if speaks(child.born, on):
            held = last_heard(child, seen[child.id].lines)
            yield held if told in open_to.get(child.id, ()) else held._replace(told=None, tell_by=None)

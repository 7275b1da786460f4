"""Somebody's work on a day, and a team's: whose children these are, and what is asked about each. One question brings all their entries."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.access.reach import Openness
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import Practitioner
from corbiere.agencies.work import Offer
from corbiere.ledger.record import Line
from corbiere.work import arranging
from corbiere.work.alarms import AlarmRecord
from corbiere.work.caseload import ARRIVALS, Caseload, CaseloadTie, reached_by
from corbiere.work.childs_voice import LastWords, last_heard, speaks
from corbiere.work.owed import OwedWork, overdue, owed
from corbiere.work.roles import MANAGES, Roles
from corbiere.work.steps import steps_asked
from corbiere.work.tasks import ASKED, Child, Task, TaskList, in_one_form, sorted_out


class OpenQuestion(NamedTuple):
    """A question `asked` by one kind of entry, until it is `answered` by another that points at it."""

    asked: str
    answered: str


class Tally(NamedTuple):
    """Of how many of a worker's children something is so, as a team's page counts them. `column` heads it, and `called` names it."""

    column: str
    called: str
    is_so: Callable[[Sequence[Line], date], bool]


QUESTIONS: list[OpenQuestion] = []
TALLIES: list[Tally] = []


def declare(what: OpenQuestion | Tally) -> None:
    held: list[Any] = QUESTIONS if isinstance(what, OpenQuestion) else TALLIES
    if what not in held:
        held.append(what)


class AwaitedAnswer(NamedTuple):
    """A task of somebody else, since when, by the entry that asks for it, and by when if a day was named."""

    child: Child
    what: str
    since: date
    entry: UUID
    by: date | None = None


class ServiceRequests(NamedTuple):
    """The work of a service that arranges meetings: meetings that nobody has arranged yet, and what is owed for those arranged."""

    called: str
    asked_for: list[Task]
    arranged: list[Task]


@dataclass(frozen=True, slots=True)
class Workload:
    """`children` are those the practitioner works with; `work` may speak of others whose alarms reach them. `people` are all of these."""

    on: date
    children: list[Child]
    work: TaskList
    waiting: list[AwaitedAnswer]
    heard: list[LastWords]
    people: dict[UUID, Child]

    @property
    def named(self) -> set[UUID]:
        """Everybody who is named in it."""
        return {child.id for child in self.children} | {task.child.id for listed in self.work for task in listed}

    @property
    def needing(self) -> int:
        """How many children need somebody today."""
        return len({task.child.id for task in self.work.now})

    @property
    def children_first(self) -> TaskList:
        """Tasks about the children they work with, as a page lists them: one row for one form.

        What a service is asked for stands in lists of its own.
        """
        return TaskList(*(in_one_form(task for task in listed if not task.service) for listed in self.work))

    @property
    def services(self) -> list[ServiceRequests]:
        """The meeting that is wanted soonest first."""
        held = sorted((task for listed in self.work for task in listed if task.service), key=lambda task: (task.by or date.max, task.order))
        return [
            ServiceRequests(
                called,
                [task for task in held if task.service == called and task.sort],
                [task for task in held if task.service == called and not task.sort],
            )
            for called in dict.fromkeys(task.service for task in held)
        ]


def workload(viewer: Viewer, practitioner: UUID, on: date, openness: Openness | None = None) -> Workload:
    """The work of a practitioner on a day, as far as the viewer, who may be their manager, may see it."""
    reached = reached_by([practitioner], on, viewer if practitioner == viewer.practitioner else None)[practitioner]
    seen = owed(reached.all, viewer, on, openness)
    roles = {id: held.roles(reached.standing_for(id)) for id, held in seen.items()}
    mine = sorted((seen[id].child for id in reached.own & seen.keys()), key=lambda child: child.name)
    called = _names(_named(seen, roles, reached, practitioner))
    asked = [task for id, held in seen.items() for task in _asked(held, roles[id], reached, practitioner)]
    asked += _of_services(seen, reached, on, practitioner, called)
    return Workload(
        on=on,
        children=mine,
        work=sorted_out(asked, on),
        waiting=list(_waiting(mine, seen, roles, practitioner, called)),
        heard=sorted(_heard(mine, seen, on), key=lambda heard: heard.day or date.min),
        people={id: held.child for id, held in seen.items()},
    )


@dataclass(frozen=True, slots=True)
class TeamWork:
    """`late`: of each worker the rows of their work that are past their day by law; `nobodys`: those of the team's children that nobody
    has. `tallied` counts a worker's children by the column, and `alarms` and `offers` are what does not move, of the team's children.
    `names` are those of everybody whose record is open to the viewer, and nobody else is counted."""

    late: dict[UUID, list[Task]]
    nobodys: list[Task]
    tallied: dict[UUID, list[int]]
    names: dict[UUID, str]
    alarms: list[tuple[Child, AlarmRecord]]
    offers: list[tuple[Child, Offer]]


def team_work(viewer: Viewer, workers: Mapping[UUID, Collection[UUID]], subjects: Collection[UUID]) -> TeamWork:
    """Of today. `workers` have these children each, and the team has `subjects`; as far as the viewer may see them."""
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
        alarms=sorted(((held.child, one) for held in ours for one in held.alarms), key=lambda told: told[1].since),
        offers=sorted(((held.child, one) for held in ours for one in held.held.offers), key=lambda told: told[1].since),
    )


def _names(practitioners: Iterable[UUID]) -> dict[UUID, str]:
    wanted = set(practitioners)
    return dict(Practitioner.objects.filter(subject__in=wanted).values_list("subject", "name")) if wanted else {}


def _asked(held: OwedWork, roles: Roles, reached: Caseload, practitioner: UUID) -> Iterator[Task]:
    child = held.child
    for place, arrival in enumerate(ARRIVALS):
        if child.id in reached.by.get(CaseloadTie.ARRIVAL + place, ()):
            yield from arrival.tasks(child, held.lines)
    if child.id in reached.by.get(CaseloadTie.ALARM, ()):
        roles = roles._replace(mine=roles.mine | {MANAGES})
    yield from held.of(roles)
    yield from steps_asked(child, held.lines, held.on, roles, practitioner)
    yield from (_offer(child, made) for made in roles.offers if made.to == practitioner)


def _offer(child: Child, made: Offer) -> Task:
    """Work that was offered, and waits for a yes or a no."""
    why = "The work stays with whoever offered it until you take it on."
    return Task(child, f"Will you take on the work with {child.called}?", made.since, why, ASKED, 3, kind="handover-accepted")


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


def _named(seen: Mapping[UUID, OwedWork], roles: Mapping[UUID, Roles], reached: Caseload, practitioner: UUID) -> set[UUID]:
    """The colleagues whose names are told: to whom work was offered, and who asked for a meeting."""
    asked = (arranging.authors(service, held.child, held.lines) for service, held in _serviced(seen, reached))
    offered = {made.to for of in roles.values() for made in of.offers if made.giver == practitioner}
    return offered.union(*asked)


def _waiting(
    children: Iterable[Child], seen: Mapping[UUID, OwedWork], roles: Mapping[UUID, Roles], practitioner: UUID, called: Mapping[UUID, str]
) -> Iterator[AwaitedAnswer]:
    children = list(children)
    for child in children:
        for made in roles[child.id].offers:
            if made.giver == practitioner:
                who = called.get(made.to, "a colleague")
                yield AwaitedAnswer(child, f"{who} has been asked to take over", made.since, made.entry)
    for child in children:
        yield from (_question(child, line) for line in unanswered(seen[child.id].lines) if line.practitioner == practitioner)


def unanswered(lines: Iterable[Line]) -> Iterator[Line]:
    """Questions that others have not answered."""
    held = list(lines)
    for question in QUESTIONS:
        answered = {line.body["of"] for line in held if line.kind == question.answered}
        yield from (line for line in held if line.kind == question.asked and str(line.root) not in answered)


def _question(child: Child, line: Line) -> AwaitedAnswer:
    by = line.body.get("wanted_by")
    return AwaitedAnswer(child, line.body["what"], line.happened, line.id, by and date.fromisoformat(by))


def _heard(children: Iterable[Child], seen: Mapping[UUID, OwedWork], on: date) -> Iterator[LastWords]:
    return (last_heard(child, seen[child.id].lines) for child in children if speaks(child.born, on))

"""Somebody's work on a day, and a team's: whose children these are, and what is asked about each. One question brings all their entries."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Func, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from corbiere.access.bases import Ground
from corbiere.access.models import Grant
from corbiere.access.viewing import MANAGES as MANAGES_A_TEAM
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import Allocation, Cover, HandoverPending, Practitioner
from corbiere.agencies.work import Offer
from corbiere.ledger.rulings import Line
from corbiere.meetings.meeting import State
from corbiere.meetings.models import Meeting
from corbiere.work import alarms, arranging
from corbiere.work.alarms import Raised
from corbiere.work.childs_voice import Heard, last_heard, speaks
from corbiere.work.owed import Owed, overdue, owed
from corbiere.work.roles import CAPACITIES, MANAGES, Roles
from corbiere.work.tasks import ASKED, Child, Task, Work, in_one_form, sorted_out

Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What comes to those who hold a role, about whoever is open to the role by a basis."""

    basis: Ground
    tasks: Callable[[Child, Sequence[Line]], Iterable[Task]]


class Question(NamedTuple):
    """What somebody is `asked`, by one kind of entry, until it is `answered` by another that points at it."""

    asked: str
    answered: str


class Tally(NamedTuple):
    """Of how many of a worker's children something is so, as a team's page counts them. `column` heads it, and `called` names it."""

    column: str
    called: str
    is_so: Callable[[Sequence[Line], date], bool]


ARRIVALS: list[Arrival] = []
QUESTIONS: list[Question] = []
TALLIES: list[Tally] = []


def declare(what: Arrival | Question | Tally) -> None:
    held: list[Any] = ARRIVALS if isinstance(what, Arrival) else QUESTIONS if isinstance(what, Question) else TALLIES
    if what not in held:
        held.append(what)


class Waiting(NamedTuple):
    """What somebody else is to do, since when, by the entry that asks for it, and by when if a day was named."""

    child: Child
    what: str
    since: date
    entry: UUID
    by: date | None = None


class Serviced(NamedTuple):
    """What a service that arranges meetings is asked for: meetings that nobody has arranged yet, and what is owed for those arranged."""

    called: str
    asked_for: list[Task]
    arranged: list[Task]


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
        return {child.id for child in self.children} | {task.child.id for listed in self.work for task in listed}

    @property
    def needing(self) -> int:
        """How many children need somebody today."""
        return len({task.child.id for task in self.work.now})

    @property
    def children_first(self) -> Work:
        """What is asked about the children they work with, as a page lists it: one row for one form.

        What a service is asked for stands in lists of its own.
        """
        return Work(*(in_one_form(task for task in listed if not task.service) for listed in self.work))

    @property
    def services(self) -> list[Serviced]:
        """The meeting that is wanted soonest first."""
        held = sorted((task for listed in self.work for task in listed if task.service), key=lambda task: (task.by or date.max, task.order))
        return [
            Serviced(
                called,
                [task for task in held if task.service == called and task.sort],
                [task for task in held if task.service == called and not task.sort],
            )
            for called in dict.fromkeys(task.service for task in held)
        ]


class Tie(IntEnum):
    """Why a child comes into somebody's work."""

    ALLOCATED = 1  # to them, or to a colleague for whom they act
    WORKS_WITH = 2  # in a capacity that makes the child one of those they work with
    OFFERED = 3
    BESIDE = 4  # something of them is theirs to do, though they do not work with them
    ALARM = 5  # a manager hears of it
    ARRIVAL = 6  # each further number is one more basis by which something comes to a role


class Reached(NamedTuple):
    """The children in somebody's work, by each reason; `acting` are the practitioner and those for whom they act."""

    by: Mapping[int, set[UUID]]
    acting: frozenset[UUID]

    @property
    def own(self) -> set[UUID]:
        return self._of(Tie.ALLOCATED, Tie.WORKS_WITH, Tie.OFFERED)

    @property
    def all(self) -> set[UUID]:
        return self._of(*self.by)

    def _of(self, *ties: int) -> set[UUID]:
        return {subject for tie in ties for subject in self.by.get(tie, ())}


def workload(viewer: Viewer, practitioner: UUID, on: date) -> Workload:
    """The work of a practitioner on a day, as far as the viewer, who may be their manager, may see it."""
    reached = _reached([practitioner], on, viewer if practitioner == viewer.practitioner else None)[practitioner]
    seen = owed(reached.all, viewer, on)
    roles = {id: held.roles(reached.acting) for id, held in seen.items()}
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
    )


@dataclass(frozen=True, slots=True)
class TeamWork:
    """`late`: of each worker the rows of their work that are past their day by law; `nobodys`: those of the team's children that nobody
    has. `tallied` counts a worker's children by the column, and `alarms` and `offers` are what does not move, of the team's children."""

    late: dict[UUID, list[Task]]
    nobodys: list[Task]
    tallied: dict[UUID, list[int]]
    alarms: list[tuple[Child, Raised]] = field(default_factory=list)
    offers: list[tuple[Child, Offer]] = field(default_factory=list)


def team_work(viewer: Viewer, workers: Mapping[UUID, Collection[UUID]], subjects: Collection[UUID]) -> TeamWork:
    """Of today. `workers` have these children each, and the team has `subjects`; as far as the viewer may see them."""
    on = viewer.on
    reached = _reached(list(workers), on)
    seen = owed(set(subjects).union(*(held.all for held in reached.values())), viewer, on)
    ours = [seen[id] for id in subjects if id in seen]
    so = [{held.child.id for held in seen.values() if tally.is_so(held.lines, on)} for tally in TALLIES]
    late = {
        who: overdue((task for id in held.all & seen.keys() for task in seen[id].of(seen[id].roles(held.acting))), on)
        for who, held in reached.items()
    }
    return TeamWork(
        late=late,
        nobodys=overdue((task for held in ours for task in held.nobodys), on),
        tallied={who: [len(found.intersection(children)) for found in so] for who, children in workers.items()},
        alarms=sorted(((held.child, one) for held in ours for one in held.alarms), key=lambda told: told[1].since),
        offers=sorted(((held.child, one) for held in ours for one in held.held.offers), key=lambda told: told[1].since),
    )


# Whose children these are: two questions to the database, however many practitioners there are.


def _reached(practitioners: Sequence[UUID], on: date, viewer: Viewer | None = None) -> dict[UUID, Reached]:
    """`viewer` is the one practitioner who looks at their own work, to whom more comes: by managing a team, or by a role."""
    acting = {who: {who} for who in practitioners}
    for who, covered in Cover.objects.on(on).filter(acting__in=practitioners).values_list("acting", "subject"):
        acting[who].add(covered)
    found: dict[UUID, dict[int, set[UUID]]] = {}
    first, *more = _ties(practitioners, set().union(*acting.values()), on, viewer)
    for who, subject, tie in first.union(*more, all=True):
        found.setdefault(who, {}).setdefault(tie, set()).add(subject)
    return {who: Reached(_with_covered(who, acting[who], found), frozenset(acting[who])) for who in practitioners}


def _with_covered(who: UUID, acting: set[UUID], found: Mapping[UUID, Mapping[int, set[UUID]]]) -> dict[int, set[UUID]]:
    """What is theirs, and the allocated work of those for whom they act."""
    of_others = [found.get(other, {}).get(Tie.ALLOCATED, set()) for other in acting if other != who]
    own = dict(found.get(who, {}))
    return {**own, Tie.ALLOCATED: own.get(Tie.ALLOCATED, set()).union(*of_others)}


def _ties(practitioners: Sequence[UUID], acting: Collection[UUID], on: date, viewer: Viewer | None) -> Iterator[Rows]:
    """Rows (practitioner, subject, tie)."""
    yield _tied(Allocation.objects.on(on).filter(practitioner__in=acting).values_list("practitioner", "subject"), Tie.ALLOCATED)
    yield _tied(HandoverPending.objects.filter(to__in=practitioners, since__lte=on).values_list("to", "subject"), Tie.OFFERED)
    for capacity in CAPACITIES.values():
        yield _tied(capacity.subjects(practitioners, on), Tie.WORKS_WITH if capacity.works_with else Tie.BESIDE)
    for lasting in alarms.lasting(on):
        named = lasting.filter(named__overlap=list(practitioners)).annotate(
            who=Func(F("named"), function="unnest", output_field=UUIDField())
        )
        yield _tied(named.values_list("who", "subject"), Tie.BESIDE)
    if viewer:
        yield from (_tied(rows, tie) for rows, tie in _by_role(viewer, on))


def _by_role(viewer: Viewer, on: date) -> Iterator[tuple[Rows, int]]:
    """What comes to the viewer by managing a team, and by their roles."""
    self = Cast(Value(viewer.practitioner), UUIDField())
    if MANAGES_A_TEAM in viewer.roles:
        for lasting in alarms.lasting(on):
            yield lasting.annotate(who=self).values_list("who", "subject"), Tie.ALARM
    open_by_role = Grant.objects.on(viewer.on).filter(role__in=viewer.roles).annotate(who=self)
    for place, arrival in enumerate(ARRIVALS):
        yield open_by_role.filter(basis=arrival.basis.name).values_list("who", "subject"), Tie.ARRIVAL + place
    for place, service in enumerate(arranging.SERVICES, start=len(ARRIVALS)):
        if service.role in viewer.roles:
            types, open_still = [type.name for type in service.types], [State.ARRANGED.value, State.HELD.value]
            asked = open_by_role.filter(basis=service.basis.name, detail=service.awaited)
            own = Meeting.objects.filter(arranged_by=viewer.practitioner, type__in=types, state__in=open_still)
            yield asked.values_list("who", "subject"), Tie.ARRIVAL + place
            yield own.values_list("arranged_by", "subject"), Tie.ARRIVAL + place


def _tied(rows: Rows, tie: int) -> Rows:
    tied: Rows = rows.annotate(tie=Value(int(tie))).order_by()
    return tied


def _names(practitioners: Iterable[UUID]) -> dict[UUID, str]:
    wanted = set(practitioners)
    return dict(Practitioner.objects.filter(subject__in=wanted).values_list("subject", "name")) if wanted else {}


# What is asked of them.


def _asked(held: Owed, roles: Roles, reached: Reached, practitioner: UUID) -> Iterator[Task]:
    child = held.child
    for place, arrival in enumerate(ARRIVALS):
        if child.id in reached.by.get(Tie.ARRIVAL + place, ()):
            yield from arrival.tasks(child, held.lines)
    if child.id in reached.by.get(Tie.ALARM, ()):
        roles = roles._replace(mine=roles.mine | {MANAGES})
    yield from held.of(roles)
    yield from (_offer(child, made) for made in roles.offers if made.to == practitioner)


def _offer(child: Child, made: Offer) -> Task:
    """Work that was offered, and waits for a yes or a no."""
    why = "The work stays with whoever offered it until you take it on."
    return Task(child, f"Will you take on the work with {child.called}?", made.since, why, ASKED, 3, kind="handover-accepted")


def _of_services(seen: Mapping[UUID, Owed], reached: Reached, on: date, practitioner: UUID, called: Mapping[UUID, str]) -> Iterator[Task]:
    for service, held in _serviced(seen, reached):
        found = [finding for finding, _ in held.by_law]
        yield from arranging.asked_of(service, held.child, found, held.lines, on, practitioner, called)


def _serviced(seen: Mapping[UUID, Owed], reached: Reached) -> Iterator[tuple[arranging.Service, Owed]]:
    for place, service in enumerate(arranging.SERVICES, start=len(ARRIVALS)):
        for id in reached.by.get(Tie.ARRIVAL + place, ()):
            if id in seen:
                yield service, seen[id]


def _named(seen: Mapping[UUID, Owed], roles: Mapping[UUID, Roles], reached: Reached, practitioner: UUID) -> set[UUID]:
    """The colleagues whose names are told: to whom work was offered, and who asked for a meeting."""
    asked = (arranging.authors(service, held.child, held.lines) for service, held in _serviced(seen, reached))
    offered = {made.to for of in roles.values() for made in of.offers if made.giver == practitioner}
    return offered.union(*asked)


def _waiting(
    children: Iterable[Child], seen: Mapping[UUID, Owed], roles: Mapping[UUID, Roles], practitioner: UUID, called: Mapping[UUID, str]
) -> Iterator[Waiting]:
    children = list(children)
    for child in children:
        for made in roles[child.id].offers:
            if made.giver == practitioner:
                who = called.get(made.to, "a colleague")
                yield Waiting(child, f"{who} has been asked to take over", made.since, made.entry)
    for child in children:
        yield from (_question(child, line) for line in unanswered(seen[child.id].lines) if line.practitioner == practitioner)


def unanswered(lines: Iterable[Line]) -> Iterator[Line]:
    """What others were asked and have not answered."""
    held = list(lines)
    for question in QUESTIONS:
        answered = {line.body["of"] for line in held if line.kind == question.answered}
        yield from (line for line in held if line.kind == question.asked and str(line.root) not in answered)


def _question(child: Child, line: Line) -> Waiting:
    by = line.body.get("wanted_by")
    return Waiting(child, line.body["what"], line.happened, line.id, by and date.fromisoformat(by))


def _heard(children: Iterable[Child], seen: Mapping[UUID, Owed], on: date) -> Iterator[Heard]:
    return (last_heard(child, seen[child.id].lines) for child in children if speaks(child.born, on))

"""Which children come into somebody's work, and why: one question to the database, however many practitioners are asked about."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from corbiere.access.bases import BasisDeclaration
from corbiere.access.models import Grant
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.directory import teams_managed_by
from corbiere.agencies.models import Allocation, ChildCover, Cover, HandoverPending, PendingStep, TeamMember
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import MeetingState
from corbiere.meetings.models import Meeting
from corbiere.work import alarms, arranging
from corbiere.work.roles import CAPACITIES
from corbiere.work.sources import SOURCES
from corbiere.work.tasks import Child, Task

Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Work for those who hold a role, about whoever is open to the role by a basis."""

    basis: BasisDeclaration
    tasks: Callable[[Child, Sequence[Line]], Iterable[Task]]


ARRIVALS: list[Arrival] = []


def declare(arrival: Arrival) -> None:
    if arrival not in ARRIVALS:
        ARRIVALS.append(arrival)


class CaseloadTie(IntEnum):
    """Why a child comes into somebody's work, or into that of the teams they manage; what stands first is of colleagues."""

    SOURCE = -4  # each lower number is one more source that has something for them, and no child
    MANAGED_TEAM = -3  # a team, and no child
    MANAGED_WORKER = -2  # somebody in that team
    MANAGED_WORK = -1  # a child of the team or of somebody in it
    ACTS_FOR = 0
    ALLOCATED = 1  # to them, or with COVERED to a colleague for whom they act
    WORKS_WITH = 2  # in a capacity that makes the child one of those they work with
    OFFERED = 3
    BESIDE = 4  # something of them is theirs to do, though they do not work with them
    ALARM = 5  # a manager hears of it
    COVERED = 6  # allocated to a colleague who is away, and with whom nobody else acts for them
    INSTEAD = 7  # they act for a colleague with this child alone
    ARRIVAL = 8  # each further number is one more basis by which something comes to a role


_OF_TEAMS = (CaseloadTie.MANAGED_TEAM, CaseloadTie.MANAGED_WORKER, CaseloadTie.MANAGED_WORK)
_OF_COLLEAGUES = (*_OF_TEAMS, CaseloadTie.ACTS_FOR, CaseloadTie.COVERED, CaseloadTie.INSTEAD)


class ManagedWork(NamedTuple):
    """The teams that somebody manages, who works in them, and whose records come into that work."""

    teams: frozenset[UUID] = frozenset()
    members: frozenset[UUID] = frozenset()
    subjects: frozenset[UUID] = frozenset()


class Caseload(NamedTuple):
    """The children in somebody's work, by each reason; `acting` are the practitioner and those for whom they act, and `instead` those for
    whom they act with one child alone."""

    by: Mapping[int, set[UUID]]
    acting: frozenset[UUID]
    instead: Mapping[UUID, frozenset[UUID]]
    managed: ManagedWork = ManagedWork()
    sources: frozenset[int] = frozenset()

    def standing_for(self, child: UUID) -> frozenset[UUID]:
        """The practitioner, and those for whom they act with this child."""
        return self.acting | self.instead.get(child, frozenset())

    @property
    def own(self) -> set[UUID]:
        return self._of(CaseloadTie.ALLOCATED, CaseloadTie.WORKS_WITH, CaseloadTie.OFFERED)

    @property
    def all(self) -> set[UUID]:
        return self._of(*self.by)

    def _of(self, *ties: int) -> set[UUID]:
        return {subject for tie in ties for subject in self.by.get(tie, ())}


def reached_by(practitioners: Sequence[UUID], on: date, viewer: Viewer | None = None) -> dict[UUID, Caseload]:
    """`viewer` is the one practitioner who looks at their own work, to whom more comes: by managing a team, or by a role."""
    found: dict[UUID, dict[int, set[UUID]]] = {who: {} for who in practitioners}
    instead: dict[UUID, dict[UUID, frozenset[UUID]]] = {who: {} for who in practitioners}
    first, *more = _ties(practitioners, on, viewer)
    for who, subject, tie, away in first.union(*more, all=True):
        found.setdefault(who, {}).setdefault(tie, set()).add(subject)
        if away:
            instead[who][subject] = instead[who].get(subject, frozenset()) | {away}
    return {who: _reached(who, found, instead[who]) for who in practitioners}


def _reached(who: UUID, found: Mapping[UUID, Mapping[int, set[UUID]]], instead: Mapping[UUID, frozenset[UUID]]) -> Caseload:
    """Their own work, and the allocated work of those for whom they act."""
    by = {tie: set(subjects) for tie, subjects in found[who].items() if tie not in _OF_COLLEAGUES and tie > CaseloadTie.SOURCE}
    others = found[who].get(CaseloadTie.ACTS_FOR, set())
    covered = {subject for other in others for subject in found.get(other, {}).get(CaseloadTie.COVERED, ())}
    by[CaseloadTie.ALLOCATED] = by.get(CaseloadTie.ALLOCATED, set()) | covered | instead.keys()
    managed = ManagedWork(*(frozenset(found[who].get(tie, ())) for tie in _OF_TEAMS))
    sources = frozenset(CaseloadTie.SOURCE - tie for tie in found[who] if tie <= CaseloadTie.SOURCE)
    return Caseload(by, frozenset({who, *others}), instead, managed, sources)


def _ties(practitioners: Sequence[UUID], on: date, viewer: Viewer | None) -> Iterator[Rows]:
    """Rows (practitioner, subject, tie, for whom with this child alone)."""
    covers = Cover.objects.on(on).filter(acting__in=practitioners)
    yield _tied(covers.values_list("acting", "subject"), CaseloadTie.ACTS_FOR)
    work, one_child = Allocation.objects.on(on), ChildCover.objects.on(on)
    elsewhere = Exists(one_child.filter(subject=OuterRef("subject"), away=OuterRef("practitioner")))
    covered = work.filter(practitioner__in=covers.values("subject")).exclude(elsewhere)
    yield _tied(work.filter(practitioner__in=practitioners).values_list("practitioner", "subject"), CaseloadTie.ALLOCATED)
    yield _tied(covered.values_list("practitioner", "subject"), CaseloadTie.COVERED)
    yield _tied(one_child.filter(acting__in=practitioners).values_list("acting", "subject"), CaseloadTie.INSTEAD, F("away"))
    steps = PendingStep.objects.filter(since__lte=on)
    yield _tied(steps.filter(to__in=practitioners).values_list("to", "subject"), CaseloadTie.BESIDE)
    yield _tied(steps.filter(holder__in=practitioners).values_list("holder", "subject"), CaseloadTie.BESIDE)
    yield _tied(HandoverPending.objects.filter(to__in=practitioners, since__lte=on).values_list("to", "subject"), CaseloadTie.OFFERED)
    for capacity in CAPACITIES.values():
        yield _tied(capacity.subjects(practitioners, on), CaseloadTie.WORKS_WITH if capacity.works_with else CaseloadTie.BESIDE)
    for lasting in alarms.lasting(on):
        named = lasting.filter(named__overlap=list(practitioners)).annotate(
            who=Func(F("named"), function="unnest", output_field=UUIDField())
        )
        yield _tied(named.values_list("who", "subject"), CaseloadTie.BESIDE)
    if viewer:
        yield from (_tied(rows, tie) for rows, tie in _by_role(viewer, on))
        yield from (_tied(source.rows(viewer, on), CaseloadTie.SOURCE - place) for place, source in enumerate(SOURCES) if source.rows)


def _by_role(viewer: Viewer, on: date) -> Iterator[tuple[Rows, int]]:
    """Work that the viewer has by managing a team, and by their roles."""
    self = Cast(Value(viewer.practitioner), UUIDField())
    if MANAGES in viewer.roles:
        for lasting in alarms.lasting(on):
            yield lasting.annotate(who=self).values_list("who", "subject"), CaseloadTie.ALARM
        for rows, tie in _managed(viewer, on):
            yield rows.annotate(who=self).values_list("who", "subject"), tie
    open_by_role = Grant.objects.on(viewer.on).filter(role__in=viewer.roles).annotate(who=self)
    for place, arrival in enumerate(ARRIVALS):
        yield open_by_role.filter(basis=arrival.basis.name).values_list("who", "subject"), CaseloadTie.ARRIVAL + place
    for place, service in enumerate(arranging.SERVICES, start=len(ARRIVALS)):
        if service.role in viewer.roles:
            types, open_still = [type.name for type in service.types], [MeetingState.ARRANGED.value, MeetingState.HELD.value]
            asked = open_by_role.filter(basis=service.basis.name, detail=service.awaited)
            own = Meeting.objects.filter(arranged_by=viewer.practitioner, type__in=types, state__in=open_still)
            yield asked.values_list("who", "subject"), CaseloadTie.ARRIVAL + place
            yield own.values_list("arranged_by", "subject"), CaseloadTie.ARRIVAL + place


def _managed(viewer: Viewer, on: date) -> Iterator[tuple[Rows, int]]:
    """The teams, and what nobody may have of their work."""
    teams = teams_managed_by(viewer.practitioner, on)
    members = TeamMember.objects.on(on).filter(team__in=teams.values("subject"))
    here, theirs = members.values("subject"), teams.values("subject")
    work = Allocation.objects.on(on).filter(Q(practitioner__in=here) | Q(team__in=theirs))
    steps = PendingStep.objects.filter(Q(team__in=theirs) | Q(holder__in=here) | Q(to__in=here), since__lte=on)
    yield teams, CaseloadTie.MANAGED_TEAM
    yield members, CaseloadTie.MANAGED_WORKER
    yield from ((rows, CaseloadTie.MANAGED_WORK) for rows in (work, steps))


def _tied(rows: Rows, tie: int, away: F | None = None) -> Rows:
    tied: Rows = rows.annotate(tie=Value(int(tie)), whom=away or Cast(Value(None), UUIDField())).order_by()
    return tied

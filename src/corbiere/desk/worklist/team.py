"""A team for whoever manages it: how much each worker has, what is overdue or stuck, what was written down late, and reasons given."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, DateField, F, Max, Q
from django.db.models.functions import Cast, TruncDate

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import categories_open, visible_to
from corbiere.agencies.directory import members_of, teams_managed_by
from corbiere.agencies.models import Allocation, HandoverPending, Practitioner, Team
from corbiere.desk.record.chronology import WRITTEN_LATE
from corbiere.ledger.reading import JERSEY
from corbiere.people.models import Person
from corbiere.protection.models import Alert, Registration
from corbiere.work.workload import overdue_by_worker

LOOKS_BACK = timedelta(days=30)  # for how long late writing and reasons are counted; a default, no source gives it
MOST_REASONS = 20
WHO_THEY_ARE = ("identity", "family")  # since when somebody has lived or been related is no event that was to be written down at once


class Late(NamedTuple):
    """How many entries somebody wrote, how many of them some days late, and the most days between an event and its entry."""

    written: int = 0
    late: int = 0
    longest: int = 0


@dataclass(slots=True)
class Worker:
    """`children` has the roles that they have for each; `overdue` counts what is theirs to do, by force."""

    practitioner: Practitioner
    children: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    on_plan: int = 0
    overdue: Counter[str] = field(default_factory=Counter)
    late: Late = field(default_factory=Late)

    @property
    def must(self) -> int:
        return self.overdue["must"]

    @property
    def should(self) -> int:
        return self.overdue["should"]


class Stuck(NamedTuple):
    """What does not move: whom it is about, what, and since when."""

    child: UUID
    name: str
    what: str
    since: date


class Reason(NamedTuple):
    """Why something that should be done was not."""

    entry: UUID
    day: date
    asked: str
    reason: str
    by: str
    child: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TeamView:
    """`nobodys` counts what is overdue for the team's children and nobody has."""

    team: Team
    workers: list[Worker]
    unallocated: int
    nobodys: int
    stuck: list[Stuck]
    reasons: list[Reason]


def workers(viewer: Viewer) -> set[UUID]:
    """Whose work the viewer may look at: those in the teams that they manage."""
    return {member.subject for team in teams_managed_by(viewer.practitioner, viewer.on) for member in members_of(team.subject, viewer.on)}


def teams(viewer: Viewer) -> list[TeamView]:
    return [_team(viewer, team) for team in teams_managed_by(viewer.practitioner, viewer.on).order_by("name")]


def _team(viewer: Viewer, team: Team) -> TeamView:
    found = {member.subject: Worker(member) for member in members_of(team.subject, viewer.on)}
    allocations = Allocation.objects.on(viewer.on).filter(Q(practitioner__in=found) | Q(team=team.subject))
    held = list(allocations.values_list("subject", "practitioner", "role"))
    open_to = categories_open(viewer, {subject for subject, _, _ in held})
    held = [allocation for allocation in held if allocation[0] in open_to]
    for subject, practitioner, role in held:
        if practitioner in found:
            found[practitioner].children[subject].add(role)
    children = {subject for subject, _, _ in held}
    _count_plans(found.values(), children, viewer.on)
    nobodys = _count_overdue(viewer, found, children)
    for practitioner, late in written_late(viewer, found).items():
        found[practitioner].late = late
    waiting = children - {subject for subject, practitioner, _ in held if practitioner}
    return TeamView(team, list(found.values()), len(waiting), nobodys, list(_stuck(children, viewer.on)), reasons(viewer, found))


def _count_plans(found: Iterable[Worker], children: set[UUID], on: date) -> None:
    on_plan = set(Registration.objects.on(on).filter(subject__in=children).values_list("subject", flat=True))
    for worker in found:
        worker.on_plan = len(on_plan & worker.children.keys())


def _count_overdue(viewer: Viewer, found: Mapping[UUID, Worker], children: set[UUID]) -> int:
    """What is past its day, as it stands in each worker's own work; and of the team's children, what nobody has."""
    theirs, nobodys = overdue_by_worker(viewer, found, children)
    for practitioner, tasks in theirs.items():
        found[practitioner].overdue = Counter("must" if task.force == "must" else "should" for task in tasks)
    return len(nobodys)


def written_late(viewer: Viewer, practitioners: Iterable[UUID]) -> dict[UUID, Late]:
    """How soon after an event each wrote it down (PS-1.4), of what the viewer may see and was written in the last month."""
    days = TruncDate("recorded", tzinfo=JERSEY) - Cast("happened", DateField())
    rows = (
        visible_to(viewer)
        .filter(practitioner__in=list(practitioners), recorded__date__gte=viewer.on - LOOKS_BACK, replaces=None)
        .exclude(category__in=WHO_THEY_ARE)
        .annotate(days=days)
        .values("practitioner")
        .annotate(written=Count("id"), late=Count("id", filter=Q(days__gte=timedelta(days=WRITTEN_LATE))), longest=Max("days"))
        .values_list("practitioner", "written", "late", "longest")
    )
    return {practitioner: Late(written, late, longest.days) for practitioner, written, late, longest in rows if practitioner}


def _stuck(children: set[UUID], on: date) -> Iterable[Stuck]:
    alerts = Alert.objects.filter(subject__in=children, ends=None, since__lte=on).order_by("since")
    offers = HandoverPending.objects.filter(subject__in=children).order_by("since")
    names = called({alert.subject for alert in alerts} | {offer.subject for offer in offers})
    for alert in alerts:
        yield Stuck(alert.subject, names.get(alert.subject, ""), alert.get_kind_display(), alert.since)
    for offer in offers:
        yield Stuck(offer.subject, names.get(offer.subject, ""), "Handover offered and not answered", offer.since)


def called(subjects: set[UUID]) -> Mapping[UUID, str]:
    return {person.subject: person.called for person in Person.objects.filter(subject__in=subjects)}


def reasons(viewer: Viewer, practitioners: Mapping[UUID, Worker]) -> list[Reason]:
    """The latest reasons that these gave this month for leaving undone what should be done."""
    rows = (
        visible_to(viewer)
        .filter(practitioner__in=list(practitioners), recorded__date__gte=viewer.on - LOOKS_BACK)
        .exclude(departures={})
        .order_by(F("recorded").desc())
        .values_list("id", "happened", "departures", "practitioner", "subject")[:MOST_REASONS]
    )
    names = called({subject for *_, subject in rows})
    return [
        Reason(id, happened, told["asked"], told["reason"], practitioners[practitioner].practitioner.name, subject, names.get(subject, ""))
        for id, happened, departures, practitioner, subject in rows
        if practitioner
        for told in departures.values()
    ]

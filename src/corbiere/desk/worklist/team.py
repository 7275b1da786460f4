"""A team for whoever manages it: how much each worker has, what is overdue or stuck, what was written down late, and reasons given."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, DateField, F, Max, Q, UUIDField, Value, Window
from django.db.models.functions import Cast, RowNumber, TruncDate
from django.urls import reverse
from django.utils import timezone

from corbiere.access.models import AccessLog
from corbiere.access.recording import ties_together
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.agencies.absence import Absence, absences
from corbiere.agencies.directory import members_together, names, teams_managed_by
from corbiere.agencies.models import Allocation, PendingStep, Practitioner, Team
from corbiere.desk.meetings.invitation import COPY
from corbiere.desk.record.chronology import WRITTEN_LATE
from corbiere.desk.worklist.rows import RowLinks
from corbiere.ledger.categories import lasting
from corbiere.ledger.reading import JERSEY
from corbiere.people.models import Person
from corbiere.work.needs import SentNotes
from corbiere.work.tasks import Task
from corbiere.work.workload import TALLIES, TeamWork, team_work

LOOKS_BACK = timedelta(days=30)  # for how long late writing and reasons are counted; a default, no source gives it
MOST_REASONS = 20
SHORT = 8  # as many of what is stuck as are in view; default
NOBODY = Cast(Value(None), UUIDField())
ALLOCATION = ("subject", "practitioner", "team", "entry", "role")


Allocated = tuple[UUID, UUID | None, UUID | None, UUID | None, str]
"""A child, and the practitioner and the team to whom the work with them is allocated, by which entry and in which role; none of these where
somebody is still to be found."""


class Late(NamedTuple):
    """How many entries somebody wrote, how many of them some days late, and the most days between an event and its entry."""

    written: int = 0
    late: int = 0
    longest: int = 0


@dataclass(slots=True)
class Worker:
    """`children` are those for whom they have a role; `tallied` counts of how many of these something is so, by its name; `overdue`
    counts what is theirs to do, by force."""

    practitioner: Practitioner
    children: set[UUID] = field(default_factory=set)
    tallied: list[tuple[str, int]] = field(default_factory=list)
    overdue: Counter[str] = field(default_factory=Counter)
    late: Late = field(default_factory=Late)
    away: Absence | None = None

    @property
    def must(self) -> int:
        return self.overdue["must"]

    @property
    def should(self) -> int:
        return self.overdue["should"]


class Stuck(NamedTuple):
    """Work that is stuck or has nobody: whom it is about, what, since when and why, and the page that moves it."""

    child: UUID
    name: str
    what: str
    since: date
    why: str
    verb: str = ""
    address: str = ""


class Reason(NamedTuple):
    """Why something that should be done was not."""

    entry: UUID
    day: date
    asked: str
    reason: str
    by: str
    practitioner: UUID
    child: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TeamView:
    """`nobodys` counts what is overdue for the team's children and nobody has; `unowned` is what is to be given to somebody."""

    team: Team
    workers: list[Worker]
    nobodys: int
    unowned: list[Stuck]
    stuck: list[Stuck]
    reasons: list[Reason]

    @property
    def stuck_first(self) -> list[Stuck]:
        """Shows so many before the rest is asked for; one more than fit is not folded away alone."""
        return self.stuck if len(self.stuck) == SHORT + 1 else self.stuck[:SHORT]

    @property
    def stuck_more(self) -> list[Stuck]:
        return self.stuck[len(self.stuck_first) :]


def workers(viewer: Viewer) -> set[UUID]:
    """Whose work the viewer may look at: those in the teams that they manage."""
    teams = teams_managed_by(viewer.practitioner, viewer.on).values_list("subject", flat=True)
    return {member.subject for held in members_together(teams, viewer.on).values() for member in held}


def columns() -> list[str]:
    """Columns that count each worker's children."""
    return [tally.column for tally in TALLIES]


def teams(viewer: Viewer) -> list[TeamView]:
    managed = list(teams_managed_by(viewer.practitioner, viewer.on).order_by("name"))
    if not managed:
        return []
    members = members_together([team.subject for team in managed], viewer.on)
    workers = {worker.subject: Worker(worker) for held in members.values() for worker in held}
    people = {team.subject: {worker.subject for worker in members.get(team.subject, ())} for team in managed}
    allocations = Allocation.objects.on(viewer.on).filter(Q(practitioner__in=workers) | Q(team__in=people))
    steps = PendingStep.objects.filter(Q(team__in=people) | Q(holder__in=workers) | Q(to__in=workers))
    nobodys = steps.annotate(nobody=NOBODY, no_team=NOBODY, no_entry=NOBODY, no_role=Value(""))
    without = nobodys.values_list("subject", "nobody", "no_team", "no_entry", "no_role")
    allocated: list[Allocated] = list(allocations.values_list(*ALLOCATION).union(without))
    held = {who: {child for child, practitioner, *_ in allocated if practitioner == who} for who in workers}
    work = team_work(viewer, held, {child for child, *_ in allocated}, people.keys())
    allocated = [one for one in allocated if one[0] in work.names]
    late = written_late(viewer, workers)
    for who, worker in workers.items():
        worker.children = held[who] & work.names.keys()
        worker.tallied = [(tally.called, number) for tally, number in zip(TALLIES, work.tallied[who], strict=True)]
        worker.overdue = Counter("must" if task.force == "must" else "should" for task in work.late[who])
        worker.late = late.get(who, Late())
    away = absences([who for who, worker in workers.items() if getattr(worker.practitioner, "is_away", False)], viewer.on)
    for who, worker in workers.items():
        worker.away = away.get(who)
    given = reasons(viewer, workers, work.names)
    ties = ties_together(viewer, work.names.keys(), roles={entry: role for *_, entry, role in allocated if entry})
    links = RowLinks(ties, viewer.on, f"{timezone.localtime():%H:%M}", acts=True)
    alone = set(work.names) - {child for child, practitioner, of, *_ in allocated if practitioner or of}
    found = [_team(team, people[team.subject], workers, allocated, work, given, links, alone) for team in managed[:1]]
    return found + [_team(team, people[team.subject], workers, allocated, work, given, links, set()) for team in managed[1:]]


def _team(
    team: Team,
    people: Collection[UUID],
    workers: Mapping[UUID, Worker],
    allocated: Iterable[Allocated],
    work: TeamWork,
    given: Iterable[Reason],
    links: RowLinks,
    without: Collection[UUID],
) -> TeamView:
    """`without` are children that no team has yet."""
    ours = [(child, practitioner) for child, practitioner, of, *_ in allocated if practitioner in people or of == team.subject]
    children = {child for child, _ in ours}
    return TeamView(
        team=team,
        workers=[worker for who, worker in workers.items() if who in people],
        nobodys=sum(task.child.id in children for task in work.nobodys),
        unowned=[_stuck(task, links) for task in work.unowned if task.child.id in children or task.child.id in without],
        stuck=[*(_stuck(task, links) for task in work.stuck if task.child.id in children), *_unread(work.notes, children)],
        reasons=[reason for reason in given if reason.practitioner in people][:MOST_REASONS],
    )


def _stuck(task: Task, links: RowLinks) -> Stuck:
    leads = links.leads(task)
    return Stuck(task.child.id, task.child.name, task.what, task.due, task.why, leads.verb, leads.href)


def _unread(notes: Iterable[SentNotes], children: Collection[UUID]) -> list[Stuck]:
    """Notes that somebody to whom they were sent here has not opened."""
    sent = [one for one in notes if one.child.id in children]
    if not sent:
        return []
    looked = AccessLog.objects.filter(subject__in={one.child.id for one in sent}, what=COPY).values_list("subject", "practitioner")
    read = set(looked)
    unread = [one for one in sent if (one.child.id, one.to) not in read]
    called = names({one.to for one in unread})
    return [
        Stuck(
            one.child.id,
            one.child.name,
            f"Notes of the {one.called[:1].lower()}{one.called[1:]}: not opened by {called.get(one.to, 'somebody')}",
            one.sent,
            "Ask whether they know of them, or send them another way.",
            "Open",
            reverse("desk:meeting-after", args=[one.meeting]),
        )
        for one in unread
    ]


def written_late(viewer: Viewer, practitioners: Iterable[UUID]) -> dict[UUID, Late]:
    """How soon after an event each wrote it down (PS-1.4), of what the viewer may see and was written in the last month."""
    days = TruncDate("recorded", tzinfo=JERSEY) - Cast("happened", DateField())
    rows = (
        visible_to(viewer)
        .filter(practitioner__in=list(practitioners), recorded__date__gte=viewer.on - LOOKS_BACK, replaces=None)
        .exclude(category__in=lasting())
        .annotate(days=days)
        .values("practitioner")
        .annotate(written=Count("id"), late=Count("id", filter=Q(days__gte=timedelta(days=WRITTEN_LATE))), longest=Max("days"))
        .values_list("practitioner", "written", "late", "longest")
    )
    return {practitioner: Late(written, late, longest.days) for practitioner, written, late, longest in rows if practitioner}


def reasons(viewer: Viewer, practitioners: Mapping[UUID, Worker], known: Mapping[UUID, str]) -> list[Reason]:
    """The latest reasons that each of these gave this month for leaving undone what should be done, the last first."""
    rows = (
        visible_to(viewer)
        .filter(practitioner__in=list(practitioners), recorded__date__gte=viewer.on - LOOKS_BACK)
        .exclude(departures={})
        .annotate(place=Window(RowNumber(), partition_by=F("practitioner"), order_by=F("recorded").desc()))
        .filter(place__lte=MOST_REASONS)
        .order_by(F("recorded").desc())
        .values_list("id", "happened", "departures", "practitioner", "subject")
    )
    held = list(rows)
    others = {subject for *_, subject in held} - known.keys()
    found = Person.objects.filter(subject__in=others) if others else ()
    names = {**known, **{person.subject: person.called for person in found}}
    return [
        Reason(
            entry=id,
            day=happened,
            asked=told["asked"],
            reason=told["reason"],
            by=practitioners[practitioner].practitioner.name,
            practitioner=practitioner,
            child=subject,
            name=names.get(subject, ""),
        )
        for id, happened, departures, practitioner, subject in held
        if practitioner
        for told in departures.values()
    ]

"""Colleagues to whom children can be given or who can cover, with how many each has and whether they are away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from corbiere.access.viewing import Viewer
from corbiere.agencies.absence import absences
from corbiere.agencies.directory import loads
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import Allocation, Practitioner, TeamMember
from corbiere.desk.components.words import day_in_words
from corbiere.people.models import Person

NOT_WITH_CHILDREN = (Profession.ADMINISTRATOR, Profession.CONFERENCE_CHAIR)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to choose. `nearby`: in a team with the worker whose children these are."""

    id: UUID
    name: str
    said: str
    nearby: bool
    away: bool


def colleagues(of: Practitioner, viewer: Viewer) -> list[Colleague]:
    """Finds those of the worker's agency who work with children, the team first. Who is away is named, and cannot be chosen."""
    on = viewer.on
    teams = TeamMember.objects.on(on).filter(subject=of.subject).values("team")
    near = set(TeamMember.objects.on(on).filter(team__in=teams).values_list("subject", flat=True))
    working = Q(profession__in=[one.value for one in Profession if one not in (*NOT_WITH_CHILDREN, Profession.MANAGER)])
    found = Practitioner.objects.on(on).filter(Q(agency=of.agency) & (working | Q(subject__in=near))).exclude(subject=of.subject)
    people = sorted(found, key=lambda one: (one.subject not in near, one.name))
    ids = [one.subject for one in people]
    children, away = loads(ids, on), absences(ids, on)
    return [
        Colleague(
            one.subject,
            one.name,
            _said(
                one, children.get(one.subject, 0), f"away until {day_in_words(away[one.subject].until, on)}" if one.subject in away else ""
            ),
            one.subject in near,
            one.subject in away,
        )
        for one in people
    ]


def _said(one: Practitioner, children: int, away: str) -> str:
    number = f"{children} {'child' if children == 1 else 'children'}"
    return f"{one.name}, {one.get_profession_display().lower()} ({', '.join(part for part in (number, away) if part)})"


@dataclass(frozen=True, slots=True)
class WorkersChild:
    """A child with whom a worker works: `work` began it, and `offered` names whom it has been offered to."""

    id: UUID
    name: str
    born: date | None
    role: str
    work: UUID
    offered: str = ""

    @property
    def key(self) -> str:
        return str(self.work)

    @property
    def covers(self) -> str:
        return f"Who covers with {self.name}?"

    @property
    def goes(self) -> str:
        return f"Who is {self.name} handed over to?"


def children_of(practitioner: UUID, on: date, offered: Mapping[UUID, str] | None = None) -> list[WorkersChild]:
    """Finds those of a worker's children who are open to whoever looks, by name, once for each role."""
    held = list(Allocation.objects.on(on).of(practitioner))
    people = {one.subject: one for one in Person.objects.filter(subject__in={work.subject for work in held})}
    found = [
        WorkersChild(
            work.subject,
            people[work.subject].called,
            people[work.subject].born,
            work.get_role_display(),
            work.entry,
            (offered or {}).get(work.entry, ""),
        )
        for work in held
        if work.subject in people
    ]
    return sorted(found, key=lambda child: (child.name, child.role))


def chosen(text: str, among: Iterable[Colleague]) -> Colleague | None:
    """The colleague whose id was sent, if they can be chosen."""
    return next((one for one in among if str(one.id) == text and not one.away), None)

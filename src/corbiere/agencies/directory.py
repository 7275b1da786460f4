"""Who works with whom today, and what things are called: questions that pages ask of the tables."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from corbiere.agencies.models import (
    Allocation,
    Allocations,
    ChildCover,
    Cover,
    Practitioner,
    Team,
    TeamManager,
    TeamMember,
    WorkTelephone,
)
from corbiere.ledger.answers import known, once, once_each
from corbiere.ledger.reading import beneath


def caseload(practitioner: UUID, on: date) -> Allocations:
    """The work that somebody has on a day."""
    return Allocation.objects.on(on).of(practitioner).order_by("role", "subject")


def covered_by(practitioner: UUID, on: date) -> Allocations:
    """The work of those for whom they act on the day."""
    covered = Cover.objects.on(on).filter(acting=practitioner).values("subject")
    for_one = ChildCover.objects.on(on).filter(acting=practitioner).values("away")
    away = list(covered.union(for_one).values_list("subject", flat=True))
    if not away:
        return Allocation.objects.none()
    one_child = ChildCover.objects.on(on).filter(subject=OuterRef("subject"), away=OuterRef("practitioner"))
    theirs = Q(Exists(one_child.filter(acting=practitioner))) | Q(practitioner__in=covered) & ~Q(Exists(one_child))
    return Allocation.objects.on(on).filter(practitioner__in=away).filter(theirs)


def standing_in(subject: UUID, practitioners: Iterable[UUID], on: date) -> list[UUID]:
    """Who acts with one person for those of these practitioners who are away."""
    away = list(practitioners)
    one_child = ChildCover.objects.on(on).filter(subject=subject, away__in=away)
    others = Cover.objects.on(on).filter(subject__in=away).exclude(subject__in=one_child.values("away"))
    return list(one_child.values_list("acting", flat=True).union(others.values_list("acting", flat=True), all=True))


def teams_of(practitioner: UUID, on: date) -> frozenset[UUID]:
    """Teams that somebody is in on a day, or manages."""
    member = TeamMember.objects.on(on).filter(subject=practitioner).values_list("team", flat=True)
    return once(
        ("teams of", practitioner, on),
        lambda: frozenset(member.union(TeamManager.objects.on(on).filter(practitioner=practitioner).values_list("subject", flat=True))),
    )


def teams_managed_by(practitioner: UUID, on: date) -> QuerySet[Team]:
    return Team.objects.filter(subject__in=TeamManager.objects.on(on).filter(practitioner=practitioner).values("subject"))


def managers_of(practitioner: UUID, on: date) -> list[str]:
    """The names of whoever manages a team that somebody is in."""
    teams = TeamMember.objects.on(on).filter(subject=practitioner).values("team")
    managers = TeamManager.objects.on(on).filter(subject__in=teams).exclude(practitioner=practitioner).values("practitioner")
    return list(Practitioner.objects.filter(subject__in=managers).order_by("name").values_list("name", flat=True))


def members_together(teams: Iterable[UUID], on: date) -> dict[UUID, list[Practitioner]]:
    """The members of each team on a day who work here, by name, and of each whether they are away (`is_away`)."""
    held = TeamMember.objects.on(on).filter(team__in=list(teams))
    own, covers = held.filter(subject=OuterRef("subject")), Cover.objects.on(on).filter(subject=OuterRef("subject"))
    people = Practitioner.objects.on(on).filter(subject__in=held.values("subject")).order_by("name")
    found: dict[UUID, list[Practitioner]] = {}
    for person in people.annotate(teams=ArraySubquery(own.values("team")), is_away=Exists(covers)):
        for team in set(person.teams):
            found.setdefault(team, []).append(person)
    return found


def loads(practitioners: Iterable[UUID], on: date) -> dict[UUID, int]:
    """How many children each of them works with: a number that everybody who works here may know, and none of whom it is made up."""
    with beneath():
        held = Allocation.objects.on(on).filter(practitioner__in=list(practitioners)).values_list("practitioner")
        return {who: children for who, children in held.annotate(children=Count("subject", distinct=True)) if who}


NUMBER = Subquery(WorkTelephone.objects.filter(subject=OuterRef("subject")).values("number")[:1])
"""The number at which each is reached at work, for a queryset of practitioners or agencies."""


class _Listed(NamedTuple):
    name: str
    number: str
    is_covered: bool


def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of the practitioners, teams and agencies among these. Everybody who works here may read the directory."""
    return {id: found.name for id, found in once_each("names", ids, _listed).items()}


def telephones(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The numbers of practitioners and agencies, asked for together with their names."""
    listed = once_each("names", {id for id in ids if id}, _listed)
    return {id: found.number for id, found in listed.items() if found.number}


def is_never_away(practitioner: UUID) -> bool:
    """Whether somebody whose name was asked for is known to be covered by nobody, on any day."""
    listed: _Listed | None = (known("names") or {}).get(practitioner)
    return listed is not None and not listed.is_covered


def _listed(wanted: set[UUID]) -> dict[UUID, _Listed]:
    with connection.cursor() as cursor:
        cursor.execute(_DIRECTORY, {"wanted": list(wanted)})
        return {subject: _Listed(*listed) for subject, *listed in cursor.fetchall()}


_DIRECTORY = """
    SELECT held.subject, held.name,
        coalesce((SELECT number FROM agencies_worktelephone rung WHERE rung.subject = held.subject LIMIT 1), ''),
        EXISTS (SELECT FROM agencies_cover away WHERE away.subject = held.subject)
    FROM (
        SELECT subject, name FROM agencies_practitioner WHERE subject = ANY(%(wanted)s)
        UNION ALL SELECT subject, name FROM agencies_team WHERE subject = ANY(%(wanted)s)
        UNION ALL SELECT subject, name FROM agencies_agency WHERE subject = ANY(%(wanted)s)
    ) held
"""

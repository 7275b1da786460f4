"""To whom a record is open: the list behind "Who can see this", which the family can be shown."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from corbiere.access.bases import BASES, BY_TEAM, COVER, HUB, MANAGER, Basis
from corbiere.access.models import Grant
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Agency, ChildCover, Cover, Known, Practitioner, RoleHeld, TeamManager, TeamMember
from corbiere.ledger.reading import beneath

DAY = timedelta(days=1)


class Holder(NamedTuple):
    """A practitioner to whom a record is open, and why."""

    practitioner: UUID
    name: str
    profession: str
    agency: str
    basis: Basis


def who_can_see(subject: UUID, on: date) -> list[Holder]:
    """Everybody to whom something of a person's record is open on a day, by name, once for each basis."""
    with beneath():
        return _holders(subject, on)


def _holders(subject: UUID, on: date) -> list[Holder]:
    reached = list(_granted(subject, on))
    closed = Known.objects.filter(person=subject, since__lte=on).values("subject")
    called = Agency.objects.filter(subject=OuterRef("agency")).values("name")
    asked = Practitioner.objects.on(on).filter(subject__in={practitioner for practitioner, _ in reached}).exclude(subject__in=closed)
    here = {held.subject: held for held in asked.annotate(agency_name=Coalesce(Subquery(called), Value("")))}
    found = {
        (practitioner, basis.name, basis.entry): Holder(practitioner, held.name, held.get_profession_display(), held.agency_name, basis)
        for practitioner, basis in reached
        if (held := here.get(practitioner))
    }
    return sorted(found.values(), key=lambda holder: (holder.name, holder.practitioner, holder.basis.name, holder.basis.since or date.min))


def _granted(subject: UUID, on: date) -> Iterator[tuple[UUID, Basis]]:
    grants = list(Grant.objects.on(on).filter(subject=subject))
    for grant in grants:
        if grant.practitioner:
            yield grant.practitioner, _of(grant.basis, grant)
    for held in RoleHeld.objects.on(on).filter(role__in={Role.HUB, *(grant.role for grant in grants if grant.role)}):
        yield from ((held.subject, _of(grant.basis, grant)) for grant in grants if grant.role == held.role)
        if held.role == Role.HUB:
            yield held.subject, _of(HUB.name)
    yield from _in_team([grant for grant in grants if BY_TEAM in grant.ways], on)
    yield from _carried([grant for grant in grants if grant.ways], on)


def _in_team(asked: Sequence[Grant], on: date) -> Iterator[tuple[UUID, Basis]]:
    """Everybody who is in a team to which it is open, and its managers."""
    teams = {grant.team for grant in asked if grant.team}
    members = TeamMember.objects.on(on).filter(team__in=teams).values_list("team", "subject")
    managers = TeamManager.objects.on(on).filter(subject__in=teams).values_list("subject", "practitioner")
    found = list(members.union(managers)) if teams else []
    yield from ((who, _of(grant.basis, grant)) for grant in asked for team, who in found if team == grant.team)


_INSTEAD, _COVERS, _MEMBER = range(3)  # acts for somebody with this child alone, acts for them with all, or is in a team


def _carried(work: Sequence[Grant], on: date) -> Iterator[tuple[UUID, Basis]]:
    """Managers of whoever works with the child, and those who act for them."""
    who = {grant.practitioner for grant in work if grant.practitioner}
    cover = Cover.objects.on(on).filter(subject__in=who).values_list("subject", "acting", Value(_COVERS))
    members = TeamMember.objects.on(on).filter(subject__in=who).values_list("subject", "team", Value(_MEMBER))
    here = ChildCover.objects.on(on).filter(subject__in={grant.subject for grant in work})
    instead = here.values_list("away", "acting", Value(_INSTEAD))
    around = list(instead.union(cover, members, all=True)) if work else []
    covered = {away for away, _, tie in around if tie == _INSTEAD}
    acting = [(away, other) for away, other, tie in around if tie == _INSTEAD or (tie == _COVERS and away not in covered)]
    teams = [(member, team) for member, team, tie in around if tie == _MEMBER]
    among = {team for _, team in teams} | {grant.team for grant in work if grant.team}
    managers = list(TeamManager.objects.on(on).filter(subject__in=among).values_list("subject", "practitioner"))
    for grant in work:
        if COVER.name in grant.ways:
            yield from ((stands_in, _of(COVER.name, grant)) for away, stands_in in acting if away == grant.practitioner)
        own = {team for member, team in teams if member == grant.practitioner} | {grant.team}
        if MANAGER.name in grant.ways:
            yield from ((manager, _of(MANAGER.name, grant)) for team, manager in managers if team in own)


def _of(name: str, grant: Grant | None = None) -> Basis:
    ground = BASES[name]
    if grant is None:
        return Basis(name, ground.words, ground.categories)
    words = f"{ground.words}: {grant.detail}" if grant.detail else ground.words
    until = grant.during.upper - DAY if grant.during.upper else None
    return Basis(name, words, frozenset(grant.categories), grant.during.lower, until, grant.entry)

"""To whom a record is open: the list behind "Who can see this", which the family can be shown."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.access.bases import ALLOCATED, BASES, COVER, HUB, MANAGER, Basis
from corbiere.access.models import Grant
from corbiere.agencies.directory import names
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Cover, Known, Practitioner, RoleHeld, TeamManager, TeamMember
from corbiere.ledger.reading import without_row_security

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
    with without_row_security():
        return _holders(subject, on)


def _holders(subject: UUID, on: date) -> list[Holder]:
    reached = [*_granted(subject, on), *((held.subject, _of(HUB.name)) for held in RoleHeld.objects.on(on).filter(role=Role.HUB))]
    closed = set(Known.objects.filter(person=subject, since__lte=on).values_list("subject", flat=True))
    here = {
        held.subject: held
        for held in Practitioner.objects.on(on).filter(subject__in={practitioner for practitioner, _ in reached} - closed)
    }
    agencies = names({held.agency for held in here.values()})
    found = {
        (practitioner, basis.name, basis.entry): Holder(
            practitioner, held.name, held.get_profession_display(), agencies.get(held.agency, ""), basis
        )
        for practitioner, basis in reached
        if (held := here.get(practitioner))
    }
    return sorted(found.values(), key=lambda holder: (holder.name, holder.practitioner, holder.basis.name, holder.basis.since or date.min))


def _granted(subject: UUID, on: date) -> Iterator[tuple[UUID, Basis]]:
    grants = list(Grant.objects.on(on).filter(subject=subject))
    for grant in grants:
        if grant.practitioner:
            yield grant.practitioner, _of(grant.basis, grant)
    for held in RoleHeld.objects.on(on).filter(role__in={grant.role for grant in grants if grant.role}):
        yield from ((held.subject, _of(grant.basis, grant)) for grant in grants if grant.role == held.role)
    for grant in grants:
        if grant.basis == ALLOCATED.name:
            yield from _carried(grant, on)


def _carried(grant: Grant, on: date) -> Iterator[tuple[UUID, Basis]]:
    """Those who act for whoever works with the child, and those who manage them."""
    teams: set[UUID] = {grant.team} if grant.team else set()
    if grant.practitioner:
        for cover in Cover.objects.on(on).filter(subject=grant.practitioner):
            yield cover.acting, _of(COVER.name, grant)
        teams |= set(TeamMember.objects.on(on).filter(subject=grant.practitioner).values_list("team", flat=True))
    for manager in _managers(teams, on):
        yield manager, _of(MANAGER.name, grant)


def _managers(teams: Iterable[UUID], on: date) -> Iterable[UUID]:
    return TeamManager.objects.on(on).filter(subject__in=list(teams)).values_list("practitioner", flat=True)


def _of(name: str, grant: Grant | None = None) -> Basis:
    ground = BASES[name]
    if grant is None:
        return Basis(name, ground.words, ground.categories)
    words = f"{ground.words}: {grant.detail}" if grant.detail else ground.words
    until = grant.during.upper - DAY if grant.during.upper else None
    return Basis(name, words, frozenset(grant.categories), grant.during.lower, until, grant.entry)

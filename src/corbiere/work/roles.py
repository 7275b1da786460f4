"""Roles towards a child, and so whose each duty is. What nobody holds falls to whoever leads, so that it is never nobody's. Pure."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from corbiere.agencies.work import Offer, work_on
from corbiere.ledger.record import Line
from corbiere.ledger.standing import folded_with
from corbiere.statute.catalogue.words import (
    ASKED,
    CORPORATE_PARENT,
    HUB,
    LEAD_SOCIAL_WORKER,
    LEAD_WORKER,
    MINISTER,
    PERSONAL_ADVISER,
    RECEIVER_OF_ALERT,
    REVIEWING_OFFICER,
    SOCIAL_WORKER,
)
from corbiere.statute.duties import Finding

LEAD, DUTY, MANAGES = "lead-social-worker", "duty", "manager"
HEARS = frozenset({LEAD, DUTY, MANAGES})  # of what cannot wait
# The owners, as the law names them, of those to whom work with a child is allocated.
HOLDS: dict[str, frozenset[str]] = {
    LEAD: frozenset({LEAD_SOCIAL_WORKER, SOCIAL_WORKER, LEAD_WORKER, MINISTER, RECEIVER_OF_ALERT, CORPORATE_PARENT, HUB}),
    DUTY: frozenset({LEAD_SOCIAL_WORKER, SOCIAL_WORKER, LEAD_WORKER, MINISTER, RECEIVER_OF_ALERT, HUB}),
    "lead-practitioner": frozenset({LEAD_WORKER}),
    "reviewing-officer": frozenset({REVIEWING_OFFICER}),
    "personal-adviser": frozenset({PERSONAL_ADVISER}),
}
SERVICES = frozenset({ASKED, HUB})  # owners that are no role towards a child
# Duties that stand on a list of the service's own, and fall to no lead. What else a service owes falls to whoever works with the child: the
# record is closed to the Hub once somebody has taken the child on.
LISTED = frozenset({"worry.decided", "worry.taken-on", "assessment.request-answered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """A role towards a child beside the work that is allocated.

    `holders`: who is it as a day closes, by a record's entries. `subjects`: the rows (practitioner, subject) of those of some
    practitioners who are it then. `owes` are the owners, as the law names them, whose duties are theirs; of duties that a kind in `knows`
    does they are told. `works_with`: whether it makes the child one of those they work with.
    """

    name: str
    holders: Callable[[Sequence[Line], date], Iterable[UUID]]
    subjects: Callable[[Collection[UUID], date], QuerySet[Any, Any]]
    owes: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    works_with: bool = False


CAPACITIES: dict[str, Capacity] = {}


def declare(capacity: Capacity) -> Capacity:
    """Makes a capacity known. ValueError where another has its name."""
    if CAPACITIES.setdefault(capacity.name, capacity) is not capacity or capacity.name in HOLDS:
        raise ValueError(f"somebody can be {capacity.name} already")
    return capacity


class Roles(NamedTuple):
    """One practitioner's roles to a child on a day, anybody's roles, who leads, and what work is offered to somebody.

    `who` are the practitioner and those for whom they act.
    """

    mine: frozenset[str]
    anybodys: frozenset[str]
    lead: UUID | None
    offers: tuple[Offer, ...]
    who: frozenset[UUID] = frozenset()


class RolesHeld(NamedTuple):
    """Every role that anybody has towards a child on a day, and the offers that nobody has answered."""

    holders: frozenset[tuple[str, UUID]]
    offers: tuple[Offer, ...]

    def of(self, practitioners: Collection[UUID]) -> Roles:
        """`practitioners` are one, and those for whom they act."""
        return Roles(
            mine=frozenset(role for role, holder in self.holders if holder in practitioners),
            anybodys=frozenset(role for role, _ in self.holders),
            lead=next((holder for role, holder in self.holders if role == LEAD), None),
            offers=self.offers,
            who=frozenset(practitioners),
        )


def held_on(lines: Sequence[Line], on: date) -> RolesHeld:
    """From the record itself, so that it is right for any day."""
    return folded_with(lines, ("held", on), lambda: _held(lines, on))


def _held(lines: Sequence[Line], on: date) -> RolesHeld:
    work = work_on(lines, on)
    holders = {(held.role, held.practitioner) for held in work.all() if held.on(on) and held.practitioner}
    holders |= {(name, holder) for name, capacity in CAPACITIES.items() for holder in capacity.holders(lines, on)}
    return RolesHeld(frozenset(holders), tuple(offer for offer in work.offers.values() if offer.answered is None))


def whose(finding: Finding, roles: frozenset[str], held: frozenset[str]) -> bool | None:
    """Whether it is for somebody with these roles to do, or for others and they know of it; None where it is none of their business."""
    owner = finding.duty.owner
    if finding.duty.id in LISTED:
        return None
    if any(owner in _owes(role) for role in roles):
        return True
    if LEAD in roles and not any(owner in _owes(role) for role in held):
        return True
    kinds = set(finding.duty.done.pattern.kinds)
    knows = LEAD in roles or any(CAPACITIES[role].knows & kinds for role in roles if role in CAPACITIES)
    return False if knows else None


def is_anybodys(finding: Finding, held: frozenset[str]) -> bool:
    """Whether somebody has it, where these are all the roles that people hold towards the child."""
    return LEAD in held or finding.duty.id in LISTED or any(finding.duty.owner in _owes(role) for role in held)


def holders(finding: Finding, held: Iterable[tuple[str, UUID]]) -> tuple[UUID, ...]:
    """Finds whose it is by their role, as far as it is anybody's."""
    if finding.duty.id in LISTED:
        return ()
    return tuple(sorted({holder for role, holder in held if finding.duty.owner in _owes(role)}))


def _owes(role: str) -> frozenset[str]:
    return CAPACITIES[role].owes if role in CAPACITIES else HOLDS.get(role, frozenset())

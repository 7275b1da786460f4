"""The folds of what work with a child opens."""

from collections.abc import Sequence
from uuid import UUID

from corbiere.access.bases import ABOUT_PEOPLE, ALLOCATED, OFFERED, ORDINARY, opens
from corbiere.access.models import Grant, WorkGrant
from corbiere.agencies import work
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.record import Line

ROLES = {role.value: role.label for role in AllocationRole}


@opens(WorkGrant, reads=work.READS)
def work_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """The last day of the work is open whole, even if somebody took over on it, so that it can be written up."""
    found = work.AgencyWork(lines)
    worked = [grant for held in found.all() for grant in _allocated(subject, held)]
    return worked + [_offered(subject, offer) for offer in found.offers.values()]


def _allocated(subject: UUID, held: work.WorkPeriod) -> list[Grant]:
    """Work without a worker is open to the managers of its team. Legal advice goes with leading alone, and is carried as the work is."""
    days, role = (held.begins, held.last), ROLES[held.role]
    opened = sorted(ABOUT_PEOPLE if held.role == work.LEAD else ORDINARY)
    if held.practitioner:
        return [ALLOCATED.to(held.practitioner, subject, *days, team=held.team, detail=role, entry=held.entry, categories=opened)]
    return [ALLOCATED.to_team(held.team, subject, *days, detail=role, entry=held.entry, categories=opened)] if held.team else []


def _offered(subject: UUID, offer: work.Offer) -> Grant:
    return OFFERED.to(offer.to, subject, offer.since, offer.answered, detail=ROLES[offer.role], entry=offer.entry)

"""Tells who works with a child to those at the Hub who decide on a worry about them: a worry goes to whoever knows the child.

Entries about the work stay closed to them, and with these what only who works with a child may know, such as a withheld address.
"""

from typing import NamedTuple
from uuid import UUID

from corbiere.access.bases import HUB_WAITS, OPEN_CONCERN
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.directory import names
from corbiere.agencies.models import Agency, Allocation, Practitioner
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.reading import beneath

LEADS = (AllocationRole.LEAD.value, AllocationRole.DUTY.value)


class WorkingWith(NamedTuple):
    """Somebody who works with a child, in which role and where."""

    practitioner: UUID
    name: str
    role: str
    agency: str
    leads: bool


def working_with(viewer: Viewer, subject: UUID) -> list[WorkingWith]:
    """Names them, whoever leads the work first; nobody where it is neither the viewer's to know nor the Hub's to decide."""
    bases = bases_of(viewer, subject)
    if "work" not in categories(bases) and not {OPEN_CONCERN.name, HUB_WAITS.name} & {basis.name for basis in bases}:
        return []
    with beneath():
        held = {work.practitioner: work for work in Allocation.objects.on(viewer.on).filter(subject=subject) if work.practitioner}
    called = names(held)
    at = dict(Practitioner.objects.on(viewer.on).filter(subject__in=called).values_list("subject", "agency"))
    agencies = dict(Agency.objects.filter(subject__in=set(at.values())).values_list("subject", "name"))
    found = [
        WorkingWith(who, called[who], work.get_role_display(), agencies.get(at.get(who, who), ""), work.role in LEADS)
        for who, work in held.items()
        if who in called
    ]
    return sorted(found, key=lambda one: (not one.leads, one.name))

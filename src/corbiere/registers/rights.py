"""Who may ask a register what, and the note that is made of it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.access.visibility import closed_to
from corbiere.agencies.entries import Role
from corbiere.agencies.gates import CHAIRING
from corbiere.agencies.models import Practitioner, TeamManager, TeamMember
from corbiere.ledger.answers import once
from corbiere.registers.register import Register, registers

LONGEST_REASON = 140
KEEPERS = (Role.REGISTER_ADMINISTRATOR, Role.SERVICE_MANAGER)


def keeps_register(viewer: Viewer, register: Register[Any]) -> bool:
    """ISS-10-1: who keeps the register. Those who work with a child find on the child's own page whether they are on it."""
    return register.keeper in viewer.roles


def answers_for_the_service(viewer: Viewer) -> bool:
    """Whether they keep the registers or manage the Independent Safeguarding service, or a team in which somebody chairs or reviews."""
    if any(role in viewer.roles for role in KEEPERS):
        return True
    return MANAGES in viewer.roles and once(("manages who chairs", viewer.practitioner, viewer.on), lambda: _manages_who_chairs(viewer))


def _manages_who_chairs(viewer: Viewer) -> bool:
    managed = TeamManager.objects.on(viewer.on).filter(practitioner=viewer.practitioner).values("subject")
    members = TeamMember.objects.on(viewer.on).filter(team__in=managed).values("subject")
    return Practitioner.objects.on(viewer.on).filter(subject__in=members, profession__in=CHAIRING).exists()


def sees_numbers(viewer: Viewer, register: Register[Any]) -> bool:
    """Says whether they keep it or only get its numbers: then they see no names, and no small numbers."""
    return keeps_register(viewer, register) or register.numbers(viewer)


def registers_seen_by(viewer: Viewer) -> list[Register[Any]]:
    """Each is permissioned apart from the others (ISS-3-2)."""
    return [register for register in registers() if sees_numbers(viewer, register)]


def closed_on_register(viewer: Viewer) -> list[UUID]:
    """Whom the viewer said they know: they are in none of the viewer's lists and numbers, whether they are on the register or not."""
    return list(closed_to(viewer))


def taken_out(viewer: Viewer, register: Register[Any], subjects: Collection[UUID], what: str, reason: str) -> None:
    """Notes, with the reason (ISS-10-1), that the viewer was shown each of these in a list out of the register."""
    log_listed(viewer, subjects, f"{register.called.lower()}, {what}: {reason}"[:200])

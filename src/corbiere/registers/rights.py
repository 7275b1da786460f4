"""Who may ask a register what, and the note that is made of it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import closed_to
from corbiere.registers.register import Register, registers

LONGEST_REASON = 140


def keeps_register(viewer: Viewer, register: Register[Any]) -> bool:
    """ISS-10-1: who keeps the register. Those who work with a child find on the child's own page whether they are on it."""
    return register.keeper in viewer.roles


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

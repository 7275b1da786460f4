"""Who may ask the register what, and the note that is made of it."""

from collections.abc import Collection
from uuid import UUID

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.access.visibility import closed_to
from corbiere.agencies.entries import AgencySort, Role
from corbiere.agencies.models import Agency

LONGEST_REASON = 140


def keeps_register(viewer: Viewer) -> bool:
    """ISS-10-1: who keeps the register. Those who work with a child find on the child's own page whether they are on it."""
    return Role.REGISTER_ADMINISTRATOR in viewer.roles


def sees_numbers(viewer: Viewer) -> bool:
    """Those who keep it, and the managers of children's social care: these see no names, and no small numbers."""
    if keeps_register(viewer):
        return True
    if viewer.agency is None or MANAGES not in viewer.roles:
        return False
    return Agency.objects.filter(subject=viewer.agency, sort=AgencySort.SOCIAL_CARE).exists()


def closed_on_register(viewer: Viewer) -> list[UUID]:
    """Whom the viewer said they know: they are in none of the viewer's lists and numbers, whether they are on the register or not."""
    return list(closed_to(viewer))


def taken_out(viewer: Viewer, subjects: Collection[UUID], what: str, reason: str) -> None:
    """Notes, with the reason, that the viewer was shown each of these in a list out of the register."""
    log_listed(viewer, subjects, f"child protection register, {what}: {reason}"[:200])

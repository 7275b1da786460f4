"""May this author write here at all?"""

from uuid import UUID

from corbiere.access.viewing import Viewer, viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.entries import CoverArranged, KnowsDeclared, Role, RoleEnded, RoleGranted
from corbiere.agencies.models import TeamManager
from corbiere.ledger.checks import not_yours
from corbiere.ledger.models import Subject
from corbiere.ledger.rulings import Asked, Ruling, gate, must

OF_ONESELF = (KnowsDeclared, CoverArranged)
OF_ROLES = (RoleGranted, RoleEnded)
WORKS_HERE = "Only somebody who works here can record. If you have just joined, ask your manager to record it."
LEADS = "Only a manager of a team, or somebody who keeps the registers, can record this."
KEEPS_REGISTERS = "Only somebody who keeps the registers can give a role or end it."


@gate
def may_write_here(asked: Asked) -> Ruling | None:
    """What an author may see, they may write. A danger to a child may be told by everybody who works here. The system's own acts pass.

    Where the record is closed to the author they read what they would read if it were not there, whatever else is wrong with the entry.
    """
    if asked.by.system:
        return None
    author = viewer(asked.by.practitioner or UUID(int=0), asked.today)
    if author.agency is None:
        return must(False, WORKS_HERE, "")
    if asked.sort != "person":
        return _of_staff(asked, author)
    if asked.entry.urgent or _opens(asked):
        return None
    bases = bases_of(author, asked.subject)
    if not bases:
        raise not_yours()
    called = asked.entry.called
    return must(asked.entry.category in categories(bases), f"“{called}” is not among what you can record here. Ask the lead social worker to.", "")


def _opens(asked: Asked) -> bool:
    """Whether the subject begins in this very act: nothing has been kept of it yet."""
    return asked.opens or Subject.objects.filter(id=asked.subject, entries=0).exists()


def _of_staff(asked: Asked, author: Viewer) -> Ruling:
    keeps = Role.REGISTER_ADMINISTRATOR in author.roles
    if isinstance(asked.entry, OF_ROLES):
        return must(keeps, KEEPS_REGISTERS, "ISS-10-1")
    if isinstance(asked.entry, OF_ONESELF) and asked.subject == author.practitioner:
        return must(True, "", "")
    manages = TeamManager.objects.on(asked.today).filter(practitioner=author.practitioner)
    return must(keeps or manages.exists(), LEADS, "")

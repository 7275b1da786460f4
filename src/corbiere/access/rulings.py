"""May this author write here at all?"""

from uuid import UUID

from corbiere.access.viewing import MANAGES, Viewer, viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.entries import CoverArranged, KnowsDeclared, Role, RoleEnded, RoleGranted
from corbiere.ledger.checks import not_yours
from corbiere.ledger.entry import Entry, kind_called
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
    if asked.by.system or asked.invented:
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
    kind = _filed(asked)
    return must(
        kind.category in categories(bases), f"“{kind.called}” is not among what you can record here. Ask the lead social worker to.", ""
    )


def _filed(asked: Asked) -> type[Entry]:
    """The kind that it comes to: for an entry taken back, that entry's own."""
    return kind_called(asked.replaces.kind) if asked.replaces else type(asked.entry)


def _opens(asked: Asked) -> bool:
    """Whether the subject begins in this very act: nothing has been kept of it yet."""
    return asked.opens or Subject.objects.filter(id=asked.subject, entries=0).exists()


def _of_staff(asked: Asked, author: Viewer) -> Ruling:
    kind, keeps = _filed(asked), Role.REGISTER_ADMINISTRATOR in author.roles
    oneself = asked.subject == author.practitioner
    if kind in OF_ROLES:
        return must(keeps, KEEPS_REGISTERS, "ISS-10-1")
    if kind in OF_ONESELF and oneself and asked.replaces is None:
        return must(True, "", "")
    if kind is KnowsDeclared and oneself:
        return must(False, "Somebody else must put this right for you: ask your manager.", "")
    return must(keeps or MANAGES in author.roles, LEADS, "")

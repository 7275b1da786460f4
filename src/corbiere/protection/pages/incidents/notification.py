"""Writing down who was told, with one press for as many as were ticked."""

from collections.abc import Collection, Sequence
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record
from corbiere.protection.entries import PeopleTold
from corbiere.protection.entries.incidents import PersonTold
from corbiere.protection.telling import Hearer


def told(viewer: Viewer, subject: UUID, line: Line, ticked: Collection[str], waiting: Sequence[Hearer], key: str) -> str:
    """Records those ticked among those who had not been told; or says in a sentence why not. Sent twice, it is written once."""
    chosen = [hearer for hearer in waiting if hearer.key in ticked and not hearer.told]
    if not chosen:
        return "Tick who you have told. Nothing is recorded yet."
    entry = PeopleTold(of=line.root, told=[PersonTold(who=hearer.name, practitioner=hearer.practitioner) for hearer in chosen])
    try:
        record(entry, about=subject, happened=viewer.on, by=viewer.author, key=key or None)
    except (NotRecorded, KeyTaken) as fault:
        return str(fault)
    return ""

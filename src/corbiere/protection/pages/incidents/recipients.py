"""Who must be told of what went wrong, by name (CPP-105), and that they were, with one press for all who are ticked."""

from collections.abc import Collection, Sequence
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.agencies.models import TeamManager
from corbiere.desk.record.overview import lead_of
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record
from corbiere.protection.entries import PeopleTold
from corbiere.protection.entries.incidents import PersonTold
from corbiere.protection.telling import Hearer, hearers_in, lead_teams, manager_named, parts_in


def lead_and_manager(record: Record) -> tuple[UUID | None, UUID | None]:
    """The lead social worker, and the manager: as the last conference named them, or whoever manages the lead's team."""
    on = record.shown.on
    managers = TeamManager.objects.on(on).filter(subject__in=lead_teams(record.lines, on)).values_list("practitioner", flat=True)
    return lead_of(record.lines, on), manager_named(record.lines) or next(iter(managers), None)


def hearers(record: Record, line: Line) -> list[Hearer]:
    """People who must hear of it: the lead, the manager, the core group; those outside it; and the chair if it is the chair's matter."""
    parts = parts_in(record.lines, line, *lead_and_manager(record))
    return hearers_in(record.lines, line, parts, names(parts))


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

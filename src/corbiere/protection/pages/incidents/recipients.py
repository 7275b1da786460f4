"""Who must be told of what went wrong, by name, and whether they have been (CPP-105)."""

from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.models import TeamManager
from corbiere.desk.record.overview import lead_of
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
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

"""Folds of plans of help. Each makes one person's rows of one table from that person's entries."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.wellbeing import leading, outgrown, team
from corbiere.wellbeing.help_plan import READS, times_of_help
from corbiere.wellbeing.models import InterventionWanted, LeadWorkerTime, TeamAroundPlace


@reading(LeadWorkerTime, reads=tuple(dict.fromkeys((*leading.READS, *READS, *outgrown.READS))))
def lead_workers(subject: UUID, lines: Sequence[Line]) -> list[LeadWorkerTime]:
    """Somebody who was followed on the very day on which they took it on has no day of their own."""
    return [
        LeadWorkerTime(
            subject=subject,
            practitioner=role.practitioner,
            plan=role.of,
            during=DateRange(role.begins, role.ends),
            entry=role.offer.root,
            cared_for_since=_cared_for_since(lines) if role.of == leading.HELP and role.ends is None else None,
        )
        for role in leading.leads(lines).roles
        if role.begins != role.ends
    ]


def _cared_for_since(lines: Sequence[Line]) -> date | None:
    """The day on which the care began that goes on, if the plan of help that runs is older."""
    held, since = times_of_help(lines), outgrown.cared_for_since(lines)
    return since if since and held and held[-1].ends is None and held[-1].begins < since else None


@reading(TeamAroundPlace, reads=team.READS)
def places(subject: UUID, lines: Sequence[Line]) -> list[TeamAroundPlace]:
    return [
        TeamAroundPlace(
            subject=subject,
            practitioner=place.practitioner,
            agency=place.agency,
            role=place.role,
            during=DateRange(place.begins, place.ends),
            entry=place.entry,
        )
        for place in team.team_around(lines)
        if place.ends is None or place.begins < place.ends
    ]


@reading(InterventionWanted, reads=team.READS)
def wanted(subject: UUID, lines: Sequence[Line]) -> list[InterventionWanted]:
    return [InterventionWanted(subject=subject, **asked.columns()) for asked in team.asked_for(lines)]

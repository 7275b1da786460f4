"""The team around a child and family: who agreed to give help, and whom the plan names. And who is asked to give it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.agencies.work import GroupPlace, WorkingGroup, declare_group
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.plans.help_requests import HelpAsked
from corbiere.plans.help_requests import asked_for as asked_of
from corbiere.plans.providers import ProviderReply
from corbiere.plans.versions import current, ended_on
from corbiere.statute.calendar import days_after
from corbiere.wellbeing.entries.plans import HelpPlanWritten, InterventionAnswered
from corbiere.wellbeing.help_plan import ENDED, GONE, PLAN, holds, interventions, versions

READS = (HelpPlanWritten.kind, InterventionAnswered.kind, ENDED, *GONE)


@folded
def asked_for(lines: Sequence[Line]) -> list[HelpAsked]:
    return asked_of(lines, PLAN)


@folded
def team_around(lines: Sequence[Line]) -> list[GroupPlace]:
    """Everybody's times: from the day on which they agreed or were named, while the plan has it so, and until it ends."""
    found: dict[UUID, GroupPlace] = {}
    now = current(versions(lines))
    over = ended_on(PLAN, now, lines) if now else None
    for place in [*_who_agreed(lines), *_named(lines)]:
        found.setdefault(place.practitioner, place)
    return [place._replace(ends=days_after(over, 1)) if over else place for place in found.values()]


def _who_agreed(lines: Sequence[Line]) -> Iterator[GroupPlace]:
    for one in interventions(lines):
        who = one.action.practitioner
        if who and one.answer and one.answer.body["answer"] == ProviderReply.AGREED:
            yield GroupPlace(who, one.action.agency, one.action.what, one.answer.happened, None, one.answer.root)


def _named(lines: Sequence[Line]) -> Iterator[GroupPlace]:
    """Whom the plan as it stands names, from the version that named them first."""
    since: dict[UUID, tuple[date, UUID]] = {}
    for version in versions(lines):
        here = {role.practitioner for role in holds(version).roles if role.practitioner}
        since = {who: held for who, held in since.items() if who in here} | {
            who: (version.day, version.root) for who in here if who not in since
        }
    found = versions(lines)
    for role in holds(found[-1]).roles if found else ():
        if role.practitioner:
            day, root = since[role.practitioner]
            yield GroupPlace(role.practitioner, None, role.part, day, None, root)


TEAM = declare_group(WorkingGroup("Team around the child and family", team_around, lambda lines: None))

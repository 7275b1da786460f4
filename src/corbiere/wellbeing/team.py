"""The team around a child and family: who agreed to give help, and whom the plan names. And who is asked to give it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.work import GroupPlace, WorkingGroup, declare_group
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.statute.calendar import days_after
from corbiere.wellbeing.entries.plans import HelpPlanWritten, InterventionAnswered, ProviderReply
from corbiere.wellbeing.help_plan import ENDED, GONE, ends, holds, interventions, versions

AFTERWARDS = 28  # days. Default: no source says how long somebody may put right what they answered
DEFAULT = "until four weeks after the answer, which is a default"
READS = (HelpPlanWritten.kind, InterventionAnswered.kind, ENDED, *GONE)


class HelpAsked(NamedTuple):
    """Help that somebody is asked to agree to. `version` proposed it; `until` is the last day on which they see it."""

    version: UUID
    mark: UUID
    practitioner: UUID
    what: str
    since: date
    answered_on: date | None
    until: date | None


@folded
def asked_for(lines: Sequence[Line]) -> list[HelpAsked]:
    """Of the plan as it stands. What is no longer proposed, or of a plan that ended, asks nobody."""
    over = _over(lines)
    found = []
    for one in interventions(lines):
        who, answer = one.action.practitioner, one.answer
        if who:
            answered = answer.happened if answer else None
            until = days_after(answered, AFTERWARDS) if answered else None
            last = min((day for day in (until, over) if day), default=None)
            found.append(
                HelpAsked(one.version, one.mark, who, one.action.what, one.since, answered, max(last, one.since) if last else None)
            )
    return found


def _over(lines: Sequence[Line]) -> date | None:
    """The day on which the plan that was written last ended."""
    written = [place for place, line in enumerate(lines) if line.kind == HelpPlanWritten.kind]
    return next((line.happened for line in lines[written[-1] :] if ends(line)), None) if written else None


@folded
def team_around(lines: Sequence[Line]) -> list[GroupPlace]:
    """Everybody's times: from the day on which they agreed or were named, while the plan has it so, and until it ends."""
    found: dict[UUID, GroupPlace] = {}
    over = _over(lines)
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

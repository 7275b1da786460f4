"""The plan in a few lines, for the first page about a child; and what an adult’s record may say of a child’s plan."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import entry_address
from corbiere.desk.record.record import Record
from corbiere.plans.plan import PlanState
from corbiere.protection.entries.plans import PlanKnownOnAdultRecord
from corbiere.protection.planning import PLAN

MOST = 6


class Brief(NamedTuple):
    """`progress` are outcomes with how each is coming along, as seen on the day `reviewed`; `wants` what needs somebody now."""

    since: date
    stage: str
    progress: Sequence[tuple[str, str]]
    reviewed: date | None
    actions: Sequence[str]
    contingency: str
    wants: Sequence[str]
    href: str


class BriefNote(NamedTuple):
    """A note on an adult’s record of a child’s plan."""

    says: str
    service: UUID
    ground: str
    since: date
    href: str


def brief(record: Record) -> Brief | None:
    """The plan that goes on, if one does."""
    plan = PlanState(PLAN, record.lines, record.shown.on)
    if plan.since is None:
        return None
    last = [(one.outcome.what, one.last.label if one.last else "not looked at yet") for one in plan.outcomes]
    spoken = [(words, step.label) for words, step in plan.spoken_of]
    days = [one.last.day for one in plan.outcomes if one.last] + [step.day for _, step in plan.spoken_of]
    held = plan.holds
    return Brief(
        plan.since,
        plan.version.stage.label if plan.version else "",
        [*last, *spoken][:MOST],
        max(days, default=None),
        [str(action) for action in held.actions][:MOST] if held else [],
        "; ".join(one.then for one in held.contingency) if held else "",
        plan.wants,
        record.address("desk:plan", PLAN.name),
    )


def on_adults_record(record: Record) -> list[BriefNote] | None:
    """The notes that this record may show, for as long as was decided (CPP-80)."""
    held = [line for line in record.lines if line.kind == PlanKnownOnAdultRecord.kind]
    said = [(line, PlanKnownOnAdultRecord.read(line.body, line.version)) for line in held]
    found = [
        BriefNote(held.says, held.service, held.ground.label.lower(), line.happened, entry_address(line.id))
        for line, held in said
        if held.until is None or held.until >= record.shown.on
    ]
    return found or None

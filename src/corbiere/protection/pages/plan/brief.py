"""The plan in a few lines, for the first page about a child; and what an adult’s record may say of a child’s plan."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.record.record import Record
from corbiere.ledger.rulings import Line
from corbiere.protection.entries.plans import PlanKnownOnAdultRecord
from corbiere.protection.pages.plan.plan import PlanShown

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


class Noted(NamedTuple):
    """What an adult’s record says of a child’s plan."""

    says: str
    service: UUID
    ground: str
    since: date
    href: str


def brief(record: Record) -> Brief | None:
    """The plan that goes on; None where child protection is closed or no plan runs."""
    plan = PlanShown(record.subject, record.lines, record.shown.on)
    if not record.sees("protection") or plan.since is None:
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
        record.page("plan/"),
    )


def on_adults_record(lines: Sequence[Line], on: date) -> list[Noted]:
    """What was decided that this record may say, for as long as it was decided (CPP-80)."""
    said = [(line, PlanKnownOnAdultRecord.read(line.body, line.version)) for line in lines if line.kind == PlanKnownOnAdultRecord.kind]
    return [
        Noted(held.says, held.service, held.ground.label.lower(), line.happened, f"/entries/{line.id}/")
        for line, held in said
        if held.until is None or held.until >= on
    ]

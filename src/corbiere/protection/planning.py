"""The child protection plan, worked out from a child's entries: its versions, progress, actions, and how each person takes it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.people.needs import Harm
from corbiere.plans import progress as of_any_plan
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import Contingency, Stage
from corbiere.plans.progress import ActionState
from corbiere.plans.types import OutcomeMention, PlanType, ProgressStep, declare
from corbiere.plans.versions import Version
from corbiere.plans.versions import versions as versions_of
from corbiere.protection.entries.conferences import ConferenceHeld, ConferenceType, Decision, OutlineAction
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.plans import (
    AROUND_PLAN,
    ProtectionAction,
    ProtectionActionAgreedAnew,
    ProtectionActionNoted,
    ProtectionPlanWritten,
)
from corbiere.protection.registration import ends_a_plan, plan_running

NOTHING_CHANGES = "nothing changes for the child"


def begins(line: Line) -> bool:
    return line.kind == ConferenceHeld.kind and line.body.get("outcome") == Decision.PLAN


def told(line: Line, before: PlanWritten | None) -> PlanWritten | None:
    """The plan that a conference decided by itself: the outline of a new one, or what a review changes in it (CPP-25, CPP-63)."""
    if line.kind != ConferenceHeld.kind:
        return None
    held = ConferenceHeld.read(line.body, line.version)
    if held.outcome is Decision.PLAN and (held.outline or held.contingency):
        return _outline(held, held.outline, None)
    if held.type is ConferenceType.REVIEW and held.outcome is Decision.CONTINUE and isinstance(before, ProtectionPlanWritten):
        changes = held.changes or held.contingency or _other_harm(held, before) or held.visit_days not in (None, before.visit_days)
        return _outline(held, held.changes, before) if changes else None
    return None


def _other_harm(held: ConferenceHeld, before: ProtectionPlanWritten) -> bool:
    return held.harm not in (None, before.harm) or _harm_in_words(held, before) != before.harm_in_words


def _harm_in_words(held: ConferenceHeld, was: ProtectionPlanWritten) -> str | None:
    """The words go with the main form of harm: they stand until it is named otherwise."""
    if (held.harm or was.harm) is not Harm.OTHER:
        return None
    return held.harm_in_words or (was.harm_in_words if was.harm is Harm.OTHER else None)


def _outline(held: ConferenceHeld, actions: Sequence[OutlineAction], before: ProtectionPlanWritten | None) -> ProtectionPlanWritten:
    was = before or ProtectionPlanWritten(stage=Stage.OUTLINE)
    new = [ProtectionAction(what=one.what, who=one.who, by=one.by, against=one.against) for one in actions]
    there = {one.known_as for one in was.actions}
    if_not = [Contingency(if_=NOTHING_CHANGES, then=held.contingency)] if held.contingency else was.contingency
    changes = {
        "stage": Stage.OUTLINE,
        "of": None,
        "harm": held.harm or was.harm,
        "harm_in_words": _harm_in_words(held, was),
        "visit_days": held.visit_days or was.visit_days,
        "unlinked": [*was.unlinked, *(one for one in new if one.known_as not in there)],
        "contingency": if_not,
        "views": held.views or was.views,
    }
    return was.model_copy(update=changes)


MEETINGS = {
    "initial": "the initial conference",
    "pre-birth": "the pre-birth conference",
    "transfer-in": "the transfer-in conference",
    "review": "the review conference",
}


def _meeting(line: Line) -> str:
    if line.kind == ConferenceHeld.kind:
        return MEETINGS.get(line.body["type"], "the conference")
    return "the core group" if line.kind == CoreGroupHeld.kind else ""


def _since(lines: Sequence[Line], on: date) -> date | None:
    running = plan_running(lines, on)
    return running.begins if running else None


def spoken(lines: Sequence[Line]) -> Iterator[OutcomeMention]:
    """Mentions of this plan's outcomes by core groups, in order."""
    start = max((place for place, line in enumerate(lines) if begins(line)), default=0)
    for line in lines[start:]:
        if line.kind == CoreGroupHeld.kind and line.body.get("progress"):
            for one in CoreGroupHeld.read(line.body, line.version).progress:
                yield OutcomeMention(
                    one.outcome, ProgressStep(line.happened, one.progress.value, one.progress.label, one.what_now or "", line.id)
                )


def _has_met(lines: Sequence[Line]) -> bool:
    """Whether a conference has met about the child."""
    return any(line.kind == ConferenceHeld.kind for line in lines)


PLAN = declare(
    PlanType(
        name="protection",
        called="Plan",
        wrote=ProtectionPlanWritten,
        noted=ProtectionActionNoted,
        anew=ProtectionActionAgreedAnew,
        around=AROUND_PLAN,
        told=told,
        begins=begins,
        ends=ends_a_plan,
        since=_since,
        meeting=_meeting,
        spoken=spoken,
        fits=_has_met,
    )
)


@folded
def versions(lines: Sequence[Line]) -> list[Version]:
    """Every version of the plan that the child is on, or was on last."""
    return versions_of(lines, PLAN)


def holds(version: Version) -> ProtectionPlanWritten:
    assert isinstance(version.holds, ProtectionPlanWritten)
    return version.holds


def agreed_at_conference(found: Sequence[Version]) -> Version | None:
    """The last version that a conference made: what a core group works within."""
    return next((version for version in reversed(found) if version.stage is not Stage.DETAILED), None)


def action_states(found: Sequence[Version], lines: Sequence[Line]) -> list[ActionState]:
    return of_any_plan.action_states(found, lines, PLAN)


def without_plan(lines: Sequence[Line], on: date) -> date | None:
    """Since when the child has been on the register with no plan written down at all; None where there is one (WT-115-2, PS-4.0)."""
    if not any(begins(line) for line in lines) or versions(lines):
        return None
    return _since(lines, on)

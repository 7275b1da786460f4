"""The care plan, worked out from entries: its versions, whether it is agreed, how each help stands, and what the law is told. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corbiere.agencies.work import leading
from corbiere.care.entries.care_plans import (
    AROUND_CARE_PLAN,
    CareHelpAgreedAnew,
    CareHelpAnswered,
    CareHelpNoted,
    CarePlanAgreed,
    CarePlanWritten,
)
from corbiere.care.entries.reviews import PlanAfterReview, ReviewHeld
from corbiere.care.episodes import ENDED, in_care_on, times_in_care
from corbiere.ledger.reading import folded, gives_facts
from corbiere.ledger.record import Line
from corbiere.plans.help import PlanSort
from corbiere.plans.interventions import Intervention
from corbiere.plans.interventions import interventions as interventions_of
from corbiere.plans.parts import Outcome, mark_of
from corbiere.plans.types import OutcomeMention, PlanType, ProgressStep, declare
from corbiere.plans.versions import Version, current
from corbiere.plans.versions import versions as versions_of
from corbiere.statute.facts import Fact

OVER = (ENDED, "died")
READS = (CarePlanWritten.kind, CareHelpAnswered.kind, *OVER)
MEETINGS = {ReviewHeld.kind: "the review", "placement-meeting-held": "the meeting about the home"}


class AgreedPlan(NamedTuple):
    """A care plan that runs: since when, and the entry by which it was agreed last."""

    since: date
    agreed: Line


def running(lines: Sequence[Line], on: date) -> AgreedPlan | None:
    """The plan that goes on as the day closes: agreed in the time in care that goes on too."""
    span = in_care_on(lines, on)
    held = [line for line in lines if span and line.kind == CarePlanAgreed.kind and span.begins <= line.happened <= on]
    return AgreedPlan(held[0].happened, held[-1]) if held else None


def _since(lines: Sequence[Line], on: date) -> date | None:
    held = running(lines, on)
    return held.since if held else None


def _spoken(lines: Sequence[Line]) -> Iterator[OutcomeMention]:
    """LAC-415-2: each goal as a review saw it, by its own words or by those of a help for it."""
    goals = {mark_of(words): goal.what for version in versions(lines) for goal in version.holds.outcomes for words in _words(goal)}
    for line in lines:
        if line.kind == ReviewHeld.kind:
            for one in ReviewHeld.read(line.body, line.version).helps:
                if goal := goals.get(mark_of(one.what)):
                    step = ProgressStep(line.happened, one.progress.value, one.progress.label, one.says or "", line.id)
                    yield OutcomeMention(goal, step)


def _words(goal: Outcome) -> list[str]:
    return [goal.what, *(action.what for action in goal.actions)]


PLAN = declare(
    PlanType(
        name="care",
        called="Care plan",
        wrote=CarePlanWritten,
        noted=CareHelpNoted,
        anew=CareHelpAgreedAnew,
        around=AROUND_CARE_PLAN,
        replied=CareHelpAnswered,
        leads=leading,
        ends=lambda line: line.kind in OVER,
        prepared=True,
        since=_since,
        meeting=lambda line: MEETINGS.get(line.kind, ""),
        spoken=_spoken,
        fits=lambda lines: bool(times_in_care(lines)),
    )
)


@folded
def versions(lines: Sequence[Line]) -> list[Version]:
    return versions_of(lines, PLAN)


def plan_of(version: Version) -> CarePlanWritten:
    assert isinstance(version.holds, CarePlanWritten)
    return version.holds


def interventions(lines: Sequence[Line]) -> list[Intervention]:
    return interventions_of(lines, PLAN)


def agreed_version(lines: Sequence[Line], on: date) -> Version | None:
    """The version that runs: the one that was agreed last."""
    held = running(lines, on)
    named = held.agreed.body.get("of") if held else None
    return next((one for one in versions(lines) if held and named in (str(one.root), str(one.entry))), None)


def waits_to_be_agreed(lines: Sequence[Line], on: date) -> Version | None:
    """The version that was written last, where it is not the one that runs."""
    now, agreed = current(versions(lines)), agreed_version(lines, on)
    return now if now and (agreed is None or agreed.root != now.root) else None


def decided_since(lines: Sequence[Line]) -> Line | None:
    """LAC-393-2: the last review, where it decided to change the plan and no version was written since."""
    now = current(versions(lines))
    held = [line for line in lines if line.kind == ReviewHeld.kind and now and (line.happened, line.order) > (now.day, _order(now, lines))]
    return held[-1] if held and held[-1].body.get("plan") in (PlanAfterReview.CHANGE, PlanAfterReview.NEW) else None


def _order(version: Version, lines: Sequence[Line]) -> int:
    return next((line.order for line in lines if line.id == version.entry), 0)


# What the law is told.

_AFTER_REVIEW = {PlanAfterReview.KEEP: "continue", PlanAfterReview.CHANGE: "amend", PlanAfterReview.NEW: "amend"}


@gives_facts(CarePlanAgreed.kind)
def care_plans_agreed(lines: Sequence[Line]) -> Iterator[Fact]:
    return (_fact(line, "plan-agreed") for line in lines if line.kind == CarePlanAgreed.kind)


@gives_facts(ReviewHeld.kind)
def care_plans_reviewed(lines: Sequence[Line]) -> Iterator[Fact]:
    """The review of a child's care is that of the plan."""
    for line in lines:
        if line.kind == ReviewHeld.kind and (said := line.body.get("plan")):
            yield _fact(line, "plan-reviewed", outcome=_AFTER_REVIEW[PlanAfterReview(said)])


@gives_facts(ENDED)
def care_plans_ended(lines: Sequence[Line]) -> Iterator[Fact]:
    """A care plan is of a child in care, and ends with care."""
    runs = False
    for line in lines:
        if line.kind == CarePlanAgreed.kind:
            runs = True
        elif line.kind == ENDED and runs:
            runs = False
            yield _fact(line, "plan-ended")


def _fact(line: Line, kind: str, **more: str) -> Fact:
    said = tuple(sorted({"type": PlanSort.CARE.value, **more}.items()))
    return Fact(line.happened, kind, said, max(line.recorded_on, line.happened), order=line.order)

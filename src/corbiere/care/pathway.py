"""The pathway plan, worked out from entries: whether it runs, when it is looked at again, and what of it is not done. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.care.entries.pathway_course import (
    SORT,
    PathwayMeetingHeld,
    PathwayPlanAgreed,
    PathwayPlanEnded,
    PathwayPlanReviewed,
    PathwayReviewAsked,
)
from corbiere.care.entries.pathway_help import StayingPutConsidered, SupervisorAnswered, SupervisorAsked
from corbiere.care.entries.pathway_plan import (
    AROUND_PATHWAY,
    PathwayActionAgreedAnew,
    PathwayActionNoted,
    PathwayHelpAnswered,
    PathwayPlanWritten,
)
from corbiere.care.leaving import FOURTEEN, leads_now, leaving_care
from corbiere.ledger.reading import folded, gives_facts
from corbiere.ledger.record import Line
from corbiere.plans.plan import PlanState
from corbiere.plans.progress import ActionState
from corbiere.plans.types import OutcomeMention, PlanType, ProgressStep, declare
from corbiere.plans.versions import Version
from corbiere.plans.versions import versions as versions_of
from corbiere.statute.facts import Attributes, Fact

AGREED, REVIEWED, ENDED = "plan-agreed", "plan-reviewed", "plan-ended"  # as the law calls them
GONE = ("died", "involvement-ended")
READS = (PathwayPlanWritten.kind, PathwayHelpAnswered.kind, PathwayPlanEnded.kind, ENDED, *GONE)
MEETINGS = {PathwayMeetingHeld.kind: "the planning meeting", PathwayPlanReviewed.kind: "the review"}


def _of_law(line: Line, kind: str) -> bool:
    """Whether an entry of another system says it in the words of the law alone."""
    return line.kind == kind and line.body.get("type") == SORT


def is_agreed(line: Line) -> bool:
    return line.kind == PathwayPlanAgreed.kind or _of_law(line, AGREED)


def is_reviewed(line: Line) -> bool:
    return line.kind == PathwayPlanReviewed.kind or _of_law(line, REVIEWED)


def ends(line: Line) -> bool:
    return line.kind in (PathwayPlanEnded.kind, *GONE) or _of_law(line, ENDED)


class PathwayRun(NamedTuple):
    """A pathway plan that runs. `looked`: the entry with which it was agreed or reviewed last, whose word the next day is."""

    begins: date
    looked: Line

    @property
    def next_review(self) -> date | None:
        said = self.looked.body.get("next_review")
        return date.fromisoformat(said) if said else None


def running(lines: Sequence[Line], on: date) -> PathwayRun | None:
    """The plan that goes on as the day closes."""
    found: PathwayRun | None = None
    for line in lines:
        if line.happened > on:
            break
        if ends(line):
            found = None
        elif is_agreed(line):
            found = PathwayRun(found.begins if found else line.happened, line)
        elif found and is_reviewed(line):
            found = found._replace(looked=line)
    return found


def _since(lines: Sequence[Line], on: date) -> date | None:
    held = running(lines, on)
    return held.begins if held else None


def lead_of(lines: Sequence[Line], on: date) -> UUID | None:
    """LAC-441-1, LAC-442-1: the social worker under 18, the personal adviser from then on, or as it was decided."""
    held = leaving_care(lines, on)
    return leads_now(lines, held).practitioner if held else None


def _spoken(lines: Sequence[Line]) -> Iterator[OutcomeMention]:
    """LAC-446-1: each goal as a review saw it."""
    for line in lines:
        if line.kind == PathwayPlanReviewed.kind:
            for goal in PathwayPlanReviewed.read(line.body, line.version).goals:
                step = ProgressStep(line.happened, goal.progress.value, goal.progress.label, goal.says or "", line.id)
                yield OutcomeMention(goal.what, step)


def is_for_them(lines: Sequence[Line], on: date) -> bool:
    """LAC-377-1, LAC-442-1: from 14 in care, and for a care leaver."""
    held = leaving_care(lines, on)
    return held is not None and (held.is_leaver or (held.in_care is not None and held.age >= FOURTEEN))


PLAN = declare(
    PlanType(
        name=SORT,
        called="Pathway plan",
        wrote=PathwayPlanWritten,
        noted=PathwayActionNoted,
        anew=PathwayActionAgreedAnew,
        around=AROUND_PATHWAY,
        replied=PathwayHelpAnswered,
        leads=lead_of,
        ends=ends,
        prepared=True,
        since=_since,
        meeting=lambda line: MEETINGS.get(line.kind, ""),
        spoken=_spoken,
        fits=lambda lines: any(line.kind == PathwayPlanWritten.kind for line in lines),
    )
)


@folded
def versions(lines: Sequence[Line]) -> list[Version]:
    return versions_of(lines, PLAN)


def holds(version: Version) -> PathwayPlanWritten:
    assert isinstance(version.holds, PathwayPlanWritten)
    return version.holds


def promised(lines: Sequence[Line], on: date) -> list[ActionState]:
    """Every action of the plan as it stands."""
    return PlanState(PLAN, [line for line in lines if line.happened <= on], on).actions


def to_review(lines: Sequence[Line], on: date) -> Line | None:
    """The entry that asks for a review before its day and has had none since: of the young person, or the supervisor."""
    asked = [line for line in lines if line.happened <= on and (line.kind == PathwayReviewAsked.kind or _sends_to_review(line))]
    held = running(lines, on)
    return asked[-1] if asked and held and _after(asked[-1], held.looked, lines) else None


def _sends_to_review(line: Line) -> bool:
    return line.kind == SupervisorAnswered.kind and line.body["answer"] == "review"


def _after(line: Line, other: Line, lines: Sequence[Line]) -> bool:
    return lines.index(line) > lines.index(other)


def with_supervisor(lines: Sequence[Line], on: date) -> list[Line]:
    """Entries brought to the adviser’s supervisor that have no answer."""
    answered = {line.body["of"] for line in lines if line.kind == SupervisorAnswered.kind and line.happened <= on}
    return [line for line in lines if line.kind == SupervisorAsked.kind and line.happened <= on and str(line.root) not in answered]


def staying_put(lines: Sequence[Line], on: date) -> Line | None:
    """The last word on staying with the carers."""
    return next((line for line in reversed(lines) if line.kind == StayingPutConsidered.kind and line.happened <= on), None)


# What the law is told.


def _facts(lines: Sequence[Line], kind: str, law: str, told: Sequence[str] = ()) -> Iterator[Fact]:
    for line in lines:
        if line.kind == kind:
            said: Attributes = tuple((name, str(line.body[name])) for name in told if line.body.get(name))
            known = max(line.recorded_on, line.happened)
            yield Fact(line.happened, law, (*said, ("type", SORT)), known, str(line.root), order=line.order)


@gives_facts(PathwayPlanAgreed.kind)
def plans_agreed(lines: Sequence[Line]) -> Iterator[Fact]:
    """PS-5.20, PS-6.2: the plan runs from the day on which it is agreed."""
    return _facts(lines, PathwayPlanAgreed.kind, AGREED, ("next_review",))


@gives_facts(PathwayPlanReviewed.kind)
def plans_reviewed(lines: Sequence[Line]) -> Iterator[Fact]:
    return _facts(lines, PathwayPlanReviewed.kind, REVIEWED, ("next_review", "outcome"))


@gives_facts(PathwayPlanEnded.kind)
def plans_ended(lines: Sequence[Line]) -> Iterator[Fact]:
    return _facts(lines, PathwayPlanEnded.kind, ENDED)

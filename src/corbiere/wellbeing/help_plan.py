"""The plan of help, worked out from entries: its versions, whether it runs, at which level, and how each help in it stands. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.reading import folded, gives_facts
from corbiere.ledger.record import Line
from corbiere.plans.help import PlanSort
from corbiere.plans.interventions import Intervention
from corbiere.plans.interventions import interventions as interventions_of
from corbiere.plans.types import PlanType, declare
from corbiere.plans.versions import Version
from corbiere.plans.versions import versions as versions_of
from corbiere.statute.facts import Fact
from corbiere.wellbeing.entries.entitlement import Entitlement
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.entries.plan_parts import OF_HELP, HelpLevel
from corbiere.wellbeing.entries.plans import (
    AROUND_PLAN,
    HelpActionAgreedAnew,
    HelpActionNoted,
    HelpPlanWritten,
    InterventionAnswered,
)
from corbiere.wellbeing.leading import leading_on

AGREED, REVIEWED, ENDED = "plan-agreed", "plan-reviewed", "plan-ended"
GONE = ("died", "involvement-ended")
READS = (HelpPlanWritten.kind, InterventionAnswered.kind, HelpActionNoted.kind, AGREED, REVIEWED, ENDED, *GONE)
MEETINGS = {"team-around-meeting-held": "the team around the child and family", REVIEWED: "the review"}


def of_help(line: Line) -> bool:
    """Whether an entry about plans is about one of help."""
    return line.body.get("type") in OF_HELP


def ends(line: Line) -> bool:
    """Whether no plan of help runs after it: a plan that another level takes up goes on there."""
    return line.kind in GONE or (line.kind == ENDED and of_help(line) and line.body.get("reason") != WhyPlanEnded.LEVEL)


class Running(NamedTuple):
    """A plan of help that runs: since when, at which level now, as agreed by which entry."""

    begins: date
    sort: PlanSort
    agreed: Line
    ends: date | None = None


@folded
def times_of_help(lines: Sequence[Line]) -> list[Running]:
    """Each time with a plan of help: it goes on where another level takes it up."""
    found: list[Running] = []
    for line in lines:
        runs = found[-1] if found and found[-1].ends is None else None
        if line.kind == AGREED and of_help(line):
            sort = PlanSort(line.body["type"])
            if runs:
                found[-1] = runs._replace(sort=sort, agreed=line)
            else:
                found.append(Running(line.happened, sort, line))
        elif runs and ends(line):
            found[-1] = runs._replace(ends=line.happened)
    return found


def running(lines: Sequence[Line], on: date) -> Running | None:
    """The plan that goes on as the day closes."""
    upto = [line for line in lines if line.happened <= on and (line.kind in (AGREED, ENDED, *GONE))]
    held = times_of_help(upto)
    return held[-1] if held and held[-1].ends is None else None


def _since(lines: Sequence[Line], on: date) -> date | None:
    held = running(lines, on)
    return held.begins if held else None


def _entitled(lines: Sequence[Line]) -> bool:
    """Whether there is one, or may be: somebody leads it, or it was decided that there is to be one."""
    kinds = {HelpPlanWritten.kind, "help-plan-entitlement-decided"}
    return any(line.kind in kinds or (line.kind == AGREED and of_help(line)) for line in lines)


def _lead(lines: Sequence[Line], on: date) -> UUID | None:
    held = leading_on(lines, on)
    return held.practitioner if held else None


PLAN = declare(
    PlanType(
        name="help",
        called="Plan of help",
        wrote=HelpPlanWritten,
        noted=HelpActionNoted,
        anew=HelpActionAgreedAnew,
        around=AROUND_PLAN,
        replied=InterventionAnswered,
        leads=_lead,
        ends=ends,
        prepared=True,
        since=_since,
        meeting=lambda line: MEETINGS.get(line.kind, ""),
        fits=_entitled,
    )
)


@folded
def versions(lines: Sequence[Line]) -> list[Version]:
    return versions_of(lines, PLAN)


def holds(version: Version) -> HelpPlanWritten:
    assert isinstance(version.holds, HelpPlanWritten)
    return version.holds


@folded
def interventions(lines: Sequence[Line]) -> list[Intervention]:
    """Each help in it: proposed until its provider agrees."""
    return interventions_of(lines, PLAN)


# What the law is told.


@gives_facts("help-plan-entitlement-decided")
def plans_required(lines: Sequence[Line]) -> Iterator[Fact]:
    """WT-117-1: who is entitled needs a plan, for that they agree so is part of the entitlement."""
    for line in lines:
        if line.kind == "help-plan-entitlement-decided" and line.body["outcome"] == Entitlement.ENTITLED:
            yield _fact(line, "plan-required", HelpLevel(line.body["level"]).sort)


@gives_facts(AGREED)
def levels_left(lines: Sequence[Line]) -> Iterator[Fact]:
    """A plan that is agreed at another level is the same plan: what was owed for it at the level before is owed no more."""
    held: PlanSort | None = None
    for line in lines:
        if ends(line):
            held = None
        elif line.kind == AGREED and of_help(line):
            sort = PlanSort(line.body["type"])
            if held and held is not sort:
                yield _fact(line, ENDED, held)
            held = sort


def _fact(line: Line, kind: str, sort: PlanSort) -> Fact:
    return Fact(line.happened, kind, (("type", sort.value),), max(line.recorded_on, line.happened), order=line.order)

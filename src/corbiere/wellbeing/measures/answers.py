"""Answers of the measures of help: what was in time, who was refused, whom a plan hears, what was agreed, given and reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from corbiere.insight.dataset import ChildHistory, Dataset
from corbiere.insight.measure import MeasureAnswer, MeasureOutcome, OfOneChild, Part, as_the_law_has_it, by_its_day
from corbiere.ledger.fields import LEARNED
from corbiere.ledger.record import Line
from corbiere.people.characteristics import SaidAnswer, characteristics_of
from corbiere.plans.interventions import Intervention
from corbiere.plans.parts import Voice
from corbiere.statute.calendar import WORKING_DAYS, in_words
from corbiere.statute.duties import Finding
from corbiere.wellbeing import help_plan
from corbiere.wellbeing.assessment_requests import AssessmentRequest, requests
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.entries.plans import Came

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
ASKED_ANEW_IN = 10  # working days: a default of our own
GIVEN_IN = timedelta(days=90)  # of help without a day of its own: a default of our own
STARTED, REQUESTED, AGREED, ENDED = "assessment-started", "assessment-requested", "plan-agreed", "plan-ended"


# Assessments.


@dataclass(frozen=True, slots=True)
class DueAssessment(OfOneChild):
    finding: Finding | None = None


def due_assessments(world: Dataset) -> Iterator[DueAssessment]:
    for child, held in world.children.items():
        lines = {line.happened: line.id for line in reversed(held.of_kind("concern-received", STARTED))}
        for finding in held.found("assessment.completed"):
            yield DueAssessment(child, lines[finding.since], finding.due, finding=finding)


def assessed_in_time(unit: DueAssessment, on: date) -> MeasureAnswer:
    """PS-2.21. As the law has it: from the worry that led to it, or its own first day."""
    assert unit.finding
    return MeasureAnswer(*as_the_law_has_it(unit.finding, on, "signed"))


# Requests, by who the children are.


@dataclass(frozen=True, slots=True)
class CountedRequest(OfOneChild):
    request: AssessmentRequest | None = None
    answered: bool = False
    anew: date | None = None
    who: tuple[tuple[str, str], ...] = ()

    @property
    def refusal(self) -> Line | None:
        return next(iter(self.request.refusals), None) if self.request else None

    def by(self, outcome: MeasureOutcome) -> dict[str, tuple[Part, ...]]:
        return {name: ((said, outcome),) for name, said in self.who}


def all_requests(world: Dataset) -> Iterator[CountedRequest]:
    for child, held in world.children.items():
        for one in requests(held.lines):
            begun = [line for line in held.of_kind("assessment-accepted", STARTED) if line.body.get("of") == str(one.id)]
            yield CountedRequest(
                child, one.line.id, one.line.happened, request=one, answered=bool(begun), anew=_anew(one, held), who=_who(held, one.line)
            )


def _anew(one: AssessmentRequest, held: ChildHistory) -> date | None:
    """The day after its refusal on which another was asked, or somebody began."""
    refused = next((line.happened for line in one.refusals), date.max)
    later = (line for line in held.of_kind(REQUESTED, STARTED) if line.happened >= refused and line.root != one.id)
    return min((line.happened for line in later), default=None)


def _who(held: ChildHistory, line: Line) -> tuple[tuple[str, str], ...]:
    said = characteristics_of(held.lines, held.born, "", line.happened).each
    return tuple((one.characteristic.value, one.words if one.answer is SaidAnswer.KNOWN else one.answer.label) for one in said)


def refused(unit: CountedRequest, on: date) -> MeasureAnswer:
    """WT-gov-5, WT-request-13. Each request, answered or not, by every characteristic that the law protects."""
    if unit.refusal:
        return MeasureAnswer(YES, f"It was refused on {in_words(unit.refusal.happened)}.", unit.by(YES))
    if unit.answered:
        return MeasureAnswer(NO, "It was accepted.", unit.by(NO))
    return MeasureAnswer(NOT_YET, "Nobody has answered yet.")


def refused_requests(world: Dataset) -> Iterator[CountedRequest]:
    return (one for one in all_requests(world) if one.refusal and one.refusal.body.get("still_needed") is not False)


def asked_anew(unit: CountedRequest, on: date) -> MeasureAnswer:
    """WT-request-15, WT-request-16. Another service was asked, or began, or the Hub was."""
    assert unit.refusal
    outcome, why = by_its_day(WORKING_DAYS.after(unit.refusal.happened, ASKED_ANEW_IN), unit.anew, on, "asked of another")
    return MeasureAnswer(outcome, why, unit.by(outcome))


# Plans.


@dataclass(frozen=True, slots=True)
class PlanUnit(OfOneChild):
    """A plan as it was agreed, or its end; `line` is the entry, `version` the plan as it was written then."""

    line: Line | None = None
    version: Line | None = None


def agreed_plans(world: Dataset) -> Iterator[PlanUnit]:
    for child, held in world.children.items():
        written = held.of_kind("help-plan-written")
        for line in filter(help_plan.of_help, held.of_kind(AGREED)):
            version = next((one for one in reversed(written) if one.happened <= line.happened), None)
            yield PlanUnit(child, line.id, line.happened, line=line, version=version)


def heard_in_plan(unit: PlanUnit, on: date) -> MeasureAnswer:
    """WT-plankp-1. In their own words, in what they drew or showed, or as somebody asked them."""
    if unit.version is None:
        return MeasureAnswer(UNKNOWN, "The plan itself is not on the record.")
    views, asked = unit.version.body.get("views") or {}, unit.version.body.get("consulted") or ()
    heard = any(views.get(name) for name in LEARNED) or any(one["side"] == Voice.CHILD and one.get("says") for one in asked)
    return MeasureAnswer(YES if heard else NO, f"The child’s views {'stand' if heard else 'do not stand'} in the plan.")


def ended_plans(world: Dataset) -> Iterator[PlanUnit]:
    for child, held in world.children.items():
        for line in filter(help_plan.of_help, held.of_kind(ENDED)):
            if line.body.get("reason") != WhyPlanEnded.LEVEL:
                yield PlanUnit(child, line.id, line.happened, line=line)


def goals_met(unit: PlanUnit, on: date) -> MeasureAnswer:
    """WT-157-1. A plan that another level takes up has not ended."""
    said = unit.line.body.get("reason") if unit.line else None
    if said is None:
        return MeasureAnswer(UNKNOWN, "Why it ended is not on the record.", {"reason": (("Not recorded", UNKNOWN),)})
    outcome, reason = YES if said == WhyPlanEnded.MET else NO, WhyPlanEnded(said).label
    return MeasureAnswer(outcome, f"{reason}.", {"reason": ((reason, outcome),)})


@dataclass(frozen=True, slots=True)
class HelpUnit(OfOneChild):
    held: Intervention | None = None


def helps(world: Dataset) -> Iterator[HelpUnit]:
    for child, held in world.children.items():
        roots = {line.root: line.id for line in held.of_kind("help-plan-written")}
        for one in help_plan.interventions(held.lines):
            yield HelpUnit(child, roots[one.version], one.since, held=one)


def agreed_to(unit: HelpUnit, on: date) -> MeasureAnswer:
    """WT-131-1. By the provider that is to give it."""
    assert unit.held
    agency: UUID | str = unit.held.action.agency or "Nobody is named"
    if unit.held.agreed:
        return MeasureAnswer(YES, "Its provider agreed.", {"agency": ((agency, YES),)})
    if unit.held.waits:
        return MeasureAnswer(NOT_YET, "Its provider has not answered yet.")
    return MeasureAnswer(NO, "Its provider refused.", {"agency": ((agency, NO),)})


def agreed_helps(world: Dataset) -> Iterator[HelpUnit]:
    return (one for one in helps(world) if one.held and one.held.agreed)


def given(unit: HelpUnit, on: date) -> MeasureAnswer:
    """WT-135-1. Whether they came or not: it was offered as agreed."""
    assert unit.held
    came = min((line.happened for line in unit.held.notes if line.body.get("came") in (Came.CAME, Came.NOT_TAKEN_UP)), default=None)
    due = (unit.held.agreed and unit.held.agreed.by) or unit.day + GIVEN_IN
    outcome, why = by_its_day(due, came, on, "given")
    return MeasureAnswer(outcome, why, {"agency": ((unit.held.action.agency or "Nobody is named", outcome),)})

"""The page of a plan of help: how each help stands, who leads, when it is looked at again, and what it took over."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import form_address
from corbiere.desk.extend import Flag, PlanPage, declare
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.plans.helps import help_rows, providers
from corbiere.desk.plans.page import own_answers
from corbiere.desk.record.display import AnswerDisplay, Names, name_in
from corbiere.desk.record.record import Record
from corbiere.plans.carrying import EarlierPlan, taken_up_by, version_of
from corbiere.plans.entries import PlanWritten
from corbiere.plans.plan import PlanState
from corbiere.statute.patterns import fact
from corbiere.statute.states import State
from corbiere.wellbeing.entries import (
    HelpPlanWritten,
    LeadWorkerAppointed,
    LeadWorkerTransferOffered,
    PlanAgreed,
    PlanEndProposed,
    PlanReviewed,
)
from corbiere.wellbeing.entries.plan_parts import OF_HELP
from corbiere.wellbeing.help_plan import PLAN, Running, running
from corbiere.wellbeing.leading import HELP, leading_on, leads
from corbiere.wellbeing.models import LeadWorkerTime
from corbiere.wellbeing.pages.helping.worry import may_open
from corbiere.wellbeing.team import team_around

OF_HELP_TYPES = tuple(sort.value for sort in OF_HELP)
HELPED = State("helped", fact("plan-agreed", type=OF_HELP_TYPES), fact("plan-ended", type=OF_HELP_TYPES))


def _named(record: Record) -> set[UUID]:
    held, on = leads(record.lines), record.shown.on
    asked = {UUID(line.body["taken_by"]) for line in held.waiting.values()}
    team = {place.practitioner for place in team_around(record.lines) if place.on(on)}
    lead = _led(record)
    return asked | team | providers(record, PLAN) | ({lead.practitioner} if lead else set())


def _build(viewer: Viewer, record: Record, plan: PlanState, names: Names) -> dict[str, object]:
    on, held = record.shown.on, _led(record)
    runs, taken = running(record.lines, on), _taken_up(record, plan)
    waiting = [line for line in leads(record.lines).waiting.values() if not held or line.body["taken_by"] != str(held.practitioner)]
    before = version_of(plan.holds.carries, record.lines) if plan.holds and plan.holds.carries else None
    return {
        "more": _more(plan, names),
        "helps": list(help_rows(record, PLAN, names)),
        "runs": runs,
        "lead_worker": name_in(names, held.practitioner) if held else "",
        "leads_since": held.during.lower if held else None,
        "asked_to_lead": [name_in(names, UUID(line.body["taken_by"])) for line in waiting],
        "team_around": [(name_in(names, place.practitioner), place.role) for place in team_around(record.lines) if place.on(on)],
        "next_review": _next_review(record, runs),
        "before": before,
        "said_before": before.version.holds.views if before else None,
        "taken_up": taken,
        "taken_up_by": taken.type.wrote.called if taken else "",
        "disagrees": _child_disagrees(record),
        "worry": record.address("wellbeing:help-worry") if plan.goes_on and record.shown.is_now else "",
        "opens": may_open(record),
    }


def _led(record: Record) -> LeadWorkerTime | None:
    """Who leads on the day: the team around the child knows it too, to whom the answer by which they took it on is closed."""
    return LeadWorkerTime.objects.on(record.shown.on).filter(subject=record.subject, plan=HELP).first()


ABOVE = ("assessment", "why_needed", "circumstances")  # said at the head of the page


def _more(plan: PlanState, names: Names) -> list[AnswerDisplay]:
    """Answers that stand nowhere else on the page."""
    above = {question.label for question in questions_of(HelpPlanWritten) if question.field in ABOVE}
    found = own_answers(plan.holds, PlanWritten, names) if plan.holds else []
    return [answer for answer in found if answer.question not in above]


def _next_review(record: Record, runs: Running | None) -> date | None:
    told = [line.body.get("next_review") for line in record.lines if line.kind in (PlanAgreed.kind, PlanReviewed.kind)]
    last = next((day for day in reversed(told) if day), None)
    return date.fromisoformat(last) if last and runs else None


def _taken_up(record: Record, plan: PlanState) -> EarlierPlan | None:
    return taken_up_by(plan.version.root, record.lines, record.shown.on) if plan.version else None


def _child_disagrees(record: Record) -> bool:
    """Whether the child did not agree that a plan is needed: no condition, and shown (the reading of 113)."""
    decided = [line.body.get("child_agrees") for line in record.lines if line.kind == "help-plan-entitlement-decided"]
    return bool(decided) and decided[-1] is False


def _steps(record: Record, plan: PlanState) -> Iterable[tuple[str, str, str]]:
    here, runs = record.subject, running(record.lines, record.shown.on)
    if leading_on(record.lines, record.shown.on) is None:
        yield LeadWorkerAppointed.kind, "Appoint a Lead Worker", form_address(here, LeadWorkerAppointed.kind)
        return
    if plan.version and runs is None:
        yield PlanAgreed.kind, "Agree the plan", form_address(here, PlanAgreed.kind)
    if runs:
        yield PlanReviewed.kind, "Review the plan", form_address(here, PlanReviewed.kind)
        yield PlanEndProposed.kind, "Propose that it ends", form_address(here, PlanEndProposed.kind, type=runs.sort.value)
    yield LeadWorkerTransferOffered.kind, "Hand over the lead", form_address(here, LeadWorkerTransferOffered.kind)


declare(Flag(name="help-plan", state=HELPED, says="Has a plan of help", begun="has a plan of help", ended="has no plan of help any more"))
declare(PlanPage(name=PLAN.name, template="wellbeing/plan.html", build=_build, named=_named, steps=_steps))

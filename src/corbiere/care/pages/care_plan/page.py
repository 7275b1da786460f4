"""The page of a care plan: who coordinates it, how far it is agreed, the plans within it, each help, and every decision."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.agencies.work import leading
from corbiere.care.care_plan import PLAN, agreed_version, decided_since, plan_of, running, waits_to_be_agreed
from corbiere.care.entries import CarePlanAgreed, CarePlanSent, CarePlanWritten, ReviewHeld
from corbiere.care.entries.care_plans import AREAS, EIGHT
from corbiere.care.entries.reviews import PlanAfterReview
from corbiere.care.episodes import in_care_on
from corbiere.care.independence import reviewing
from corbiere.care.pages.care_plan.decisions import log_of
from corbiere.care.pages.care_plan.inside import plans_within
from corbiere.desk.addresses import form_address
from corbiere.desk.extend import PlanPage, declare
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.plans.helps import help_rows, providers
from corbiere.desk.plans.page import own_answers
from corbiere.desk.record.display import AnswerDisplay, Names, label_of, name_in
from corbiere.desk.record.record import Record
from corbiere.plans.entries import PlanWritten
from corbiere.plans.plan import PlanState

SHOWN = {*EIGHT, *AREAS, "hopes", "grows_up", "grows_up_says", "consulted", "differences"}  # at a place of their own on the page


def people(record: Record) -> set[UUID]:
    """Names whoever coordinates the plan, reviews it, and provides help in it."""
    lead = leading(record.lines, record.shown.on)
    officers = {one.practitioner for one in reviewing(record.lines, record.shown.on) if one.practitioner}
    return officers | providers(record, PLAN) | ({lead} if lead else set())


def build(viewer: Viewer, record: Record, plan: PlanState, names: Names) -> dict[str, object]:
    lines, on = record.lines, record.shown.on
    held = plan_of(plan.version) if plan.version else None
    agreed, runs = agreed_version(lines, on), running(lines, on)
    officers = [name_in(names, one.practitioner) for one in reviewing(lines, on)]
    reviews = [line for line in lines if line.kind == ReviewHeld.kind and line.body.get("plan")]
    return {
        "coordinates": name_in(names, leading(lines, on)),
        "reviews_it": ", ".join(filter(None, officers)),
        "next_review": next_review(record),
        "agreed": agreed,
        "agreed_on": runs.agreed.happened if runs else None,
        "waits": waits_to_be_agreed(lines, on),
        "decided": decided_since(lines),
        "reviewed": reviews[-1] if reviews else None,
        "reviewed_said": label_of(PlanAfterReview, reviews[-1].body["plan"]) if reviews else "",
        "inside": list(plans_within(record, plan.version.day if plan.version else None)),
        "eight": said_of(held, EIGHT, record.called),
        "areas": said_of(held, AREAS, record.called),
        "helps": list(help_rows(record, PLAN, names)),
        "disagreements": held.differences if held else (),
        "looked_by": "the review",
        "decisions": log_of(lines),
        "more": _more(plan, names),
    }


class CarePlanLine(NamedTuple):
    """The care plan in a line of the *Care* tab: how it stands, since when, and its page; or the form that writes it."""

    said: str
    tone: str
    day: date | None
    href: str


def plan_line(record: Record) -> CarePlanLine | None:
    """Nothing where there is no plan and whoever looks cannot write one."""
    lines, on, page = record.lines, record.shown.on, record.address("desk:plan", PLAN.name)
    runs, waits = running(lines, on), waits_to_be_agreed(lines, on)
    if waits:
        said = "A new version is not agreed yet" if runs else "Not agreed yet"
        return CarePlanLine(said, "needs-you", waits.day, page)
    if runs:
        return CarePlanLine("Agreed", "good", runs.agreed.happened, page)
    if record.shown.is_now and record.may(CarePlanWritten.kind) and in_care_on(lines, on):
        return CarePlanLine("Not written yet", "needs-you", None, form_address(record.subject, CarePlanWritten.kind))
    return None


def next_review(record: Record) -> date | None:
    """The day that the last review set; else the one that the law asks for."""
    held = [line.body["next_review"] for line in record.lines if line.kind == ReviewHeld.kind and line.body.get("next_review")]
    if held:
        return date.fromisoformat(held[-1])
    asked = [one.due for one in record.findings if one.duty.id in REVIEW_DUTIES and not (one.done or one.ended)]
    return min(asked, default=None)


REVIEW_DUTIES = ("care.first-review", "care.second-review", "care.next-review")


def said_of(held: CarePlanWritten | None, names: Sequence[str], child: str) -> list[tuple[str, str]]:
    """The questions of these names with what is answered to them."""
    titles = {question.field: question.of(child).label for question in questions_of(CarePlanWritten) if question.field in names}
    return [(titles[name], said) for name in names if held and (said := getattr(held, name))]


def _more(plan: PlanState, names: Names) -> list[AnswerDisplay]:
    """Answers that stand nowhere else on the page."""
    above = {question.label for question in questions_of(CarePlanWritten) if question.field in SHOWN}
    found = own_answers(plan.holds, PlanWritten, names) if plan.holds else []
    return [answer for answer in found if answer.question not in above]


def _steps(record: Record, plan: PlanState) -> Iterable[tuple[str, str, str]]:
    waits = waits_to_be_agreed(record.lines, record.shown.on)
    if waits:
        yield CarePlanAgreed.kind, "Agree the plan", form_address(record.subject, CarePlanAgreed.kind, of=waits.root)
        yield CarePlanSent.kind, "Send it to be agreed", form_address(record.subject, CarePlanSent.kind, of=waits.root)


declare(PlanPage(name=PLAN.name, template="care/care_plan.html", build=build, named=people, steps=_steps))

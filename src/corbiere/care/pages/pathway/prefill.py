"""Answers that the forms of a pathway plan begin with, so that nobody types again what the record says already."""

from corbiere.care.entries import PathwayPlanAgreed, PathwayPlanReviewed, PathwayPlanWritten, SupervisorAnswered
from corbiere.care.pathway import holds, versions, with_supervisor
from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, joined, one, places, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.plans.parts import next_version
from corbiere.ledger.entry import Entry
from corbiere.people.needs import Indicator

ASSESSED = ("assessment-completed", "assessment-started")


@begins_with(PathwayPlanWritten)
def plan(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """As it stands, or as a plan of another type had it; a new one with a row for each of the eight, and the last assessment."""
    begun = next_version(kind, asking, brought)
    if versions(asking.lines):
        return begun
    last = next((line for name in ASSESSED for line in reversed(asking.lines) if line.kind == name), None)
    carried = places(begun, "needs")
    said = {one(begun, joined("needs", place, "indicator")) for place in carried}
    missing = [indicator.value for indicator in Indicator if indicator not in said]
    rows: list[dict[str, str]] = [{}] * (max(carried) + 1 if carried else 0) + [{"indicator": value} for value in missing]
    return spread(questions_of(kind), {"needs": rows, "assessment": str(last.root) if last else None}) | begun


@begins_with(PathwayPlanAgreed)
def agreement(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    found = versions(asking.lines)
    return spread(questions_of(kind), {"of": str(found[-1].root)}) if found else {}


@begins_with(PathwayPlanReviewed)
def review(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """A row for each goal of the plan, by its words."""
    found = versions(asking.lines)
    return spread(questions_of(kind), {"goals": [{"what": one.what} for one in holds(found[-1]).outcomes]}) if found else {}


@begins_with(SupervisorAnswered)
def answer(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """The one thing that waits for an answer, where it is one."""
    waiting = with_supervisor(asking.lines, asking.viewer.on)
    return spread(questions_of(kind), {"of": str(waiting[0].root)}) if len(waiting) == 1 else {}

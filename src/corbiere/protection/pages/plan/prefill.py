"""Begins the forms of a plan with more than the plan as it stands: the meeting that was held last."""

from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread, spread_day
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import HAPPENED, questions_of
from corbiere.desk.plans.parts import next_version
from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Line
from corbiere.plans.parts import Stage
from corbiere.plans.versions import current
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.plans import ProtectionPlanWritten
from corbiere.protection.planning import versions

MEETINGS = ("conference-held", "core-group-held")


@begins_with(CoreGroupHeld)
def progress(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """Each outcome of the plan by its words, so that what is said of it joins it."""
    now = current(versions(asking.lines))
    outcomes = [{"outcome": one.what} for one in now.holds.outcomes] if now else []
    return spread(questions_of(kind), {"progress": outcomes})


@begins_with(ProtectionPlanWritten)
def plan(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With the day of the meeting, what the child said there, and how far the plan comes by it."""
    begun = next_version(kind, asking, brought)
    met = next((line for line in reversed(asking.lines) if line.kind in MEETINGS), None)
    if met is None:
        return begun
    from_it = {"stage": _stage(met), "of": str(met.root), **{key: met.body[key] for key in ("views",) if met.body.get(key)}}
    return begun | spread(questions_of(kind), from_it) | spread_day(met.happened, HAPPENED)


def _stage(met: Line) -> str:
    if met.kind == "core-group-held":
        return Stage.DETAILED.value
    return (Stage.AGREED if met.body.get("type") == "review" else Stage.OUTLINE).value

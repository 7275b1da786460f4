"""What the forms of a plan begin with: the plan as it stands, so that nobody types it again."""

from typing import Any

from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread, spread_day
from corbiere.desk.forms.options import Asking
from corbiere.desk.forms.questions import HAPPENED, questions_of
from corbiere.ledger.rulings import Line
from corbiere.plans.parts import Stage
from corbiere.plans.versions import current
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.plans import ProtectionChildsPlanWritten, ProtectionPlanWritten
from corbiere.protection.planning import holds, versions

MEETINGS = ("conference-held", "core-group-held")
NOT_TAKEN_OVER = ("stage", "of", "views", "family_say")  # each meeting has its own


@begins_with(ProtectionChildsPlanWritten)
def childs_plan(asking: Asking, brought: Typed) -> Typed:
    """As it was written last."""
    kind = ProtectionChildsPlanWritten
    held = [line for line in asking.lines if line.kind == kind.kind]
    return spread(questions_of(kind), held[-1].body) if held else {}


@begins_with(CoreGroupHeld)
def progress(asking: Asking, brought: Typed) -> Typed:
    """Each outcome of the plan by its words, so that what is said of it joins it."""
    now = current(versions(asking.lines))
    outcomes = [{"outcome": one.what} for one in now.holds.outcomes] if now else []
    return spread(questions_of(CoreGroupHeld), {"progress": outcomes})


@begins_with(ProtectionPlanWritten)
def plan(asking: Asking, brought: Typed) -> Typed:
    """The plan as it stands, with the mark of each outcome and action; and the meeting that was held last, with its day."""
    now = current(versions(asking.lines))
    body = {key: said for key, said in _marked(holds(now)).items() if key not in NOT_TAKEN_OVER} if now else {}
    met = next((line for line in reversed(asking.lines) if line.kind in MEETINGS), None)
    if met is None:
        return spread(questions_of(ProtectionPlanWritten), body)
    from_it = {"stage": _stage(met), "of": str(met.root), **{key: met.body[key] for key in ("views",) if met.body.get(key)}}
    return spread(questions_of(ProtectionPlanWritten), body | from_it) | spread_day(met.happened, HAPPENED)


def _stage(met: Line) -> str:
    if met.kind == "core-group-held":
        return Stage.DETAILED.value
    return (Stage.AGREED if met.body.get("type") == "review" else Stage.OUTLINE).value


def _marked(plan: ProtectionPlanWritten) -> dict[str, Any]:
    body = plan.body()
    for place, outcome in enumerate(plan.outcomes):
        _mark(body["outcomes"][place]["actions"], outcome.actions)
        body["outcomes"][place]["mark"] = str(outcome.known_as)
    _mark(body["unlinked"], plan.unlinked)
    return body


def _mark(said: list[dict[str, Any]], held: list[Any]) -> None:
    for one, action in zip(said, held, strict=True):
        one["mark"] = str(action.known_as)

"""Begins the forms of a plan of help with what the record says already, so that nobody types it again."""

from collections.abc import Sequence
from datetime import date

from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.plans.parts import next_version
from corbiere.ledger.entry import Body, Entry
from corbiere.ledger.record import Line
from corbiere.people.consulting import is_not_asked, not_consulted
from corbiere.plans.parts import Area
from corbiere.plans.versions import current
from corbiere.wellbeing.entries import (
    HelpPlanEntitlementDecided,
    HelpPlanWritten,
    LeadWorkerAppointed,
    LeadWorkerTransferOffered,
    PlanAgreed,
    PlanEnded,
    PlanEndProposed,
    PlanReviewed,
)
from corbiere.wellbeing.entries.plan_parts import HelpLevel
from corbiere.wellbeing.help_plan import MEETINGS, interventions, running, versions
from corbiere.wellbeing.leading import leading_on
from corbiere.wellbeing.outgrown import outgrown
from corbiere.wellbeing.pages.parents import parents_on_record


def _last(lines: Sequence[Line], kind: str) -> Line | None:
    return next((line for line in reversed(lines) if line.kind == kind), None)


def _sort(lines: Sequence[Line], on: date) -> str | None:
    """The plan that runs; before one does, that to which the child was found entitled."""
    held = running(lines, on)
    if held:
        return held.sort.value
    decided = _last(lines, HelpPlanEntitlementDecided.kind)
    return HelpLevel(decided.body["level"]).sort.value if decided else None


def _typed(kind: type[Entry], body: Body) -> Typed:
    return spread(questions_of(kind), {name: said for name, said in body.items() if said})


@begins_with(HelpPlanEntitlementDecided)
def entitlement(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """The last signed assessment with the level that it found, and each parent on record who is asked."""
    signed, stand = _last(asking.lines, "assessment-completed"), not_consulted(asking.lines, asking.viewer.on)
    asked = [one for one in parents_on_record(asking) if not is_not_asked(stand, one.subject, one.called)]
    found: Body = {"parents": [{"person": str(one.subject)} for one in asked]}
    if signed:
        level = signed.body.get("level_found") or signed.body.get("level")
        found |= {"of": str(signed.root), "level": level if level in tuple(HelpLevel) else None}
    return _typed(kind, found)


@begins_with(LeadWorkerAppointed)
def appointment(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    decided = _last(asking.lines, HelpPlanEntitlementDecided.kind)
    return _typed(kind, {"type": _sort(asking.lines, asking.viewer.on), "of": str(decided.root) if decided else None})


@begins_with(LeadWorkerTransferOffered)
def transfer(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    held, review = leading_on(asking.lines, asking.viewer.on), _last(asking.lines, PlanReviewed.kind)
    return _typed(kind, {"of": str(held.offer.root) if held else None, "review": str(review.root) if review else None})


@begins_with(HelpPlanWritten)
def plan(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """As it stands, or as a plan of another type had it, with the meeting since; a new one with the assessment and the needs it found."""
    begun = next_version(kind, asking, brought) | _typed(kind, {"of": _met(asking.lines)})
    signed = _last(asking.lines, "assessment-completed")
    if signed is None or (versions(asking.lines) and "carries" not in begun):
        return begun
    found = {"assessment": str(signed.root), **({} if "needs" in _answered(begun) else {"needs": _needs(asking.lines, signed)})}
    return begun | _typed(kind, found)


def _met(lines: Sequence[Line]) -> str | None:
    """The meeting of the team around the child since the plan was last written, which it comes from."""
    last = next((line for line in reversed(lines) if line.kind in (*MEETINGS, HelpPlanWritten.kind)), None)
    return str(last.root) if last and last.kind in MEETINGS else None


def _answered(typed: Typed) -> set[str]:
    return {name.partition("-")[0] for name in typed}


def _needs(lines: Sequence[Line], signed: Line) -> list[Body]:
    """Needs as the assessor wrote them when the assessment was sent to the manager."""
    sent = [line for line in lines if line.kind == "assessment-submitted" and line.body.get("of") == signed.body.get("of")]
    found = sent[-1].body.get("needs", ()) if sent else ()
    return [{"area": Area.WELLBEING.value, "what": one["what"][:300], "indicator": one.get("indicator")} for one in found]


@begins_with(PlanAgreed)
def agreement(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    now, met = current(versions(asking.lines)), _last(asking.lines, "team-around-meeting-held")
    decided = _last(asking.lines, HelpPlanEntitlementDecided.kind)
    sort = HelpLevel(decided.body["level"]).sort.value if decided else None
    return _typed(kind, {"type": sort, "of": str(now.root) if now else None, "meeting": str(met.root) if met else None})


@begins_with(PlanReviewed)
def review(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """Of a plan of help: each help to which a provider agreed, by its words."""
    held = running(asking.lines, asking.viewer.on)
    helps = [{"what": one.action.what} for one in interventions(asking.lines) if one.agreed]
    return _typed(kind, {"type": held.sort.value, "helps": helps}) if held else {}


@begins_with(PlanEnded)
def end(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With what was proposed to the manager, where that is what it comes from."""
    held, asked = running(asking.lines, asking.viewer.on), _last(asking.lines, "plan-end-proposed")
    said = {name: asked.body.get(name) for name in ("reason", "onward", "handed_to", "why", "safe")} if asked and held else {}
    return _typed(kind, {"type": held.sort.value if held else None, **said})


@begins_with(PlanEndProposed)
def propose(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With the plan that runs, and its reason where the child has outgrown it."""
    held = running(asking.lines, asking.viewer.on)
    change = outgrown(asking.lines, held.begins, asking.viewer.on) if held else None
    return _typed(kind, {"type": held.sort.value if held else None, "reason": change.reason.value if change else None})

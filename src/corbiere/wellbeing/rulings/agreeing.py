"""May a plan of help be agreed, and so begin? Each thing that the source asks of a plan stands here once (Guidance 115, 124 to 139)."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.entry import Entry
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.voice import must_hear
from corbiere.plans.help import PlanSort
from corbiere.plans.interventions import Intervention, half_said
from corbiere.plans.parts import Voice
from corbiere.plans.rulings import heard, parents_heard
from corbiere.statute.calendar import whole_years
from corbiere.statute.states import ON_PLAN, PLANNED
from corbiere.wellbeing.entries import HelpPlanWritten, PlanAgreed
from corbiere.wellbeing.entries.entitlement import Entitlement
from corbiere.wellbeing.entries.plan_course import PlanReviewed
from corbiere.wellbeing.entries.plan_parts import OF_HELP, HelpLevel
from corbiere.wellbeing.help_plan import holds, interventions, versions

FOURTEEN = 14


def _plan(asked: Proposal, entry: PlanAgreed) -> HelpPlanWritten | None:
    """The plan that is to be agreed, as it stands; nothing where the ruling has nothing to say."""
    if entry.type not in OF_HELP:
        return None
    found = versions(asked.standing.lines)
    return holds(found[-1]) if found else None


@ruling(PlanAgreed, now=True)
def may_agree_no_plan(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-118-2: what is agreed is the plan as it was written last."""
    if entry.type not in OF_HELP:
        return None
    found = versions(asked.standing.lines)
    if not found:
        return must(False, "No plan is written yet. Write it with the family first.", "WT-118-2", "of")
    last = found[-1]
    named = entry.of is None or entry.of in (last.root, last.entry)
    return must(named, "The plan was written anew since. Agree it as it stands now.", "WT-118-2", "of")


@ruling(PlanAgreed, now=True)
def may_agree_without_entitlement(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-113-1, WT-114-1: a plan of help is for whoever is entitled to it at that level."""
    if entry.type not in OF_HELP:
        return None
    decided = asked.standing.of_kind("help-plan-entitlement-decided", upto=asked.happened)
    entitled = any(line.body["outcome"] == Entitlement.ENTITLED and HelpLevel(line.body["level"]).sort is entry.type for line in decided)
    return must(
        entitled, "Nobody decided that the child is entitled to this plan. Decide that first, with the parents.", "WT-113-1", "type"
    )


@ruling(PlanAgreed, now=True)
def may_agree_without_review_day(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-136-1: no plan runs without the day of its next review; how soon is for the Lead Worker and the family (WT-gap-24)."""
    if entry.type not in OF_HELP:
        return None
    ahead = entry.next_review is not None and entry.next_review > asked.happened
    return must(ahead, "Set the day of the next review, after the day on which the plan is agreed.", "WT-136-1", "next_review")


@ruling(PlanAgreed, now=True)
def may_agree_without_need(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-128-1: a plan names the need that was assessed."""
    plan = _plan(asked, entry)
    return must(
        plan is None or bool(plan.needs), "The plan names no need yet. Write the needs that the assessment found.", "WT-128-1", "of"
    )


@ruling(PlanAgreed, now=True)
def may_agree_without_help(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-128-2, WT-131-1: a plan has at least one targeted intervention to which its provider agreed."""
    plan = _plan(asked, entry)
    agreed = [one for one in interventions(asked.standing.lines) if one.in_force]
    why = "No provider has agreed yet to any help in the plan. Ask them, and write down their answers."
    return must(plan is None or bool(agreed), why, "WT-128-2", "of")


@ruling(PlanAgreed, now=True)
def may_agree_with_needs_unmet(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-128-2: each need has help that serves it, by the one of the eight that it touches, or is met otherwise."""
    plan = _plan(asked, entry)
    left = list(_unmet(plan, interventions(asked.standing.lines))) if plan else []
    why = f"Nothing that was agreed serves {', '.join(left)}. Add a goal for it, or write how it is met otherwise."
    return must(not left, why, "WT-128-2", "of")


def _unmet(plan: HelpPlanWritten, held: Sequence[Intervention]) -> Iterator[str]:
    served = {indicator for one in held if one.in_force and one.goal for indicator in one.goal.indicators}
    for need in plan.needs:
        if not need.met_otherwise and (need.indicator not in served if need.indicator else not served):
            yield f"“{need.what}”"


@ruling(PlanAgreed, now=True)
def may_agree_help_half_said(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-130-1, WT-130-2, WT-130-3: of each help it is said who gives it, how, and what it is to change."""
    if _plan(asked, entry) is None:
        return None
    vague = half_said([one.action for one in interventions(asked.standing.lines) if one.in_force])
    why = f"{', '.join(vague)}: write how it is given, and what it is to change for the child."
    return must(not vague, why, "WT-130-2", "of")


@ruling(PlanAgreed, now=True)
def may_agree_loose_help(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-130-3: each help is for a goal."""
    plan = _plan(asked, entry)
    loose = [f"“{one.what}”" for one in plan.unlinked] if plan else []
    return must(not loose, f"{' and '.join(loose)} is for no goal yet. Put it under its goal, or take it out.", "WT-130-3", "of")


@ruling(PlanAgreed, now=True)
def may_agree_unheard(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-plankp-1, WT-124-1, WT-126-1: the child was asked, and what they say has its weight; or it is said why it could not be learned."""
    plan = _plan(asked, entry)
    return must_hear(asked, plan.views, "WT-plankp-1", "of") if plan else None


@ruling(PlanAgreed, now=True)
def may_agree_without_the_parents(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-211-1, WT-plankp-1, WT-124-1: each parent's view is there, or why it could not be learned (WT-gap-21)."""
    plan = _plan(asked, entry)
    if plan is None:
        return None
    return must(
        parents_heard(asked, plan.consulted),
        "Write in the plan what the parents say of it, or why it could not be learned.",
        "WT-plankp-1",
        "of",
    )


@ruling(PlanAgreed, now=True)
def may_agree_without_practitioners(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-124-1: those who work with them are asked too."""
    plan = _plan(asked, entry)
    if plan is None:
        return None
    why = "Nothing is written of what the others say who work with them. Write it in the plan, or why nobody was asked."
    return should(heard(plan.consulted, Voice.PROFESSIONALS), why, "WT-124-1", "of")


@ruling(PlanAgreed, now=True)
def may_agree_a_plan_of_anybody(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-115-1: the plan reflects this child and this family, and whoever agrees it says so."""
    plan = _plan(asked, entry)
    why = "Write in the plan what is particular about this child and family; and say here that the plan fits it."
    return must(plan is None or (bool(plan.circumstances) and entry.fits is True), why, "WT-115-1", "fits")


@ruling(PlanAgreed, now=True)
def may_agree_without_meeting(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-125-1: the team around the child and family makes the plan together."""
    if _plan(asked, entry) is None:
        return None
    met = entry.meeting is not None or bool(asked.standing.of_kind("team-around-meeting-held", upto=asked.happened))
    return should(
        met, "The team around the child and family has not met. Write why the plan is agreed without that.", "WT-125-1", "meeting"
    )


@ruling(PlanAgreed, now=True)
def may_agree_unsaid_reviews(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-137-1, WT-138-1, WT-139-1: how it is reviewed, how often and why, as agreed with the child, the parents and the providers."""
    plan = _plan(asked, entry)
    if plan is None:
        return None
    unsaid = {
        "how it is looked at again": plan.review_format,
        "how often": plan.review_schedule,
        "why so often": plan.review_why,
        "with whom that was agreed": plan.review_asked,
    }
    left = [said for said, held in unsaid.items() if not held]
    return should(not left, f"The plan does not say {', '.join(left)}. Write it there, or why it is left open.", "WT-138-1", "next_review")


@ruling(PlanAgreed, PlanReviewed, now=True)
def may_pass_over_disability(asked: Proposal, entry: Entry) -> Ruling | None:
    """WT-129-1: from fourteen, a disabled child's plan looks ahead to 24: at the next review at the latest (WT-gap-33)."""
    if getattr(entry, "type", None) not in OF_HELP or not _fourteen(asked):
        return None
    found = versions(asked.standing.lines)
    plan = holds(found[-1]) if found else None
    if plan is None:
        return None
    ahead = all((plan.long_wellbeing, plan.long_health, plan.long_development))
    why = "The child is fourteen. Write in the plan whether they have a disability; and if so, what they will need from 18 to 24."
    if isinstance(entry, PlanReviewed) and entry.outcome is not None and entry.outcome.value in ("amend", "end"):
        return None
    return must(
        plan.disabled is False or (plan.disabled is True and ahead), why, "WT-129-1", "of" if isinstance(entry, PlanAgreed) else "outcome"
    )


def _fourteen(asked: Proposal) -> bool:
    born = asked.standing.born
    return born is not None and born <= asked.happened and whole_years(born, asked.happened) >= FOURTEEN


@ruling(PlanAgreed, now=True)
def may_pass_over_record_of_need(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-132-1, WT-132-2: a Record of Need shapes the plan, and is named in it."""
    plan = _plan(asked, entry)
    named = plan is None or not plan.record_of_need or bool(plan.need_reference and plan.need_used)
    why = "There is a Record of Need. Write in the plan its reference and how it shapes the plan; or why it does not."
    return should(named, why, "WT-132-1", "of")


@ruling(PlanAgreed, now=True)
def may_agree_beside_another(asked: Proposal, entry: PlanAgreed) -> Ruling | None:
    """WT-principles-8: one plan for one child; where two run, it is said why (WT-gap-36)."""
    if entry.type not in OF_HELP:
        return None
    others = [said for said in others_running(asked, asked.happened) if said]
    why = f"The child has {' and '.join(others)} already. Take that up in this one, or write why both run."
    return should(not others or bool(entry.beside), why, "WT-principles-8", "beside")


def others_running(asked: Proposal, day: date) -> Iterator[str]:
    """Plans of another sort that run on the day, in words."""
    if asked.standing.within(ON_PLAN, day):
        yield "a child protection plan"
    for sort, said in ((PlanSort.CARE, "a care plan"), (PlanSort.PATHWAY, "a pathway plan")):
        if asked.standing.within(PLANNED.with_value("type", sort.value), day):
            yield said

"""May a pathway plan be written, agreed and ended so (Guidance 375 to 382, 439 to 446, Standards 5.20 and 6.2)?"""

from collections.abc import Iterator

from corbiere.access.corrections import managers_of
from corbiere.agencies.absence import stands_in
from corbiere.care.entries.pathway_course import (
    PathwayPlanAgreed,
    PathwayPlanEnded,
    PathwayPlanReviewed,
    PathwayReviewAsked,
    PathwayReviewOutcome,
    WhyPathwayEnds,
)
from corbiere.care.entries.pathway_plan import PathwayPlanWritten
from corbiere.care.leaving import FOURTEEN, LAST_BIRTHDAY, ON_REQUEST_FROM, adviser_on, leaving_care
from corbiere.care.pathway import PLAN, holds, is_for_them, lead_of, running, versions
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now, ruling, should
from corbiere.people.needs import Indicator
from corbiere.people.voice import must_hear
from corbiere.plans.interventions import half_said, interventions
from corbiere.plans.parts import mark_of
from corbiere.statute.calendar import birthday, day_before, in_words, months_after, whole_years

REVIEW_MONTHS = 6  # default: Care Leavers (England) Regulations 2010, regulation 7; the Standards say "in timescales"
DEFAULT = "England’s regulations on care leavers, a default"


def _may_ask(asked: Proposal) -> bool:
    return not not_now(asked) and asked.replaces is None


@gate
def may_decide_on_the_plan_for_whoever_leads(asked: Proposal) -> Ruling | None:
    """LAC-441-2, LAC-442-1, LAC-442-2: the social worker decides on it with them under 18, the adviser from then on; the other helps."""
    if not isinstance(asked.entry, PathwayPlanAgreed | PathwayPlanReviewed | PathwayPlanEnded) or not _may_ask(asked):
        return None
    lead, author = lead_of(asked.standing.lines, asked.today), asked.by.practitioner
    allowed = author == lead or (lead is not None and stands_in(author, lead, asked.subject, asked.today))
    allowed = allowed or any(one.practitioner == author for one in managers_of(asked.subject, asked.today))
    why = "Whoever leads does this: the social worker under 18, the personal adviser from then on, or their manager. You can write in it."
    return must(allowed, why, "LAC-442-1")


# Written.


@ruling(PathwayPlanWritten, now=True)
def may_plan_a_pathway_for_whom_there_is_none(asked: Proposal, entry: PathwayPlanWritten) -> Ruling | None:
    """LAC-377-1, LAC-442-1: from the 14th birthday in care, and for a care leaver until the eve of the 25th."""
    held = leaving_care(asked.standing.lines, asked.happened)
    if held is None:
        return must(False, "Their date of birth is not on record. Write it down first.", "LAC-377-1")
    if held.in_care and held.age < FOURTEEN:
        day = in_words(birthday(held.born, FOURTEEN))
        return must(
            False,
            f"They turn 14 on {day}. Until then the care plan is enough; a pathway is planned from that day.",
            "LAC-377-1",
            "happened",
        )
    last = in_words(day_before(birthday(held.born, LAST_BIRTHDAY)))
    why = f"They are neither looked after nor a care leaver on that day. A pathway plan goes on until the day before they turn 25, {last}."
    return must(is_for_them(asked.standing.lines, asked.happened), why, "LAC-442-1", "happened")


# Agreed.


def _plan(asked: Proposal) -> PathwayPlanWritten | None:
    found = versions(asked.standing.lines)
    return holds(found[-1]) if found else None


@ruling(PathwayPlanAgreed, now=True)
def may_agree_no_pathway(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """PS-5.20: what is agreed is the plan as it was written last."""
    found = versions(asked.standing.lines)
    if not found:
        return must(False, "No plan is written yet. Write it with them first.", "PS-5.20", "of")
    named = entry.of is None or entry.of in (found[-1].root, found[-1].entry)
    return must(named, "The plan was written anew since. Agree it as it stands now.", "PS-5.20", "of")


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_unassessed(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-373-1, GAP-15: what they need is assessed with them first."""
    plan = _plan(asked)
    why = "The plan rests on no assessment of what they need. Start one with them, and name it in the plan; or why is there none?"
    return should(plan is None or plan.assessment is not None, why, "LAC-373-1", "of")


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_with_some_of_the_eight(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-375-2: of each of the eight it is said whether there is a need, and how much."""
    plan = _plan(asked)
    said = {one.indicator for one in plan.needs if one.is_need is not None} if plan else set(Indicator)
    left = [one.label for one in Indicator if one not in said]
    why = f"Say in the plan of each of the eight whether there is a need. Not said yet: {', '.join(left)}."
    return must(not left, why, "LAC-375-2", "of")


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_with_needs_unmet(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-375-3, LAC-378-2: each need has help that was agreed, or something they do themselves; or it is said how it is met otherwise."""
    plan = _plan(asked)
    if plan is None:
        return None
    served = _served(asked, plan)
    left = [f"“{one.what}”" for one in plan.needs if one.is_need and not one.met_otherwise and one.indicator not in served]
    why = f"Nothing in the plan serves {', '.join(left)}. Add a goal for it with somebody who does it, or write how it is met otherwise."
    return must(not left, why, "LAC-375-3", "of")


def _served(asked: Proposal, plan: PathwayPlanWritten) -> set[Indicator]:
    """The indicators served by goals for which somebody does something: a provider that agreed, or whoever needs nobody’s agreement."""
    waiting = {one.mark for one in interventions(asked.standing.lines, PLAN) if not one.in_force}
    done_for = [goal for goal in plan.outcomes if any(action.known_as not in waiting for action in goal.actions)]
    return {indicator for goal in done_for for indicator in goal.indicators}


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_half_said(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-378-1, LAC-445-1: of each help that a provider gives it is said how, and for what; and each action is for a goal."""
    plan = _plan(asked)
    if plan is None:
        return None
    loose = [f"“{one.what}”" for one in plan.unlinked]
    if loose:
        return must(False, f"{' and '.join(loose)} is for no goal yet. Put it under its goal, or take it out.", "LAC-445-1", "of")
    vague = half_said([one.action for one in interventions(asked.standing.lines, PLAN)])
    return must(not vague, f"{', '.join(vague)}: write how it is given, and what it is to change for them.", "LAC-378-1", "of")


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_to_nowhere(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-377-1: how they move on from care is there, with where they live now and next."""
    plan = _plan(asked)
    why = "Write in the plan where they live now, and where they will live next."
    return must(plan is None or bool(plan.home and plan.next_home), why, "LAC-377-1", "of")


AREAS = {
    "staying_put": "whether they stay with their carers",
    "living": "help to live alone",
    "offer": "the care leavers’ offer",
    "health": "health",
    "feelings": "feelings and getting on with others",
    "occupation": "study, training and work",
    "money": "money",
    "skills": "looking after oneself",
    "identity": "who they are and where they belong",
    "people": "family and friends",
}


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_with_gaps(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-379-1, LAC-382-1, LAC-382-2, LAC-388-1, LAC-408-2, LAC-375-4: each side of their life, and what if it goes wrong."""
    plan = _plan(asked)
    left = list(_blank(plan)) if plan else []
    return should(not left, f"The plan says nothing of {', '.join(left)}. Write it there, or why it is left open.", "LAC-379-1", "of")


def _blank(plan: PathwayPlanWritten) -> Iterator[str]:
    yield from (said for name, said in AREAS.items() if not getattr(plan, name))
    if not plan.contingency:
        yield "what if it goes wrong"


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_without_the_adviser(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-439-2, LAC-377-2, LAC-441-2: the adviser takes part in it, where there is one."""
    plan, adviser = _plan(asked), adviser_on(asked.standing.lines, asked.happened)
    if plan is None or adviser is None:
        return None
    wrote = any(line.practitioner == adviser.practitioner for line in asked.standing.of_kind(PathwayPlanWritten.kind))
    why = "Nothing is written of what the personal adviser brings to the plan. Ask them to write it in, or why could they not?"
    return should(wrote or bool(plan.adviser_says), why, "LAC-439-2", "of")


@ruling(PathwayPlanAgreed, now=True)
def may_agree_a_pathway_unheard(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-396-1: the young person was asked, and what they say has its weight; or it is said why it could not be learned."""
    plan = _plan(asked)
    return must_hear(asked, plan.views, "LAC-396-1", "of") if plan else None


@ruling(PathwayPlanAgreed, now=True)
def may_agree_against_them_unsaid(asked: Proposal, entry: PathwayPlanAgreed) -> Ruling | None:
    """LAC-442-2: whether they agree is asked; where they do not, what they want is written down, and what becomes of it."""
    if entry.agrees is None:
        return must(False, "Say whether they agree to it.", "LAC-442-2", "agrees")
    return must(entry.agrees or bool(entry.why_not), "Write what they want otherwise, and what becomes of that.", "LAC-442-2", "why_not")


@ruling(PathwayPlanAgreed, PathwayPlanReviewed, now=True)
def may_never_review_a_pathway(asked: Proposal, entry: PathwayPlanAgreed | PathwayPlanReviewed) -> Ruling | None:
    """PS-6.2: a plan that goes on is looked at again on a day, within six months as a default."""
    if isinstance(entry, PathwayPlanReviewed) and entry.outcome is PathwayReviewOutcome.END:
        return None
    day = entry.next_review
    if day is None or day <= asked.happened:
        return must(False, "Set the day on which you look at it again together, after this one.", "PS-6.2", "next_review")
    last = months_after(asked.happened, REVIEW_MONTHS)
    why = f"That is later than {in_words(last)}, six months on ({DEFAULT}). Choose a day until then, or why is later right for them?"
    return should(day <= last, why, "PS-6.2", "next_review")


# Reviewed, and ended.


@ruling(PathwayPlanReviewed, PathwayReviewAsked, PathwayPlanEnded, now=True)
def may_look_at_a_pathway_that_does_not_run(
    asked: Proposal, entry: PathwayPlanReviewed | PathwayReviewAsked | PathwayPlanEnded
) -> Ruling | None:
    """PS-6.2: what is reviewed is a plan that was agreed and has not ended."""
    runs = running(asked.standing.lines, asked.happened) is not None
    return must(runs, "No pathway plan runs on that day. Check the day, or agree the plan first.", "PS-6.2", "happened")


@ruling(PathwayPlanReviewed, now=True)
def may_review_a_pathway_without_goals(asked: Proposal, entry: PathwayPlanReviewed) -> Ruling | None:
    """LAC-446-1: each goal is looked at; and it is said what was decided."""
    if entry.outcome is None:
        return must(False, "Say what was decided.", "PS-6.2", "outcome")
    plan, said = _plan(asked), {mark_of(one.what) for one in entry.goals}
    left = [f"“{one.what}”" for one in plan.outcomes if mark_of(one.what) not in said] if plan else []
    return must(not left, f"How far has {' and '.join(left)} come?", "LAC-446-1", "goals")


@ruling(PathwayPlanReviewed, now=True)
def may_review_a_pathway_unheard(asked: Proposal, entry: PathwayPlanReviewed) -> Ruling | None:
    """LAC-396-1: the young person is asked each time."""
    return must_hear(asked, entry.views, "LAC-396-1")


@ruling(PathwayPlanEnded, now=True)
def may_end_a_pathway_too_soon(asked: Proposal, entry: PathwayPlanEnded) -> Ruling | None:
    """GL-25, LAC-435-2: a care leaver under 22 has a plan in all cases; from 22 it ends as they wish, and at 25 for everybody."""
    held = leaving_care(asked.standing.lines, asked.happened)
    if held is None or not (held.is_leaver or held.in_care) or entry.reason is WhyPathwayEnds.NOT_A_LEAVER:
        return None
    day = birthday(held.born, LAST_BIRTHDAY if entry.reason is WhyPathwayEnds.TWENTY_FIVE else ON_REQUEST_FROM)
    why = f"They turn {whole_years(held.born, day)} on {in_words(day)}. Until then the plan goes on, as small as they like it."
    return must(asked.happened >= day, why, "GL-25", "reason")


@ruling(PathwayPlanEnded, now=True)
def may_end_a_pathway_without_the_way_back(asked: Proposal, entry: PathwayPlanEnded) -> Ruling | None:
    """PS-6.12: who goes on with them, and whom they ring."""
    return must(bool(entry.goes_on), "Write who goes on with them, and whom they ring to come back.", "PS-6.12", "goes_on")

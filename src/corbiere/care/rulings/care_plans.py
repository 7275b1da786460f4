"""May a care plan be written, agreed, and worked to so? Each thing that the source asks of it stands here once (Guidance 375 to 408)."""

from collections.abc import Iterator, Sequence

from corbiere.care.care_plan import agreed_version, decided_since, interventions, plan_of, versions
from corbiere.care.entries import CareHelpNoted, CarePlanAgreed, CarePlanWritten, ReviewHeld
from corbiere.care.entries.care_plans import AREAS
from corbiere.care.entries.reviews import PlanAfterReview
from corbiere.ledger.entry import Entry
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.needs import Indicator
from corbiere.people.voice import must_hear
from corbiere.plans.interventions import Intervention, half_said
from corbiere.plans.parts import Voice
from corbiere.plans.rulings import heard, parents_heard
from corbiere.statute.calendar import in_words
from corbiere.statute.states import LOOKED_AFTER


@ruling(CarePlanWritten, CarePlanAgreed, now=True)
def may_plan_care_outside_care(asked: Proposal, entry: Entry) -> Ruling | None:
    """LAC-393-1: a care plan is of a child who is looked after on that day."""
    within = asked.standing.within(LOOKED_AFTER, asked.happened)
    why = f"They were not looked after on {in_words(asked.happened)}, and a care plan is of a child in care. Check the day."
    return must(within, why, "LAC-393-1", "happened")


@ruling(CarePlanWritten, now=True)
def may_change_the_plan_between_reviews(asked: Proposal, entry: CarePlanWritten) -> Ruling | None:
    """LAC-393-2: a plan that was agreed is changed as a review decides; between reviews it is said why."""
    found, agreed = versions(asked.standing.lines), agreed_version(asked.standing.lines, asked.happened)
    if agreed is None or found[-1].root != agreed.root:
        return None
    decided = decided_since(asked.standing.lines) is not None
    return should(decided, "The plan is agreed, and no review decided to change it. Why is it changed now?", "LAC-393-2", "of")


# To agree it.


def _plan(asked: Proposal) -> CarePlanWritten | None:
    found = versions(asked.standing.lines)
    return plan_of(found[-1]) if found else None


@ruling(CarePlanAgreed, now=True)
def may_agree_what_is_not_written(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-378-2: what is agreed is the plan as it was written last."""
    found = versions(asked.standing.lines)
    if not found:
        return must(False, "No care plan is written yet. It is written with the child first.", "LAC-394-1", "of")
    named = entry.of is not None and entry.of in (found[-1].root, found[-1].entry)
    return must(named, "Choose the version that was written last: that is the one to agree.", "LAC-394-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_unheard(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-396-1, WT-plankp-1: the child was asked, and what they say has its weight."""
    plan = _plan(asked)
    return must_hear(asked, plan.views, "LAC-396-1", "of") if plan else None


@ruling(CarePlanAgreed, now=True)
def may_agree_without_a_parents_view(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """WT-211-1, LAC-401-7: each parent's view is there, or why it could not be learned."""
    plan = _plan(asked)
    allowed = plan is None or parents_heard(asked, plan.consulted)
    return must(allowed, "Write in the plan what each parent says of it, or why it could not be learned.", "WT-211-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_without_those_who_help(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """WT-124-1: those who work with them are asked too."""
    plan = _plan(asked)
    allowed = plan is None or heard(plan.consulted, Voice.PROFESSIONALS)
    return should(allowed, "Nothing is written of what those say who work with the child. Write it in the plan, or why.", "WT-124-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_with_an_indicator_unsaid(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-375-2: of each of the eight it is said whether there is a need, and of each need how great it is."""
    plan = _plan(asked)
    if plan is None:
        return None
    left = [one.label for one in Indicator if not getattr(plan, one.value)]
    vague = [f"“{one.what}”" for one in plan.needs if one.how_great is None]
    if left:
        return must(False, f"The plan does not say whether there is a need here: {', '.join(left)}.", "LAC-375-2", "of")
    return must(not vague, f"The plan does not say how great this need is: {', '.join(vague)}.", "LAC-375-2", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_with_needs_unmet(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-375-3, LAC-378-2: each need has help to which a provider agreed, or that the family gives; or it is said how it is met."""
    plan = _plan(asked)
    left = list(_unmet(plan, interventions(asked.standing.lines))) if plan else []
    why = f"Nothing that is agreed serves {', '.join(left)}. Add a goal with help for it, have its provider agree, or write how it is met."
    return must(not left, why, "LAC-375-3", "of")


def _unmet(plan: CarePlanWritten, held: Sequence[Intervention]) -> Iterator[str]:
    given = {one.mark for one in held if one.in_force}
    served = {
        indicator
        for goal in plan.outcomes
        if any(action.agency is None or action.known_as in given for action in goal.actions)
        for indicator in goal.indicators
    }
    yield from (f"“{need.what}”" for need in plan.needs if not need.met_otherwise and need.indicator not in served)


@ruling(CarePlanAgreed, now=True)
def may_agree_help_half_said(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-378-1: of each help that is agreed it is said how it is given, what it is to change, and how progress is seen."""
    held = [one.action for one in interventions(asked.standing.lines) if one.in_force]
    vague = list(dict.fromkeys([*half_said(held), *(f"“{one.what}”" for one in held if not one.known_by)]))
    why = f"{', '.join(vague)}: write in the plan how it is given, what it is to change, and how you will know that it does."
    return must(not vague, why, "LAC-378-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_goals_half_said(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-405-1: a goal says how it is measured and by when, and somebody does something for it."""
    plan = _plan(asked)
    vague = [f"“{goal.what}”" for goal in plan.outcomes if not (goal.measure and goal.by and goal.actions)] if plan else []
    named = f"{', '.join(vague)}: write how it is measured, by when, and who does what for it; or why not."
    return should(not vague and bool(plan and plan.outcomes), named if vague else "The plan has no goal. Why?", "LAC-405-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_with_a_part_of_life_unsaid(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-379-1: eight parts of a child's life are thought of in the plan."""
    plan = _plan(asked)
    titles = {name: CarePlanWritten.model_fields[name].title or name for name in AREAS[:-1]}
    left = [title for name, title in titles.items() if plan and not getattr(plan, name)]
    return should(not left, f"The plan says nothing of: {'; '.join(left)}. Write it there, or why it is left open.", "LAC-379-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_without_a_place_to_grow_up(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-380-1: where the child is to grow up, as far as it can be said."""
    plan = _plan(asked)
    said = plan is None or plan.grows_up is not None
    return should(said, "The plan does not say where the child is to grow up. Write it there, or why it is left open.", "LAC-380-1", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_with_a_difference_open(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-401-8: where professionals differ, it is said what was decided."""
    plan = _plan(asked)
    left = [one.who for one in plan.differences if not one.decided] if plan else []
    why = f"{', '.join(left)} sees it differently, and the plan does not say what was decided about that. Write it there, or why."
    return should(not left, why, "LAC-401-8", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_without_a_way_out(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-408-2: what happens where it does not work."""
    plan = _plan(asked)
    said = plan is None or bool(plan.contingency)
    return should(said, "The plan does not say what happens if it does not work. Write it there, or why.", "LAC-408-2", "of")


@ruling(CarePlanAgreed, now=True)
def may_agree_without_why(asked: Proposal, entry: CarePlanAgreed) -> Ruling | None:
    """LAC-401-4, LAC-401-5: why this plan is best for the child, and whether it is what they wanted."""
    return must(
        entry.best is not None, "Write why this plan is best for the child, and whether it is what they wanted.", "LAC-401-4", "best"
    )


# To work to it, and to look at it again.


@ruling(CareHelpNoted, now=True)
def may_note_what_nobody_agreed(asked: Proposal, entry: CareHelpNoted) -> Ruling | None:
    """LAC-378-2: what is noted is in the plan, and what a provider has not agreed to is not given under it."""
    known = {one.known_as for version in versions(asked.standing.lines) for one in plan_of(version).actions}
    if entry.known_as not in known:
        return must(False, "The care plan has no such action. Open it from the plan, or write it as it stands there.", "LAC-378-2", "what")
    held = next((one for one in interventions(asked.standing.lines) if one.mark == entry.known_as), None)
    agreed = held is None or held.agreed is not None
    return must(agreed, "The provider has not agreed to this yet. Write its answer first.", "LAC-378-2", "what")


@ruling(ReviewHeld, now=True)
def may_review_and_leave_the_plan_open(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-393-2, LAC-415-1: a review says what becomes of the care plan; one that does not work does not go on as it is."""
    if not versions(asked.standing.lines):
        return None
    if entry.plan is None:
        return must(False, "Say what becomes of the care plan.", "LAC-393-2", "plan")
    works = entry.satisfied is not False or entry.plan is not PlanAfterReview.KEEP
    return should(works, "The plan does not work for the child, and goes on as it is. Why?", "LAC-415-1", "plan")

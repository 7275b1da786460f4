"""May a plan of help be written so, and what was given of it noted? (Guidance 111, 118, 135, 148 to 153.)"""

from corbiere.agencies.absence import stands_in
from corbiere.ledger.entry import Entry
from corbiere.ledger.models import EntryRow
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, not_now, ruling, should
from corbiere.plans.entries import ActionProgress
from corbiere.plans.interventions import half_said, is_targeted, same_help
from corbiere.wellbeing.entries import (
    HelpActionNoted,
    HelpPlanWritten,
    PlanAgreed,
    PlanEnded,
    PlanReviewed,
)
from corbiere.wellbeing.entries.plan_course import PlanReviewOutcome, WhyPlanEnded
from corbiere.wellbeing.entries.plan_parts import OF_HELP
from corbiere.wellbeing.help_plan import REVIEWED, holds, interventions, running, versions
from corbiere.wellbeing.leading import leading_on

CHANGES = (PlanReviewOutcome.AMEND.value, PlanReviewOutcome.TRANSFER.value)


def leads_a_plan_of_help(entry: Entry) -> bool:
    """Whether it is what the Lead Worker alone does: write, agree, review, and end because what it was for is reached (118, 157)."""
    match entry:
        case HelpPlanWritten():
            return True
        case PlanAgreed(type=sort) | PlanReviewed(type=sort):
            return sort in OF_HELP
        case PlanEnded(type=sort, reason=WhyPlanEnded.MET):
            return sort in OF_HELP
    return False


@gate
def may_do_what_the_lead_worker_does(asked: Proposal) -> Ruling | None:
    """WT-118-2, WT-157-2: whoever leads the plan, or acts for them."""
    if not_now(asked) or asked.replaces or not leads_a_plan_of_help(asked.entry):
        return None
    held = leading_on(asked.standing.lines, asked.today)
    if held is None:
        why = "Nobody leads this plan yet: a Lead Worker is appointed, and accepts, before it is written, agreed or reviewed."
        return must(False, why, "WT-118-2")
    author = asked.by.practitioner
    allowed = author == held.practitioner or stands_in(author, held.practitioner, asked.subject, asked.today)
    return must(
        allowed, "Only the Lead Worker does this, or whoever acts for them. Ask them; you can say what you think of the plan.", "WT-118-2"
    )


@ruling(HelpPlanWritten, now=True)
def may_plan_on_no_assessment(asked: Proposal, entry: HelpPlanWritten) -> Ruling | None:
    """WT-111-1: a plan rests on a signed assessment that found a need."""
    found = asked.standing.entry(entry.assessment) if entry.assessment else None
    why = "Choose the signed assessment on which the plan rests. It must have found a need."
    return must(found is not None and found.body.get("need") is True, why, "WT-111-1", "assessment")


@ruling(HelpPlanWritten, now=True)
def may_change_a_running_plan(asked: Proposal, entry: HelpPlanWritten) -> Ruling | None:
    """WT-148-1, WT-149-1: a plan that runs is changed as a review decided."""
    held = running(asked.standing.lines, asked.happened)
    if held is None:
        return None
    since = versions(asked.standing.lines)[-1].day if versions(asked.standing.lines) else held.begins
    reviews = [line for line in asked.standing.of_kind(REVIEWED, upto=asked.happened) if line.happened >= since]
    decided = any(line.body.get("outcome") in CHANGES for line in reviews)
    return should(decided, "The plan runs, and no review decided to change it. Write why it is changed without one.", "WT-149-1", "of")


@ruling(HelpPlanWritten, now=True)
def may_add_help_half_said(asked: Proposal, entry: HelpPlanWritten) -> Ruling | None:
    """WT-152-1, WT-152-2, WT-152-3, WT-151-1: help that is added to a running plan says who gives it, how, and for what."""
    if running(asked.standing.lines, asked.happened) is None:
        return None
    known = [action for version in versions(asked.standing.lines) for action in holds(version).actions]
    new = [one for one in entry.actions if is_targeted(one) and not any(same_help(one, other) for other in known)]
    vague = half_said(new)
    why = f"{', '.join(vague)}: write how it is given, and what it is to change for the child."
    return must(not vague, why, "WT-152-2", "outcomes")


@ruling(HelpPlanWritten, now=True)
def may_give_the_same_twice(asked: Proposal, entry: HelpPlanWritten) -> Ruling | None:
    """WT-221-2: one service's help is not given by another as well."""
    held = [one for one in entry.actions if is_targeted(one)]
    twice = {one.what for one in held for other in held if one.what.casefold() == other.what.casefold() and one.agency != other.agency}
    why = f"Two providers are to give the same: {', '.join(sorted(twice))}. Let one give it, or write why both do."
    return should(not twice, why, "WT-221-2", "outcomes")


@gate
def may_repeat_another_childs_circumstances(asked: Proposal) -> Ruling | None:
    """WT-115-1: a plan is about this child; words of one's own from another child's plan are looked at again."""
    match asked.entry:
        case HelpPlanWritten(circumstances=said) if said and not not_now(asked):
            mine = EntryRow.objects.filter(kind=HelpPlanWritten.kind, practitioner=asked.by.practitioner).exclude(subject=asked.subject)
            same = said in set(mine.values_list("body__circumstances", flat=True))
            why = "You wrote the same words in another child’s plan. Write what is particular about this one; or why it is the same."
            return should(not same, why, "WT-115-1", "circumstances")
    return None


# What is given.


@ruling(HelpActionNoted, now=True)
def may_note_other_help(asked: Proposal, entry: HelpActionNoted) -> Ruling | None:
    """WT-135-1: what is noted belongs to the plan."""
    known = {one.known_as for version in versions(asked.standing.lines) for one in holds(version).actions}
    why = "The plan has no such help. Open it from the plan, or write it as it stands there."
    return must(entry.known_as in known, why, "WT-135-1", "what")


@ruling(HelpActionNoted, now=True)
def may_give_what_nobody_agreed(asked: Proposal, entry: HelpActionNoted) -> Ruling | None:
    """WT-131-1, WT-149-2, WT-135-1: what a provider has not agreed to is not part of the plan, and is not given under it."""
    held = next((one for one in interventions(asked.standing.lines) if one.mark == entry.known_as), None)
    agreed = held is None or held.agreed is not None
    return must(agreed, "The provider has not agreed to this yet. Write its answer first.", "WT-131-1", "what")


@ruling(HelpActionNoted, now=True)
def may_stop_without_a_ground(asked: Proposal, entry: HelpActionNoted) -> Ruling | None:
    """WT-135-3: two grounds let a provider leave out what it agreed to, and each has its reason."""
    if entry.doing is not ActionProgress.CANNOT:
        return None
    why = "Say on which of the two grounds it is not given, and why."
    return must(entry.ground is not None and bool(entry.told), why, "WT-135-3", "ground" if entry.ground is None else "told")

"""May a plan of help be reviewed so? The four questions, and everybody who is to be heard (Guidance 140 to 150)."""

from collections.abc import Iterator

from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.voice import must_hear
from corbiere.plans.interventions import Intervention
from corbiere.plans.parts import Voice, mark_of
from corbiere.plans.rulings import heard, parents_heard
from corbiere.statute.states import ENQUIRY, ON_PLAN
from corbiere.wellbeing.entries import PlanReviewed
from corbiere.wellbeing.entries.plan_course import PlanReviewOutcome
from corbiere.wellbeing.entries.plan_parts import OF_HELP
from corbiere.wellbeing.help_plan import interventions, running

END = PlanReviewOutcome.END


@ruling(PlanReviewed, now=True)
def may_review_what_does_not_run(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-136-1: what is reviewed is a plan that was agreed and has not ended, at its own level."""
    if entry.type not in OF_HELP:
        return None
    held = running(asked.standing.lines, asked.happened)
    if held is None:
        return must(False, "No plan of help runs on that day. Check the day, or agree the plan first.", "WT-136-1", "happened")
    return must(held.sort is entry.type, f"The plan that runs is the {held.sort.label.lower()}. Choose that.", "WT-142-1", "type")


@ruling(PlanReviewed, now=True)
def may_leave_questions_open(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-143-1: four questions are asked at every review, the second of each help."""
    if entry.type not in OF_HELP:
        return None
    left = list(_left(entry, interventions(asked.standing.lines)))
    return must(not left, f"Not answered yet: {'; '.join(left)}.", "WT-143-1", "need_accurate" if entry.need_accurate is None else "helps")


def _left(entry: PlanReviewed, held: list[Intervention]) -> Iterator[str]:
    if entry.outcome is None:
        yield "what was decided"
    if entry.need_accurate is None:
        yield "whether the need is still right"
    answered = {mark_of(one.what) for one in entry.helps}
    yield from (f"whether “{one.action.what}” is still right" for one in held if one.agreed and mark_of(one.action.what) not in answered)
    if entry.reached is None:
        yield "whether what the plan was for is achieved"
    if entry.transfer_needed is None:
        yield "whether somebody else should lead"


@ruling(PlanReviewed, now=True)
def may_answer_without_saying_why(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-143-1: an answer says what shows it."""
    if entry.type not in OF_HELP:
        return None
    unsaid = {"the need": entry.need_says, "what was achieved": entry.reached_says, "who leads": entry.transfer_says}
    left = [said for said, held in unsaid.items() if not held]
    return should(
        not left, f"Write what shows your answer about {' and '.join(left)}; or why there is nothing to say.", "WT-143-1", "need_says"
    )


@ruling(PlanReviewed, now=True)
def may_review_unheard(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-plankp-1, WT-144-1, WT-144-2, WT-126-1: the child is asked each time, and it counts; an attempt is noted (WT-gap-22)."""
    return must_hear(asked, entry.views, "WT-144-1") if entry.type in OF_HELP else None


@ruling(PlanReviewed, now=True)
def may_review_without_the_parents(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-211-1, WT-plankp-1, WT-144-1: each parent is heard, or it is said what was tried."""
    if entry.type not in OF_HELP:
        return None
    return must(
        parents_heard(asked, entry.consulted), "Write what the parents say, or what you tried to learn it.", "WT-plankp-1", "consulted"
    )


@ruling(PlanReviewed, now=True)
def may_review_without_providers(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-145-1: each provider that gives help, itself or through others, is consulted, or it is said what was tried."""
    if entry.type not in OF_HELP:
        return None
    asked_of = {one.agency for one in entry.consulted if one.side is Voice.PROFESSIONALS and one.is_heard}
    left = [f"“{one.action.what}”" for one in interventions(asked.standing.lines) if one.agreed and one.agreed.agency not in asked_of]
    why = f"Nothing is written of what the provider says who gives {', '.join(left)}. Choose its agency, and write it, or what you tried."
    return must(not left, why, "WT-145-1", "consulted")


@ruling(PlanReviewed, now=True)
def may_review_without_next_day(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-136-1: a plan that goes on has the day of its next review."""
    if entry.type not in OF_HELP or entry.outcome is END:
        return None
    ahead = entry.next_review is not None and entry.next_review > asked.happened
    return must(ahead, "Set the day of the next review, after this one.", "WT-136-1", "next_review")


@ruling(PlanReviewed, now=True)
def may_decide_to_end(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-157-1: a review ends a plan where what it was for is reached and no more targeted help is needed. Other ends are a manager's."""
    if entry.type not in OF_HELP or entry.outcome is not END:
        return None
    both = entry.reached is True and entry.no_more_needed is True
    why = "A review ends the plan where both are so: it is reached, and no more is needed. For another end, propose it to a manager."
    return must(both, why, "WT-157-1", "outcome")


@ruling(PlanReviewed, now=True)
def may_review_without_meeting(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-142-1, WT-142-2: plans of help are reviewed in the review meeting of the team around the child and family (WT-gap-26)."""
    if entry.type not in OF_HELP:
        return None
    clause = "WT-142-1" if entry.type is OF_HELP[0] else "WT-142-2"
    return should(entry.meeting is not None, "The review was not held in a meeting of the team around. Write why.", clause, "meeting")


@ruling(PlanReviewed, now=True)
def may_review_beside_safeguarding(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-136-3: where the child's safety is looked at too, the days go together."""
    if entry.type not in OF_HELP:
        return None
    beside = any(asked.standing.within(state, asked.happened) for state in (ON_PLAN, ENQUIRY))
    return should(
        not beside or bool(entry.aligned),
        "Meetings about the child’s safety go on as well. How do the days fit together?",
        "WT-136-3",
        "aligned",
    )


@ruling(PlanReviewed, now=True)
def may_change_without_the_team(asked: Proposal, entry: PlanReviewed) -> Ruling | None:
    """WT-150-1: what is changed is talked over with the team."""
    if entry.type not in OF_HELP or entry.outcome is not PlanReviewOutcome.AMEND:
        return None
    came = any(one.came for one in entry.attended) or entry.meeting is not None or heard(entry.consulted, Voice.PROFESSIONALS)
    return should(came, "Nobody of the team had a part in changing the plan. Write why.", "WT-150-1", "consulted")

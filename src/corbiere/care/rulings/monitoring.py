"""May this be recorded of what a reviewing officer does between reviews, or where nobody follows them (Guidance 408 to 418, ISS 9)?"""

from uuid import UUID

from corbiere.care.entries.escalation import CourtAdvisoryReferred, EscalationStep, ReviewDisputeStepTaken
from corbiere.care.entries.monitoring import (
    CarePlanMonitored,
    ChallengeMade,
    RecommendationAnswer,
    RecommendationAnswered,
    ReviewerAnswered,
    ReviewerAsked,
    ReviewerContactHad,
    ReviewRecommended,
    SpokenWith,
)
from corbiere.care.escalation import RecommendationDispute, disputed
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import in_words
from corbiere.statute.states import LOOKED_AFTER
from corbiere.work.ladders import CameOfIt

RUNGS = RecommendationDispute.rungs


@ruling(ReviewerContactHad, CarePlanMonitored, ChallengeMade, ReviewRecommended, ReviewerAsked, now=True)
def may_watch_outside_care(asked: Proposal, entry: ReviewRecommended) -> Ruling:
    """LAC-409-1: officers look at how looked-after children are cared for, and at nobody else's plan."""
    why = "The child is not looked after on that day, and has no reviewing officer. Check the day."
    return must(asked.standing.within(LOOKED_AFTER, asked.happened), why, "LAC-409-1", "happened")


@ruling(ReviewerContactHad, now=True)
def may_speak_with_the_child_and_write_nothing(asked: Proposal, entry: ReviewerContactHad) -> Ruling:
    """LAC-412-1: what the child said is written down as they said it."""
    if entry.with_ is SpokenWith.CHILD:
        return must(entry.views is not None, "Write what the child said or showed, or why that could not be learned.", "LAC-412-1", "views")
    return must(bool(entry.said), "Write what was talked about.", "LAC-412-1", "said")


@ruling(CarePlanMonitored, now=True)
def may_watch_and_not_say_whether_it_works(asked: Proposal, entry: CarePlanMonitored) -> Ruling:
    """LAC-416-2, LAC-415-1: whether the plan works, with what shows it."""
    if entry.effective is None:
        return must(False, "Say whether the plan works for the child.", "LAC-416-2", "effective")
    return must(bool(entry.says), "Write what shows it.", "LAC-415-1", "says")


@ruling(RecommendationAnswered)
def may_answer_twice(asked: Proposal, entry: RecommendationAnswered) -> Ruling:
    """LAC-417-1: a recommendation is answered once. What changes afterwards is a step of the dispute, or a correction."""
    before = _answered(asked, entry.kind, entry.of)
    return must(before is None, f"This was answered on {before}. Correct that answer if it is wrong.", "LAC-417-1", "of")


@ruling(ReviewerAnswered)
def may_decide_twice(asked: Proposal, entry: ReviewerAnswered) -> Ruling:
    """LAC-408-1."""
    before = _answered(asked, entry.kind, entry.of)
    return must(before is None, f"This was decided on {before}. Correct that if it is wrong.", "LAC-408-1", "of")


def _answered(asked: Proposal, kind: str, of: UUID) -> str | None:
    told = asked.standing.entry(of)
    names = {str(of), *((str(told.id), str(told.root)) if told else ())}
    before = next((line for line in asked.standing.of_kind(kind) if line.body.get("of") in names), None)
    return in_words(before.happened) if before else None


@ruling(RecommendationAnswered, now=True)
def may_disagree_without_reasons(asked: Proposal, entry: RecommendationAnswered) -> Ruling:
    """LAC-417-4: who does not agree says why."""
    said = entry.answer is not RecommendationAnswer.DISPUTED or bool(entry.why)
    return must(said, "Write why you do not agree.", "LAC-417-4", "why")


def _dispute(asked: Proposal, of: UUID) -> RecommendationDispute | None:
    told = asked.standing.entry(of)
    return next((one for one in disputed(asked.standing.lines) if told and one.entry == told.root), None)


@ruling(ReviewDisputeStepTaken)
def may_take_further_what_is_settled(asked: Proposal, entry: ReviewDisputeStepTaken) -> Ruling:
    """LAC-417-2: steps belong to a disagreement that goes on."""
    found = _dispute(asked, entry.of)
    if found is None:
        return must(False, "Nobody disagreed with that recommendation, so there is nothing to take further.", "LAC-417-2", "of")
    why = f"This was resolved on {in_words(found.settled)}." if found.settled else ""
    return must(found.settled is None, why, "LAC-417-2", "of")


@ruling(ReviewDisputeStepTaken, now=True)
def may_escalate_before_meeting(asked: Proposal, entry: ReviewDisputeStepTaken) -> Ruling | None:
    """LAC-417-2, LAC-417-3: the officer meets the Lead Worker before anybody above them is asked; the last step comes after the others."""
    found = _dispute(asked, entry.of)
    if found is None:
        return None
    taken = {step.step for _, step in found.steps}
    if entry.step is not EscalationStep.MEETING and EscalationStep.MEETING not in taken:
        why = "Meet the Lead Worker first, and write down what worries them. Record that step, and then this one."
        return must(False, why, "LAC-417-2", "step")
    wanted = [rung for rung in (EscalationStep.SUPERVISOR, EscalationStep.SERVICE_MANAGER) if rung not in taken]
    passed = [rung.label.lower() for rung in wanted if RUNGS.index(rung) < RUNGS.index(entry.step)]
    return should(not passed, f"Not taken yet: {' and '.join(passed)}. Why is that step left out?", "LAC-417-3", "step")


@ruling(ReviewDisputeStepTaken, now=True)
def may_meet_without_a_word(asked: Proposal, entry: ReviewDisputeStepTaken) -> Ruling:
    """LAC-417-2: what was said is written down."""
    written = entry.outcome is CameOfIt.WAITING or bool(entry.what)
    return must(written, "Write what was said and decided, and what worries each.", "LAC-417-2", "what")


@ruling(ReviewDisputeStepTaken, now=True)
def may_go_on_to_nobody(asked: Proposal, entry: ReviewDisputeStepTaken) -> Ruling:
    """LAC-417-3, LAC-418-2: what is not settled goes to somebody, but after the last step."""
    last = entry.step is EscalationStep.DIRECTOR_GENERAL and entry.outcome is CameOfIt.NOT_SETTLED
    named = entry.outcome is CameOfIt.SETTLED or bool(entry.next_with) or last
    return should(named, "Who does it go to next? Name them, or write why nobody is named.", "LAC-417-3", "next_with")


@ruling(CourtAdvisoryReferred, now=True)
def may_refer_while_something_is_left_to_try(asked: Proposal, entry: CourtAdvisoryReferred) -> Ruling:
    """ISS-9-2: normally where rights are breached and all else was tried; it is asked why, never refused."""
    told = bool(entry.rights) and bool(entry.tried)
    steps = bool(disputed(asked.standing.lines) or asked.standing.of_kind(ChallengeMade.kind))
    why = "Normally this comes where a child’s rights are breached and everything else was tried. "
    untold, untried = (
        "Say which right, and what was tried; or why you refer now.",
        "Nothing was tried on this record. Why do you refer now?",
    )
    left = untried if told else untold
    return should(told and steps, why + left, "ISS-9-2", "rights" if not entry.rights else "tried")

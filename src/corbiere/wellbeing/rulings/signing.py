"""May a manager sign an assessment, or send it back?"""

from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.needs import LevelOfNeed
from corbiere.wellbeing.assessment import Assessment, AssessmentState, named
from corbiere.wellbeing.entries import AssessmentCompleted, AssessmentReturned
from corbiere.wellbeing.entries.assessment_ends import AssessmentOutcome

NOT_SENT = "This assessment is not waiting for a signature. The assessor finishes it first."


def _held(asked: Proposal, entry: AssessmentCompleted) -> Assessment | None:
    return named(asked.standing.lines, entry.of) if entry.of else None


@ruling(AssessmentCompleted, now=True)
def may_sign_what_was_not_named(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """PS-2.21, WT-request-2: a signature is under one assessment, of its own level, and says whether there is a need."""
    held = _held(asked, entry)
    if held is None:
        return must(False, "Choose the assessment that you sign.", "PS-2.21", "of")
    if entry.level != held.level:
        called = held.level.label if held.level else ""
        return must(False, f"What you sign is an assessment of another sort: {called}. Choose that.", "PS-2.21", "level")
    return must(entry.need is not None, "Say whether the child has a need.", "WT-request-2", "need")


@ruling(AssessmentCompleted, now=True)
def may_sign_what_was_not_sent(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """PS-2.21: the assessor sends it to the manager, who signs it then."""
    held = _held(asked, entry)
    return must(held is None or held.state is AssessmentState.SUBMITTED, NOT_SENT, "PS-2.21", "of")


@ruling(AssessmentCompleted, now=True)
def may_sign_own(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """PS-1.2, WT-110-11: nobody signs what they made."""
    held = _held(asked, entry)
    if held is None:
        return None
    made = {who for _, who in held.assessors} | ({held.submission.practitioner} if held.submission else set())
    why = "You made this assessment. Somebody else signs it: ask your manager, or whoever acts for them."
    return must(asked.by.practitioner not in made, why, "PS-1.2", "of")


@ruling(AssessmentCompleted, now=True)
def may_sign_without_a_word(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """PS-1.2, WT-110-11: whoever signs says what they think of it."""
    return must(bool(entry.comment), "Write what you think of the assessment, and why you sign it.", "PS-1.2", "comment")


@ruling(AssessmentCompleted, now=True)
def may_sign_no_limb(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """WT-103-1: a need of health or development is one of four things, and it is written what shows it."""
    found = entry.level_found is not LevelOfNeed.HEALTH_OR_DEVELOPMENT or bool(entry.limbs)
    why = "Say which of the four makes it a need of health or development, and what shows it; or another level of need."
    return must(found, why, "WT-103-1", "limbs")


@ruling(AssessmentCompleted, now=True)
def may_sign_need_and_no_level(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """WT-request-2: a need is of a level, and without one there is none above the universal."""
    if entry.need is None:
        return None
    if entry.level_found is None:
        return must(not entry.need, "Say which level of need it is.", "WT-request-2", "level_found")
    alike = entry.need is (entry.level_found is not LevelOfNeed.UNIVERSAL)
    why = f"You say that there is {'a need' if entry.need else 'no need'}, and choose “{entry.level_found.label}”. Change one of the two."
    return must(alike, why, "WT-request-2", "level_found")


@ruling(AssessmentCompleted, now=True)
def may_sign_without_what_follows(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """PS-2.20, WT-request-2: each assessment says what follows; where there is a need, something does."""
    if entry.outcome is None:
        return must(False, "Say what follows from the assessment.", "PS-2.20", "outcome")
    why = "There is a need, and nothing follows from it. Say why nothing more is to be done."
    return should(not entry.need or entry.outcome is not AssessmentOutcome.NOTHING_MORE, why, "WT-request-2", "outcome")


@ruling(AssessmentCompleted, now=True)
def may_sign_before_the_family_spoke(asked: Proposal, entry: AssessmentCompleted) -> Ruling | None:
    """WT-110-10: the family may comment before anything follows. Where a child would come to harm by waiting, that is the reason."""
    held = _held(asked, entry)
    if held is None:
        return None
    why = "Nobody of the family was asked what they think of it. Send it back to be shown to them; or write why it cannot wait."
    return should(bool(held.shown or held.comments), why, "WT-110-10")


@ruling(AssessmentReturned)
def may_send_back_what_was_not_sent(asked: Proposal, entry: AssessmentReturned) -> Ruling | None:
    """PS-1.2: what goes back is what came."""
    held = named(asked.standing.lines, entry.of)
    return must(held is None or held.state is AssessmentState.SUBMITTED, NOT_SENT, "PS-1.2", "of")

"""May this be written in an assessment, and may it be shown to the family?"""

from corbiere.ledger.rulings import Proposal, Ruling, must, ruling
from corbiere.statute.calendar import in_words
from corbiere.wellbeing.assessment import AssessmentState, named
from corbiere.wellbeing.entries import (
    AssessmentAgreementNoted,
    AssessmentCommentAsked,
    AssessmentPartWritten,
    AssessmentTold,
    AssessorChanged,
)

SAID = (
    "views", "evidence", "strengths", "needs", "finding", "parents", "practitioners", "impact", "adults", "children", "parenting", "tools",
    "carried",
)  # fmt: skip
WHERE = "of"


@ruling(AssessmentPartWritten)
def may_say_nothing(asked: Proposal, entry: AssessmentPartWritten) -> Ruling | None:
    """WT-carry-5: a part says something: what the child says, what was seen or told, what is strong or needed, what is found."""
    why = "Write something here: what the child says, what you saw or were told, what is strong, or what is needed."
    return must(any(getattr(entry, name) for name in SAID), why, "WT-carry-5", "evidence")


@ruling(AssessmentPartWritten)
def may_stand_nowhere(asked: Proposal, entry: AssessmentPartWritten) -> Ruling | None:
    """WT-carry-4, WT-105-1: a part is of one of the eight, or of one side of the child's life."""
    one = (entry.indicator is None) is not (entry.context is None)
    why = "Say which of the eight this is about, or which side of the child’s life; write the other in a part of its own."
    return must(one, why, "WT-carry-4", "context" if entry.indicator else "indicator")


@ruling(AssessmentPartWritten)
def may_find_in_no_time(asked: Proposal, entry: AssessmentPartWritten) -> Ruling | None:
    """WT-carry-3: a finding is of today, or of what would come."""
    why = "Say whether it is so now or would come to that; and what it is that you find."
    return must((entry.finding is None) is (entry.tense is None), why, "WT-carry-3", "tense" if entry.finding else "finding")


@ruling(AssessmentPartWritten)
def may_carry_without_a_word(asked: Proposal, entry: AssessmentPartWritten) -> Ruling | None:
    """WT-106-1: what is carried forward is still so, or has changed; it is never carried unseen."""
    why = "Say what has become of the earlier part: whether it is still so, or has changed."
    return must((entry.carried is None) is (entry.carried_how is None), why, "WT-106-1", "carried_how" if entry.carried else "carried")


@ruling(AssessmentPartWritten)
def may_write_while_it_is_read(asked: Proposal, entry: AssessmentPartWritten) -> Ruling | None:
    """WT-carry-2, PS-1.2: nothing is added to what a manager reads in order to sign it, nor to what is signed; it can be put right."""
    held = named(asked.standing.lines, entry.of)
    if held is None or held.is_written or asked.corrects:
        return None
    if held.state is AssessmentState.SUBMITTED:
        return must(False, "It is with the manager, who reads it in order to sign it. Ask for it back, and add this then.", "PS-1.2", WHERE)
    day = in_words(held.over) if held.over else ""
    return must(False, f"This assessment was over on {day}. Start another, which builds on it.", "WT-carry-2", WHERE)


@ruling(AssessmentAgreementNoted, AssessorChanged)
def may_change_what_is_over(asked: Proposal, entry: AssessmentAgreementNoted | AssessorChanged) -> Ruling | None:
    """WT-carry-1, WT-100-1: nobody agrees to what is over, and nobody takes it on."""
    held = named(asked.standing.lines, entry.of)
    day = in_words(held.over) if held and held.over else ""
    return must(held is None or held.is_open, f"This assessment was over on {day}.", "WT-100-1", WHERE)


@ruling(AssessmentCommentAsked)
def may_show_it_to_nobody(asked: Proposal, entry: AssessmentCommentAsked) -> Ruling | None:
    """WT-110-10: the family is asked, or it is said why it cannot wait for them."""
    why = "Say who of the family was asked what they think of it, or why it cannot wait for their comment."
    return must(bool(entry.asked or entry.cannot_wait), why, "WT-110-10", "asked")


@ruling(AssessmentTold)
def may_tell_nothing(asked: Proposal, entry: AssessmentTold) -> Ruling | None:
    """PS-2.4, PS-2.19: it is known what they were told, or why they were not."""
    why = "Write what they were told, or why they are not told."
    return must((entry.told is None) is not (entry.withheld is None), why, "PS-2.4", "told")


@ruling(AssessmentTold)
def may_tell_before_it_is_signed(asked: Proposal, entry: AssessmentTold) -> Ruling | None:
    """PS-2.19, PS-2.4: what was found is told once a manager has signed it. Until then the family is asked for its comment."""
    held = named(asked.standing.lines, entry.of)
    signed = held is None or (held.completed is not None and held.completed.happened <= asked.happened)
    why = "It is not signed yet. Show it to the family for comment first; the outcome is told once it is signed."
    return must(signed, why, "PS-2.19", WHERE)

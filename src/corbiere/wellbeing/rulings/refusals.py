"""May a request to assess be refused? For a good reason; never at the higher level, and never because of language (WT-request-13)."""

import re

from corbiere.ledger.record import Standing
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.wellbeing.assessment_requests import request_of
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.entries.requests import AssessmentRefused

OF_LANGUAGE = re.compile(
    r"\b(language|communication) (barrier|difficult\w*|problem\w*)\b|\bnon-?\s?verbal\b"
    r"|\b(no|lack of|without|need\w*) (an? )?(common language|english|interpreter\w*|translator\w*|signer\w*)\b"
    r"|\b(does|do|did|can|could)(n.?t| not|not)\b[^.]{0,20}\b(speak|understand|talk|communicate|sign)\b"
    r"|\bspeaks? (no|only|little)\b",
    re.IGNORECASE,
)
"""Words that give language, or how somebody communicates, as the reason (WT-present-8)."""


@ruling(AssessmentRefused, now=True)
def may_refuse_the_higher_need(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-request-13, WT-continuum-14: an assessment of a need of health or development must be made."""
    held = request_of(asked.standing.lines, entry.of) if entry.of else None
    higher = held is not None and held.line.body.get("level") == AssessmentLevel.HEALTH_OR_DEVELOPMENT
    why = "At the level of health or development the assessment must be made, and cannot be refused. Accept it; your manager can help."
    return must(not higher, why, "WT-request-13", "reason")


@ruling(AssessmentRefused, now=True)
def may_refuse_without_good_reason(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-request-13, WT-request-14, WT-gap-7: a good reason is shown to whoever asked and to the family."""
    if entry.of is None:
        return must(False, "Choose the request that you refuse.", "WT-request-13", "of")
    if entry.reason is None:
        return must(False, "Choose what sort of reason it is.", "WT-request-14", "reason")
    return must(bool(entry.why), "Write the good reason: whoever asked reads it, and so may the family.", "WT-request-13", "why")


@ruling(AssessmentRefused, now=True)
def may_refuse_for_language(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-present-8: how somebody speaks or communicates is never why a child is not assessed."""
    given = OF_LANGUAGE.search(entry.why or "")
    why = "Language, or how somebody communicates, is never a reason. Arrange an interpreter or another help; and write any other reason."
    return must(given is None, why, "WT-present-8", "why")


@ruling(AssessmentRefused, now=True)
def may_refuse_with_no_help_to_communicate(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-present-8: where help to communicate is needed, it is said which was arranged before a refusal."""
    needs = needs_help_to_communicate(asked.standing)
    why = "They need an interpreter, or other help to communicate. Write what was arranged before you refuse."
    return must(not needs or bool(entry.arranged), why, "WT-present-8", "arranged")


def needs_help_to_communicate(standing: Standing) -> bool:
    """As the record says last."""
    said = next((line for line in reversed(standing.lines) if line.kind in ("communication-noted", "person-identified")), None)
    body = said.body if said else {}
    return bool(body.get("needs") or any(one.get("interpreter") for one in body.get("languages") or ()))


@ruling(AssessmentRefused, now=True)
def may_leave_the_need_unspoken(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-request-15: whether an assessment is still needed is asked of whoever refuses."""
    said = entry.still_needed is not None
    return must(said, "Say whether an assessment is still needed.", "WT-request-15", "still_needed")


@ruling(AssessmentRefused, now=True)
def may_refuse_without_the_family(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-request-15: where it is still needed, the family is asked who else may assess."""
    talked = entry.still_needed is not True or entry.talk is not None
    why = "Talk with the family about who else may assess, and write it here; or why you did not. Whoever asked is then asked to."
    return should(talked, why, "WT-request-15", "talk")


@ruling(AssessmentRefused, now=True)
def may_keep_the_way_to_complain(asked: Proposal, entry: AssessmentRefused) -> Ruling | None:
    """WT-request-13, WT-gap-7: a refusal can be complained of by those who know how."""
    told = entry.complaint_told is True
    return should(told, "Tell the family how to complain about this; or write why they were not told.", "WT-request-13", "complaint_told")

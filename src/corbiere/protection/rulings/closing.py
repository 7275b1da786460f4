"""Rulings before a conference closes: words for the family, the next review, how to complain."""

from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.meetings.parts import Sector
from corbiere.meetings.rulings import who_came
from corbiere.protection.entries import ConferenceArranged, ConferenceHeld
from corbiere.protection.entries.conferences import ConferenceType, Decision
from corbiere.protection.in_care import ends_in_care, unanswered
from corbiere.protection.limits import review_limit
from corbiere.statute.calendar import in_words

FAMILY = (Sector.FAMILY, Sector.CHILD)


@ruling(ConferenceHeld, now=True)
def may_set_next_review(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """ISS-3-3: a conference after which a plan runs says when it is looked at again."""
    limit = review_limit(entry.outcome, asked.happened)
    if limit is None:
        return None
    if entry.next_review is None:
        why = f"Set the day of the next review conference: {in_words(limit[1])} at the latest. {limit[0].default}"
        return must(False, why.strip(), "ISS-3-3", "next_review")
    why = "The next review conference comes after this one. Check its day."
    return must(entry.next_review > asked.happened, why, "ISS-3-3", "next_review")


@ruling(ConferenceHeld, now=True)
def may_review_later(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """ISS-7-C2: the next review is within the limit, whose number is a default."""
    limit = review_limit(entry.outcome, asked.happened)
    if limit is None or entry.next_review is None:
        return None
    duty, last = limit
    why = f"The next review conference is to be held by {in_words(last)}. Set an earlier day, or write why not. {duty.default}"
    return should(entry.next_review <= last, why.strip(), "ISS-7-C2", "next_review")


@ruling(ConferenceArranged, now=True)
def may_arrange_review_later(asked: Proposal, entry: ConferenceArranged) -> Ruling | None:
    """ISS-7-C2: a review is arranged for a day within the limit that runs from the last conference."""
    held = asked.standing.last("conference-held", upto=asked.happened)
    if entry.type is not ConferenceType.REVIEW or entry.for_ is None or held is None:
        return None
    limit = review_limit(Decision(held.body.get("outcome", Decision.NO_PLAN)), held.happened)
    if limit is None:
        return None
    duty, last = limit
    why = f"This review is to be held by {in_words(last)}. Set an earlier day, or write why not. {duty.default}"
    return should(entry.for_ <= last, why.strip(), "ISS-7-C2", "for_")


@ruling(ConferenceHeld, now=True)
def may_leave_danger_to_care(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """ISS-2-3: when a plan ends because the child is looked after, their care answers every danger that the plan leaves open."""
    if not ends_in_care(entry):
        return None
    left = unanswered(entry, asked.standing.lines)
    why = (
        f"The plan leaves open: {'; '.join(left)}. Write for each how the care plan meets it, or why nothing needs to; "
        "or write why this is left for later."
    )
    return should(not left, why, "ISS-2-3", "answered_in_care")


@ruling(ConferenceHeld, now=True)
def may_leave_family_without_words(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-69: parents and children understand what was decided."""
    why = "Write what was decided in words that the family can read, or why not. It opens the letter that goes to them."
    return should(entry.in_plain_words is not None, why, "CPP-69", "in_plain_words")


@ruling(ConferenceHeld, now=True)
def may_leave_complaints_untold(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """ISS-7-C10: the family and the child are told how to complain, all of them or each who came."""
    family = [one for one in who_came(asked, entry) if one.came and one.sector in FAMILY]
    each = bool(family) and all(one.complaints_told for one in family)
    why = "The family and the child are told how to complain. Answer that they were, or write why not."
    return should(entry.complaints_told is True or each, why, "ISS-7-C10", "complaints_told")

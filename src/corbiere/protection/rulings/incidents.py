"""Decisions when something goes wrong. At the door, on the ward, in the street nothing asks why: of a missing child only for the police."""

from datetime import date
from uuid import UUID

from corbiere.ledger.record import Line, Standing
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, must, ruling, should
from corbiere.protection.entries import (
    ChildFound,
    ChildMissing,
    ConferenceArranged,
    EarlyReviewAnswered,
    EarlyReviewRequested,
    LegalPlanningDecided,
    NextStepDecided,
    ObstacleMet,
)
from corbiere.protection.entries.conferences import ConferenceType
from corbiere.protection.entries.decisions import ChairAnswer
from corbiere.protection.registration import plan_running
from corbiere.statute.calendar import in_words
from corbiere.statute.engine import findings

REVIEWS = ("cp.first-review-conference", "cp.next-review-conference")
OWED = ("open", "overdue")


@ruling(ChildMissing, now=True)
def may_leave_the_police_out(asked: Proposal, entry: ChildMissing) -> Ruling | None:
    """CPP-110, WT-141-2: the police look for the child."""
    return must(entry.police is not None, "Say whether the police have been told. If not: ring 999 now.", "CPP-110", "police")


@ruling(ChildFound, now=True)
def may_leave_open_whether_they_are_safe(asked: Proposal, entry: ChildFound) -> Ruling | None:
    """CPP-110: whoever is found may still be in danger."""
    return must(entry.safe is not None, "Say whether the child is safe there now.", "CPP-110", "safe")


@ruling(NextStepDecided)
def may_decide_alone(asked: Proposal, entry: NextStepDecided) -> Ruling | None:
    """CPP-109: it is decided by two people, the lead social worker and the manager."""
    why = "The lead social worker and the manager decide this together. Name both; if one stands in for the other, name who else decided."
    return must(entry.lead != entry.manager, why, "CPP-109", "manager")


@ruling(NextStepDecided)
def may_decide_for_others(asked: Proposal, entry: NextStepDecided) -> Ruling | None:
    """CPP-109: one of the two who decided writes it down."""
    theirs = asked.by.practitioner in (entry.lead, entry.manager) or brought_in(asked)
    return should(theirs, "You are neither of the two who decided. Write how you know what they decided.", "CPP-109", "lead")


@ruling(ObstacleMet)
def may_leave_legal_planning_open(asked: Proposal, entry: ObstacleMet) -> Ruling | None:
    """CPP-8: what cannot be overcome calls for a word on legal planning."""
    allowed = entry.overcome or entry.legal_planning is not None or brought_in(asked)
    why = "It cannot be overcome without a conference. Say whether legal planning is needed alongside, or why that is still open."
    return should(allowed, why, "CPP-8", "legal_planning")


@ruling(EarlyReviewRequested)
def may_ask_for_early_review(asked: Proposal, entry: EarlyReviewRequested) -> Ruling | None:
    """CPP-8: there is a plan to review, and the review moves earlier, never later."""
    if brought_in(asked):
        return None
    if plan_running(asked.standing.lines, asked.happened) is None:
        why = f"The child was not on a plan on {in_words(asked.happened)}, so there is no review to bring forward."
        return must(False, why, "CPP-8", "happened")
    due = review_due(asked.standing, asked.happened)
    if entry.wanted_by < asked.happened:
        return must(False, "That day has gone by. Write the day by which the review should be held.", "CPP-8", "wanted_by")
    said = in_words(due) if due else ""
    why = f"The review is due by {said} as it is. An early review comes before that day: write an earlier one."
    return must(due is None or entry.wanted_by < max(due, asked.happened), why, "CPP-8", "wanted_by")


@ruling(EarlyReviewAnswered)
def may_answer_early_review(asked: Proposal, entry: EarlyReviewAnswered) -> Ruling | None:
    """CPP-8: yes has its day, earlier than the review was due; no has its reasons."""
    if brought_in(asked):
        return None
    if entry.answer is ChairAnswer.REFUSED:
        why = "Write why the review stays where it is, and what keeps the child safe until then."
        return must(entry.why is not None, why, "CPP-8", "why")
    due = review_due(asked.standing, asked.happened)
    if entry.for_ is None or entry.for_ < asked.happened:
        return must(False, "Write the day on which the review will be held. It cannot lie before your answer.", "CPP-8", "for_")
    said = in_words(due) if due else ""
    why = f"The review is due by {said} as it is, and moves earlier, never later. Write an earlier day."
    return must(due is None or entry.for_ < max(due, asked.happened), why, "CPP-8", "for_")


@ruling(EarlyReviewAnswered)
def may_answer_for_the_chair(asked: Proposal, entry: EarlyReviewAnswered) -> Ruling | None:
    """CPP-8: the chair of the conference answers."""
    chair = chair_of(asked.standing, asked.happened)
    theirs = chair is None or asked.by.practitioner == UUID(chair) or brought_in(asked)
    return should(theirs, "The chair of the last conference answers this. Write why you answer for them.", "CPP-8", "answer")


@ruling(ConferenceArranged)
def may_arrange_review_later_than_agreed(asked: Proposal, entry: ConferenceArranged) -> Ruling | None:
    """CPP-8: what the chair agreed to hold early is held on that day or before."""
    if entry.type is not ConferenceType.REVIEW or entry.for_ is None or brought_in(asked):
        return None
    agreed = agreed_early(asked.standing, asked.happened)
    said = in_words(agreed) if agreed else ""
    why = f"The chair agreed to hold the review early, on {said}. Set that day or an earlier one, or write why it has to be later."
    return should(agreed is None or entry.for_ <= agreed, why, "CPP-8", "for_")


@ruling(LegalPlanningDecided)
def may_leave_legal_planning_without_day(asked: Proposal, entry: LegalPlanningDecided) -> Ruling | None:
    """CPP-111: a meeting that is needed has a day."""
    allowed = not entry.needed or entry.for_ is not None or brought_in(asked)
    return should(allowed, "Set a day for the legal planning meeting, or write why there is none yet.", "CPP-111", "for_")


def review_due(standing: Standing, day: date) -> date | None:
    """The day by which the law asks for it, or the earlier one for which it is arranged."""
    found = findings(str(standing.subject), standing.facts, day)
    asked = [finding.due for finding in found if finding.duty.id in REVIEWS and finding.status in OWED]
    arranged = arranged_for(standing, day)
    return min([*asked, *([arranged] if arranged else [])], default=None)


def arranged_for(standing: Standing, day: date) -> date | None:
    """The day for which a review is arranged, as it was last said, if it lies ahead."""
    set_for = [line.body.get("for") for line in standing.of_kind("conference-arranged", upto=day) if line.body.get("type") == "review"]
    last = date.fromisoformat(set_for[-1]) if set_for and set_for[-1] else None
    return last if last and last >= day else None


def agreed_early(standing: Standing, day: date) -> date | None:
    """The day on which the chair agreed to hold the review early, if none was held since."""
    last = standing.last("conference-held", "early-review-answered", upto=day)
    return date.fromisoformat(last.body["for"]) if last and last.kind == "early-review-answered" and last.body.get("for") else None


def chair_of(standing: Standing, day: date) -> str | None:
    """Who chaired the last conference that says so."""
    named: list[Line] = [line for line in standing.of_kind("conference-held", upto=day) if line.body.get("chair")]
    return str(named[-1].body["chair"]) if named else None

"""May this review of a child's care be held so, and by whom (Guidance 393 and 409 to 416, ISS 7, Standards 5.21 to 5.24)?"""

from collections.abc import Collection, Iterator
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.work import leading
from corbiere.care.entries.reviews import REVIEWS, ConsultedSide, ReviewConsulted, ReviewFormCompleted, ReviewHeld
from corbiere.care.independence import conflicts, reviewing
from corbiere.care.review_course import unconsulted
from corbiere.ledger.fits import Choosing, Fit, fits
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, not_now, ruling, should
from corbiere.meetings.entries import Arranged
from corbiere.meetings.notes import same_name
from corbiere.meetings.rulings import its_meeting, who_came
from corbiere.people.voice import must_hear
from corbiere.statute.calendar import in_words
from corbiere.statute.states import LOOKED_AFTER


def _part_in_the_work(choosing: Choosing) -> Collection[UUID]:
    return {one.practitioner for one in conflicts(choosing.lines) if one.begins <= choosing.on}


CHAIRS = fits(
    Fit(
        who="may chair a review of this child’s care",
        ask="The child’s reviewing officer does, or somebody who covers for them and has no part in the work.",
        not_them=_part_in_the_work,
    ),
    (ReviewHeld, "chair"),
    (REVIEWS.arranged, "chairs"),
)


@gate
def may_chair_a_review_of_their_own_work(asked: Proposal) -> Ruling | None:
    """LAC-411-2, LAC-416-2: a review is chaired by somebody who is independent of the work, never by the child's own worker."""
    who, field = _chair(asked)
    if who is None or not_now(asked):
        return None
    name = names([who]).get(who, "This person")
    why = f"{name} works or has worked with this child, and cannot chair the review. The reviewing officer does."
    return must(CHAIRS.is_free(who, choosing_of(asked)), why, "LAC-411-2", field)


def _chair(asked: Proposal) -> tuple[UUID | None, str]:
    """Who chairs, as the entry says; whoever closes it where it says nothing."""
    match asked.entry:
        case ReviewHeld(chair=who):
            return who or asked.by.practitioner, "chair" if who else ""
        case Arranged(chairs=who) as arranged if arranged.kind == REVIEWS.arranged.kind:
            return who, "chairs"
    return None, ""


@ruling(ReviewHeld, REVIEWS.arranged, now=True)
def may_review_outside_care(asked: Proposal, entry: ReviewHeld | Arranged) -> Ruling | None:
    """LAC-409-1: reviews are of looked-after children. A care leaver's plan is reviewed by the personal adviser and their supervisor."""
    day = entry.for_ or asked.happened if isinstance(entry, Arranged) else asked.happened
    within = asked.standing.within(LOOKED_AFTER, min(day, asked.today))
    why = f"The child is not looked after on {in_words(day)}, and only a looked-after child has reviews of this sort. Check the day."
    return must(within, why, "LAC-409-1", "for_" if isinstance(entry, Arranged) else "happened")


@ruling(ReviewHeld, now=True)
def may_review_without_the_lead_worker(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-416-3: a review does not go on without the Lead Worker; it is put off to another day."""
    lead = leading(asked.standing.lines, asked.happened)
    name = names([lead]).get(lead, "The Lead Worker") if lead else ""
    came = any(one.practitioner == lead or same_name(one.who) == same_name(name) for one in who_came(asked, entry) if one.came)
    why = f"{name} leads the work and was not there, so the review cannot be held. Put it off to another day: record “Meeting called off”."
    return must(lead is None or came, why, "LAC-416-3", "attended")


@ruling(ReviewHeld, now=True)
def may_review_unheard(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-412-1, WT-plankp-1: the child's views are given due consideration, or it is said why they could not be learned."""
    return must_hear(asked, entry.views, "LAC-412-1")


@ruling(ReviewHeld, now=True)
def may_leave_unsaid_how_the_child_took_part(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """PS-5.21, ISS-7-L4: how the child took part; and what was done to help, where they did not."""
    if entry.participated is None:
        return must(False, "Say whether the child took part.", "PS-5.21", "participated")
    if entry.participated:
        return must(entry.took_part is not None, "Say how the child took part.", "ISS-7-L4", "took_part")
    return should(bool(entry.not_there), "Why did the child not take part, and what was done to help them?", "PS-5.21", "not_there")


@ruling(ReviewHeld, now=True)
def may_leave_open_whether_it_works(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-415-1, LAC-393-2: whether the plan works in the child's best interests, with what shows it."""
    if entry.satisfied is None:
        return must(False, "Say whether the plan works in the child’s best interests.", "LAC-415-1", "satisfied")
    return must(bool(entry.satisfied_says), "Write what shows whether the plan works.", "LAC-415-1", "satisfied_says")


@ruling(ReviewHeld, now=True)
def may_leave_helps_unlooked_at(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-415-2, LAC-405-2: how well each help is given, and how far it has come."""
    why = "Nothing is written of how well the help is given and how far it has come. Write it, or why not."
    return should(bool(entry.helps), why, "LAC-415-2", "helps")


@ruling(ReviewHeld, now=True)
def may_plan_nothing_for_this_child(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """ISS-A-3: planning is personal: of this child, brothers and sisters apart."""
    why = "Write what is planned for this child in particular, apart from brothers and sisters."
    return must(bool(entry.planned), why, "ISS-A-3", "planned")


@ruling(ReviewHeld, now=True)
def may_decide_without_plain_words(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-416-6: what was decided is shared with the child and the family."""
    why = "Write what was decided in words that the child and the family can read, or why not."
    return should(bool(entry.in_plain_words), why, "LAC-416-6", "in_plain_words")


@ruling(ReviewHeld, now=True)
def may_leave_the_next_review_open(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-410-2: a child who goes on being looked after has the day of the next review, after this one."""
    if entry.next_review is not None:
        return must(
            entry.next_review > asked.happened, "The next review must be after this one. Change its day.", "LAC-410-2", "next_review"
        )
    return should(False, "Set the day of the next review, or write why there is none.", "LAC-410-2", "next_review")


@ruling(ReviewHeld, now=True)
def may_review_by_no_policy(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """LAC-409-2: reviews follow the Minister's written policy, and say which version."""
    why = "By which version of the Minister’s written policy was it held? Or why can you not say?"
    return should(bool(entry.policy), why, "LAC-409-2", "policy")


@ruling(ReviewHeld, now=True)
def may_review_unconsulted(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """PS-5.24: child, parents, carers, school and health are consulted before, and the chair sees what is missing."""
    missing = unconsulted(asked.standing.lines, asked.happened, entry.meeting)
    listed = ", ".join(one.label.lower() for one in missing)
    why = f"Before this review nothing came from: {listed}. Write why it went on, or record what came (“Consulted before a review”)."
    return should(not missing, why, "PS-5.24", "meeting")


@ruling(ReviewHeld, now=True)
def may_leave_somebody_without_complaint_information(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """ISS-7-L7: everybody who takes part is told how to complain."""
    if entry.complaints_told:
        return None
    left = list(_untold(asked, entry))
    why = f"Not told how to complain: {', '.join(left)}. Tell them and say so, or write why not."
    return should(not left and entry.complaints_told is not False, why if left else NOBODY_TOLD, "ISS-7-L7", "complaints_told")


NOBODY_TOLD = "Were those who took part told how to complain? Say so, or write why not."


def _untold(asked: Proposal, entry: ReviewHeld) -> Iterator[str]:
    return (one.who for one in who_came(asked, entry) if one.came and one.complaints_told is not True)


@ruling(ReviewHeld, now=True)
def may_leave_the_venue_unasked(asked: Proposal, entry: ReviewHeld) -> Ruling | None:
    """ISS-7-L6: the child is asked where to meet, and that is where it is held."""
    if entry.venue_asked is not True:
        return should(False, "Was the child asked where to meet? Say so, or write why not.", "ISS-7-L6", "venue_asked")
    return should(entry.venue_theirs is True, "The child chose where to meet. Why was it held elsewhere?", "ISS-7-L6", "venue_theirs")


@ruling(ReviewConsulted)
def may_consult_after_the_review(asked: Proposal, entry: ReviewConsulted) -> Ruling | None:
    """PS-5.24: it is wanted before the review; what comes later is kept, and counts for the next."""
    found = its_meeting(asked, entry.of) if entry.of else None
    held = found.held if found else None
    allowed = held is None or asked.happened <= held.happened
    day = in_words(held.happened) if held else ""
    return must(allowed, f"That review was held on {day}. Leave it open which review it is for: it counts for the next.", "PS-5.24", "of")


@ruling(ReviewConsulted, now=True)
def may_consult_in_no_words(asked: Proposal, entry: ReviewConsulted) -> Ruling | None:
    """PS-5.24: what came in says something."""
    said = bool(entry.says or entry.own_words or entry.delivered)
    return must(said, "Write what they say.", "PS-5.24", "own_words" if entry.side is ConsultedSide.CHILD else "says")


@ruling(ReviewFormCompleted)
def may_complete_the_record_before_the_review(asked: Proposal, entry: ReviewFormCompleted) -> Ruling:
    """ISS-7-L3: time runs from the review; what was written before it cannot be its record."""
    held = asked.standing.entry(entry.of) if entry.of else None
    day = in_words(held.happened) if held else ""
    return must(held is None or held.happened <= asked.happened, f"That review was on {day}. Check the day.", "ISS-7-L3", "happened")


@gate
def may_close_anothers_review(asked: Proposal) -> Ruling | None:
    """LAC-393-2: only the reviewing officer, or whoever covers for them, closes a review and completes its record."""
    if not isinstance(asked.entry, ReviewHeld | ReviewFormCompleted) or not_now(asked) or asked.by.practitioner is None:
        return None
    free = not any(one.practitioner == asked.by.practitioner for one in conflicts(asked.standing.lines))
    officers = [held.practitioner for held in reviewing(asked.standing.lines, asked.happened) if held.practitioner]
    name = next(iter(names(officers[:1]).values()), "the reviewing officer")
    return must(free, f"Only {name}, who is independent of the work, closes this review. Ask them.", "LAC-393-2")

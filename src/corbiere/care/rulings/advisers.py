"""May this personal adviser be appointed, asked for, declined or handed over to (Guidance 434 to 443)?"""

from datetime import date
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.care.entries.advisers import (
    AdviserHandoverSigned,
    AdviserLeadConsidered,
    AdviserWish,
    PersonalAdviserAppointed,
    PersonalAdviserAsked,
    PersonalAdviserDeclined,
    PersonalAdviserMet,
)
from corbiere.care.handovers import handed_over, may_sign
from corbiere.care.independence import reviewing
from corbiere.care.leaving import (
    FOURTEEN,
    GROWN_UP,
    LAST_BIRTHDAY,
    ON_REQUEST_FROM,
    AdviserBecause,
    LeavingCare,
    adviser_on,
    leaving_care,
)
from corbiere.ledger.fits import Choosing, Fit, fits
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import birthday, day_before, in_words

STAYING_FROM = 21  # ours: whoever wishes to keep their adviser may say so in the year before


def _reviewers(choosing: Choosing) -> set[UUID]:
    return {held.practitioner for held in reviewing(choosing.lines, choosing.on) if held.practitioner}


ADVISERS = fits(
    Fit(
        who="may be this young person’s personal adviser",
        ask="It takes somebody who works here and does not review their care.",
        here=True,
        not_them=_reviewers,
    ),
    (PersonalAdviserAppointed, "practitioner"),
)


def _stands(asked: Proposal) -> LeavingCare | None:
    return leaving_care(asked.standing.lines, asked.happened)


@ruling(PersonalAdviserAppointed, now=True)
def may_appoint_no_adviser(asked: Proposal, entry: PersonalAdviserAppointed) -> Ruling | None:
    """GL-24, GL-25: an appointment names somebody."""
    return must(entry.practitioner is not None, "Choose who is to be their personal adviser.", "GL-24", "practitioner")


@ruling(PersonalAdviserAppointed, now=True)
def may_appoint_an_adviser_for_whom_there_is_none(asked: Proposal, entry: PersonalAdviserAppointed) -> Ruling | None:
    """LAC-434T-1, LAC-435-1, LAC-393-6: from the 14th birthday in care, and for a care leaver until the eve of the 25th."""
    held = _stands(asked)
    if held is None:
        return must(False, "Their date of birth is not on record. Write it down first.", "LAC-434-1")
    if held.in_care and held.age < FOURTEEN:
        day = in_words(birthday(held.born, FOURTEEN))
        why = f"They turn 14 on {day}. Until then let them meet whoever it is to be, and appoint them from that day on."
        return must(False, why, "LAC-434-1", "happened")
    return must(held.adviser is not AdviserBecause.NONE, _for_whom(held), "LAC-435-1", "happened")


def _for_whom(held: LeavingCare) -> str:
    if held.age >= LAST_BIRTHDAY:
        last = in_words(day_before(birthday(held.born, LAST_BIRTHDAY)))
        return f"They had a personal adviser until the day before they turned 25, {last}, at the latest. Check the day."
    return (
        "They are not looked after on that day, and no care leaver. If the Minister’s Order makes them one, decide that first; "
        "else check the day."
    )


@ruling(PersonalAdviserAppointed, now=True)
def may_appoint_an_adviser_unasked(asked: Proposal, entry: PersonalAdviserAppointed) -> Ruling | None:
    """LAC-435-2, GL-26: from the 22nd birthday there is an adviser only where the young person asks."""
    held = _stands(asked)
    if held is None or held.adviser is not AdviserBecause.ON_REQUEST:
        return None
    wishes = asked.standing.of_kind(PersonalAdviserAsked.kind, PersonalAdviserDeclined.kind, upto=asked.happened)
    asks = bool(wishes) and wishes[-1].kind == PersonalAdviserAsked.kind
    why = "They are 22 or older, and have not asked for an adviser. Write down that they did, first."
    return must(asks, why, "LAC-435-2", "practitioner")


@ruling(PersonalAdviserAppointed, now=True)
def may_appoint_without_handover(asked: Proposal, entry: PersonalAdviserAppointed) -> Ruling | None:
    """LAC-437-1: whoever was the adviser hands over to the next, and signs it before the role passes."""
    before = adviser_on(asked.standing.lines, asked.happened)
    if before is None or before.practitioner is None or before.practitioner == entry.practitioner:
        return None
    handed = handed_over(asked.standing.lines, before, asked.happened)
    name = names([before.practitioner]).get(before.practitioner, "The adviser until now")
    why = f"{name} has not signed a handover. Ask them to, before the role passes; or why can they not?"
    return should(handed is not None, why, "LAC-437-1", "practitioner")


@ruling(PersonalAdviserMet, now=True)
def may_meet_nobody(asked: Proposal, entry: PersonalAdviserMet) -> Ruling | None:
    """LAC-434-3: it is known whom they met."""
    return must(bool(entry.practitioner or entry.who), "Write whom they met.", "LAC-434-3", "practitioner")


@ruling(PersonalAdviserAsked, now=True)
def may_ask_for_an_adviser_outside_22_to_24(asked: Proposal, entry: PersonalAdviserAsked) -> Ruling | None:
    """LAC-434T-1, LAC-435-2, GAP-07: on request from the 22nd birthday to the eve of the 25th; to keep one, in the year before too."""
    held = _stands(asked)
    if held is None:
        return must(False, "Their date of birth is not on record. Write it down first.", "LAC-435-2")
    if asked.happened >= birthday(held.born, LAST_BIRTHDAY):
        last = in_words(day_before(birthday(held.born, LAST_BIRTHDAY)))
        why = f"They could ask until the day before they turned 25, {last}. Check the day; else help them to find who goes on with them."
        return must(False, why, "LAC-435-2", "happened")
    from_ = STAYING_FROM if entry.wish is AdviserWish.STAY else ON_REQUEST_FROM
    why = "Under 22 nobody needs to ask: a care leaver has a personal adviser in all cases. Ask a manager to appoint one."
    return must(asked.happened >= birthday(held.born, from_), why, "GL-25", "happened")


@ruling(PersonalAdviserAsked, now=True)
def may_ask_as_no_care_leaver(asked: Proposal, entry: PersonalAdviserAsked) -> Ruling | None:
    """LAC-435-1: advisers on request are for care leavers."""
    held = _stands(asked)
    if held is None or held.age >= LAST_BIRTHDAY:
        return None
    why = "They are no care leaver by what is on record. If they should be one, a manager decides that first."
    return must(held.is_leaver, why, "LAC-435-1")


@ruling(PersonalAdviserDeclined, now=True)
def may_decline_under_22(asked: Proposal, entry: PersonalAdviserDeclined) -> Ruling | None:
    """GL-25, GAP-06: until the 22nd birthday there is an adviser in all cases."""
    held = _stands(asked)
    if held is None:
        return None
    day = birthday(held.born, ON_REQUEST_FROM)
    why = (
        f"Until they turn 22, on {in_words(day)}, they have a personal adviser in all cases, who is in touch at least once a year. "
        "Write down what they said as a contact, and agree how to stay in touch."
    )
    return must(asked.happened >= day, why, "GL-25", "happened")


@ruling(PersonalAdviserDeclined, now=True)
def may_decline_without_knowing_the_way_back(asked: Proposal, entry: PersonalAdviserDeclined) -> Ruling | None:
    """PS-6.12: whoever declines knows that they can come back until 25."""
    why = "Tell them that they can come back until they turn 25, and whom to ring. Or why could you not?"
    return should(entry.return_told is True, why, "PS-6.12", "return_told")


@ruling(AdviserLeadConsidered, now=True)
def may_decide_who_leads_without_why(asked: Proposal, entry: AdviserLeadConsidered) -> Ruling | None:
    """LAC-443-1, WT-principles-2: an earlier change is a key decision, with a day and the young person’s best interests."""
    if not entry.early:
        return None
    if entry.from_ is None:
        return must(False, "From which day does the personal adviser lead?", "LAC-443-1", "from_")
    return must(entry.best is not None, "Write why that is best for them, and what they wanted.", "WT-principles-2", "best")


@ruling(AdviserLeadConsidered, now=True)
def may_decide_who_leads_when_it_is_settled(asked: Proposal, entry: AdviserLeadConsidered) -> Ruling | None:
    """LAC-442-1: from 18 the adviser leads, and nobody decides it."""
    held = _stands(asked)
    day = entry.from_ or asked.happened
    grown = birthday(held.born, GROWN_UP) if held else date.max
    why = f"From the 18th birthday, {in_words(grown)}, the personal adviser leads in any case. Choose a day before it." if held else ""
    return must(day < grown and asked.happened < grown, why, "LAC-442-1", "from_" if entry.from_ else "happened")


@ruling(AdviserLeadConsidered, now=True)
def may_be_led_by_nobody(asked: Proposal, entry: AdviserLeadConsidered) -> Ruling | None:
    """LAC-443-1: there is an adviser who can lead."""
    if not entry.early:
        return None
    found = adviser_on(asked.standing.lines, asked.happened)
    return must(found is not None, "They have no personal adviser yet. Ask a manager to appoint one first.", "LAC-443-1", "early")


@ruling(AdviserHandoverSigned, now=True)
def may_sign_for_another(asked: Proposal, entry: AdviserHandoverSigned) -> Ruling | None:
    """LAC-437-1: each signs for themselves."""
    who = may_sign(entry.as_, asked.standing.lines, asked.happened)
    if who is None:
        return must(False, "Nobody has that part on that day. Choose another, or check the day.", "LAC-437-1", "as_")
    name = names([who]).get(who, "Somebody else") if who != asked.by.practitioner else ""
    return must(who == asked.by.practitioner, f"{name} has that part, and signs for themselves.", "LAC-437-1", "as_")

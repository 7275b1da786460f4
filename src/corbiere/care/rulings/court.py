"""Rulings on court proceedings: days in their order, one case that goes on, and what must be running to be heard or ended."""

from datetime import date

from corbiere.care.entries.court import (
    INTERIM,
    CourtTimetableSet,
    GuardianAppointed,
    GuardianEnded,
    HearingHeld,
    HearingListed,
    OrderMade,
    ProceedingsEnded,
    ProceedingsIssued,
)
from corbiere.care.proceedings import case_on, running
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import in_words


@ruling(ProceedingsIssued, now=True)
def may_leave_the_application_open(asked: Proposal, entry: ProceedingsIssued) -> Ruling | None:
    """ISS-A-15: the register says what the court was asked for, and which court."""
    why = "Say what the court was asked for, and which court, so that the register can tell it. Or write why that is not known yet."
    return should(bool(entry.application and entry.court), why, "ISS-A-15", "application" if not entry.application else "court")


@ruling(HearingListed, now=True)
def may_list_a_hearing(asked: Proposal, entry: HearingListed) -> Ruling | None:
    """ISS-A-15: a hearing is listed for the same day or a later one."""
    if entry.for_ is None:
        return should(False, "Say for which day, or write why it is not known.", "ISS-A-15", "for")
    listed = f"The hearing would be on {in_words(entry.for_)}, before the day on which it was listed, {in_words(asked.happened)}."
    return must(entry.for_ >= asked.happened, f"{listed} Check both days.", "ISS-A-15", "for")


@ruling(HearingListed, HearingHeld, GuardianAppointed, CourtTimetableSet, now=True)
def may_tell_of_a_case(asked: Proposal, entry: HearingListed | HearingHeld | GuardianAppointed | CourtTimetableSet) -> Ruling | None:
    """ISS-A-15: it belongs to proceedings that go on."""
    held = running(asked.standing.lines, asked.happened) is not None
    none = f"No court proceedings about this child went on on {in_words(asked.happened)}."
    why = f"{none} Record the application first, or write why it is missing."
    return should(held, why, "ISS-A-15")


@ruling(OrderMade)
def may_end_an_order_before_it_is_made(asked: Proposal, entry: OrderMade) -> Ruling | None:
    """ISS-A-15: an order is in force on the day on which it is made, at least."""
    if entry.until is None:
        return None
    why = f"The order would have ended on {in_words(entry.until)}, before it was made on {in_words(asked.happened)}. Check both days."
    return must(entry.until >= asked.happened, why, "ISS-A-15", "until")


@ruling(OrderMade, now=True)
def may_leave_an_interim_order_without_its_end(asked: Proposal, entry: OrderMade) -> Ruling | None:
    """ISS-A-15: an interim order has a length, and somebody must see to what follows before it runs out."""
    why = "An interim or emergency order ends on a day. Say until when it is in force, or write why that is not known."
    return should(entry.order not in INTERIM or entry.until is not None, why, "ISS-A-15", "until")


@ruling(GuardianAppointed, now=True)
def may_appoint_another_guardian(asked: Proposal, entry: GuardianAppointed) -> Ruling | None:
    """ISS-9-3: one guardian speaks for a child at a time."""
    case = case_on(asked.standing.lines, asked.happened)
    held = case.guardian(asked.happened) if case else None
    same = held is not None and asked.replaces is not None and held.root == asked.replaces.root
    said = held.body["name"] if held else ""
    why = f"{said} is the guardian already. Write first that their appointment ended, or why there are two."
    return should(held is None or same, why, "ISS-9-3", "name")


@ruling(GuardianEnded)
def may_end_an_appointment_before_it_began(asked: Proposal, entry: GuardianEnded) -> Ruling | None:
    """ISS-9-3: an appointment ends on the day on which it began, or later."""
    held = asked.standing.entry(entry.of)
    began = held.happened if held else date.min
    why = f"They were appointed on {in_words(began)}; it cannot have ended on {in_words(asked.happened)}. Check both days." if held else ""
    return must(began <= asked.happened, why, "ISS-9-3", "happened")


@ruling(ProceedingsEnded, now=True)
def may_end_proceedings(asked: Proposal, entry: ProceedingsEnded) -> Ruling | None:
    """ISS-A-15: what never began cannot end."""
    held = running(asked.standing.lines, asked.happened) is not None
    why = f"No court proceedings about this child went on on {in_words(asked.happened)}. Record first when they began."
    return must(held, why, "ISS-A-15", "happened")


@ruling(ProceedingsEnded, now=True)
def may_leave_the_end_unsaid(asked: Proposal, entry: ProceedingsEnded) -> Ruling | None:
    """ISS-A-15: the register says how the proceedings were concluded."""
    why = "Say how the proceedings ended, or write why that is not known."
    return should(entry.how is not None, why, "ISS-A-15", "how")

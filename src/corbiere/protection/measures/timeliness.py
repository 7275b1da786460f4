"""The measures of time: what was done by its day, what was late, and what cannot be told (ISS-7-C1, C2, C4 and C9)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from corbiere.insight.measure import Key, MeasureAnswer, MeasureOutcome, by_its_day
from corbiere.protection.entries.conferences import ConferenceType
from corbiere.protection.measures.units import AgencyReport, Conference, ConferenceDue, kind_of
from corbiere.statute.calendar import in_words

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
NO_REASON, NOT_HELD, NOT_SENT = "No reason is on the record", "Not held yet", "Not sent yet"


def first_conference_in_time(unit: ConferenceDue, on: date) -> MeasureAnswer:
    """ISS-7-C1. One that was not needed after all, as found before its day, is left out."""
    if unit.due is None:
        lacks = "day Jersey was told" if unit.type == ConferenceType.TRANSFER_IN else "strategy discussion"
        return MeasureAnswer(UNKNOWN, f"No {lacks} is on the record, so the day by which it was due is not known.")
    if unit.ended and unit.ended <= unit.due:
        return MeasureAnswer(LEFT_OUT, f"No conference was needed, as was found on {in_words(unit.ended)}, before it was due.")
    outcome, why = by_its_day(unit.due, unit.done, on, "held")
    reasons = unit.put_off or (NO_REASON if unit.done else NOT_HELD,)
    return MeasureAnswer(outcome, why, {"reason": tuple((reason, outcome) for reason in reasons)} if outcome is NO else {})


def review_in_time(unit: ConferenceDue, on: date) -> MeasureAnswer:
    """ISS-7-C2, for children who were on a plan on the day by which it was due."""
    assert unit.due
    if not unit.on_plan or (unit.ended and unit.ended <= unit.due):
        return MeasureAnswer(LEFT_OUT, f"The plan had ended before {in_words(unit.due)}, when the review was due.")
    outcome, why = by_its_day(unit.due, unit.done, on, "held")
    return MeasureAnswer(outcome, why, {"which": (("The first review" if unit.first else "A later review", outcome),)})


def reports_in_time(unit: AgencyReport, on: date) -> MeasureAnswer:
    """ISS-7-C4. One that never came counts as late."""
    late = [asked for asked in unit.asked if asked.received is None or asked.received > asked.wanted_by]
    outcome = NO if late else YES
    return MeasureAnswer(outcome, _about_reports(unit, late), by_agency(unit, outcome))


def by_agency(unit: AgencyReport, outcome: MeasureOutcome) -> dict[str, tuple[tuple[Key, MeasureOutcome], ...]]:
    return {"agency": ((unit.agency, outcome),), "type": ((kind_of(unit.type), outcome),)}


def _about_reports(unit: AgencyReport, late: Iterable[object]) -> str:
    wanted = in_words(max(asked.wanted_by for asked in unit.asked))
    came = [asked.received for asked in unit.asked if asked.received]
    if not late:
        return f"Wanted by {wanted}, and in by {in_words(max(came))}."
    if len(came) < len(unit.asked):
        return f"Wanted by {wanted}, and {'not all came' if came else 'it did not come'}."
    return f"Wanted by {wanted}, and in on {in_words(max(came))}."


def minutes_in_time(unit: Conference, on: date) -> MeasureAnswer:
    """ISS-7-C9. Whoever got them last decides, and the child whose minutes were last."""
    minutes = [one.minutes for one in unit.held if one.minutes]
    lasts = [one.last for one in minutes if one.last]
    done = max(lasts) if len(lasts) == len(unit.held) else None
    outcome, why = by_its_day(unit.day, done, on, "sent to everybody")
    senders: set[UUID | None] = {one.sender for one in minutes if one.last} or {None}
    by = {"chair": ((unit.chair or "No chair is named", outcome),), "sender": tuple((sender or NOT_SENT, outcome) for sender in senders)}
    return MeasureAnswer(outcome, why, by)

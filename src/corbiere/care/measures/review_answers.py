"""Answers of the measures of reviews: in time, with its papers, heard, present, where the child chose, and told how to complain."""

from datetime import date

from corbiere.care.entries.reviews import BEFORE, WAS_THERE, ConsultedSide, TookPart
from corbiere.care.measures.reviews import DueRecord, DueReview, HeldReview
from corbiere.insight.measure import Key, MeasureAnswer, MeasureOutcome, Part, as_recorded, as_the_law_has_it, of_all
from corbiere.ledger.fields import LEARNED
from corbiere.meetings.parts import Attendance, Presence, Sector
from corbiere.registers.numbers import NOT_SAID, age_called
from corbiere.statute.calendar import birthday

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
OVER = 10  # ISS-7-L5
THERE = (None, Presence.IN_PERSON, Presence.LINK, Presence.PART)
NO_REASON, NOT_HELD, WAY_NOT_SAID, DID_NOT = "No reason is on the record", "Not held yet", "How is not recorded", "Did not take part"


def review_in_time(unit: DueReview, on: date) -> MeasureAnswer:
    """ISS-7-L1. One that was not held stays in the whole, as not in time."""
    outcome, why = as_the_law_has_it(unit.owed, on, "held")
    by: dict[str, tuple[Part, ...]] = {"which": ((unit.called, outcome),)}
    if outcome is NO:
        by["reason"] = tuple((reason, outcome) for reason in unit.put_off or (NO_REASON if unit.held else NOT_HELD,))
    return MeasureAnswer(outcome, why, by)


def papers_ready(unit: HeldReview, on: date) -> MeasureAnswer:
    """ISS-7-L2. What each side says, and every report that was asked for, was there when it was held."""
    sides = {side: YES if side in unit.papers else NO for side in BEFORE}
    asked = [one for one in unit.gathered.reports if one.asked]
    reports = {one: YES if one.received and one.received.on <= unit.day else NO for one in asked}
    missing = [side.label.lower() for side, there in sides.items() if there is NO]
    missing += [f"the report of {one.from_}" for one, there in reports.items() if there is NO]
    by: dict[str, tuple[Part, ...]] = {"document": tuple((side.label, there) for side, there in sides.items())}
    by["agency"] = tuple((one.agency or one.elsewhere or NOT_SAID, there) for one, there in reports.items())
    return MeasureAnswer(NO if missing else YES, f"Missing: {', '.join(missing)}." if missing else "All were there.", by)


def record_in_time(unit: DueRecord, on: date) -> MeasureAnswer:
    """ISS-7-L3. As the reviewing officer completed and sent it."""
    outcome, why = as_the_law_has_it(unit.owed, on, "completed")
    officer: Key = unit.review.gathered.chair or "Nobody is named"
    return MeasureAnswer(outcome, why, {"officer": ((officer, outcome),)})


def views_heard(unit: HeldReview, on: date) -> MeasureAnswer:
    """ISS-7-L4. How the child took part is not enough: what they think is written down."""
    how = _how(unit)
    if how is None:
        outcome = NO if unit.line.body.get("participated") is False else UNKNOWN
        return _heard(unit, outcome, DID_NOT if outcome is NO else WAY_NOT_SAID)
    if not _says_what_they_think(unit):
        return _heard(unit, NO, how.label, "What they think is not written down.")
    return _heard(unit, YES, how.label)._replace(beside=how is TookPart.OBSERVED)


def _how(unit: HeldReview) -> TookPart | None:
    said = unit.line.body.get("took_part")
    return TookPart(said) if said else None


def _says_what_they_think(unit: HeldReview) -> bool:
    views, before = unit.line.body.get("views") or {}, unit.papers.get(ConsultedSide.CHILD)
    said = before.body if before else {}
    return any(views.get(name) for name in LEARNED) or bool(said.get("own_words") or said.get("says"))


def _heard(unit: HeldReview, outcome: MeasureOutcome, way: str, more: str = "") -> MeasureAnswer:
    age = age_called(unit.born, unit.day) if unit.born else NOT_SAID
    return MeasureAnswer(outcome, f"{way}. {more}".strip(), {"how": ((way, outcome),), "age": ((age, outcome),)})


def young_person_present(unit: HeldReview, on: date) -> MeasureAnswer:
    """ISS-7-L5. Over ten: the review was after the tenth birthday."""
    if unit.born is None:
        return MeasureAnswer(LEFT_OUT, "The child’s age is not known.")
    if unit.day <= birthday(unit.born, OVER):
        return MeasureAnswer(LEFT_OUT, "The child was not over ten.")
    way = _way_there(unit)
    outcome = UNKNOWN if way is None else YES if way else NO
    said = {YES: f"{way}.", NO: "The young person was not there.", UNKNOWN: "Whether the young person was there is not on the record."}
    return MeasureAnswer(outcome, said[outcome], {"mode": ((way, outcome),)} if way else {})


def _way_there(unit: HeldReview) -> str | None:
    """How they were there; nothing where they were not, None where that is not known."""
    how = _how(unit)
    if how:
        return how.label if how in WAS_THERE else ""
    if unit.line.body.get("participated") is False:
        return ""
    attended = _attended(unit)
    came = next((one for one in attended if one.sector is Sector.CHILD and one.came and one.how in THERE), None)
    if came:
        return came.how.label if came.how else WAY_NOT_SAID
    return "" if attended and unit.line.body.get("participated") is None else None


def _attended(unit: HeldReview) -> list[Attendance]:
    return [one.said for one in unit.gathered.attendance]


def venue_chosen(unit: HeldReview, on: date) -> MeasureAnswer:
    """ISS-7-L6. Of those who were asked; who was not is counted by itself."""
    if not unit.line.body.get("venue_asked"):
        return MeasureAnswer(LEFT_OUT, "The child was not asked where to meet, as far as the record says.")
    theirs = unit.line.body.get("venue_theirs")
    said = {True: "It was held where they chose.", False: "It was held elsewhere.", None: "Whether it was held there is not on the record."}
    return MeasureAnswer(as_recorded(theirs), said[theirs])


def venue_not_asked(unit: HeldReview, on: date) -> MeasureAnswer:
    """ISS-7-L6. Not to have been asked is a failing of its own."""
    asked = unit.line.body.get("venue_asked")
    said = {True: "The child was asked.", False: "The child was not asked.", None: "Whether they were asked is not on the record."}
    return MeasureAnswer(UNKNOWN if asked is None else NO if asked else YES, said[asked])


def told_how_to_complain(unit: HeldReview, on: date) -> MeasureAnswer:
    """ISS-7-L7. Everybody who took part; what was said once for everybody there counts for each."""
    all_told: bool | None = unit.line.body.get("complaints_told")
    came = [one for one in _attended(unit) if one.came]
    each = [(_part(one), all_told if one.complaints_told is None else one.complaints_told) for one in came]
    outcome = as_recorded(of_all(told for _, told in each) if each else all_told)
    why = {YES: "Everybody was told.", NO: "Somebody was not told.", UNKNOWN: "It is not recorded of everybody whether they were told."}
    return MeasureAnswer(outcome, why[outcome], {"participant": tuple((part, as_recorded(told)) for part, told in each)})


def _part(one: Attendance) -> str:
    return one.tie.label if one.tie else one.sector.label

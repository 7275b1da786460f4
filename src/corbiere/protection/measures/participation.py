"""The measures of who took part, and was heard and told (ISS-7-C3, C5, C6, C7, C8 and C10)."""

from collections.abc import Collection, Iterable
from datetime import date

from corbiere.insight.measure import Key, MeasureAnswer, MeasureOutcome, Part, as_recorded, of_all
from corbiere.ledger.fields import LEARNED
from corbiere.meetings.notes import same_name
from corbiere.meetings.parts import Attendance, FamilyTie, Presence, Sector
from corbiere.protection.measures.timeliness import by_agency
from corbiere.protection.measures.units import AgencyReport, ChildConference, Conference, kind_of
from corbiere.statute.calendar import birthday, in_words

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
THERE = (Presence.IN_PERSON, Presence.LINK, Presence.PART)
PARENTS = (FamilyTie.MOTHER, FamilyTie.FATHER, FamilyTie.RESPONSIBLE)
OVER = 10  # ISS-7-C6
WAY_NOT_SAID = "How is not recorded"


def reports_received(unit: AgencyReport, on: date) -> MeasureAnswer:
    """ISS-7-C3. A report counts that came by the day of the conference."""
    came = [asked.received for asked in unit.asked if asked.received and asked.received <= unit.day]
    outcome = YES if len(came) == len(unit.asked) else NO
    if outcome is YES:
        return MeasureAnswer(outcome, f"Received by {in_words(max(came))}.", by_agency(unit, outcome))
    late = [asked.received for asked in unit.asked if asked.received and asked.received > unit.day]
    if late:
        return MeasureAnswer(outcome, f"It came on {in_words(max(late))}, after the conference.", by_agency(unit, outcome))
    return MeasureAnswer(outcome, "It did not come for every child." if came else "None came.", by_agency(unit, outcome))


def views_represented(unit: ChildConference, on: date) -> MeasureAnswer:
    """ISS-7-C5. To have been there is not enough: the minutes say what the child thinks."""
    of_type = ((kind_of(unit.type), UNKNOWN),)
    if unit.views is None:
        return MeasureAnswer(UNKNOWN, "The minutes say neither what the child thinks nor why that is not known.", {"type": of_type})
    outcome = YES if any(unit.views.get(name) for name in LEARNED) else NO
    by = {"type": ((kind_of(unit.type), outcome),)}
    if outcome is NO:
        return MeasureAnswer(outcome, f"The child’s views were not learned: {unit.views.get('why_not')}", by)
    way = _way_heard(unit)
    return MeasureAnswer(outcome, f"{way}.", {**by, "how": ((way, outcome),)})


def _way_heard(unit: ChildConference) -> str:
    ways = {one.how for one in unit.attended if one.sector is Sector.CHILD}
    if _came(one for one in unit.attended if one.sector is Sector.CHILD):
        return "The child was there"
    if Presence.ADVOCATE in ways:
        return "Somebody spoke for the child"
    return "In writing" if Presence.IN_WRITING in ways else "Their words were brought to the conference"


def young_person_present(unit: ChildConference, on: date) -> MeasureAnswer:
    """ISS-7-C6. Over ten: the conference was after the tenth birthday."""
    if unit.born is None or unit.born > unit.day:
        return MeasureAnswer(LEFT_OUT, "The child was not born yet." if unit.born else "The child’s age is not known.")
    if unit.day <= birthday(unit.born, OVER):
        return MeasureAnswer(LEFT_OUT, "The child was not over ten.")
    if not unit.attended:
        return _nobody_listed(unit)
    came = _came(one for one in unit.attended if one.sector is Sector.CHILD)
    outcome = YES if came else NO
    by: dict[str, tuple[Part, ...]] = {"type": ((kind_of(unit.type), outcome),)}
    if came:
        by["mode"] = tuple((way, outcome) for way in sorted({_way(one) for one in came}))
    return MeasureAnswer(outcome, "The young person was there." if came else "The young person is not among those who came.", by)


def parent_present(unit: ChildConference, on: date) -> MeasureAnswer:
    """ISS-7-C7. Where every parent was kept out, it is shown apart and counts all the same."""
    kept_out = _every_parent_kept_out(unit)
    if not unit.attended:
        nobody = _nobody_listed(unit)
        return nobody._replace(by={**nobody.by, "parent": tuple((tie.label, UNKNOWN) for tie in PARENTS)}, beside=kept_out)
    came = {one.tie for one in _came(unit.attended) if one.tie in PARENTS}
    unsaid = any(one.tie is None for one in _came(unit.attended) if one.sector is Sector.FAMILY)
    outcome = YES if came else UNKNOWN if unsaid else NO
    by = {
        "parent": tuple((tie.label, YES if tie in came else UNKNOWN if unsaid else NO) for tie in PARENTS),
        "type": ((kind_of(unit.type), outcome),),
    }
    said = {YES: "A parent was there.", UNKNOWN: "Somebody from the family was there; who is not recorded.", NO: "No parent was there."}
    return MeasureAnswer(outcome, f"{said[outcome]} Each was kept out, with a reason." if kept_out else said[outcome], by, kept_out)


def _every_parent_kept_out(unit: ChildConference) -> bool:
    """As the invitations have it."""
    parents = [one for one in unit.invited if one.tie in PARENTS]
    return bool(parents) and all(one.kept_out for one in parents)


def too_few_there(unit: Conference, on: date) -> MeasureAnswer:
    """ISS-7-C8. The numerator are those that were not quorate, whether they went on or were stopped."""
    if unit.stopped:
        return MeasureAnswer(YES, "Too few came, and it was not held.", {"type": ((kind_of(unit.type), YES),)})
    if not any(one.attended for one in unit.held):
        return MeasureAnswer(UNKNOWN, "Who came is not on the record.", {"type": ((kind_of(unit.type), UNKNOWN),)})
    missing = sorted({who for one in unit.held for who in one.missing})
    outcome = YES if missing else NO
    by: dict[str, tuple[Part, ...]] = {"type": ((kind_of(unit.type), outcome),)}
    if missing:
        absent: set[Key] = {key for one in unit.held for key in one.absent}
        by["absent"] = tuple((key, outcome) for key in sorted(absent, key=str))
    return MeasureAnswer(outcome, f"Missing: {', '.join(missing)}." if missing else "Enough came.", by)


def told_how_to_complain(unit: Conference, on: date) -> MeasureAnswer:
    """ISS-7-C10. Everybody of the family who took part, and each child who did."""
    people: dict[tuple[str, Sector, FamilyTie | None], list[bool | None]] = {}
    for child in unit.held:
        for one in _took_part(child.attended):
            said = child.complaints_told if one.complaints_told is None else one.complaints_told
            people.setdefault((same_name(one.who), one.sector, one.tie), []).append(said)
    each = {key: _once(said) for key, said in people.items()}
    by = {"participant": tuple((_participant(sector, tie), as_recorded(said)) for (_, sector, tie), said in each.items())}
    said = of_all(each.values() if each else [_once([child.complaints_told for child in unit.held])])
    outcome = as_recorded(said)
    why = {YES: "Everybody was told.", NO: "Somebody was not told.", UNKNOWN: "It is not recorded of everybody whether they were told."}
    return MeasureAnswer(outcome, why[outcome], by)


def _took_part(attended: Iterable[Attendance]) -> list[Attendance]:
    return [one for one in attended if one.came and one.sector in (Sector.FAMILY, Sector.CHILD)]


def _once(said: Collection[bool | None]) -> bool | None:
    """Joins the records of brothers and sisters on one person: told once is told, unless one of them says not."""
    return False if False in said else True if True in said else None


def _participant(sector: Sector, tie: FamilyTie | None) -> str:
    return Sector.CHILD.label if sector is Sector.CHILD else tie.label if tie else "Somebody from the family; who is not recorded"


def _came(attended: Iterable[Attendance]) -> list[Attendance]:
    """People there for all or part of it. Where how is not said, to have come is enough."""
    return [one for one in attended if one.came and (one.how is None or one.how in THERE)]


def _way(one: Attendance) -> str:
    return one.how.label if one.how else WAY_NOT_SAID


def _nobody_listed(unit: ChildConference) -> MeasureAnswer:
    return MeasureAnswer(UNKNOWN, "Who came is not on the record.", {"type": ((kind_of(unit.type), UNKNOWN),)})

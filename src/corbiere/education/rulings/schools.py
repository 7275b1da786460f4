"""May a child be enrolled so, be there for part of the week, or leave? Full time, at a good school, and never without one unsaid."""

from datetime import date

from corbiere.education.entries import SchoolEnrolled, SchoolInspected, SchoolLeft, SchoolTimetableSet
from corbiere.education.entries.parts import GOOD_ENOUGH
from corbiere.education.entries.schools import AfterSchool
from corbiere.education.schooling import school_on
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import in_words

Timetabled = SchoolEnrolled | SchoolTimetableSet


@ruling(SchoolEnrolled, now=True)
def may_be_enrolled_without_a_timetable(asked: Proposal, entry: SchoolEnrolled) -> Ruling:
    """LAC-421-1: whether the child is there full time is on record."""
    return must(entry.full_time is not None, "Say whether they are there full time.", "LAC-421-1", "full_time")


@ruling(SchoolEnrolled, SchoolTimetableSet, now=True)
def may_be_part_time_without_why_or_end(asked: Proposal, entry: Timetabled) -> Ruling | None:
    """LAC-421-1: a child is at school full time. Where not, it is said why, until when, and who looks again."""
    if entry.full_time is not False:
        return None
    if not entry.why_part_time:
        return must(False, "Every child is entitled to school full time. Write why they are not.", "LAC-421-1", "why_part_time")
    if entry.part_time_until is None:
        return must(False, "Write until when, at the latest: a part-time timetable has an end.", "LAC-421-1", "part_time_until")
    why = f"The day on which it ends is before it begins, on {in_words(asked.happened)}. Check the days."
    return must(entry.part_time_until > asked.happened, why, "LAC-421-1", "part_time_until")


@ruling(SchoolEnrolled, SchoolTimetableSet, now=True)
def may_be_part_time_and_nobody_looks(asked: Proposal, entry: Timetabled) -> Ruling | None:
    """LAC-421-1."""
    if entry.full_time is not False:
        return None
    return should(bool(entry.reviewed_by), "Who looks at it again before it ends? Or why does nobody?", "LAC-421-1", "reviewed_by")


@ruling(SchoolTimetableSet, now=True)
def may_have_a_timetable_at_no_school(asked: Proposal, entry: SchoolTimetableSet) -> Ruling:
    """LAC-421-1: a timetable is one of a school."""
    there = school_on(asked.standing.lines, asked.happened)
    why = "They go to no school on that day, as far as is on record. Enrol them first, or check the day."
    return must(there is not None, why, "LAC-421-1", "happened")


@ruling(SchoolEnrolled, now=True)
def may_miss_part_of_what_is_taught(asked: Proposal, entry: SchoolEnrolled) -> Ruling | None:
    """LAC-421-1: a full and relevant curriculum, or what is missing."""
    said = entry.curriculum is not False or bool(entry.curriculum_says)
    return must(said, "Write what is missing, and what is done about it.", "LAC-421-1", "curriculum_says")


@ruling(SchoolEnrolled, now=True)
def may_go_to_an_ungraded_school_off_the_island(asked: Proposal, entry: SchoolEnrolled) -> Ruling | None:
    """LAC-424-1: of a school off the island it is known where it is and what its inspectors say."""
    if not entry.off_island:
        return None
    if not entry.place:
        return must(False, "Write in which town and country it is.", "LAC-424-1", "place")
    known = entry.grade is not None and entry.inspected_on is not None
    return should(known, "What do its inspectors say, and of which day is that? Or why is it not known?", "LAC-424-1", "grade")


@ruling(SchoolEnrolled, SchoolInspected, now=True)
def may_go_to_a_school_that_is_not_good(asked: Proposal, entry: SchoolEnrolled | SchoolInspected) -> Ruling | None:
    """LAC-424-1: inspected to good or outstanding, or it is said why it is right for this child."""
    if entry.grade is None or entry.grade in GOOD_ENOUGH:
        return None
    why = "Its inspectors do not call it good. Why is it right for this child? Or why can that not be said?"
    return should(bool(entry.why_below_good), why, "LAC-424-1", "why_below_good")


@ruling(SchoolEnrolled, SchoolInspected)
def may_be_inspected_in_days_to_come(asked: Proposal, entry: SchoolEnrolled | SchoolInspected) -> Ruling | None:
    """LAC-424-1."""
    return _not_after(asked, entry.inspected_on, "inspected_on", "An inspection lies in the past. Check its day.")


def _not_after(asked: Proposal, day: date | None, field: str, why: str) -> Ruling | None:
    return must(day <= asked.happened, why, "LAC-424-1", field) if day else None


@ruling(SchoolLeft, now=True)
def may_leave_no_school(asked: Proposal, entry: SchoolLeft) -> Ruling:
    """LAC-421-1: a school is left by who goes there."""
    there = school_on(asked.standing.lines, asked.happened)
    why = "They go to no school on that day, as far as is on record. Check the day."
    return must(there is not None, why, "LAC-421-1", "happened")


@ruling(SchoolLeft, now=True)
def may_be_left_without_teaching(asked: Proposal, entry: SchoolLeft) -> Ruling | None:
    """LAC-421-1: who has no school is taught meanwhile, or it is said why not."""
    if entry.outcome not in (AfterSchool.NONE, AfterSchool.HOME):
        return None
    return should(bool(entry.meanwhile), "Who teaches them until then? Or why does nobody?", "LAC-421-1", "meanwhile")

"""May this be written of a term at school, of an exclusion, of advice?"""

from corbiere.education.entries import EducationAdviceGiven, EducationBarrierNoted, EducationBarrierOver, SchoolExcluded, SchoolTermReported
from corbiere.education.entries.parts import Expected
from corbiere.education.entries.terms import Exclusion
from corbiere.education.schooling import was_in_care
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import in_words


@ruling(SchoolTermReported, now=True)
def may_report_nothing_of_a_term(asked: Proposal, entry: SchoolTermReported) -> Ruling:
    """LAC-384-1: how often they were there, or how far they came."""
    said = entry.attendance is not None or entry.progress is not None or bool(entry.attainment)
    return must(said, "Write how often they were there, or how far they came.", "LAC-384-1", "attendance")


@ruling(SchoolTermReported, now=True)
def may_fall_behind_unhelped(asked: Proposal, entry: SchoolTermReported) -> Ruling | None:
    """LAC-428-2: who comes less far than expected is helped."""
    if entry.progress is not Expected.LESS:
        return None
    return should(bool(entry.help), "What helps them to catch up? Or why is there nothing?", "LAC-428-2", "help")


@ruling(SchoolExcluded, now=True)
def may_be_excluded_for_unknown_days(asked: Proposal, entry: SchoolExcluded) -> Ruling | None:
    """LAC-384-1: for how long a child is kept out is on record."""
    if entry.sort is not Exclusion.FIXED:
        return None
    if entry.school_days is None:
        return must(False, "Write for how many school days.", "LAC-384-1", "school_days")
    why = "They come back after the day on which they were excluded. Check the days."
    return must(entry.back_on is None or entry.back_on > asked.happened, why, "LAC-384-1", "back_on")


@ruling(SchoolExcluded, now=True)
def may_be_excluded_and_given_nothing(asked: Proposal, entry: SchoolExcluded) -> Ruling:
    """LAC-421-1: a child who is kept out of school is taught elsewhere."""
    return should(bool(entry.instead), "What is given instead, from which day? Or why is there nothing?", "LAC-421-1", "instead")


@ruling(EducationAdviceGiven, now=True)
def may_advise_who_was_never_in_care(asked: Proposal, entry: EducationAdviceGiven) -> Ruling:
    """LAC-425-1: advice is for who is or was looked after."""
    why = "They were never looked after by then, as far as is on record. Check the day, and whose record it is."
    return must(was_in_care(asked.standing.lines, asked.happened), why, "LAC-425-1", "happened")


@ruling(EducationBarrierNoted, now=True)
def may_be_in_the_way_unnamed(asked: Proposal, entry: EducationBarrierNoted) -> Ruling:
    """LAC-423-3: what stands in the way is named, so that it can be seen of all pupils together."""
    return must(bool(entry.what), "Choose what stands in the way.", "LAC-423-3", "what")


@ruling(EducationBarrierOver)
def may_be_out_of_the_way_twice(asked: Proposal, entry: EducationBarrierOver) -> Ruling:
    """LAC-423-3."""
    told = asked.standing.entry(entry.of)
    names = {str(entry.of), *((str(told.id), str(told.root)) if told else ())}
    before = next((line for line in asked.standing.of_kind(entry.kind) if line.body.get("of") in names), None)
    why = f"It is out of the way since {in_words(before.happened)}. Correct that if it is wrong." if before else ""
    return must(before is None, why, "LAC-423-3", "of")

"""Answers on the health of children looked after: assessed in time, teeth seen to, immunised, and asked how they feel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corbiere.care.entries.health import CheckResult, CheckSort, HealthCheckHad, ImmunisationsChecked
from corbiere.care.entries.wellbeing_screen import NoQuestionnaire, QuestionnaireNotDone, StrengthsQuestionnaireScored
from corbiere.care.measures.closing import LookedAfterThen, looked_after
from corbiere.care.rulings.health import QUESTIONNAIRE_AGES
from corbiere.insight.dataset import Dataset
from corbiere.insight.measure import MeasureAnswer, MeasureOutcome, OfOneChild, as_recorded, as_the_law_has_it
from corbiere.statute.calendar import birthday, in_words
from corbiere.statute.duties import Finding

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
FIRST, NEXT = ASSESSMENTS = ("care.first-health-assessment", "care.next-health-assessment")
WHICH = {FIRST: "The first assessment", NEXT: "A later assessment"}
YEAR = 12  # months in care from which these are asked: as the statistics of England have it


@dataclass(frozen=True, slots=True, kw_only=True)
class DueHealthAssessment(OfOneChild):
    """A health assessment on the day by which it was due."""

    owed: Finding


def due_assessments(world: Dataset) -> Iterator[DueHealthAssessment]:
    for child, history in world.children.items():
        for owed in history.found(*ASSESSMENTS):
            yield DueHealthAssessment(child, None, owed.due, WHICH[owed.duty.id], owed=owed)


def assessed_in_time(unit: DueHealthAssessment, on: date) -> MeasureAnswer:
    """PS-5.7. As the law's clock has it."""
    outcome, why = as_the_law_has_it(unit.owed, on, "held")
    return MeasureAnswer(outcome, why, {"which": ((unit.called, outcome),)})


def in_care_for_a_year(world: Dataset) -> Iterator[LookedAfterThen]:
    return (one for one in looked_after(world) if one.looked_after_for(YEAR))


def teeth_checked(unit: LookedAfterThen, on: date) -> MeasureAnswer:
    """PS-5.7. Seen by a dentist in the twelve months before."""
    seen = [
        line
        for line in unit.within_a_year(HealthCheckHad.kind)
        if line.body["what"] == CheckSort.TEETH and line.body["result"] != CheckResult.NOT_SEEN
    ]
    said = f"A dentist saw them on {in_words(seen[-1].happened)}." if seen else "No dentist saw them in the year before."
    return MeasureAnswer(YES if seen else NO, said)


def immunised(unit: LookedAfterThen, on: date) -> MeasureAnswer:
    """PS-5.7. As it was last checked."""
    checked = unit.upto(ImmunisationsChecked.kind)
    if not checked:
        return MeasureAnswer(UNKNOWN, "Nobody has written down that it was checked.")
    up_to_date, day = bool(checked[-1].body["up_to_date"]), in_words(checked[-1].happened)
    return MeasureAnswer(as_recorded(up_to_date), f"{'All' if up_to_date else 'Not all'} that were due had been given on {day}.")


def of_questionnaire_age(world: Dataset) -> Iterator[LookedAfterThen]:
    first, last = QUESTIONNAIRE_AGES
    return (
        one for one in in_care_for_a_year(world) if one.is_under(last) and one.history.born and birthday(one.history.born, first) <= one.day
    )


def questionnaire_scored(unit: LookedAfterThen, on: date) -> MeasureAnswer:
    """LAC-386-2. In the twelve months before; where there is no score, by why."""
    done = unit.within_a_year(StrengthsQuestionnaireScored.kind)
    if done:
        return MeasureAnswer(YES, f"It was filled in on {in_words(done[-1].happened)}.")
    told = unit.within_a_year(QuestionnaireNotDone.kind)
    why = NoQuestionnaire(told[-1].body["why"]).label if told else "Nothing is on the record"
    return MeasureAnswer(NO, f"{why}.", {"why": ((why, NO),)})

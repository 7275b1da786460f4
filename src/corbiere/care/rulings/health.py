"""Is what is written of a child's health whole enough, and does something follow from it?"""

from corbiere.care.entries.health import (
    CheckResult,
    HealthAssessmentCompleted,
    HealthAssessmentDeclined,
    HealthAssessmentOffered,
    HealthCheckHad,
    HealthReportReceived,
    ImmunisationsChecked,
    SubstanceUse,
    SubstanceUseConsidered,
)
from corbiere.care.entries.wellbeing_screen import (
    AfterScreen,
    FilledInBy,
    HealthReferralAnswered,
    ReferralState,
    StrengthsQuestionnaireScored,
    points_to_need,
)
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import birthday

QUESTIONNAIRE_AGES = (4, 17)  # from 4 to 16, the questionnaire's own
THEMSELVES = 11  # from which a young person fills in their own: the questionnaire's own


@ruling(HealthAssessmentOffered, now=True)
def may_offer_a_day_that_is_over(asked: Proposal, entry: HealthAssessmentOffered) -> Ruling | None:
    """PS-5.7: the day of an appointment is still to come when it is offered."""
    why = "That day is before the one on which it was offered. Check both days."
    return must(entry.on >= asked.happened, why, "PS-5.7", "on")


@ruling(HealthAssessmentCompleted, now=True)
def may_assess_health_without_what_follows(asked: Proposal, entry: HealthAssessmentCompleted) -> Ruling | None:
    """PS-5.7: whether the report is on file."""
    return must(entry.report is not None, "Say whether their report is here, or still to come.", "PS-5.7", "report")


@ruling(HealthReportReceived, now=True)
def may_file_a_report_before_its_assessment(asked: Proposal, entry: HealthReportReceived) -> Ruling | None:
    held = asked.standing.entry(entry.of)
    why = "Its assessment was later, or is not there. Check the day, and which assessment it is."
    return must(held is not None and held.happened <= asked.happened, why, "PS-5.7", "of")


@ruling(HealthAssessmentDeclined, now=True)
def may_leave_it_at_no(asked: Proposal, entry: HealthAssessmentDeclined) -> Ruling | None:
    """PS-5.7: a young person may say no, and it is said what was done so that they are looked after all the same."""
    why = "Write what was done about it: another place, somebody they trust, when it is offered again."
    return must(bool(entry.done), why, "PS-5.7", "done")


@ruling(HealthCheckHad, now=True)
def may_leave_a_check_without_what_follows(asked: Proposal, entry: HealthCheckHad) -> Ruling | None:
    """PS-5.7: what they found, what is needed, and why somebody was not seen."""
    if entry.result is None:
        return must(False, "Choose what they found.", "PS-5.7", "result")
    if entry.result is CheckResult.TREATMENT:
        return must(bool(entry.needs), "Write what they need, and who sees to it.", "PS-5.7", "needs")
    if entry.result is CheckResult.NOT_SEEN:
        return must(bool(entry.why_not), "Write why they were not seen, and what was done.", "PS-5.7", "why_not")
    return None


@ruling(ImmunisationsChecked, now=True)
def may_miss_immunisations_unnamed(asked: Proposal, entry: ImmunisationsChecked) -> Ruling | None:
    """PS-5.7: which are missing, and what is done about it."""
    if entry.up_to_date:
        return None
    if not entry.missing:
        return must(False, "Choose which are missing.", "PS-5.7", "missing")
    planned = bool(entry.plan or entry.when)
    return should(planned, "What is done so that they get them? Or why is nothing?", "PS-5.7", "plan")


@ruling(SubstanceUseConsidered, now=True)
def may_leave_a_habit_without_help(asked: Proposal, entry: SubstanceUseConsidered) -> Ruling | None:
    """LAC-383-1: drink or drugs that harm are answered with help, or it is said why not."""
    helped = entry.problem is SubstanceUse.NONE or entry.help is not None
    return must(helped, "Say whether they have help with it.", "LAC-383-1", "help")


@ruling(StrengthsQuestionnaireScored, now=True)
def may_leave_a_high_score_without_a_step(asked: Proposal, entry: StrengthsQuestionnaireScored) -> Ruling | None:
    """LAC-386-1: a score that points to need leads to a referral, or it is said why not."""
    if not points_to_need(entry.score, entry.filled_in_by):
        return None
    if entry.next is None:
        return must(False, "This score points to need. Say what follows.", "LAC-386-1", "next")
    told = entry.next is not AfterScreen.NOT or bool(entry.why_not)
    return must(told, "This score points to need. Write why there is no referral.", "LAC-386-1", "why_not")


@ruling(StrengthsQuestionnaireScored, now=True)
def may_be_asked_at_another_age(asked: Proposal, entry: StrengthsQuestionnaireScored) -> Ruling | None:
    """LAC-386-2: the questionnaire is one for children from 4 to 16, who fill in their own from 11."""
    born, (first, last) = asked.standing.born, QUESTIONNAIRE_AGES
    if born is None:
        return None
    within = birthday(born, first) <= asked.happened < birthday(born, last)
    if not within:
        return should(False, "The questionnaire is made for children from 4 to 16. Why was it filled in?", "LAC-386-2", "score")
    old_enough = entry.filled_in_by is not FilledInBy.CHILD or asked.happened >= birthday(born, THEMSELVES)
    return should(old_enough, "Young people fill in their own from 11. Why was it theirs?", "LAC-386-2", "filled_in_by")


@ruling(HealthReferralAnswered, now=True)
def may_wait_with_nothing_meanwhile(asked: Proposal, entry: HealthReferralAnswered) -> Ruling | None:
    """LAC-386-1: whoever waits, or is not taken on, has something else meanwhile."""
    helped = entry.said is ReferralState.SEES or bool(entry.meanwhile)
    return should(helped, "What helps them until then, or instead? Or why is there nothing?", "LAC-386-1", "meanwhile")

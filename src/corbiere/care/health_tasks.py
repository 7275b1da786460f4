"""Rows of what a child in care is owed for their health, beside the clocks of the law: each from the day it waits until what does it."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.care.entries.health import (
    DONE,
    CheckResult,
    CheckSort,
    HealthAssessmentDeclined,
    HealthAssessmentOffered,
    HealthAssessmentRequested,
    HealthCheckHad,
    HealthReportReceived,
    HealthReportState,
    ImmunisationsChecked,
)
from corbiere.care.entries.wellbeing_screen import (
    HealthReferralAnswered,
    HealthReferralMade,
    QuestionnaireNotDone,
    ReferralState,
    StrengthsQuestionnaireScored,
)
from corbiere.care.episodes import in_care_on
from corbiere.care.rulings.health import QUESTIONNAIRE_AGES
from corbiere.care.tasks import LEADERS, SOON, began_here
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS, birthday, days_after, in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed
from corbiere.work.tasks import ASKED, Child, Task

# Defaults: no Jersey source gives a number.
OFFERED_WITHIN = 10  # working days in which a health service offers a day
REPORT_WITHIN = 20  # working days in which the report of an assessment comes
ANSWERED_WITHIN = 20  # working days in which a service answers a referral
YEAR = 365  # days: the returns of England count a check of teeth and a questionnaire once a year
FIRST_TEETH = 1  # the age from which teeth are checked: public advice to see a dentist by the first birthday
BY_DEFAULT = "which is a default: no source gives a number."


def health_assessment(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-5.7: asked for, offered, held, report on file; and after a no, asked again."""
    span = in_care_on(lines, on)
    if span is None:
        return
    since = [line for line in lines if span.begins <= line.happened <= on]
    last = _last(since, DONE, HealthAssessmentRequested.kind, HealthAssessmentOffered.kind, HealthAssessmentDeclined.kind)
    if last:
        yield from _next_step(child, last, on)
    for line in since:
        if (
            line.kind == DONE
            and line.body.get("report") == HealthReportState.AWAITED
            and not _follows(since, line, HealthReportReceived.kind)
        ):
            due = WORKING_DAYS.after(line.happened, REPORT_WITHIN)
            why = f"Their health was assessed on {in_words(line.happened)} (PS-5.7). Within {REPORT_WITHIN} working days, {BY_DEFAULT}"
            what = f"Get the report of {child.called}’s health assessment"
            yield Task(child, what, due, why, "should", SOON, "default", kind=HealthReportReceived.kind, of=line.root)


def _next_step(child: Child, last: Line, on: date) -> Iterator[Task]:
    """Tells the next step on the way to an assessment; nothing once it is held."""
    name, of = child.called, last.root
    match last.kind:
        case HealthAssessmentRequested.kind:
            wanted = last.body.get("by")
            due = date.fromisoformat(wanted) if wanted else WORKING_DAYS.after(last.happened, OFFERED_WITHIN)
            why = f"It was asked for on {in_words(last.happened)} (PS-5.7)."
            why += "" if wanted else f" Within {OFFERED_WITHIN} working days, {BY_DEFAULT}"
            what = f"Get a day for {name}’s health assessment"
            yield Task(child, what, due, why, ASKED, SOON, kind=HealthAssessmentOffered.kind, of=of)
        case HealthAssessmentOffered.kind if (day := date.fromisoformat(last.body["on"])) <= on:
            why = "Write down what was found; or why it was not held, and what was done."
            yield Task(child, f"How was {name}’s health assessment?", day, why, ASKED, SOON, kind=DONE)
        case HealthAssessmentDeclined.kind:
            again = last.body.get("ask_again")
            day = date.fromisoformat(again) if again else last.happened
            why = "They did not want it: it is offered again, in another way (PS-5.7)."
            yield Task(child, f"Offer {name} a health assessment again", day, why, ASKED, SOON, kind=HealthAssessmentOffered.kind)


def checks(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-5.7: teeth every year, what is missing of the immunisations, and the treatment that was found to be needed."""
    span = in_care_on(lines, on)
    if span is None or child.born is None:
        return
    first = max(span.begins, birthday(child.born, FIRST_TEETH))
    seen = [line for line in lines if line.kind == HealthCheckHad.kind and line.happened <= on]
    teeth = [line for line in seen if line.body["what"] == CheckSort.TEETH and line.body.get("result") != CheckResult.NOT_SEEN]
    if teeth or began_here(span, lines):
        due = _again(teeth[-1]) if teeth else days_after(first, YEAR)
        if due <= days_after(on, SOON_DAYS):
            why = f"A dentist sees them once a year (PS-5.7), {BY_DEFAULT}"
            yield Task(child, f"{child.called} sees a dentist", due, why, "should", ORDINARY_RANK, "default", kind=HealthCheckHad.kind)
    checked = _last(lines, ImmunisationsChecked.kind)
    if checked is None and began_here(span, lines):
        due = WORKING_DAYS.after(span.begins, OFFERED_WITHIN)
        why = f"It is known which they had (PS-5.7). Within {OFFERED_WITHIN} working days of coming into care, {BY_DEFAULT}"
        what = f"Check {child.called}’s immunisations"
        yield Task(child, what, due, why, "should", ORDINARY_RANK, "default", kind=ImmunisationsChecked.kind)
    elif checked and not checked.body["up_to_date"]:
        day = date.fromisoformat(checked.body["when"]) if checked.body.get("when") else checked.happened
        what = f"{child.called}’s missing immunisations"
        yield Task(child, what, day, "Not all that are due were given (PS-5.7).", ASKED, SOON, kind=ImmunisationsChecked.kind)


SOON_DAYS = 30  # days before its day that a yearly check stands on the list


def _again(line: Line) -> date:
    return date.fromisoformat(line.body["next"]) if line.body.get("next") else days_after(line.happened, YEAR)


def questionnaire(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-386-2: once a year, from 4 to 16."""
    span = in_care_on(lines, on)
    if span is None or child.born is None:
        return
    first, last = (birthday(child.born, age) for age in QUESTIONNAIRE_AGES)
    done = _last([line for line in lines if line.happened <= on], StrengthsQuestionnaireScored.kind, QuestionnaireNotDone.kind)
    if not first <= on < last or not (done or began_here(span, lines)):
        return
    due = days_after(done.happened if done else max(span.begins, first), YEAR)
    if due <= days_after(on, SOON_DAYS):
        why = f"How they feel and get on is asked once a year from 4 to 16 (LAC-386-2), {BY_DEFAULT}"
        what = f"Strengths and Difficulties Questionnaire for {child.called}"
        yield Task(child, what, due, why, "should", ORDINARY_RANK, "default", kind=StrengthsQuestionnaireScored.kind)


def referrals(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-386-1: a referral waits until the service sees the child or says no."""
    for line in lines:
        if line.kind != HealthReferralMade.kind or line.happened > on:
            continue
        said = [one for one in lines if one.kind == HealthReferralAnswered.kind and one.body["of"] == str(line.root) and one.happened <= on]
        if said and said[-1].body["said"] != ReferralState.WAITING:
            continue
        wanted = (said[-1].body.get("first_seen") if said else line.body.get("answer_by")) or ""
        due = date.fromisoformat(wanted) if wanted else WORKING_DAYS.after((said or [line])[-1].happened, ANSWERED_WITHIN)
        why = f"{line.body['to']} was asked on {in_words(line.happened)} (LAC-386-1)." + (" They are on the waiting list." if said else "")
        why += "" if wanted else f" {ANSWERED_WITHIN} working days are a default: no source gives a number."
        yield Task(
            child,
            f"What does {line.body['to']} say about {child.called}?",
            due,
            why,
            ASKED,
            SOON,
            kind=HealthReferralAnswered.kind,
            of=line.root,
        )


def _last(lines: Sequence[Line], *kinds: str) -> Line | None:
    return next((line for line in reversed(lines) if line.kind in kinds), None)


def _follows(lines: Sequence[Line], line: Line, kind: str) -> bool:
    return any(one.kind == kind and one.body.get("of") == str(line.root) for one in lines)


for asks in (health_assessment, checks, questionnaire, referrals):
    owed.declare(owed.BesideTheLaw(asks, LEADERS))

"""Rows that a child's daily life in care brings: a carer's worry at once, and what every child is owed between two reviews."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

from corbiere.care.carers import carers
from corbiere.care.entries.daily import (
    PAPER,
    CarerAsked,
    CarersQuestionAnswered,
    CarersWorryAnswered,
    CarerWorried,
    DayWritten,
)
from corbiere.care.entries.delegated import DecisionsDelegated
from corbiere.care.entries.knowing import DirectWorkDone
from corbiere.care.entries.life_story import AchievementNoted, IdentityConsidered, LifeStoryAdded
from corbiere.care.entries.reviews import ReviewHeld
from corbiere.care.episodes import home_on, in_care_on
from corbiere.care.tasks import FIRST_STEPS, LEADERS, SOON, TEN_DAYS, began_here
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS, days_after, in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed
from corbiere.work.roles import HEARS
from corbiere.work.tasks import ASKED, SAFETY_FORCE, Child, Task

ANSWERED_WITHIN = 2  # working days in which a carer has an answer; default
MOST = 120  # characters of what they asked
PERIOD = 182  # days: default, the six months between two reviews later on
KEPT = (
    (DirectWorkDone.kind, "Do something with {name} that tells you what matters to them", "PS-5.11"),
    (LifeStoryAdded.kind, "Add to {name}’s life story", "PS-5.15"),
    (AchievementNoted.kind, "Write down what {name} achieved", "PS-5.25"),
)


def unanswered(lines: Sequence[Line], answer: str, on: date) -> list[Line]:
    """The notes of carers that are to be answered with that kind, and have not been."""
    answered = {line.body["of"] for line in lines if line.kind == answer and line.happened <= on}
    return [line for line in lines if line.happened <= on and answered_with(line) == answer and str(line.root) not in answered]


def answered_with(line: Line) -> str:
    """The kind that answers what a carer wrote; empty where nothing is asked in it."""
    match line.kind:
        case CarerAsked.kind:
            return CarersQuestionAnswered.kind
        case CarerWorried.kind:
            return CarersWorryAnswered.kind
        case DayWritten.kind if line.body.get("worry"):
            return CarersWorryAnswered.kind
    return ""


def worries(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """A carer who is worried is answered: at the head of the list, from the minute they wrote it."""
    for line in unanswered(lines, CarersWorryAnswered.kind, on):
        what = f"The carer is worried about {child.called}"
        why = f"Written on {in_words(line.happened)}. Ring them, and say what is done about it."
        yield Task(child, what, line.happened, why, SAFETY_FORCE, 0, kind=CarersWorryAnswered.kind, of=line.root)


def questions(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """A question of a carer, who may not decide it alone, is answered in time for the child."""
    for line in unanswered(lines, CarersQuestionAnswered.kind, on):
        wanted = line.body.get("by")
        due = date.fromisoformat(wanted) if wanted else WORKING_DAYS.after(line.happened, ANSWERED_WITHIN)
        why = f"Asked on {in_words(line.happened)}: “{shorten(line.body['asks'], MOST, placeholder='…')}”."
        why += "" if wanted else f" {ANSWERED_WITHIN} working days are a default: no source gives a number."
        what = f"Answer {child.called}’s carer"
        yield Task(child, what, due, why, ASKED, SOON, None if wanted else "default", kind=CarersQuestionAnswered.kind, of=line.root)


def between_reviews(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-5.11, PS-5.15, PS-5.25: each time between two reviews has some of each."""
    span = in_care_on(lines, on)
    if span is None:
        return
    held = [line.happened for line in lines if line.kind == ReviewHeld.kind and span.begins <= line.happened <= on]
    if not held and not began_here(span, lines):
        return
    since, again = max([span.begins, *held]), PERIOD
    for kind, what, clause in KEPT:
        if not any(line.kind == kind and since <= line.happened <= on for line in lines):
            why = f"Nothing is written of it since {in_words(since)} ({clause}). Six months between reviews are a default."
            yield Task(
                child, what.format(name=child.called), days_after(since, again), why, "standard", ORDINARY_RANK, "default", kind=kind
            )


def who_they_are(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-5.19: before the plan is written, who the child is has been thought of; and who may decide what is agreed."""
    span = in_care_on(lines, on)
    if span is None or not began_here(span, lines):
        return
    due = WORKING_DAYS.after(span.begins, FIRST_STEPS)
    for kind, what, why in (
        (
            IdentityConsidered.kind,
            f"Write down who {child.called} is",
            "Race, ethnicity, language, disability, gender, sexuality (PS-5.19).",
        ),
        (DecisionsDelegated.kind, f"Agree who may decide what for {child.called}", "Their carers know what they may say yes to."),
    ):
        if not any(line.kind == kind and span.begins <= line.happened <= on for line in lines):
            yield Task(child, what, due, f"{why} {TEN_DAYS}", "should", ORDINARY_RANK, "default", kind=kind)


def paper(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """A carer who signs in reads what they need to know, from the first day on."""
    home = home_on(lines, on)
    if home is None or not any(one.last is None or one.last >= on for one in carers(lines) if one.first <= on):
        return
    if not any(line.kind == PAPER and line.happened >= home.since for line in lines):
        what = f"Write what {child.called}’s carers need to know"
        why = "Health, allergies, school, routines, who may not be in touch, whom to ring at night."
        yield Task(child, what, home.since, why, ASKED, SOON, kind=PAPER)


owed.declare(owed.BesideTheLaw(worries, HEARS, urgent=True))
for asks in (questions, between_reviews, who_they_are, paper):
    owed.declare(owed.BesideTheLaw(asks, LEADERS))

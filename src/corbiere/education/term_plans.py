"""Whether a child's education plan for this term is agreed, due or late, as the law counts it (Standard 5.17). Pure."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from corbiere.ledger.entry import Choice
from corbiere.statute.calendar import birthday
from corbiere.statute.terms import school_terms

SCHOOL_AGE = (4, 16)
DEFAULT = "Terms are default dates until Jersey’s own are entered."


class TermPlanState(Choice):
    LATE = "late", "Late"
    DUE = "due", "Due"
    FIRST = "first", "From next term"
    AGREED = "agreed", "Agreed"
    NOT_OWED = "not-owed", "Not of school age"


class TermPlan(NamedTuple):
    """`due` is the last day of the term of which it is asked; None where none is."""

    state: TermPlanState
    due: date | None


def term_plan(agreed: Collection[date], in_care_since: date, last: date, born: date | None, on: date) -> TermPlan:
    """As a day closes. `last` is the last day in care."""
    terms = school_terms(in_care_since, min(last, on), born)
    if terms:
        term = terms[-1]
        if any(term.first <= day <= term.due for day in agreed):
            return TermPlan(TermPlanState.AGREED, term.due)
        if last >= on and is_of_school_age(born, on):
            return TermPlan(TermPlanState.DUE if on <= term.due else TermPlanState.LATE, term.due)
    waits = last >= on and is_of_school_age(born, on)
    return TermPlan(TermPlanState.FIRST if waits else TermPlanState.NOT_OWED, None)


def is_of_school_age(born: date | None, on: date) -> bool:
    first, over = SCHOOL_AGE
    return born is not None and birthday(born, first) <= on < birthday(born, over)

"""The measure of education plans: whether one is agreed each term for whoever is looked after (Standard 5.17)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import Role
from corbiere.education.schooling import CARE_KINDS, ENTRY_OF_PLAN, SCHOOL_KINDS, school_on
from corbiere.education.term_plans import DEFAULT
from corbiere.insight.dataset import Dataset, Reads
from corbiere.insight.measure import Breakdown, Measure, MeasureAnswer, MeasureSet, OfOneChild, as_the_law_has_it, declare
from corbiere.registers.numbers import NOT_SAID, age_called
from corbiere.statute.duties import Finding

PLAN = "care.education-plan"


def leads_the_virtual_school(viewer: Viewer) -> bool:
    return Role.VIRTUAL_SCHOOL in viewer.roles


EDUCATION = MeasureSet(
    name="looked-after-education",
    called="Education of children looked after",
    says="Whether every child who is looked after has a plan for each term of school.",
    category="education",
    whole=leads_the_virtual_school,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlanDue(OfOneChild):
    """A plan on the last day of the term for which it is due; `where` the child went to school that day."""

    owed: Finding
    age: str
    where: str


def term_plans_due(world: Dataset) -> Iterator[TermPlanDue]:
    for child, history in world.children.items():
        for owed in history.found(PLAN):
            school = school_on(history.lines, owed.due)
            where = NOT_SAID if school is None else "Off the island" if school.off_island else "In Jersey"
            age = age_called(history.born, owed.due) if history.born else NOT_SAID
            yield TermPlanDue(child, None, owed.due, owed=owed, age=age, where=where)


def agreed_each_term(unit: TermPlanDue, on: date) -> MeasureAnswer:
    """PS-5.17. Within the term, as the law counts it."""
    outcome, why = as_the_law_has_it(unit.owed, on, "agreed")
    return MeasureAnswer(outcome, why, {"age": ((unit.age, outcome),), "where": ((unit.where, outcome),)})


declare(
    Measure(
        id="education-plans-each-term",
        of=EDUCATION,
        clause="PS-5.17",
        called="Education plans agreed each term",
        unit=("term’s plan", "terms’ plans"),
        reads=Reads(
            ("care-started", "accommodation-given"), frozenset({*CARE_KINDS, *SCHOOL_KINDS, ENTRY_OF_PLAN}), (PLAN,), 13 * 366
        ),  # of 4 to 16
        finds=term_plans_due,
        says=agreed_each_term,
        numerator="Plans that were agreed within their term.",
        denominator="Plans of terms that ended in the quarter, of children from 4 to 15 who were looked after when the term began.",
        left_out="A child who was no longer looked after before the term ended.",
        breakdowns=(Breakdown("age", "By age"), Breakdown("where", "By where they go to school")),
        readings=("Of a child who comes into care within a term the first plan is that of the next.",),
        default=DEFAULT,
    )
)

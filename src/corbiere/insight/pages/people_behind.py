"""Children behind a number, named: each once for each unit, where their record is open."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.insight.drill_down import Behind, why
from corbiere.insight.measure import MeasureOutcome
from corbiere.insight.scope import Over
from corbiere.people.models import Person

GROUPS = {
    MeasureOutcome.NO: "Not counted in it",
    MeasureOutcome.UNKNOWN: "Not known",
    MeasureOutcome.YES: "Counted in it",
    MeasureOutcome.NOT_YET: "Not due yet",
    MeasureOutcome.LEFT_OUT: "Left out",
}


class ChildLink(NamedTuple):
    id: UUID
    name: str
    entry: UUID | None


class PeopleList(NamedTuple):
    children: list[ChildLink]
    day: date
    sort: str
    why: str


class PeopleGroup(NamedTuple):
    called: str
    rows: list[PeopleList]


def groups(held: Behind, over: Over) -> list[PeopleGroup]:
    people = Person.objects.filter(subject__in=held.children & over.open)
    called = {person.subject: person.called for person in people}
    found: dict[MeasureOutcome, list[PeopleList]] = {outcome: [] for outcome in GROUPS}
    for one in held.told:
        unit = one.unit
        children = [ChildLink(id, called.get(id, "Name not known"), unit.entries.get(id)) for id in unit.children if id in over.open]
        found[one.answer.outcome].append(PeopleList(children, unit.day, unit.called, why(one, over)))
    return [PeopleGroup(GROUPS[outcome], rows) for outcome, rows in found.items() if rows]

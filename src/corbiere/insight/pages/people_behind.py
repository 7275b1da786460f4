"""Those behind a number, named: each child once for each unit, where their record is open."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.insight.drill_down import Behind, why
from corbiere.insight.measure import Outcome
from corbiere.insight.scope import Over
from corbiere.people.models import Person

GROUPS = {
    Outcome.NO: "Not counted in it",
    Outcome.UNKNOWN: "Not known",
    Outcome.YES: "Counted in it",
    Outcome.NOT_YET: "Not due yet",
    Outcome.LEFT_OUT: "Left out",
}


class Child(NamedTuple):
    id: UUID
    name: str
    entry: UUID | None


class Named(NamedTuple):
    children: list[Child]
    day: date
    sort: str
    why: str


class Group(NamedTuple):
    called: str
    rows: list[Named]


def groups(held: Behind, over: Over) -> list[Group]:
    people = Person.objects.filter(subject__in=held.children & over.open)
    called = {person.subject: person.called for person in people}
    found: dict[Outcome, list[Named]] = {outcome: [] for outcome in GROUPS}
    for one in held.told:
        unit = one.unit
        children = [Child(id, called.get(id, "Name not known"), unit.entries.get(id)) for id in unit.children if id in over.open]
        found[one.answer.outcome].append(Named(children, unit.day, unit.called, why(one, over)))
    return [Group(GROUPS[outcome], rows) for outcome, rows in found.items() if rows]

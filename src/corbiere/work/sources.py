"""Sources of somebody's list beside the records of their children: what they are asked to, have begun, or must agree to.

A source is declared once (`work.owed.declare(TaskSource("reports", …))`), and asked about whoever looks at their own work.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from corbiere.access.reach import Openness
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names as directory_names
from corbiere.ledger.record import Line
from corbiere.people.models import Person
from corbiere.work.tasks import Child, Task


@dataclass(frozen=True)
class ListQuery:
    """Who looks, on which day and at which hour of it. `children` are those they work with, `led` those whose work they
    lead, and `lines` what they see of everybody in
    their work; those who are `known` need not be looked up again."""

    viewer: Viewer
    on: date
    hour: str
    openness: Openness
    children: Collection[UUID]
    led: Collection[UUID]
    lines: Mapping[UUID, Sequence[Line]]
    known: dict[UUID, Child] = field(default_factory=dict)

    def was_there(self, subject: UUID, root: UUID) -> bool:
        """Whether an entry of a record was there on the day shown, as far as what is seen of it tells."""
        return self.on >= self.viewer.on or subject not in self.lines or any(line.root == root for line in self.lines[subject])

    def open(self, subjects: Iterable[UUID], directory: Collection[UUID] = ()) -> dict[UUID, Child]:
        """Finds which of these are open to whoever looks, the eldest first; `directory`: those who are no people."""
        opened = self.openness.categories(subjects)
        listed = set(directory) & opened.keys()
        unknown = opened.keys() - self.known.keys() - listed
        self.known.update(looked_up(unknown) if unknown else {})
        self.known.update({id: Child(id, name, name, None) for id, name in directory_names(listed).items()} if listed else {})
        return in_age({id: self.known[id] for id in opened if id in self.known})


class TaskSource(NamedTuple):
    """`name` tells it from the others. `rows`, (practitioner, subject), are there for a viewer on a day where there is anything to ask.

    They are looked for with the children of the list, and the source is left out where there are none.
    """

    name: str
    tasks: Callable[[ListQuery], Iterable[Task]]
    rows: Callable[[Viewer, date], QuerySet[Any, Any]] | None = None


SOURCES: list[TaskSource] = []


def asked_of(asking: ListQuery, brings: Collection[int]) -> list[Task]:
    """Tasks of every source that has any; `brings` are the places of those whose rows are there."""
    asked = (source for place, source in enumerate(SOURCES) if source.rows is None or place in brings)
    return [task for source in asked for task in source.tasks(asking)]


def looked_up(subjects: Collection[UUID]) -> dict[UUID, Child]:
    people = Person.objects.filter(subject__in=subjects)
    return {person.subject: Child(person.subject, person.called, person.spoken_of, person.born) for person in people}


def in_age(children: Mapping[UUID, Child]) -> dict[UUID, Child]:
    """The eldest first."""
    return {child.id: child for child in sorted(children.values(), key=lambda child: (child.born or date.max, child.id))}

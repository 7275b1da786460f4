"""What is owed of records on a day, and whose it is: one answer for My work, the team, a child's page, the API and every count."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.access.records import Seen, seen_together
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import Cover
from corbiere.ledger.rulings import Line
from corbiere.people.readings import person_of
from corbiere.statute.duties import Finding
from corbiere.work.tasks import Child, Roles, Task, by_law, is_anybodys, roles_on, tasks


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed of one record: what the law asks and is not done, whoever is to do it, and the lines from which it follows."""

    child: Child
    on: date
    lines: Sequence[Line]
    by_law: list[tuple[Finding, Task]]

    def of(self, roles: Roles) -> list[Task]:
        """What somebody with these roles is asked for."""
        return tasks(self.child, self.by_law, self.lines, self.on, roles)

    def roles(self, practitioners: Collection[UUID]) -> Roles:
        return roles_on(self.lines, practitioners, self.on)

    @property
    def nobodys(self) -> list[Task]:
        """What the law asks and nobody has, on this day."""
        held = self.roles(()).anybodys
        return [task for finding, task in self.by_law if not is_anybodys(finding, held)]


def owed(subjects: Collection[UUID], viewer: Viewer, day: date) -> dict[UUID, Owed]:
    """Of those that are open to the viewer."""
    return {id: owed_of(id, held, day) for id, held in seen_together(viewer, day, subjects).items()}


def owed_of(subject: UUID, seen: Seen, day: date) -> Owed:
    """The same of a record in hand."""
    child = child_of(subject, seen.lines)
    return Owed(child, day, seen.lines, by_law(child, seen.findings, seen.lines, day))


def child_of(id: UUID, lines: Iterable[Line]) -> Child:
    person = person_of(id, lines)
    return Child(id, person.called, person.spoken_of, person.born)


def acting_for(practitioner: UUID, on: date) -> set[UUID]:
    """The practitioner, and those for whom they act on the day."""
    return {practitioner, *Cover.objects.on(on).filter(acting=practitioner).values_list("subject", flat=True)}


def overdue(tasks: Iterable[Task], on: date) -> list[Task]:
    """What the law asked for by a day that is past, as a row of somebody's own work."""
    return [task for task in tasks if task.duty and task.mine and not task.service and task.due < on]

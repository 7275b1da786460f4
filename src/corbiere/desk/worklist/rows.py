"""Rows of a list as a page draws them: where the button of each leads, what it says, and how the rows are grouped for reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from corbiere.access.bases import is_wide
from corbiere.access.recording import Ties, is_theirs
from corbiere.desk.addresses import form_address
from corbiere.ledger.entry import kind_called
from corbiere.meetings.types import type_called
from corbiere.work.meeting_rows import IF_HELD, passed
from corbiere.work.ordering import TaskList
from corbiere.work.tasks import Task

HOLD, PREPARE, READ = "Hold", "Prepare", "Read"
WEEK, NOBODYS, OTHERS, SHORT = 4, 5, 3, 5  # as many rows of these groups as are in view before the rest is asked for; defaults


class Leads(NamedTuple):
    """Where a button leads, and what it says; empty where there is nothing for whoever looks to do."""

    href: str = ""
    verb: str = ""


class ListedRow(NamedTuple):
    """`plan` is where a worker sets a day of their own for it. `opens`: the record is open to them, and not for one answer alone."""

    task: Task
    href: str
    verb: str
    plan: str
    opens: bool


class RowGroup(NamedTuple):
    """Rows under one heading: those in view, and those that are folded away. `name` is how the page knows it."""

    name: str
    called: str
    rows: Sequence[ListedRow]
    more: Sequence[ListedRow]

    @property
    def number(self) -> int:
        return len(self.rows) + len(self.more)


@dataclass(frozen=True)
class RowLinks:
    """Who looks: what they are to each of whom the rows speak, on which day and at which hour. Nothing is led to where nobody `acts`."""

    ties: Mapping[UUID, Ties]
    on: date
    hour: str
    acts: bool

    def groups(self, work: TaskList, nobody: Sequence[Task]) -> list[RowGroup]:
        """Groups the rows; none that needs somebody now is folded."""
        found = [
            RowGroup("now", "Needs you now", self.rows(work.now), ()),
            self._folded("nobody", "Nobody has this", nobody, NOBODYS),
            self._folded("week", "This week", work.week, WEEK),
            self._folded("long", "Late for more than four weeks", work.long, 0),
            self._folded("later", "Later", work.later, max(0, SHORT - len(work.now) - len(nobody) - len(work.week))),
            self._folded("others", "Waiting for others", work.others, OTHERS),
        ]
        return [group for group in found if group.number]

    def _folded(self, name: str, called: str, tasks: Sequence[Task], first: int) -> RowGroup:
        """One more than fit is not folded away alone."""
        fits = len(tasks) if len(tasks) == first + 1 and first else first
        return RowGroup(name, called, self.rows(tasks[:fits]), self.rows(tasks[fits:]))

    def rows(self, tasks: Iterable[Task]) -> list[ListedRow]:
        return [ListedRow(self._for_others(task), *self.leads(task), self._plan(task), self._opens(task)) for task in tasks]

    def _for_others(self, task: Task) -> Task:
        """Says whose act it is that the law asks of them, where it is not theirs: a manager’s, as a rule."""
        if not (self.acts and task.mine and task.duty and task.kind) or task.link or task.met or self._may(task, task.kind):
            return task
        return replace(task, held=f"done by {' or '.join(of.label for of in kind_called(task.kind).whose)}")

    def _opens(self, task: Task) -> bool:
        ties = self.ties.get(task.child.id)
        return ties is None or is_wide(basis.name for basis in ties.bases)

    def leads(self, task: Task) -> Leads:
        if not self.acts or (task.duty and not task.mine):
            return Leads()
        if task.link:
            return Leads(reverse(task.link.page, args=task.link.args), task.verb)
        if task.sort:
            address = reverse("desk:arrange", args=[task.child.id])
            return Leads(f"{address}?type={task.sort}", task.verb) if self._may(task, task.kind) else Leads()
        if task.met:
            return self._meeting(task) if task.kind else Leads()
        if not self._may(task, task.kind):
            return Leads()
        also = () if task.duty else [other.id for other in task.others]  # what the law asks, as a visit, may be done where each one lives
        return Leads(form_address(task.child.id, task.kind, of=task.of, also=also), task.verb)

    def _meeting(self, task: Task) -> Leads:
        """On the day it is held; until then it is prepared, and afterwards its notes are sent."""
        assert task.met
        family, page = type_called(task.met.type).family, reverse("desk:meeting", args=[task.met.id])
        if task.met.part == "after":
            after = reverse("desk:meeting-after", args=[task.met.id])
            return Leads(after, task.verb if self._may(task, task.kind) else READ)
        over = task.met.part == "hold" and passed(task.planned, task.met.at, self.on, self.hour)
        if task.met.part == "hold" and task.planned and task.planned <= self.on and self._may(task, family.held):
            return Leads(reverse("desk:meeting-hold", args=[task.met.id]), IF_HELD if over else HOLD)
        if self._may(task, family.invited):
            return Leads(page, IF_HELD if over else PREPARE if task.met.part else task.verb)
        return Leads(page, READ)

    def _may(self, task: Task, kind: str) -> bool:
        whose = type_called(task.met.type).whose(kind) if task.met else ()
        return bool(kind) and any(
            is_theirs(kind_called(kind), self.ties[child.id], whose) for child in task.children if child.id in self.ties
        )

    def _plan(self, task: Task) -> str:
        if not (self.acts and task.can_be_planned and self._may(task, task.plan_kind)):
            return ""
        return form_address(task.child.id, task.plan_kind, what=task.kind)

"""A task, as a row of somebody's list: what, by when, why, and what to record to do it. Pure."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final, Literal, NamedTuple
from uuid import UUID

from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import DUTIES
from corbiere.ledger.record import Line
from corbiere.statute.duties import ORDINARY_RANK, Basis, Force

THIS_WEEK, FOR_LONG = timedelta(days=7), timedelta(weeks=4)  # four weeks: a default, said where it is shown
# Beside must, should and standard: what no duty asks for, and yet cannot wait.
SAFETY_FORCE: Final = "safety"
ASKED: Final = "asked"
ARRANGE: Final = "Arrange"
PARTS: Final = {"hold": "Hold", "after": "Send"}  # what is done on each part of the pages of a meeting


@dataclass(frozen=True, slots=True)
class Child:
    """A child as a list names them. `name` is the whole name, `called` the one they go by."""

    id: UUID
    name: str
    called: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing asked for. `kind` is what to record to do it; `rank` says how much a child is harmed if it is forgotten, 0 most.

    `of` is the entry that asks for it, where one does; `by` the day by which, where `due` is the day since which it waits. It is done at
    `meeting`, on this part of its pages, or by arranging a meeting of `sort`. `service` names the service whose work it is, where it is not
    for those who work with the child.
    """

    child: Child
    what: str
    due: date
    why: str
    force: Force | Literal["safety", "asked"]
    rank: int
    basis: Basis | None = None
    kind: str = ""
    duty: str = ""
    planned: date | None = None
    mine: bool = True
    of: UUID | None = None
    by: date | None = None
    meeting: UUID | None = None
    part: Literal["", "hold", "after"] = ""
    sort: str = ""
    service: str = ""

    @property
    def whose(self) -> str:
        """Who the law says is to do it; empty where no duty asks for it."""
        return DUTIES[self.duty].owner if self.duty else ""

    @property
    def verb(self) -> str:
        """Words of the button that leads to where it is done."""
        if self.sort:
            return ARRANGE
        return PARTS[self.part] if self.part else kind_called(self.kind).verb if self.kind else ""

    @property
    def can_be_planned(self) -> bool:
        """Whether a worker may set a day of their own for it."""
        return self.mine and not self.since and self.planned is None and self.meeting is None and self.plan_kind != ""

    @property
    def plan_kind(self) -> str:
        """The kind that plans a day for it; empty where none can be planned."""
        return next((plan.kind for plan in _OWN_DAYS if self.kind in plan.offered), "")

    @property
    def since(self) -> bool:
        """Whether `due` is the day since which it waits, and no day by which the law asks for it."""
        return self.force in (SAFETY_FORCE, ASKED)

    def late_for_long(self, on: date) -> bool:
        """So late that it would hide what can still be done in time. What keeps a child safe, and what must be done, is never put aside."""
        return self.rank == ORDINARY_RANK and not self.since and self.due < on - FOR_LONG

    @property
    def order(self) -> tuple[int, date, str]:
        return (self.rank, self.due, self.child.name)


class TaskList(NamedTuple):
    """Somebody's work: what needs somebody now, what has been late for long, what comes this week and later, and what others are to do."""

    now: list[Task]
    long: list[Task]
    week: list[Task]
    later: list[Task]
    others: list[Task]


def sorted_out(asked: Iterable[Task], on: date) -> TaskList:
    """Tasks by when they need somebody, and within that by what harms a child most if it is forgotten."""
    asked = list(asked)
    mine = sorted((task for task in asked if task.mine), key=lambda task: task.order)
    by_day = sorted(mine, key=lambda task: (task.due, task.order))
    long = [task for task in mine if task.late_for_long(on)]
    return TaskList(
        now=[task for task in mine if task.due <= on and task not in long],
        long=long,
        week=[task for task in by_day if on < task.due <= on + THIS_WEEK],
        later=[task for task in by_day if task.due > on + THIS_WEEK],
        others=sorted((task for task in asked if not task.mine and task.due <= on + THIS_WEEK), key=lambda task: (task.due, task.order)),
    )


# One row for what one form answers: a visit is one walk to the door, whatever the law asks to be done there.


def in_one_form(asked: Iterable[Task]) -> list[Task]:
    """Tasks in their order, where those that follow each other and end with the same entry on the same day are one.

    They are one only where everything else that a page says of them is the same: the force, and where the number comes from.
    """
    return [_one(list(same)) for _, same in groupby(asked, key=_form)]


def _form(task: Task) -> Hashable:
    if not (task.duty and task.kind):
        return id(task)
    return (task.child.id, task.kind, task.due, task.force, task.basis, task.planned, task.meeting, task.of, task.mine, task.rank)


def _one(tasks: list[Task]) -> Task:
    first, *more = sorted(tasks, key=lambda task: len(task.what))  # the plainest says what the form is
    if not more:
        return first
    what = "; ".join([first.what, *(f"{task.what[:1].lower()}{task.what[1:]}" for task in more)])
    return replace(first, what=what, why=" ".join(dict.fromkeys(task.why for task in tasks)))


# What workers planned for themselves: beside the law's days, never in their place.


class OwnDay(NamedTuple):
    """Entries of `kind` name a worker's own day, in the answer `day`, for recording `done_by`, or what the answer `what` says.

    `offered` are the kinds for which a list offers to plan a day so.
    """

    kind: str
    day: str
    done_by: str = ""
    what: str = ""
    offered: Collection[str] = ()


_OWN_DAYS: list[OwnDay] = []


def declare_own_day(plan: OwnDay) -> None:
    if plan not in _OWN_DAYS:
        _OWN_DAYS.append(plan)


def own_days(lines: Iterable[Line], on: date) -> dict[str, date]:
    """The worker's own days still to come, by the kind that is planned."""
    plans = {plan.kind: plan for plan in _OWN_DAYS}
    found: dict[str, date] = {}
    for line in lines:
        plan = plans.get(line.kind)
        day = line.body.get(plan.day) if plan else None
        if plan and day:
            found[plan.done_by or line.body[plan.what]] = date.fromisoformat(day)
        found.pop(line.kind, None)
    return {kind: day for kind, day in found.items() if day >= on}

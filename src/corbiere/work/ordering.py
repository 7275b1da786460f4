"""Tasks in their order: one for every list, page and count. Pure."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from corbiere.work.tasks import Child, Task

THIS_WEEK = timedelta(days=7)


class TaskList(NamedTuple):
    """Somebody's work: what needs somebody now, what has been late for long, what comes this week and later, and what others are to do."""

    now: list[Task]
    long: list[Task]
    week: list[Task]
    later: list[Task]
    others: list[Task]


def in_order(asked: Iterable[Task], on: date) -> list[Task]:
    return sorted(asked, key=lambda task: task.order(on))


def sorted_out(asked: Iterable[Task], on: date) -> TaskList:
    """Tasks by when they need somebody."""
    asked = in_order(asked, on)
    mine = [task for task in asked if task.mine]
    return TaskList(
        now=[task for task in mine if task.stands <= on and not task.late_for_long(on)],
        long=[task for task in mine if task.late_for_long(on)],
        week=[task for task in mine if on < task.stands <= on + THIS_WEEK],
        later=[task for task in mine if task.stands > on + THIS_WEEK],
        others=[task for task in asked if not task.mine and task.stands <= on + THIS_WEEK],
    )


# One row for one meeting, and for what one form answers: a visit is one walk to the door, whatever the law asks to be done there.


def in_one_row(asked: Sequence[Task]) -> list[Task]:
    return in_one_form(_in_one_meeting(asked))


def in_one_form(asked: Iterable[Task]) -> list[Task]:
    """Tasks in their order, where those that follow each other and end with the same entry on the same day are one.

    They are one only where everything else that a page says of them is the same: the force, and where the number comes from.
    """
    return [_one(list(same)) for _, same in groupby(asked, key=_form)]


def _form(task: Task) -> Hashable:
    if not (task.duty and task.kind):
        return id(task)
    return (task.child.id, task.kind, task.due, task.force, task.basis, task.planned, task.met, task.of, task.mine, task.rank, task.others)


def _one(tasks: list[Task]) -> Task:
    first, *more = sorted(tasks, key=lambda task: len(task.what))  # the plainest says what the form is
    if not more:
        return first
    what = "; ".join([first.what, *(f"{task.what[:1].lower()}{task.what[1:]}" for task in more)])
    return replace(first, what=what, why=" ".join(dict.fromkeys(task.why for task in tasks)))


def _in_one_meeting(asked: Sequence[Task]) -> list[Task]:
    """The meeting of brothers and sisters stands once, where the first of them would, with the nearest of their days."""
    together: dict[Hashable, list[Task]] = defaultdict(list)
    for task in asked:
        together[_meeting(task)].append(task)
    return [_met(same) for same in together.values()]


def _meeting(task: Task) -> Hashable:
    return (task.met.one, task.met.part, task.kind, task.mine) if task.met and task.met.part and task.met.occasion else id(task)


def _met(tasks: list[Task]) -> Task:
    first = tasks[0]
    others = dict.fromkeys(child for task in tasks for child in task.children if child.id != first.child.id)
    if not others:
        return first if len(tasks) == 1 else _one(tasks)
    why = " ".join(dict.fromkeys(task.why for task in tasks))
    return replace(first, others=tuple(others), due=min(task.due for task in tasks), why=why)


def of_brothers(asked: Iterable[Task], families: Mapping[UUID, UUID]) -> list[Task]:
    """Makes one row of what is asked for each of several brothers and sisters on the same day and is done for all of them in one form.

    `families` says of each child which family it is of: the same for those who are brothers and sisters.
    """
    together: dict[Hashable, list[Task]] = defaultdict(list)
    for task in asked:
        together[_act(task, families)].append(task)
    return [_of_each(same) for same in together.values()]


def _act(task: Task, families: Mapping[UUID, UUID]) -> Hashable:
    """The same for those whose one form does it."""
    if task.child.id not in families or not task.is_for_several:
        return id(task)
    said = (_each(task.what, task.child), task.kind, task.duty, task.due, task.force, task.basis, task.planned, task.by)
    return (families[task.child.id], *said, task.mine, task.held, task.note, task.link)


def _of_each(tasks: list[Task]) -> Task:
    first, *more = tasks
    if not more:
        return first
    why = " ".join(dict.fromkeys(_each(task.why, task.child) for task in tasks))
    return replace(first, what=_each(first.what, first.child), why=why, others=tuple(task.child for task in more))


def _each(text: str, child: Child) -> str:
    """Says the same of each of several: where the name begins a sentence, so do these words."""
    begins = rf"(^|[.?!] )?\b{re.escape(child.called)}\b"
    return re.sub(begins, lambda found: "each one" if found[1] is None else f"{found[1]}Each one", text)


def one_visit(asked: Iterable[Task]) -> list[Task]:
    """Makes one of what is tried again and is asked for by the law too: by the nearer day."""
    held = list(asked)
    again = {(task.child.id, task.kind): task for task in held if task.once}
    law = {(task.child.id, task.kind) for task in held if task.duty and task.mine} & again.keys()
    kept = [task for task in held if not (task.once and (task.child.id, task.kind) in law)]
    return [_again(task, again[key]) if task.duty and task.mine and (key := (task.child.id, task.kind)) in law else task for task in kept]


def _again(task: Task, again: Task) -> Task:
    return replace(task, planned=min(again.due, task.planned or again.due), note=again.note, why=f"{again.why} {task.why}")


def rows_of(work: TaskList, families: Mapping[UUID, UUID]) -> TaskList:
    """The same as a page lists it."""
    return TaskList(*(of_brothers(in_one_row(listed), families) for listed in work))


def every(work: TaskList) -> Iterator[Task]:
    return (task for listed in work for task in listed)

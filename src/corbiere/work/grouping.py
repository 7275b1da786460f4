"""One row for what one form answers: a visit is one walk to the door, whatever the law asks to be done there."""

from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import groupby

from corbiere.work.tasks import Task


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

"""Waiting for others: work offered to a colleague, and questions that nobody has answered. Whose each duty is, in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work.roles import SERVICES, Roles
from corbiere.work.tasks import ASKED, YOURS, Child, Task, take_back


class OpenQuestion(NamedTuple):
    """A question `asked` by one kind of entry, until it is `answered` by another that points at it."""

    asked: str
    answered: str


QUESTIONS: list[OpenQuestion] = []


def waiting(child: Child, lines: Sequence[Line], roles: Roles, practitioner: UUID, called: Mapping[UUID, str]) -> Iterator[Task]:
    """Work that somebody offered, and what they asked others about one child."""
    for made in roles.offers:
        if made.giver == practitioner:
            who = called.get(made.to, "a colleague")
            why = "The work stays with you until it is taken on."
            what, link = f"{who} has been asked to take over", take_back(made.entry)
            yield Task(child, what, made.since, why, ASKED, ORDINARY_RANK, mine=False, link=link)
    for question, line in _unanswered(lines):
        if line.practitioner == practitioner:
            yield _question(child, question, line)


def unanswered(lines: Iterable[Line]) -> Iterator[Line]:
    """Questions that others have not answered."""
    return (line for _, line in _unanswered(list(lines)))


def _unanswered(lines: Sequence[Line]) -> Iterator[tuple[OpenQuestion, Line]]:
    for question in QUESTIONS:
        answered = {line.body["of"] for line in lines if line.kind == question.answered}
        yield from ((question, line) for line in lines if line.kind == question.asked and str(line.root) not in answered)


def _question(child: Child, question: OpenQuestion, line: Line) -> Task:
    by = line.body.get("wanted_by")
    return Task(
        child, line.body["what"], line.happened, "You asked for it, and nobody has answered.", ASKED, ORDINARY_RANK,
        kind=question.answered, mine=False, of=line.root, by=date.fromisoformat(by) if by else None,
    )  # fmt: skip


# Whose a duty is.


def said_whose(task: Task, practitioner: UUID, acting: Collection[UUID], called: Mapping[UUID, str]) -> Task:
    if task.whom and task.whom in called and not task.mine:
        return replace(task, held=f"{called[task.whom]} has it")
    return replace(task, held=_whose(task, practitioner, acting, called)) if task.duty or task.service else task


def _whose(task: Task, practitioner: UUID, acting: Collection[UUID], called: Mapping[UUID, str]) -> str:
    if task.service:
        return "the service’s"
    if not task.mine:
        return of_whom(task, called)
    if practitioner in task.holders:
        return YOURS
    covered = [called[one] for one in task.holders if one in acting and one in called]
    return f"yours: you cover for {' and '.join(covered)}" if covered else f"yours, as there is no {task.whose}"


def of_whom(task: Task, called: Mapping[UUID, str]) -> str:
    """Whose it is, for somebody else."""
    named = [called[one] for one in task.holders if one in called]
    if task.whose in SERVICES:
        return f"{' or '.join(named)}’s, for the {task.whose}" if named else f"the {task.whose}’s"
    return f"the {task.whose}’s: {' or '.join(named) or 'nobody is named'}"

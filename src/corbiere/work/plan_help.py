"""The work that help in a plan brings: for whoever leads the plan, what its providers say; for a provider, what they are asked."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from corbiere.access.viewing import Viewer
from corbiere.ledger.record import Line
from corbiere.plans.interventions import HelpState, interventions
from corbiere.plans.types import PlanType
from corbiere.statute.calendar import in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

TO_ANSWER = 1  # rank: a child waits for help until its provider has answered
Rows = Callable[[Viewer, date], QuerySet[Any, Any]]


def unanswered(child: Child, lines: Sequence[Line], type: PlanType) -> Iterator[Task]:
    """WT-131-1, LAC-378-2: for whoever leads, each help whose provider has not answered, or said no."""
    assert type.replied is not None
    for one in interventions(lines, type):
        if one.waits:
            asked = one.action.practitioner is not None
            what = f"Wait for the provider’s answer: {one.action.what}" if asked else f"Does the provider agree? {one.action.what}"
            why = f"{one.state.label}. It is part of the plan once they agree ({type.replied.clause})."
            yield Task(child, what, one.since, why, ASKED, ORDINARY_RANK, kind=type.replied.kind, of=one.version, mine=not asked)
        elif one.state is HelpState.REFUSED and one.answer:
            why = f"{one.answer.body.get('why', 'No reason is written.')} The goal needs another way."
            yield Task(child, f"A provider said no: {one.action.what}", one.answer.happened, why, ASKED, TO_ANSWER, kind=type.wrote.kind)


def late(child: Child, lines: Sequence[Line], on: date, type: PlanType) -> Iterator[Task]:
    """WT-135-1, LAC-405-3: whether help was given whose day has passed, one row for each who gives it; whoever leads sees it too."""
    assert type.noted is not None
    waiting: dict[UUID | None, list[tuple[date, str]]] = defaultdict(list)
    for one in interventions(lines, type):
        by = one.action.by
        if by is None or by > on or not one.in_force or one.state is HelpState.DELIVERED:
            continue
        if one.noted is None or one.noted.happened < by:
            waiting[one.action.practitioner].append((by, one.action.what))
    for whom, passed in waiting.items():
        (due, first), *more = sorted(passed)
        why = f"The plan has it for {in_words(due)}, and nothing is written of it since."
        what = f"Was it given? {first}{f', and {len(more)} more' if more else ''}"
        yield Task(child, what, due, why, "must", 2, kind=type.noted.kind, whom=whom)


def wanted_of(name: str, rows: Rows, page: Callable[[Any], LinkTo]) -> TaskSource:
    """Help that somebody is asked to agree to, and what they answered while they may put it right. Who is closed is not among it."""

    def tasks(asking: ListQuery) -> Iterator[Task]:
        wanted = list(rows(asking.viewer, asking.on))
        named = asking.open(row.subject for row in wanted)
        for row in wanted:
            if row.subject in named and row.answered_on is None:
                why = "Their plan proposes it, and it is part of the plan once you agree. You can say no, and why."
                yield Task(named[row.subject], f"Will you give this help? {row.what}", row.since, why, ASKED, TO_ANSWER, link=page(row))

    return TaskSource(name, tasks, lambda viewer, on: rows(viewer, on).values_list("practitioner", "subject"))

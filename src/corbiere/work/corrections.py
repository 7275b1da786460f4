"""Corrections that wait for a second person, as rows of a list."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from corbiere.access.second_person import CorrectionRequest, may_decide, open_requests
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.agencies.directory import names
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import effective, rows_of
from corbiere.ledger.withdrawal import CorrectionAsked, ToDo
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

DECIDE = LinkTo("desk:decide", (), "Decide")


def corrections(asking: ListQuery) -> Iterator[Task]:
    """Requests of others that whoever looks may agree to, the oldest first."""
    found = list(_requests(asking.viewer))
    if found:
        called = names({request.by for request in found if request.by})
        children = asking.open({request.subject for request in found})
        yield from (_row(request, children[request.subject], called) for request in found if request.subject in children)


def _requests(viewer: Viewer) -> Iterator[CorrectionRequest]:
    subjects = list(dict.fromkeys(_asked(viewer).order_by("order").values_list("subject_id", flat=True)))
    for subject, held in rows_of(subjects).items() if subjects else ():
        lines = effective(held)
        yield from (request for request in open_requests(subject, lines) if may_decide(viewer, request, lines).allowed)


def _asked(viewer: Viewer) -> QuerySet[EntryRow]:
    return visible_to(viewer).filter(kind=CorrectionAsked.kind)


def _rows(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    return _asked(viewer).annotate(who=Cast(Value(viewer.practitioner), UUIDField())).values_list("who", "subject_id")


def _row(request: CorrectionRequest, child: Child, called: Mapping[UUID, str]) -> Task:
    who = called.get(request.by, "") if request.by else ""
    return Task(
        child, in_words(request), request.line.recorded_on, f"{who}: {request.said.why}", ASKED, ORDINARY_RANK,
        note="a second person must agree", link=DECIDE._replace(args=(request.line.id,)),
    )  # fmt: skip


def in_words(request: CorrectionRequest) -> str:
    """Names a request, as a list says it."""
    called = kind_called(request.target.kind).called
    if request.puts_back:
        return f"Restore “{called}”"
    return f"{'Correct' if request.said.what is ToDo.CORRECT else 'Withdraw'} “{called}”"


CORRECTIONS = TaskSource("corrections", corrections, _rows)

"""Asking somebody of another agency narrowly: they see who the child is and what is asked, and nothing else, and answer once (ADR 10)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from corbiere.access.bases import AGENCY_ASKED, opens
from corbiere.access.invitations import AnswerRequest, answerable
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.front_door.models import AgencyQuestion, QuestionGrant
from corbiere.front_door.questions import ANSWER, DEFAULT, KINDS, put_to_somebody
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.work import owed
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, LinkTo, Task

PAGE = LinkTo("front_door:question", (), "Answer")


@opens(QuestionGrant, reads=KINDS)
def question_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [AGENCY_ASKED.to(who, subject, held.line.happened, held.last, entry=held.line.root) for held, who in put_to_somebody(lines)]


@reading(AgencyQuestion, reads=KINDS)
def agency_questions(subject: UUID, lines: Sequence[Line]) -> list[AgencyQuestion]:
    return [
        AgencyQuestion(
            subject=subject,
            request=held.line.root,
            practitioner=who,
            asked_by=held.line.practitioner,
            what=held.line.body["what"],
            by=held.by,
            default=held.default,
            answered=held.answer and held.answer.happened,
            during=DateRange(held.line.happened, None),
        )
        for held, who in put_to_somebody(lines)
    ]


@answerable({ANSWER}.__contains__)
def questions_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    for row in AgencyQuestion.objects.on(on).filter(practitioner=practitioner, subject=subject):
        yield AnswerRequest(ANSWER, {"of": frozenset([row.request])}, row.answered is not None)


def _rows(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    waiting = AgencyQuestion.objects.on(on).filter(practitioner=viewer.practitioner, answered=None)
    return waiting.order_by().values_list("practitioner", "subject")


def to_answer(asking: ListQuery) -> Iterator[Task]:
    """The questions that wait for whoever looks, each with its day."""
    rows = list(AgencyQuestion.objects.on(asking.on).filter(practitioner=asking.viewer.practitioner, answered=None))
    children = asking.open({row.subject for row in rows})
    by = names({row.asked_by for row in rows if row.asked_by})
    for row in rows:
        if child := children.get(row.subject):
            who = by.get(row.asked_by, "Somebody") if row.asked_by else "Somebody"
            why = f"{who} asks: {row.what}{f' Answer {DEFAULT}.' if row.default else ''}"
            yield Task(
                child,
                f"Say what your agency knows of {child.called}",
                row.by,
                why,
                ASKED,
                1,
                by=row.by,
                link=PAGE._replace(args=(row.request,)),
            )


owed.declare(TaskSource("agency questions", to_answer, _rows))

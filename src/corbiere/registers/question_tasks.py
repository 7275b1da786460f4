"""Questions to the registers on people's lists: to answer and to review for those who keep them, their own for those who asked."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, UUIDField, Value

from corbiere.access.viewing import Viewer
from corbiere.registers.models import AskedAbout, RegisterQuestion
from corbiere.registers.questions import REPEATED, answers_questions
from corbiere.registers.register import register_called
from corbiere.statute.calendar import WORKING_DAYS, in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, NOBODY, LinkTo, Task

STANDS = timedelta(weeks=1)  # for how long an answer stands on the list of whoever asked; a default, no source gives it
WITHIN = 1  # working day within which a question is reviewed; a default, no source gives it (ISS-A-11)
PAGE = LinkTo("registers:question", (), "Answer")


def waiting(on: date) -> QuerySet[RegisterQuestion]:
    """Questions that nobody has answered, or reviewed: the longest first."""
    return RegisterQuestion.objects.filter(Q(answered=None) | Q(reviewed=None), asked__lte=on).order_by("asked", "subject")


def repeats(questions: Collection[RegisterQuestion], on: date) -> dict[Any, int]:
    """How many questions within a year are about the child of each; this one among them."""
    about = dict(AskedAbout.objects.filter(subject__in=[row.subject for row in questions]).values_list("subject", "known_as"))
    asked = AskedAbout.objects.filter(known_as__in=set(about.values()), asked__gt=on - REPEATED, asked__lte=on)
    counts = Counter(asked.values_list("known_as", flat=True))
    return {subject: counts[known_as] for subject, known_as in about.items()}


def review_by(row: RegisterQuestion) -> date:
    return WORKING_DAYS.after(row.asked, WITHIN)


def questions(asking: ListQuery) -> Iterator[Task]:
    """For those who keep the registers, what waits; for others, what they asked themselves lately."""
    if answers_questions(asking.viewer):
        yield from _to_do(asking)
    else:
        yield from _own(asking)


def _to_do(asking: ListQuery) -> Iterator[Task]:
    rows = list(waiting(asking.on))
    times = repeats(rows, asking.on)
    for row in rows:
        again = times.get(row.subject, 1)
        verb, what = ("Review", "Review a question to the") if row.answered else ("Answer", "Answer a question to the")
        often = f" It is question {again} about this child within a year (a year is a default)." if again > 1 else ""
        why = f"Asked on {in_words(row.asked)}.{often} Each is answered and reviewed; one working day is a default (ISS-A-11)."
        rank = 0 if again > 1 else 1 if row.answered is None else ORDINARY_RANK
        link = PAGE._replace(args=(row.subject,), verb=verb)
        yield Task(NOBODY, f"{what} {register_called(row.which).called}", review_by(row), why, "should", rank, "default", link=link)


def _own(asking: ListQuery) -> Iterator[Task]:
    lately = Q(answered=None) | Q(answered__gt=asking.on - STANDS)
    for row in RegisterQuestion.objects.filter(lately, practitioner=asking.viewer.practitioner, asked__lte=asking.on).order_by("asked"):
        said = "There is an answer." if row.answered else "It is with whoever keeps the register."
        link = PAGE._replace(args=(row.subject,), verb="Read")
        what = f"Your question to the {register_called(row.which).called}: {row.name}"
        yield Task(NOBODY, what, row.asked, said, ASKED, ORDINARY_RANK, mine=False, link=link)


def _rows(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    if answers_questions(viewer):
        return waiting(on).order_by().annotate(who=Value(viewer.practitioner, UUIDField())).values_list("who", "subject")
    lately = Q(answered=None) | Q(answered__gt=on - STANDS)
    own = RegisterQuestion.objects.filter(lately, practitioner=viewer.practitioner, asked__lte=on)
    return own.order_by().values_list("practitioner", "subject")


owed.declare(TaskSource("questions to the registers", questions, _rows))

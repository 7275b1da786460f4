"""The work that needs and requests bring somebody: a level that changed, an answer that is waited for, and what the Hub is to find."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField, Value

from corbiere.access.bases import ASKED_TO_ASSESS, SUPPORT_ASKED
from corbiere.access.models import Grant, Grants
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import PendingStep
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.wellbeing.assessment_requests import with_the_hub
from corbiere.wellbeing.entries.needs import LevelChangeAnswered
from corbiere.wellbeing.entries.requests import AssessmentRequested
from corbiere.wellbeing.levels import changes
from corbiere.work import caseload, owed
from corbiere.work.roles import DUTY, LEAD
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

PAGE = "wellbeing:request"
LEADERS = frozenset({LEAD, DUTY, "lead-practitioner", "lead-worker"})  # whoever leads the work, or a plan of help
RANK = 2
ANSWERED_WITHIN = 5  # working days. Default: no source says how soon a request is answered (WT-gap-7)
WAITS_FOR_TEAM = (
    "Whoever of your team accepts first has it; until then it is all of yours, and your manager’s. "
    "An answer is expected within five working days, which is a default."
)
WAITS = "It stays with whoever asks until you accept. An answer is expected within five working days, which is a default."


def changed(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """WT-continuum-3: the support is looked at when the level of need is another."""
    for one in changes(lines):
        if one.line.happened <= on and one.before:
            rose, step = ("rose", "up") if one.is_higher else ("fell", "down")
            what = f"{child.called}’s level of need {rose}: step the support {step}?"
            why = f"It was {one.before.label.lower()}, and is {one.level.label.lower()}. {one.why}".strip()
            yield Task(child, what, one.line.happened, why, ASKED, RANK, kind=LevelChangeAnswered.kind, of=one.line.root)


owed.declare(owed.BesideTheLaw(changed, LEADERS))


def to_answer(asking: ListQuery) -> Iterator[Task]:
    """Requests to assess of whoever sees nothing else of the record. Where more is seen, they stand with what follows from it."""
    rows = list(_asked(asking.viewer, asking.on))
    unseen = [row for row in rows if row.team or not any(line.root == row.entry for line in asking.lines.get(row.subject, ()))]
    named = asking.open(row.subject for row in unseen)
    for row in unseen:
        if row.entry and row.subject in named:
            child, who = named[row.subject], "your team" if row.team else "you"
            link = LinkTo(PAGE, (row.subject, row.entry), "Answer")
            due = WORKING_DAYS.after(row.during.lower, ANSWERED_WITHIN)
            why = WAITS_FOR_TEAM if row.team else WAITS
            yield Task(child, f"Will {who} assess what {child.called} needs?", due, why, "should", RANK, "default", link=link)


def _asked(viewer: Viewer, on: date) -> Grants:
    """Requests that wait for somebody, or for one of a team of theirs: to a team it is open no longer once one of them has answered."""
    granted = Grant.objects.to(viewer.practitioner, on).filter(basis=ASKED_TO_ASSESS.name)
    waits = PendingStep.objects.filter(to=viewer.practitioner, since__lte=on)
    return granted.filter(Q(practitioner=None) | Q(entry__in=waits.values("entry")))


def _asked_now(viewer: Viewer, on: date) -> QuerySet[Grant, Any]:
    return _asked(viewer, on).annotate(asks=Value(viewer.practitioner, UUIDField())).values_list("asks", "subject")


owed.declare(TaskSource("assessments asked for", to_answer, _asked_now))


def hubs(child: Child, lines: Sequence[Line]) -> Iterator[Task]:
    """WT-request-16: what nobody could be found for. Whoever at the Hub asks somebody has it from then on."""
    for one in with_the_hub(lines):
        if one.to_hub:
            what, why = f"Find who can assess what {child.called} needs", "Nobody of those who support the child could be found."
            of = UUID(one.of) if one.of else None
            yield Task(child, what, one.line.happened, why, ASKED, RANK, kind=AssessmentRequested.kind, of=of)


caseload.declare(caseload.Arrival(SUPPORT_ASKED, hubs))

"""The work that comes in at the front door: to decide on at the Hub, and to read for those who work with the child."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from corbiere.access.bases import OPEN_CONCERN
from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import Role
from corbiere.agencies.work import work_on
from corbiere.front_door.models import HubWorry, RaisedWorry
from corbiere.front_door.worries import worries_of
from corbiere.ledger.record import Line
from corbiere.ledger.standing import spans
from corbiere.statute.calendar import in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.statute.states import ON_PLAN
from corbiere.work import caseload, owed
from corbiere.work.roles import DUTY, LEAD
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, NOBODY, SAFETY_FORCE, Child, LinkTo, Task

STANDS = timedelta(weeks=2)  # for how long what became of a worry stands on the list of whoever told it; a default, no source gives it
AT_ONCE = 5  # rows of worries about nobody yet, before the others are one row; a default
READ = LinkTo("desk:entry", (), "Read")
HUB_DECIDES = "It is for the Hub to decide on. Read it, and tell them what you know."


def worries(child: Child, lines: Sequence[Line]) -> Iterator[Task]:
    """Worries that nobody has decided on yet, for those who take worries in."""
    for held in worries_of(lines):
        if held.is_open:
            what, said = f"A worry about {child.called} to decide on", held.line.body.get("concern", "")
            page = LinkTo("front_door:hub-worry", (held.line.root,), "Decide")
            yield Task(child, what, held.line.happened, said, SAFETY_FORCE, 0, of=held.line.root, whom=held.holder, link=page)


def worries_about_nobody(asking: ListQuery) -> Iterator[Task]:
    """Worries that came in and are joined to no child yet, which somebody at the Hub has in hand, or nobody. Many are one row, so that
    a flood from the public form hides nothing else."""
    alone = _about_nobody(asking.viewer, asking.on).filter(Q(crowd=None) | Q(at_risk=True))
    rows = list(alone.order_by("-at_risk", "came", "at", "entry"))
    for row in rows[:AT_ONCE]:
        what = f"A worry about {row.called or 'a child whose name is not known'}, who is to be found"
        yield Task(NOBODY, what, row.came, row.said, SAFETY_FORCE, 0, link=LinkTo("front_door:hub-worry", (row.entry,), "Find"))
    if more := rows[AT_ONCE:]:
        what = f"{len(more)} more worries about children who are to be found"
        since, why = min(row.came for row in more), "They stand on the Hub’s list."
        yield Task(NOBODY, what, since, why, SAFETY_FORCE, 0, link=LinkTo("front_door:hub", (), "Look"))


def _about_nobody(viewer: Viewer, on: date) -> QuerySet[HubWorry]:
    if Role.HUB not in viewer.roles:
        return HubWorry.objects.none()
    return HubWorry.objects.filter(Q(holder=None) | Q(holder=viewer.practitioner), matter=True, decided=None, came__lte=on)


def _rows_about_nobody(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    self = Cast(Value(viewer.practitioner), UUIDField())
    return _about_nobody(viewer, on).annotate(who=self).order_by().values_list("who", "subject")


def worries_to_read(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """Worries by others, for whoever leads the work, until the Hub decides. Of a child on a plan an alarm tells them."""
    undecided = [held for held in worries_of(lines) if held.is_open]
    if not undecided or any(span.begins <= on <= span.last for span in spans(lines, ON_PLAN)):
        return
    works = {held.practitioner for held in work_on(lines, on).all() if held.on(on)}
    for held in undecided:
        if held.raised_by not in works:
            what = f"Somebody is worried about {child.called}"
            yield Task(child, what, held.line.happened, HUB_DECIDES, ASKED, 1, link=READ._replace(args=(held.line.id,)))


def worries_raised(asking: ListQuery) -> Iterator[Task]:
    """Tells for some weeks of each worry that somebody told: that it came, was decided on, and what they were told."""
    for row in raised_lately(asking.viewer, asking.on):
        said = f"“{row.said}”"
        if row.told:
            why = f"You were told on {in_words(row.told_on or asking.on)}: {row.told}"
        elif row.decided:
            why = f"The Hub decided on it on {in_words(row.decided)}. What follows is for those who work with the child."
        else:
            why = "The Hub received it, and decides on it."
        yield Task(NOBODY, f"A worry that you told: {said}", row.came, why, ASKED, ORDINARY_RANK, mine=False)


def raised_lately(viewer: Viewer, on: date) -> QuerySet[RaisedWorry]:
    """Undecided, or decided or told of lately. Those at the Hub have its own list."""
    if Role.HUB in viewer.roles:
        return RaisedWorry.objects.none()
    lately = Q(decided=None) | Q(decided__gte=on - STANDS) | Q(told_on__gte=on - STANDS)
    return RaisedWorry.objects.filter(lately, practitioner=viewer.practitioner, came__lte=on).order_by("came", "entry")


def _rows(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    return raised_lately(viewer, on).order_by().values_list("practitioner", "subject")


owed.declare(TaskSource("worries about nobody yet", worries_about_nobody, _rows_about_nobody))
owed.declare(TaskSource("worries raised", worries_raised, _rows))
caseload.declare(caseload.Arrival(OPEN_CONCERN, worries))
owed.declare(owed.BesideTheLaw(worries_to_read, frozenset({LEAD, DUTY})))

"""Rows of a list that say what others told of the family of somebody with whom one works. They end by age: to read is not to write."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from corbiere.access.told_elsewhere import TieTold, people_told_of, told_elsewhere
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names, telephones
from corbiere.ledger.models import Subject
from corbiere.people.models import Relationship
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

READ = LinkTo("people:around", (), "Read")
STANDS = "A new tie may change what is true at home. This stands here for two weeks after it was told, which is a default."
A_FAMILY = "a family whose record is closed to you"


def family_told(asking: ListQuery) -> Iterator[Task]:
    """One row for all that an author told on a day of somebody on records that are closed, and one for each other who is open."""
    ties = [tie for tie in told_elsewhere(asking.viewer, asking.on) if tie.person in asking.children]
    told_on = dict(Relationship.objects.filter(entry__in=[tie.entry for tie in ties]).values_list("entry", "subject")) if ties else {}
    opened = asking.open(set(told_on.values())) if told_on else {}
    names({tie.author for tie in ties})
    rows = {(tie.person, tie.author, tie.told, other): tie for tie in ties for other in [opened.get(told_on.get(tie.entry, tie.entry))]}
    yield from (_row(tie, asking.known[tie.person], other) for (*_, other), tie in rows.items())


def _row(tie: TieTold, child: Child, other: Child | None) -> Task:
    author = names({tie.author})[tie.author]
    what = f"{author} told how {child.called} belongs to {other.name if other else A_FAMILY}"
    rung = telephones({tie.author}).get(tie.author, "")
    return Task(
        child, what, tie.told, STANDS, ASKED, ORDINARY_RANK,
        note=f"Ask {author} what it means for {child.called}{f': {rung}' if rung else ''}",
        others=(other,) if other else (), link=READ._replace(args=(child.id,)) if other else None,
    )  # fmt: skip


def _rows(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    told = Subject.objects.filter(id__in=people_told_of(viewer, on))
    return told.annotate(who=Cast(Value(viewer.practitioner), UUIDField())).values_list("who", "id")


FAMILY_TOLD = TaskSource("family told", family_told, _rows)

"""Lists in which people are named, such as somebody's work or what a search found: each of them is a sight, and is noted as one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from corbiere.access.models import AccessLog
from corbiere.access.reach import DIRECT, ReachRow, opened
from corbiere.access.viewing import Viewer


class Opening(NamedTuple):
    """The names of the bases on which a record is open, and what they open of it."""

    bases: set[str]
    categories: set[str]


def openings(viewer: Viewer, among: Collection[UUID]) -> dict[UUID, Opening]:
    """Of several people at once: why each is open to the viewer. Those who are closed are not there."""
    return openings_in(opened(viewer, among))


def openings_in(rows: Iterable[ReachRow]) -> dict[UUID, Opening]:
    """The same of why they are open, where that was asked."""
    found: dict[UUID, Opening] = defaultdict(lambda: Opening(set(), set()))
    for row in rows:
        found[row.subject].bases.add(row.basis if row.way == DIRECT else row.way)
        found[row.subject].categories.update(row.categories)
    return dict(found)


def log_listed(
    viewer: Viewer, among: Collection[UUID], what: str, daily: bool = False, rows: Sequence[ReachRow] | None = None
) -> dict[UUID, AccessLog]:
    """Notes that the viewer was shown these people in a list, and by what right each. What they searched for is not noted.

    `daily`: a list that lies open all day is noted once a day for each person in it; a default, so that what is noted can still be read.
    The sights are given back, also those noted before; those who are closed have none. `rows` are why each is open, where that was asked.
    """
    now, seen = timezone.now(), {"practitioner": viewer.practitioner, "on": viewer.on, "what": what}
    made = {
        subject: AccessLog(when=now, subject=subject, bases=sorted(opening.bases), categories=sorted(opening.categories), **seen)
        for subject, opening in openings_in(opened(viewer, among) if rows is None else rows).items()
    }
    before = set(AccessLog.objects.filter(**seen, subject__in=made).values_list("subject", flat=True)) if daily and made else set()
    AccessLog.objects.bulk_create(access for subject, access in made.items() if subject not in before)
    return made

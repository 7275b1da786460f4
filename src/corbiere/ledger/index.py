"""Columns of `ledger_subject` on each chain, so that nothing need be counted: by the entries, and put right where they differ."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from corbiere.ledger.entry import declared
from corbiere.ledger.models import Subject
from corbiere.statute.kinds import KINDS


class IndexColumns(NamedTuple):
    """The columns of `ledger_subject` that follow from the entries. Its `head` is proved by `chain.verify`, and never put right."""

    sort: str
    entries: int
    last_recorded: datetime | None


_KEPT = """
    SELECT DISTINCT ON (subject_id) subject_id, kind, count(*) OVER whole, max(recorded) OVER whole
    FROM ledger_entry WHERE subject_id = ANY(%s) WINDOW whole AS (PARTITION BY subject_id) ORDER BY subject_id, "order"
"""


def sort_opened(kind: str) -> str | None:
    """The sort of a subject that begins with an entry of this kind, if anything declares it still."""
    held = declared().get(kind)
    return held.about.sort if held else None


def put_right(subjects: Sequence[Subject], check: bool) -> Iterator[tuple[UUID, str]]:
    """The subjects and columns that differ from what the entries say; without `check` they are written anew.

    Call inside `without_row_security()`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, [[subject.id for subject in subjects]])
        found = {id: (kind, entries, last) for id, kind, entries, last in cursor.fetchall()}
    for subject in subjects:
        kind, entries, last = found.get(subject.id, ("", 0, None))
        wanted = IndexColumns(sort_opened(kind) or subject.sort, entries, last)
        differing = [column for column in IndexColumns._fields if getattr(subject, column) != getattr(wanted, column)]
        yield from ((subject.id, column) for column in differing)
        if differing and not check:
            Subject.objects.filter(id=subject.id).update(**wanted._asdict())


def asked_of_law(subjects: Sequence[UUID]) -> set[UUID]:
    """Subjects of whom anything was ever written that the law reads: of them findings are stored, if only to say that nothing is owed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT subject_id FROM ledger_entry WHERE subject_id = ANY(%s) AND kind = ANY(%s)", [list(subjects), [*KINDS]]
        )
        return {id for (id,) in cursor.fetchall()}

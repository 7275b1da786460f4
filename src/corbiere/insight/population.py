"""Reading for all children at once what measures ask about: a question for who they are, one for their entries, one for the directory.

Whom a number is about may be closed to whoever asks for it (whose.py says who may ask). So it is counted beneath every person's view, and
what leaves here for a page is numbers; who is behind them is shown only where their record is open (behind.py).
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from corbiere.agencies.models import Practitioner
from corbiere.insight.dataset import Reads, World, held
from corbiere.ledger.reading import Row, effective, rows_of, without_row_security
from corbiere.ledger.rulings import Line
from corbiere.statute.calendar import days_after


class Whom(NamedTuple):
    """Which children are counted: `only` these, None for all, and `without` those."""

    only: frozenset[UUID] | None = None
    without: frozenset[UUID] = frozenset()


ALL = Whom()


def world(reads: Reads, since: date, on: date, known: datetime | None = None, whom: Whom = ALL) -> World:
    """All that is counted from `since` to `on`."""
    with without_row_security():
        subjects = _with_any(reads.begins, days_after(since, -reads.days), on, known, whom)
        rows = rows_of(subjects, known, reads.kinds)
    children = {subject: held(reads, subject, _lines(rows.get(subject, ()), on), on) for subject in subjects}
    return World(on, children, dict(Practitioner.objects.values_list("subject", "agency")))


def _lines(rows: Sequence[Row], on: date) -> list[Line]:
    """What stands. A correction stands in the act that the entry it corrects was part of."""
    occasions = {row[2]: row[11] for row in rows}
    return [line._replace(occasion=occasions.get(line.root)) for line in effective(rows, on)]


def _with_any(kinds: Iterable[str], since: date, on: date, known: datetime | None, whom: Whom) -> list[UUID]:
    asked: list[Any] = [list(kinds), since, on, known, whom.only is None, list(whom.only or ()), list(whom.without)]
    with connection.cursor() as cursor:
        cursor.execute(_WHO, asked)
        return [subject for (subject,) in cursor.fetchall()]


_WHO = """
    SELECT DISTINCT subject_id FROM ledger_entry
    WHERE kind = ANY(%s) AND happened BETWEEN %s AND %s AND recorded <= coalesce(%s::timestamptz, 'infinity')
        AND (%s OR subject_id = ANY(%s::uuid[])) AND subject_id <> ALL(%s::uuid[])
    ORDER BY subject_id
"""

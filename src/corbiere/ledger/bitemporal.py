"""Histories: readings that also hold from when until when each row was known, so that a past moment is one question to one table.

A reading is made of what stands; a history of every entry as it was written, those since corrected or withdrawn too. Where a reading
would do, a history is not needed: it is for what is asked of many subjects at once, as known at a past moment.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection, models

from corbiere.ledger.reading import WITHDRAWN, StoredEntry, effective, row_of
from corbiere.ledger.readings import ReadingTable
from corbiere.ledger.record import Line

M = TypeVar("M", bound=models.Model)


class RecordedRow(NamedTuple):
    """An entry as it was written, and the moment."""

    recorded: datetime
    row: StoredEntry


HistoryFold = Callable[[UUID, Sequence[RecordedRow]], list[M]]


@dataclass(frozen=True, slots=True)
class BitemporalTable(ReadingTable):
    """`begins` are the kinds without one of which a subject has no rows, so that most subjects are passed over quickly."""

    begins: frozenset[str]
    fold: HistoryFold[Any]

    def made_of(self, subjects: Sequence[UUID]) -> dict[UUID, list[models.Model]]:
        """The rows of each subject, from the ledger. Call inside `without_row_security()`, with what is new already appended."""
        if not subjects:
            return {}
        told = _told(subjects, self.reads, self.begins)
        return {subject: list(self.fold(subject, told[subject])) if subject in told else [] for subject in subjects}


HISTORIES: list[BitemporalTable] = []


def history(model: type[M], reads: Iterable[str], begins: Iterable[str]) -> Callable[[HistoryFold[M]], HistoryFold[M]]:
    """Registers a fold of a subject's entries as they were written, in the order of recording, as the one maker of a table's rows."""

    def register(fold: HistoryFold[M]) -> HistoryFold[M]:
        if all(held.model is not model for held in HISTORIES):
            HISTORIES.append(BitemporalTable(model, frozenset(reads), frozenset(begins), fold))
        return fold

    return register


def moments(told: Sequence[RecordedRow]) -> Iterator[tuple[datetime, list[Line]]]:
    """After each entry: the moment, and what stood then, in order of happening."""
    for place, (recorded, _) in enumerate(told, start=1):
        yield recorded, effective([row for _, row in told[:place]])


# Both are looked up by the subject: so it is as quick in a database that was just filled, and of which the planner knows nothing yet.
_TOLD = """
    SELECT subject_id, "order", id, root, kind, version, happened, time, (recorded AT TIME ZONE 'Europe/Jersey')::date,
        practitioner, agency, occasion, body, replaces, person, recorded
    FROM ledger_entry told WHERE subject_id = ANY(%(subjects)s) AND kind = ANY(%(reads)s) AND EXISTS (
        SELECT FROM ledger_entry begun WHERE begun.subject_id = told.subject_id AND begun.kind = ANY(%(begins)s)
    ) ORDER BY subject_id, "order"
"""


def _told(subjects: Sequence[UUID], reads: Iterable[str], begins: Iterable[str]) -> dict[UUID, list[RecordedRow]]:
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, {"reads": [*reads, WITHDRAWN], "subjects": list(subjects), "begins": list(begins)})
        rows = [(row[0], RecordedRow(row[-1], row_of(row))) for row in cursor.fetchall()]
    return {subject: [told for _, told in held] for subject, held in groupby(rows, itemgetter(0))}

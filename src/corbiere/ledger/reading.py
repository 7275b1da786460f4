"""Reading the record: a subject's entries on a day, as known at a moment, and what follows from them."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

from corbiere.ledger.kept_records import RECORDS, CachedRecord
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Line, Standing
from corbiere.ledger.standing import (
    WITHDRAWN,
    StoredEntry,
    effective,
    fact_of,
    facts_between,
    facts_of,
    folded,
    gives_facts,
    happening,
    is_law,
    replaced_among,
    spans,
    standing_of,
    stands_after,
    stood_down,
    upto,
    withdrawn,
)
from corbiere.statute.duties import Finding

__all__ = [
    "JERSEY",
    "WITHDRAWN",
    "StoredEntry",
    "above",
    "beneath",
    "effective",
    "fact_of",
    "facts_between",
    "facts_of",
    "findings",
    "folded",
    "gives_facts",
    "happening",
    "is_law",
    "lines",
    "no_longer_standing",
    "read_anew",
    "record_seen",
    "records",
    "records_seen",
    "replaced_among",
    "row_of",
    "rows_of",
    "spans",
    "standing",
    "standing_of",
    "standings",
    "stands_after",
    "stood_down",
    "upto",
    "withdrawn",
    "without_row_security",
]
JERSEY = ZoneInfo("Europe/Jersey")

# Whether this thread works as the ledger already, so that it need not be said to the database again.
_BENEATH: ContextVar[bool] = ContextVar("beneath", default=False)


@contextmanager
def without_row_security() -> Iterator[None]:
    """The ledger's own work, beneath every person's view: to decide, to fold, to verify; all of it, or nothing. Never to show."""
    with transaction.atomic(), _as_ledger():
        yield


@contextmanager
def beneath() -> Iterator[None]:
    """The same for what only reads, with no transaction of its own where one is open."""
    if _BENEATH.get():
        yield
    elif connection.in_atomic_block:
        with _as_ledger():
            yield
    else:
        with without_row_security():
            yield


@contextmanager
def _as_ledger() -> Iterator[None]:
    """Whatever happens inside, what was set before is set again; where the database itself failed, by the rollback that must follow."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('corbiere.purpose', true), set_config('corbiere.purpose', 'ledger', true)")
        before = cursor.fetchone()[0] or ""
        token = _BENEATH.set(True)
        try:
            yield
        finally:
            _BENEATH.reset(token)
            if connection.connection and connection.connection.info.transaction_status == TransactionStatus.INTRANS:
                cursor.execute("SELECT set_config('corbiere.purpose', %s, true)", [before])


@contextmanager
def above() -> Iterator[None]:
    """For whoever sets another purpose inside: the ledger's is set anew by who needs it."""
    token = _BENEATH.set(False)
    try:
        yield
    finally:
        _BENEATH.reset(token)


_COLUMNS = """
    subject_id, "order", id, root, kind, version, happened, time, (recorded AT TIME ZONE 'Europe/Jersey')::date,
    practitioner, agency, occasion, body, replaces, person
"""
_SELECT = f"SELECT {_COLUMNS} FROM ledger_entry WHERE subject_id = ANY(%s)"  # noqa: S608 - our own names
_WHOLE = f'SELECT {_COLUMNS}, digest FROM ledger_entry WHERE subject_id = ANY(%s) ORDER BY subject_id, "order"'  # noqa: S608 - our own names
_HEADS = "SELECT id, head FROM ledger_subject WHERE id = ANY(%s)"
_SEEN = """
    SELECT id, head, ARRAY(SELECT "order" FROM ledger_entry WHERE subject_id = held.id ORDER BY "order")
    FROM ledger_subject held WHERE id = ANY(%s)
"""
_parsed = json.JSONDecoder().raw_decode


def row_of(values: Sequence[Any]) -> StoredEntry:
    """An entry as the database gives it, its body read. One that was destroyed says nothing."""
    body = values[12]
    return StoredEntry._make((*values[:12], _parsed(body)[0] if isinstance(body, str) else body or {}, *values[13:15]))


def rows_of(subjects: Sequence[UUID], known: datetime | None = None, kinds: Collection[str] | None = None) -> dict[UUID, list[StoredEntry]]:
    """Every entry of each subject as it was written by a moment, in the order of recording. What one may see of them is all it gives.

    `kinds`: only these, and what takes entries back.
    """
    question = _SELECT
    given: list[Any] = [list(subjects)]
    if known is not None:
        question, given = f"{question} AND recorded <= %s", [*given, known]
    if kinds is not None:
        question, given = f"{question} AND kind = ANY(%s)", [*given, [*kinds, WITHDRAWN]]
    with connection.cursor() as cursor:
        cursor.execute(f'{question} ORDER BY subject_id, "order"', given)
        return {subject: list(rows) for subject, rows in groupby(map(row_of, cursor.fetchall()), itemgetter(0))}


def records(subjects: Sequence[UUID], heads: dict[UUID, bytes] | None = None) -> dict[UUID, CachedRecord]:
    """Whole records, those that are not kept from the database. Call beneath; `heads` are at hand where the subjects are held."""
    if heads is None:
        with connection.cursor() as cursor:
            cursor.execute(_HEADS, [list(subjects)])
            heads = {subject: bytes(head) for subject, head in cursor.fetchall()}
    found = {subject: kept for subject, head in heads.items() if (kept := RECORDS.get(subject, head))}
    if missing := [subject for subject, head in heads.items() if head and subject not in found]:
        for head, kept in read_anew(missing):
            RECORDS.put(head, kept)
            found[kept.subject] = kept
    return found


def read_anew(subjects: Sequence[UUID]) -> Iterator[tuple[bytes, CachedRecord]]:
    """Whole records as they stand in the database, each with the digest of its last entry."""
    with connection.cursor() as cursor:
        cursor.execute(_WHOLE, [list(subjects)])
        for subject, values in groupby(cursor.fetchall(), itemgetter(0)):
            held = list(values)
            yield bytes(held[-1][-1]), CachedRecord(subject, [row_of(row) for row in held])


def records_seen(subjects: Sequence[UUID]) -> dict[UUID, tuple[CachedRecord, tuple[int, ...]]]:
    """Whole records, and the places in each of the entries that are open to whoever looks: what is shown is taken from these alone."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [list(subjects)])
        seen = {subject: (bytes(head), tuple(orders)) for subject, head, orders in cursor.fetchall() if orders}
    found = {subject: kept for subject, (head, _) in seen.items() if (kept := RECORDS.get(subject, head))}
    if missing := seen.keys() - found:
        with beneath():
            found |= records(list(missing))
    return {subject: (found[subject], orders) for subject, (_, orders) in seen.items()}


def record_seen(subject: UUID) -> tuple[CachedRecord, tuple[int, ...]]:
    """The same, of one record."""
    return records_seen([subject]).get(subject) or (CachedRecord(subject, []), ())


def no_longer_standing(entries: Collection[UUID]) -> set[UUID]:
    """Entries among these that stand no longer, as far as whoever looks sees what became of them."""
    own = EntryRow.objects.filter(id__in=entries).values("root")
    rows = EntryRow.objects.filter(root__in=own, replaces__isnull=False).values_list("id", "kind", "replaces")
    return replaced_among(list(rows)) & set(entries)


def lines(subject: UUID, on: date | None = None, known: datetime | None = None) -> Sequence[Line]:
    """Lines of a subject on a day, as known at a moment."""
    return standing(subject, on, known).lines


def standing(subject: UUID, on: date | None = None, known: datetime | None = None) -> Standing:
    return standings([subject], on, known)[subject]


def standings(subjects: Sequence[UUID], on: date | None = None, known: datetime | None = None) -> dict[UUID, Standing]:
    """Of several subjects. Call beneath."""
    if known is not None:
        found = rows_of(subjects, known)
        return {subject: standing_of(subject, effective(found.get(subject, ()), on)) for subject in subjects}
    kept = records(subjects)
    return {subject: upto(kept[subject].standing, on) if subject in kept else Standing(subject, [], []) for subject in subjects}


def findings(held: Standing, on: date) -> list[Finding]:
    """Findings about a subject on a day."""
    return held.findings(on)

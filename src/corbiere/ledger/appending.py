"""One subject's chain while it is written about, and the rows that are added to the table."""

import secrets
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import psycopg
from django.db import connection

from corbiere.ledger.chain import FORM, Header, body_digest, canonical
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.kept_records import CachedRecord
from corbiere.ledger.models import Subject
from corbiere.ledger.record import Author, Line, Standing
from corbiere.ledger.standing import WITHDRAWN, Lines, StoredEntry, fact_of, facts_between, happening, own_facts, standing_of, stands_after
from corbiere.statute.kinds import KINDS

TICK = timedelta(microseconds=1)
SALT = 16


class ChainEntry(Protocol):
    """A writing, as the chain needs it."""

    @property
    def id(self) -> UUID: ...
    @property
    def entry(self) -> Entry: ...
    @property
    def replaces(self) -> UUID | None: ...
    @property
    def why(self) -> str: ...


class Chain:
    """`before` is the record as it was; `lines` are what stands, in order of happening; `kinds` what was written or corrected; `next` what
    replaced each entry; `taken` what each withdrawal took back, and `withdrawn` the entries that taking one back would put there again."""

    def __init__(self, subject: Subject, before: CachedRecord) -> None:
        self.subject, self.before = subject, before
        self.begins = subject.entries == 0
        self.lines = list(before.standing.lines)
        self.own_facts = list(before.own_facts)
        self.next: dict[UUID, UUID] = {row.replaces: row.id for row in before.rows if row.replaces}
        self.taken: dict[UUID, UUID] = {row.id: row.replaces for row in before.rows if row.kind == WITHDRAWN and row.replaces}
        self.withdrawn = dict(before.withdrawn) if self.taken else {}
        self.next_order = before.rows[-1].order + 1 if before.rows else 1
        self.kinds: set[str] = set()
        self.written: list[StoredEntry] = []

    def standing(self, without: Line | None = None) -> Standing:
        """How things stand; `without` leaves out the entry that a correction is to replace."""
        if without is not None:
            return standing_of(self.subject.id, [line for line in self.lines if line.id != without.id])
        if not self.kinds:
            return self.before.standing
        return Standing(self.subject.id, self.lines, self.own_facts + facts_between(self.lines))

    def moment(self, now: datetime) -> datetime:
        """When the next entry is recorded: never before the last, whatever the clocks say."""
        last = self.subject.last_recorded
        return now if last is None or now > last else last + TICK

    def newest(self, id: UUID) -> UUID:
        """The last that was written of an entry: what its next correction or withdrawal replaces."""
        while id in self.next:
            id = self.next[id]
        return id

    def stand(self, line: Line, replaced: Line | None, names: UUID | None) -> None:
        """Lets the new entry stand, in place of the one it corrects; or puts back the one whose withdrawal it takes back."""
        self.next_order += 1
        self.kinds.add(line.kind)
        self.written.append(_as_written(self.subject.id, line, names))
        stands = None if line.kind == WITHDRAWN else line
        if replaced is not None and names is not None:
            stands = self._instead(line, replaced, names)
        if stands is not None:
            insort(self.lines, stands, key=happening)
            if stands.kind in KINDS:
                self.own_facts.append(fact_of(stands))

    def settle(self, places: Mapping[UUID, int]) -> CachedRecord:
        """Takes the places that the entries were given as they were written; the record as it is now, to be kept under its new head."""
        own = {str(id): place for id, place in places.items()}
        self.lines = [line._replace(order=places[line.id]) if line.id in places and line.id == line.root else line for line in self.lines]
        self.own_facts = [fact._replace(order=own[fact.ref]) if fact.ref in own else fact for fact in self.own_facts]
        rows = [*self.before.rows, *(row._replace(order=places[row.id]) for row in self.written)]
        return CachedRecord(self.subject.id, rows, (Lines(self.lines), self.own_facts))

    def _instead(self, line: Line, replaced: Line, names: UUID) -> Line | None:
        """Replaces an entry or a withdrawal; gives what then stands."""
        self.kinds.add(replaced.kind)
        self.next[names] = line.id
        self.withdrawn.pop(names, None)
        self.lines = [held for held in self.lines if held.id != replaced.id]
        self.own_facts = own_facts(self.lines)
        if line.kind != WITHDRAWN:
            return line._replace(order=replaced.order)
        self.taken[line.id] = names
        if stands_after(line.id, self.taken) is not None:
            return replaced
        self.withdrawn[line.id] = replaced
        return None

    def appended(
        self, line: Line, writing: ChainEntry, by: Author, moment: datetime, departures: dict[str, Any], filed: str, names: UUID | None
    ) -> tuple[Any, ...]:
        """The row of the entry, chained to the one before it; filed under the category of a kind, and naming what it replaces."""
        salt, category = secrets.token_bytes(SALT), kind_called(filed).category
        previous = bytes(self.subject.head)
        header = Header(
            FORM, line.id, line.root, self.subject.id, line.kind, line.version, category, line.happened, line.time, moment, by.practitioner,
            by.agency, by.system, line.occasion, names, writing.why, departures, body_digest(salt, line.body), by.person,
        )  # fmt: skip
        self.subject.head = header.digest(previous)
        self.subject.entries += 1
        self.subject.last_recorded = moment
        held = header._replace(departures=canonical(departures).decode())
        return (*held, canonical(line.body).decode(), salt, previous, self.subject.head)


def _as_written(subject: UUID, line: Line, names: UUID | None) -> StoredEntry:
    order, id, root, kind, version, happened, time, recorded_on, practitioner, agency, occasion, body, person = line
    return StoredEntry(
        subject, order, id, root, kind, version, happened, time, recorded_on, practitioner, agency, occasion, body, names, person
    )


_COLUMNS = (*(name if name != "subject" else "subject_id" for name in Header._fields), "body", "salt", "previous", "digest")
_TYPES = (
    "int", "uuid", "uuid", "uuid", "text", "int", "text", "date", "time", "timestamptz", "uuid", "uuid", "text", "uuid", "uuid", "text",
    "jsonb", "bytea", "uuid", "jsonb", "bytea", "bytea", "bytea",
)  # fmt: skip
_ARRAYS = ", ".join(f"%s::{type}[]" for type in _TYPES)
_APPEND = f"""
    WITH added AS (INSERT INTO ledger_entry ({", ".join(_COLUMNS)}) SELECT * FROM unnest({_ARRAYS}) RETURNING id, "order"), noted AS (
        UPDATE ledger_subject AS held SET entries = new.entries, head = new.head, last_recorded = new.recorded
        FROM unnest(%s::uuid[], %s::int[], %s::bytea[], %s::timestamptz[]) AS new (id, entries, head, recorded) WHERE held.id = new.id
    ) SELECT id, "order" FROM added
"""  # noqa: S608 - our own names


def append(rows: Sequence[tuple[Any, ...]], subjects: Iterable[Subject]) -> dict[UUID, int]:
    """Adds the rows to the table in their order, and notes where each chain now ends. The place that each entry was given, by its id."""
    heads = [(subject.id, subject.entries, subject.head, subject.last_recorded) for subject in subjects]
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:  # which sends long arrays beside the statement, not quoted inside it
        cursor.execute(_APPEND, [list(column) for table in (rows, heads) for column in zip(*table, strict=True)])
        return dict(cursor.fetchall())

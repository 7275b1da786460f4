"""One subject's chain while it is written about, and the rows that are added to the table."""

import secrets
from bisect import insort
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import psycopg
from django.db import connection

from corbiere.ledger.chain import FORM, Header, body_digest, canonical
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import WITHDRAWN, Row, effective, fact_of, facts_between, facts_of, happening, stands_after, withdrawn
from corbiere.ledger.rulings import Author, Line, Standing
from corbiere.statute.kinds import KINDS

TICK = timedelta(microseconds=1)
SALT = 16


class Written(Protocol):
    """What the chain asks of a writing."""

    @property
    def id(self) -> UUID: ...
    @property
    def entry(self) -> Entry: ...
    @property
    def replaces(self) -> UUID | None: ...
    @property
    def why(self) -> str: ...


class Chain:
    """`lines` are what stands, in order of happening; `kinds` what was written or corrected; `next` what replaced each entry; `taken` what
    each withdrawal took back, and `withdrawn` the entries that taking one back would put there again."""

    def __init__(self, subject: Subject, rows: Sequence[Row]) -> None:
        self.subject = subject
        self.lines = effective(rows)
        self.own_facts = [fact_of(line) for line in self.lines if line.kind in KINDS]
        self.next: dict[UUID, UUID] = {row[13]: row[2] for row in rows if row[13]}
        self.taken: dict[UUID, UUID] = {row[2]: row[13] for row in rows if row[4] == WITHDRAWN}
        self.withdrawn = withdrawn(rows) if self.taken else {}
        self.next_order = max((row[1] for row in rows), default=0) + 1
        self.kinds: set[str] = set()

    def standing(self, without: Line | None = None) -> Standing:
        """How things stand; `without` leaves out the entry that a correction is to replace."""
        if without is None:
            return Standing(self.subject.id, self.lines, self.own_facts + facts_between(self.lines))
        lines = [line for line in self.lines if line.id != without.id]
        return Standing(self.subject.id, lines, facts_of(lines))

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
        stands = None if line.kind == WITHDRAWN else line
        if replaced is not None and names is not None:
            stands = self._instead(line, replaced, names)
        if stands is not None:
            insort(self.lines, stands, key=happening)
            if stands.kind in KINDS:
                self.own_facts.append(fact_of(stands))

    def _instead(self, line: Line, replaced: Line, names: UUID) -> Line | None:
        """What stands once an entry, or its withdrawal, is replaced."""
        self.kinds.add(replaced.kind)
        self.next[names] = line.id
        self.withdrawn.pop(names, None)
        self.lines = [held for held in self.lines if held.id != replaced.id]
        self.own_facts = [fact_of(held) for held in self.lines if held.kind in KINDS]
        if line.kind != WITHDRAWN:
            return line._replace(order=replaced.order)
        self.taken[line.id] = names
        if stands_after(line.id, self.taken) is not None:
            return replaced
        self.withdrawn[line.id] = replaced
        return None

    def appended(
        self, line: Line, writing: Written, by: Author, moment: datetime, departures: dict[str, Any], filed: str, names: UUID | None
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


_COLUMNS = (*(name if name != "subject" else "subject_id" for name in Header._fields), "body", "salt", "previous", "digest")
_TYPES = (
    "int", "uuid", "uuid", "uuid", "text", "int", "text", "date", "time", "timestamptz", "uuid", "uuid", "text", "uuid", "uuid", "text",
    "jsonb", "bytea", "uuid", "jsonb", "bytea", "bytea", "bytea",
)  # fmt: skip
_ARRAYS = ", ".join(f"%s::{type}[]" for type in _TYPES)
_APPEND = f"""
    WITH added AS (INSERT INTO ledger_entry ({", ".join(_COLUMNS)}) SELECT * FROM unnest({_ARRAYS}))
    UPDATE ledger_subject AS held SET entries = new.entries, head = new.head, last_recorded = new.recorded
    FROM unnest(%s::uuid[], %s::int[], %s::bytea[], %s::timestamptz[]) AS new (id, entries, head, recorded) WHERE held.id = new.id
"""  # noqa: S608 - our own names


def append(rows: Sequence[tuple[Any, ...]], subjects: Iterable[Subject]) -> None:
    """Adds the rows to the table in their order, and notes where each chain now ends."""
    heads = [(subject.id, subject.entries, subject.head, subject.last_recorded) for subject in subjects]
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:  # which sends long arrays beside the statement, not quoted inside it
        cursor.execute(_APPEND, [list(column) for table in (rows, heads) for column in zip(*table, strict=True)])

"""The chain that shows every entry of a subject to be there and unchanged."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from corbiere.ledger.entry import declared
from corbiere.ledger.index import sort_opened
from corbiere.ledger.models import FIRST_FORM, Subject, World

CHUNK = 10_000
FORM = 2  # of what is written today


def canonical(value: object) -> bytes:
    """The one way of writing a JSON value, so that one content has one digest."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def body_digest(salt: bytes, body: object) -> bytes:
    return sha256(salt + canonical(body)).digest()


class Header(NamedTuple):
    """Fields the chain covers of an entry, beside the one before it. Entries of form 1 were written before a person could be an author:
    neither their form nor a person is covered, and they have none. The digest of a later form begins with its number."""

    form: int
    id: UUID
    root: UUID
    subject: UUID
    kind: str
    version: int
    category: str
    happened: date
    time: time | None
    recorded: datetime
    practitioner: UUID | None
    agency: UUID | None
    system: str
    occasion: UUID | None
    replaces: UUID | None
    why: str
    departures: Any
    body_digest: bytes
    person: UUID | None = None

    def digest(self, previous: bytes) -> bytes:
        covered = self[1:-1] if self.form == FIRST_FORM else self
        return sha256(previous + canonical([_plain(part) for part in covered])).digest()


def _plain(value: object) -> object:
    match value:
        case None | str() | int() | dict() | list():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case bytes():
            return value.hex()
        case _:
            return str(value)


class ChainFault(NamedTuple):
    """Where the record does not hold, and how."""

    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.where}: {self.says}"


_COLUMNS = ", ".join(Header._fields).replace("subject", "subject_id")
_WHOLE = f'SELECT "order", body, salt, previous, digest, {_COLUMNS} FROM ledger_entry ORDER BY subject_id, "order"'  # noqa: S608 - our own names


@dataclass(slots=True)
class ChainWalk:
    """One chain, as far as it was gone along: what the subject's line in the index must say of it."""

    sort: str | None = None
    entries: int = 0
    head: bytes = b""
    last_recorded: datetime | None = None

    def faults(self, held: Subject) -> Iterator[str]:
        if not self.entries:
            yield "nothing was ever recorded of it: whatever was is gone, or it was put in by hand"
        if bytes(held.head) != self.head:
            yield "the last entry of this subject is not the one that was written last"
        elif (held.entries, held.last_recorded) != (self.entries, self.last_recorded):
            yield f"it is said to have {held.entries} entries, the last of {held.last_recorded}; there are {self.entries}"
        if self.sort and held.sort != self.sort:
            yield f"it is kept as a {held.sort or 'nothing'}, and its first entry is about a {self.sort}"


def verify() -> Iterator[ChainFault | int]:
    """Every fault in every chain; and, as it goes on, how many entries were looked at. Call inside `without_row_security()`."""
    seen, walked, emptied = 0, dict[UUID, ChainWalk](), emptied_by_right()
    with connection.chunked_cursor() as cursor:
        cursor.execute(_WHOLE)
        while rows := cursor.fetchmany(CHUNK):
            for order, body, salt, previous, digest, *rest in rows:
                header = _header(rest)
                chain = walked.setdefault(header.subject, ChainWalk())
                where = f"subject {header.subject}, entry {order}"
                for says in _faults(chain, header, body, salt, (bytes(previous), bytes(digest)), header.id in emptied):
                    yield ChainFault(where, says)
                chain.sort = chain.sort if chain.entries else sort_opened(header.kind)
                chain.entries, chain.head, chain.last_recorded = chain.entries + 1, bytes(digest), header.recorded
            seen += len(rows)
            yield seen
    yield from _differ_from_index(walked)
    yield from _out_of_order()


def _header(values: Sequence[Any]) -> Header:
    header = Header(*values)
    departures = json.loads(header.departures) if isinstance(header.departures, str) else header.departures
    return header._replace(departures=departures, body_digest=bytes(header.body_digest))


def _faults(chain: ChainWalk, header: Header, body: Any, salt: Any, said: tuple[bytes, bytes], emptied: bool) -> Iterator[str]:
    previous, digest = said
    if previous != chain.head:
        yield "the entry before it is missing, or another stands in its place"
    if header.form not in (FIRST_FORM, FORM) or (header.form == FIRST_FORM and header.person):
        yield "it says that it is of a form in which it was never written"
    if header.digest(previous) != digest:
        yield "who, when or what it is about was changed after it was written"
    if chain.last_recorded and header.recorded < chain.last_recorded:
        yield "it was recorded before the entry that it follows"
    if body is None:
        if not emptied:
            yield "what it says is gone, and no entry says that it was destroyed"
        elif salt is not None:
            yield "what it says was destroyed, and its salt was not"
        return
    held = json.loads(body) if isinstance(body, str) else body
    if body_digest(bytes(salt or b""), held) != header.body_digest:
        yield "what it says was changed after it was written"


def emptied_by_right() -> set[UUID]:
    """The entries whose bodies may be gone: those that a standing entry of a kind that destroys names in its `emptied`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jsonb_array_elements_text(body->'emptied') FROM ledger_entry held WHERE kind = ANY(%s) "
            "AND NOT EXISTS (SELECT FROM ledger_entry WHERE replaces = held.id)",
            [[kind for kind, made in declared().items() if made.destroys]],
        )
        return {UUID(id) for (id,) in cursor.fetchall()}


def _differ_from_index(walked: dict[UUID, ChainWalk]) -> Iterator[ChainFault]:
    for held in Subject.objects.iterator(CHUNK):
        chain = walked.pop(held.id, None) or ChainWalk()
        yield from (ChainFault(f"subject {held.id}", says) for says in chain.faults(held))
    yield from (
        ChainFault(f"subject {id}", f"it has {chain.entries} entries and is not among the subjects") for id, chain in walked.items()
    )


# Moments are taken when an act begins and its order when it is written, so that of two at once the later order may have the earlier moment.
APART = "1 hour"
_ORDER = """
    SELECT * FROM (
        SELECT subject_id, "order", CASE
            WHEN recorded < before - %(apart)s::interval AND NOT %(invented)s THEN 'recorded on ' || recorded || ', after one of ' || before
            WHEN recorded > %(now)s + %(apart)s::interval AND NOT %(invented)s THEN 'recorded in the future, on ' || recorded
            WHEN "order" NOT BETWEEN 1 AND pg_sequence_last_value(pg_get_serial_sequence('ledger_entry', 'order'))
                THEN 'no entry was ever given this number'
        END AS says
        FROM (SELECT subject_id, "order", recorded,
            max(recorded) OVER (ORDER BY "order" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM ledger_entry) placed
    ) told WHERE says IS NOT NULL ORDER BY 2
"""
_UNTAKEN = """
    SELECT id, entry FROM ledger_submission, unnest(entries) AS entry WHERE NOT EXISTS (SELECT FROM ledger_entry WHERE id = entry)
"""


def _out_of_order() -> Iterator[ChainFault]:
    """Entries of all subjects in the order of recording; where everybody is invented, the moment of recording may be too."""
    invented = World.objects.filter(invented=True).exists()
    with connection.cursor() as cursor:
        cursor.execute(_ORDER, {"apart": APART, "invented": invented, "now": timezone.now()})
        for subject, order, says in cursor.fetchall():
            yield ChainFault(f"subject {subject}, entry {order}", says)
        cursor.execute(_UNTAKEN)
        for id, entry in cursor.fetchall():
            yield ChainFault(f"submission {id}", f"it wrote the entry {entry}, which is not there")

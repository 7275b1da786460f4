"""The chain that shows every entry of a subject to be there and unchanged, and the seals over all chains."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from corbiere.ledger.models import Seal

CHUNK = 10_000


def canonical(value: object) -> bytes:
    """The one way of writing a JSON value, so that one content has one digest."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def body_digest(salt: bytes, body: object) -> bytes:
    return sha256(salt + canonical(body)).digest()


class Header(NamedTuple):
    """What of an entry the chain covers, beside the entry before it."""

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

    def digest(self, previous: bytes) -> bytes:
        return sha256(previous + canonical([_plain(part) for part in self])).digest()


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


class Fault(NamedTuple):
    """Where the chain does not hold."""

    subject: UUID
    order: int
    says: str


_COLUMNS = ", ".join(Header._fields).replace("subject", "subject_id")


def verify() -> Iterator[Fault | int]:
    """Every fault in every chain; and, as it goes on, how many entries were looked at. Call inside `as_ledger()`."""
    seen, subject, last = 0, None, b""
    heads = dict[UUID, bytes]()
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f'SELECT "order", body, salt, previous, digest, {_COLUMNS} FROM ledger_entry ORDER BY subject_id, "order"'  # noqa: S608 - our own names
        )
        while rows := cursor.fetchmany(CHUNK):
            for order, body, salt, previous, digest, *rest in rows:
                header = _header(rest)
                if header.subject != subject:
                    subject, last = header.subject, b""
                yield from _faults(order, header, body, salt, (bytes(previous), bytes(digest), last))
                last = heads[header.subject] = bytes(digest)
            seen += len(rows)
            yield seen
    yield from _heads_differ(heads)


def _header(values: Sequence[Any]) -> Header:
    header = Header(*values)
    departures = json.loads(header.departures) if isinstance(header.departures, str) else header.departures
    return header._replace(departures=departures, body_digest=bytes(header.body_digest))


def _faults(order: int, header: Header, body: Any, salt: Any, chain: tuple[bytes, bytes, bytes]) -> Iterator[Fault]:
    previous, digest, last = chain
    if previous != last:
        yield Fault(header.subject, order, "the entry before it is missing, or another stands in its place")
    if header.digest(previous) != digest:
        yield Fault(header.subject, order, "who, when or what it is about was changed after it was written")
    if body is not None:
        held = json.loads(body) if isinstance(body, str) else body
        if body_digest(bytes(salt or b""), held) != header.body_digest:
            yield Fault(header.subject, order, "what it says was changed after it was written")


def _heads_differ(heads: dict[UUID, bytes]) -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, head FROM ledger_subject")
        for id, head in cursor.fetchall():
            if bytes(head) != heads.get(id, b""):
                yield Fault(id, 0, "the last entry of this subject is not the one that was written last")


# Seals.


def seal(now: datetime) -> Seal:
    """Seals every chain as it stands. Waits for what is being written, and holds up writing for the moment it takes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger_subject IN EXCLUSIVE MODE")  # every writer holds its subjects first
        cursor.execute('SELECT coalesce(max("order"), 0) FROM ledger_entry')
        upto = cursor.fetchone()[0]
        subjects, heads = _heads(upto)
        before = Seal.objects.order_by("-id").first()
        previous = bytes(before.digest) if before else b""
        digest = sha256(previous + canonical([upto, subjects, now.astimezone(UTC).isoformat(), heads.hex()])).digest()
        return Seal.objects.create(made=now, upto=upto, subjects=subjects, heads=heads, previous=previous, digest=digest)


def _heads(upto: int) -> tuple[int, bytes]:
    """How many chains there were when the entry of this order was the last, and one digest over all their heads."""
    total, subjects = sha256(), 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            'SELECT DISTINCT ON (subject_id) subject_id, digest FROM ledger_entry WHERE "order" <= %s ORDER BY subject_id, "order" DESC',
            [upto],
        )
        while rows := cursor.fetchmany(CHUNK):
            for subject, digest in rows:
                total.update(subject.bytes + bytes(digest))
            subjects += len(rows)
    return subjects, total.digest()


def seals_broken() -> list[Seal]:
    """The seals that no longer fit the record, or one another."""
    broken, previous = [], b""
    for held in Seal.objects.order_by("id"):
        subjects, heads = _heads(held.upto)
        said = canonical([held.upto, subjects, held.made.astimezone(UTC).isoformat(), heads.hex()])
        if bytes(held.previous) != previous or sha256(previous + said).digest() != bytes(held.digest):
            broken.append(held)
        previous = bytes(held.digest)
    return broken

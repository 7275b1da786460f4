"""Seals: what all chains were at a moment, signed, each with what was written since the one before."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from corbiere.ledger.chain import canonical
from corbiere.ledger.models import Seal, SealedChain, World
from corbiere.ledger.readings import add
from corbiere.ledger.signing import public_key, signing_key

SIGNED = 2
ENTRIES = "entries"


class Stretch(NamedTuple):
    """The rows of one chain that one seal holds, and one digest over them."""

    chain: str
    lane: UUID
    after: int
    upto: int
    rows: int
    digest: bytes

    def told(self) -> list[str | int]:
        return [self.chain, str(self.lane), self.after, self.upto, self.rows, bytes(self.digest).hex()]


def digest_over(table: str, place: str) -> str:
    """In SQL: one digest over the digests of rows, each with its place."""
    return f"sha256(coalesce(string_agg(int8send({table}.{place}) || {table}.digest, ''::bytea ORDER BY {table}.{place}), ''::bytea))"


_NEW_ENTRIES = f"""
    SELECT '{ENTRIES}', subject_id, coalesce((SELECT max(upto) FROM ledger_sealed WHERE chain = '{ENTRIES}' AND lane = subject_id), 0),
        max("order"), count(*), {digest_over("held", '"order"')}
    FROM ledger_entry held WHERE "order" > %s AND "order" <= %s GROUP BY subject_id ORDER BY subject_id
"""  # noqa: S608 - our own names
# Each lane is found by one look into the index, however many rows it has.
_NEW_LINKS = f"""
    WITH RECURSIVE lanes AS (
        (SELECT chain, lane FROM ledger_link ORDER BY chain, lane LIMIT 1)
        UNION ALL
        SELECT next.chain, next.lane FROM lanes, LATERAL (
            SELECT chain, lane FROM ledger_link held WHERE (held.chain, held.lane) > (lanes.chain, lanes.lane) ORDER BY chain, lane LIMIT 1
        ) next
    ), ends AS (
        SELECT chain, lane, (SELECT max(place) FROM ledger_link WHERE chain = lanes.chain AND lane = lanes.lane) AS upto,
            coalesce((SELECT max(upto) FROM ledger_sealed WHERE chain = lanes.chain AND lane = lanes.lane), 0) AS after FROM lanes
    )
    SELECT held.chain, held.lane, ends.after, ends.upto, count(*), {digest_over("held", "place")}
    FROM ends JOIN ledger_link held
        ON (held.chain, held.lane) = (ends.chain, ends.lane) AND held.place > ends.after AND held.place <= ends.upto
    GROUP BY held.chain, held.lane, ends.after, ends.upto ORDER BY held.chain, held.lane
"""  # noqa: S608 - our own names


def seal(now: datetime, if_new: bool = False, patience: str = "0") -> Seal | None:
    """Seals every chain as it stands; `if_new`: unless nothing was written since the last seal. Call inside `without_row_security()`.

    Waits for what is being written, no longer than `patience`, and holds up writing until it is done.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
        cursor.execute("LOCK TABLE ledger_subject IN EXCLUSIVE MODE")  # every writer holds its subjects first
        before = Seal.objects.order_by("-id").first()
        covered = Seal.objects.filter(form=SIGNED).order_by("-id").first()
        invented = World.objects.filter(invented=True).exists()
        cursor.execute('SELECT coalesce(max("order"), 0) FROM ledger_entry')
        upto = cursor.fetchone()[0]
        stretches = _new(covered.upto if covered else 0, upto)
        if if_new and covered and not stretches and covered.invented == invented:
            return None
        begun = sum(1 for held in stretches if held.chain == ENTRIES and not held.after)
        made = Seal(
            form=SIGNED, made=now, upto=upto, subjects=(covered.subjects if covered else 0) + begun, invented=invented,
            heads=heads_of(stretches), previous=bytes(before.digest) if before else b"", key=public_key(),
        )  # fmt: skip
        made.digest = digest_of(made)
        made.signature = signing_key().sign(made.digest)
        made.save(force_insert=True)
        add([SealedChain(seal=made, **held._asdict()) for held in stretches])
        return made


def _new(after: int, upto: int) -> list[Stretch]:
    with connection.cursor() as cursor:
        cursor.execute(_NEW_ENTRIES, [after, upto])
        entries = cursor.fetchall()
        cursor.execute(_NEW_LINKS)
        return [Stretch(*row)._replace(digest=bytes(row[-1])) for row in (*entries, *cursor.fetchall())]


def heads_of(stretches: Sequence[Stretch]) -> bytes:
    return sha256(canonical(sorted(held.told() for held in stretches))).digest()


def digest_of(held: Seal) -> bytes:
    """The digest that a seal signs."""
    moment = held.made.astimezone(UTC).isoformat(timespec="microseconds")
    said = [held.form, moment, held.upto, held.subjects, held.invented, bytes(held.heads).hex(), bytes(held.key).hex()]
    return sha256(bytes(held.previous) + canonical(said)).digest()

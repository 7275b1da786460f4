"""Whether the seals hold: each by itself, each with the one before, and all of them with the record."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db import connection

from corbiere.ledger.chain import CHUNK, ChainFault, canonical
from corbiere.ledger.models import NightStep, Seal, SealedChain, World
from corbiere.ledger.nightly_jobs import day_of
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.seals import ENTRIES, SIGNED, Stretch, digest_of, digest_over, heads_of
from corbiere.ledger.signing import signed

DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
SEALED = "seal"
"""The step of a night that says so."""


def called(held: Seal) -> str:
    return f"the seal of {_moment(held.made)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(JERSEY):%-d %B %Y, %H:%M:%S}"


def verify(keys: set[bytes]) -> Iterator[ChainFault]:
    """Every seal that does not hold. `keys` are those trusted; with none, each seal is asked about the key that it names itself."""
    seals = list(Seal.objects.order_by("id"))
    stretches = _stretches()
    before: Seal | None = None
    for held in seals:
        yield from (ChainFault(called(held), says) for says in _faults(held, before, stretches.pop(held.pk, []), keys))
        before = held
    yield from (ChainFault(f"what was sealed of {one.chain} {one.lane}", "its seal is gone") for left in stretches.values() for one in left)
    if before and before.invented != World.objects.filter(invented=True).exists() and before.form == SIGNED:
        yield ChainFault("the table ledger_world", "whether everybody is invented was changed since it was sealed")
    yield from _records_differ()
    yield from _nights(seals)


def _stretches() -> dict[int, list[Stretch]]:
    held = SealedChain.objects.order_by("seal_id").iterator(CHUNK)
    return {id: [_stretch(row) for row in rows] for id, rows in groupby(held, attrgetter("seal_id"))}


def _stretch(row: SealedChain) -> Stretch:
    return Stretch(row.chain, row.lane, row.after, row.upto, row.rows, bytes(row.digest))


def _faults(held: Seal, before: Seal | None, stretches: list[Stretch], keys: set[bytes]) -> Iterator[str]:
    if bytes(held.previous) != (bytes(before.digest) if before else b""):
        yield "the seal before it is missing, or another stands in its place"
    if before and held.made < before.made:
        yield "it was made before the seal that it follows"
    if held.form != SIGNED:
        yield from _unsigned(held, before)
        return
    if bytes(held.digest) != digest_of(held) or bytes(held.heads) != heads_of(stretches):
        yield "what it says was changed after it was made"
    if keys and bytes(held.key) not in keys:
        yield "it is signed with a key that is not known here"
    if not signed(bytes(held.digest), bytes(held.signature), bytes(held.key)):
        yield "its signature is not that of its key"
    known = before.subjects if before and before.form == SIGNED else 0
    if held.subjects != known + sum(1 for one in stretches if one.chain == ENTRIES and not one.after):
        yield f"it does not hold the {held.subjects} subjects that it says"


def _unsigned(held: Seal, before: Seal | None) -> Iterator[str]:
    """A seal made before seals were signed, over the last entry of every subject."""
    if before and before.form == SIGNED:
        yield "it is not signed, and those before it are"
    subjects, heads = _heads(held.upto)
    said = canonical([held.upto, subjects, held.made.astimezone(UTC).isoformat(), heads.hex()])
    whole = (sha256(bytes(held.previous) + said).digest(), subjects, heads)
    if (bytes(held.digest), held.subjects, bytes(held.heads)) != whole:
        yield "it does not fit the record"


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


# Each sealed stretch beside what the record now has in its place; and what stands between two stretches, where no seal saw it.
HOLDS = f"""
    CASE s.chain WHEN '{ENTRIES}' THEN
        (SELECT count(*) = s.rows AND {digest_over("e", '"order"')} = s.digest FROM ledger_entry e
         WHERE e.subject_id = s.lane AND e."order" > s.after AND e."order" <= s.upto)
    ELSE
        (SELECT count(*) = s.rows AND {digest_over("l", "place")} = s.digest FROM ledger_link l
         WHERE l.chain = s.chain AND l.lane = s.lane AND l.place > s.after AND l.place <= s.upto)
    END
"""  # noqa: S608 - our own names
_DIFFER = f"""
    WITH sealed AS (
        SELECT *, lag(upto, 1, 0::bigint) OVER (PARTITION BY chain, lane ORDER BY upto) AS before,
            upto = max(upto) OVER (PARTITION BY chain, lane) AS newest FROM ledger_sealed
    ), found AS (
        SELECT s.chain, s.lane, s.upto, s.before <> s.after AS broken, {HOLDS} AS holds FROM sealed s
    )
    SELECT chain, lane, upto, CASE WHEN broken THEN 'a stretch of it before this one was sealed and is gone'
        ELSE 'what was sealed of it is not what is there now' END
    FROM found WHERE broken OR NOT holds
    UNION ALL
    SELECT '{ENTRIES}', e.subject_id, e."order", 'it stands before entries that are sealed, and was not sealed with them'
    FROM ledger_entry e
    WHERE e."order" <= (SELECT upto FROM ledger_seal WHERE form = {SIGNED} ORDER BY id DESC LIMIT 1)
        AND e."order" > coalesce((SELECT max(upto) FROM ledger_sealed s WHERE s.chain = '{ENTRIES}' AND s.lane = e.subject_id), 0)
    ORDER BY 1, 2, 3
"""  # noqa: S608 - our own names


def _records_differ() -> Iterator[ChainFault]:
    with connection.cursor() as cursor:
        cursor.execute(_DIFFER)
        for chain, lane, upto, says in cursor.fetchall():
            yield ChainFault(place(chain, lane, upto), says)


def place(chain: str, lane: UUID, upto: int) -> str:
    return f"subject {lane}, entry {upto}" if chain == ENTRIES else f"the chain {chain} {lane}, up to {upto}"


def _nights(seals: list[Seal]) -> Iterator[ChainFault]:
    """Nights that say they were sealed, and by which seal."""
    made = {bytes(held.digest).hex(): day_of(held.made) for held in seals}
    for night in NightStep.objects.filter(step=SEALED).order_by("day"):
        named = DIGEST.search(night.says)
        if named is None or named.group() not in made:
            yield ChainFault(f"the night of {night.day}", "it says that it was sealed, and its seal is not there")
        elif made[named.group()] - night.day not in (timedelta(0), timedelta(days=1)):
            yield ChainFault(f"the night of {night.day}", f"its seal is of {made[named.group()]}")

"""Copies of seals in a folder elsewhere: written when they are made, and compared with the seals in the database."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from corbiere.ledger.chain import ChainFault
from corbiere.ledger.models import Seal
from corbiere.ledger.seal_proof import HOLDS, called, place
from corbiere.ledger.signing import keep_public_key, signed

COPIES = "seal-*.json"


def told(held: Seal) -> dict[str, Any]:
    """The seal as kept elsewhere: the whole of it, so that a copy alone says of whom something is missing."""
    return {
        "made": held.made.astimezone(UTC).isoformat(),
        "form": held.form,
        "upto": held.upto,
        "subjects": held.subjects,
        "invented": held.invented,
        **{name: bytes(getattr(held, name)).hex() for name in ("heads", "previous", "digest", "key", "signature")},
    }


def keep(folder: Path) -> list[Path]:
    """Writes every seal that was made since the newest copy there, and the public key beside them."""
    keep_public_key(folder)
    kept = {file.name for file in folder.glob(COPIES)}
    newest = max(kept, default="")
    missing = [held for held in Seal.objects.order_by("id") if (name := _name(held)) not in kept and name > newest[: len(DAY)]]
    return [_write(folder / _name(held), held) for held in missing]


DAY = "seal-2026-11-23"


def _name(held: Seal) -> str:
    return f"seal-{held.made.astimezone(UTC):%Y-%m-%dT%H%M%S}Z-{bytes(held.digest).hex()[:8]}.json"


def _write(file: Path, held: Seal) -> Path:
    """Written whole under another name first: a file of that name is a whole one."""
    chains = [
        [one.chain, str(one.lane), one.after, one.upto, one.rows, bytes(one.digest).hex()] for one in held.chains.order_by("chain", "lane")
    ]
    part = file.with_suffix(".part")
    part.write_text(json.dumps(told(held) | {"chains": chains}, indent=1) + "\n", encoding="utf-8")
    part.replace(file)
    return file


def verify(folder: Path, keys: set[bytes]) -> Iterator[ChainFault]:
    """Copies that the database knows no seal for, or another one than was kept."""
    seals = {bytes(held.digest).hex(): held for held in Seal.objects.all()}
    for file in sorted(folder.glob(COPIES)):
        yield from (ChainFault(f"the copy {file.name}", says) for says in _faults(file, seals, keys))


def _faults(file: Path, seals: dict[str, Seal], keys: set[bytes]) -> Iterator[str]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        digest, made = kept["digest"], datetime.fromisoformat(kept["made"])
    except (ValueError, KeyError, TypeError):
        yield "it cannot be read; bring back the one that was written"
        return
    held = seals.get(digest)
    if held is None:
        yield f"the seal of {made:%-d %B %Y, %H:%M} UTC that was kept here is not in this database: it was removed, or made anew"
        yield from _gone(kept.get("chains", []))
        return
    now = told(held)
    for name in kept.keys() & now.keys():
        if name != "made" and kept[name] != now[name]:
            yield f"{called(held)} in this database says something else of its {name}"
    if made != held.made:
        yield f"{called(held)} in this database is of another moment"
    if "key" in kept and kept["key"] and not (_is_signed(kept) and (not keys or bytes.fromhex(kept["key"]) in keys)):
        yield "it is not signed with a key that is known here"


_GONE = f"""
    SELECT s.chain, s.lane, s.upto FROM unnest(%s::text[], %s::uuid[], %s::bigint[], %s::bigint[], %s::int[], %s::bytea[])
    AS s (chain, lane, after, upto, rows, digest) WHERE NOT {HOLDS} ORDER BY 1, 2
"""  # noqa: S608 - our own names


def _gone(chains: list[list[Any]]) -> Iterator[str]:
    """Of whom the record no longer holds what the seal held."""
    if not chains:
        return
    *told, digests = (list(column) for column in zip(*chains, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_GONE, [*told, [bytes.fromhex(digest) for digest in digests]])
        yield from (f"what it sealed of {place(*row)} is not what is there now" for row in cursor.fetchall())


def _is_signed(kept: dict[str, Any]) -> bool:
    try:
        return signed(*(bytes.fromhex(kept[name]) for name in ("digest", "signature", "key")))
    except (ValueError, KeyError):
        return False

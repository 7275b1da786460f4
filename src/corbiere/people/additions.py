"""One at a time: who adds a person waits for those who are adding somebody like them, so that each looks when the other has written."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from django.db import connection

from corbiere.people.normalise import codes_of, plainly

# In the order of the list, which is sorted: of two who wait for some of the same locks, neither waits for the other.
_WAIT = "SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number"


def wait_for_likely(people: Sequence[tuple[Iterable[str], date | None]]) -> None:
    """Of each person the names, `first names last name`, and the day of birth. Until the transaction ends nobody else adds a person who
    was born on the day, or has a name that sounds like one of these."""
    wanted = {code for names, _ in people for name in names for code in codes_of(plainly(name))}
    wanted |= {f"{born:%Y%m%d}" for _, born in people if born}
    with connection.cursor() as cursor:
        cursor.execute(_WAIT, [sorted(map(_number, wanted))])


def _number(word: str) -> int:
    return int.from_bytes(sha256(f"adding {word}".encode()).digest()[:8], "big", signed=True)

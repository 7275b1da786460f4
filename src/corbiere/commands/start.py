"""The beginning of every command on the record."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error

from corbiere.commands.terminal import stop
from corbiere.database.faults import DatabaseFault
from corbiere.ledger import startup


@contextmanager
def looked_at() -> Iterator[None]:
    """Stops where the database could not be asked, rather than say that all is well, or that it is not."""
    try:
        yield
    except (Error, OSError) as fault:
        told = str(fault).strip().splitlines() or [type(fault).__name__]
        stop(f"the record could not be looked at: {told[0]}; see that the database runs, and that this account may read it")


@contextmanager
def record_at_hand(migrating: bool = False, database: str | None = None) -> Iterator[None]:
    """As `ledger.at_hand`, and stops the command with a sentence where it is not."""
    try:
        with startup.record_at_hand(migrating, database):
            yield
    except DatabaseFault as fault:
        stop(str(fault))

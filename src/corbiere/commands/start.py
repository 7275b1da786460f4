"""What every command on the record begins with."""

from collections.abc import Iterator
from contextlib import contextmanager

from corbiere.commands.terminal import stop
from corbiere.database.faults import DatabaseFault
from corbiere.ledger import at_hand


@contextmanager
def record_at_hand(migrating: bool = False, database: str | None = None) -> Iterator[None]:
    """As `ledger.at_hand`, and stops the command with a sentence where it is not."""
    try:
        with at_hand.record_at_hand(migrating, database):
            yield
    except DatabaseFault as fault:
        stop(str(fault))

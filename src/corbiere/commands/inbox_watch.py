"""The watch over the inbox of the public form, beside the web server: looks every few seconds, and has what came taken in.

It holds nothing itself: a process of its own takes worries in (`corbiere public take`), and ends. It ends when its parent does.
"""

import os
import time

import psycopg

from corbiere.commands.watch import begin, run
from corbiere.database import where
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import APP

LOOKS = 3.0  # seconds between two looks
AGAIN = 60.0  # after one that could not be taken in; a default
IS_ANY_WAITING = (
    "SELECT EXISTS (SELECT FROM front_door_inbox came WHERE NOT EXISTS (SELECT FROM front_door_taken took WHERE took.row = came.id))"
)


def keep_watch(parent: int) -> None:
    due = 0.0
    while os.getppid() == parent:
        if time.monotonic() >= due and _is_any_waiting() and run("public", "take"):
            due = time.monotonic() + AGAIN
        time.sleep(LOOKS)


def _is_any_waiting() -> bool:
    """Nothing is known while the database is away, or its tables are of another version."""
    try:
        with psycopg.connect(where.url_of(APP), connect_timeout=5) as connection:
            connection.execute("SELECT set_config('corbiere.purpose', 'ledger', true)")
            found = connection.execute(IS_ANY_WAITING).fetchone()
    except (psycopg.Error, DatabaseFault):
        return False
    return bool(found and found[0])


if __name__ == "__main__":
    begin(keep_watch)

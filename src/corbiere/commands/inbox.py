"""Taking in what came by the public form."""

import typer

from corbiere.commands.start import record_at_hand
from corbiere.commands.terminal import out
from corbiere.front_door import inbox
from corbiere.ledger.nightly_jobs import alone

FAILED = 1


def take() -> None:
    """One process at a time. Ends with 1 where one could not be taken in: it stays, and is tried again."""
    with record_at_hand(), alone("corbiere.inbox") as free:
        if not free:
            out().print("Another process is taking them in.")
            return
        taken, left = inbox.take_in()
    if taken or left:
        out().print(f"{taken:,} taken in from the public form.")
    if left:
        out().print(f"{left:,} could not be taken in and stay in the inbox; the log says why.")
        raise typer.Exit(FAILED)

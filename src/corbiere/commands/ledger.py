"""`corbiere ledger`: prove the record, seal it, and make what is worked out from it anew."""

import os
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from django.db import OperationalError
from django.utils import timezone
from psycopg.errors import LockNotAvailable

from corbiere.access.proof import prove
from corbiere.commands.start import looked_at, record_at_hand
from corbiere.commands.terminal import a_day, out, progress, stop
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import SEALS
from corbiere.ledger import folding, guards, seal_copies, seals, signing
from corbiere.ledger.models import EntryRow, Seal, Subject
from corbiere.ledger.reading import without_row_security

app = typer.Typer(no_args_is_help=True)
SHOWN = 20
PATIENCE = "3s"
"""For whoever writes meanwhile: those who come after wait for both."""


@app.command()
def migrate() -> None:
    """Bring the tables up to this version, as their owner."""
    with record_at_hand(migrating=True):
        out().print("The tables are those of this version.")


@app.command()
def verify(
    database: Annotated[str | None, typer.Option(metavar="NAME", help="Another database of the same server.")] = None,
    copies: Annotated[
        Path | None, typer.Option("--seals", metavar="FOLDER", envvar=SEALS, help="Copies of the seals, to be compared.")
    ] = None,
) -> None:
    """Prove that everything recorded, every sight and account is there and unchanged, and that every seal fits.

    Ends with 0 when all is well, 1 when anything was found, 2 when it could not look; a sentence says what.
    """
    if copies and not (copies.is_dir() and os.access(copies, os.R_OK | os.X_OK)):
        stop(f"{copies} is no folder that can be read; name the one that holds the copies of the seals with --seals or in {SEALS}")
    with looked_at(), record_at_hand(database=database), without_row_security():
        total, faults = EntryRow.objects.count(), list[str]()
        with progress("Entries", total) as bar:
            for found in chain(guards.verify(), prove(copies)):
                if isinstance(found, int):
                    bar.update(bar.task_ids[0], completed=found)
                    if found == total:
                        bar.update(bar.task_ids[0], description="Sights, accounts and seals", total=None)
                else:
                    faults.append(str(found))
        _say(faults, _all_is_well(total, copies))


def _all_is_well(total: int, copies: Path | None) -> str:
    number = Seal.objects.count()
    fit = "1 seal fits" if number == 1 else f"{number:,} seals fit"
    kept = "" if copies else ". The seals were compared with no copies: name their folder with --seals"
    return f"{total:,} entries about {Subject.objects.count():,} subjects: every chain holds, and {fit}{kept}."


@app.command()
def seal(
    keep: Annotated[Path | None, typer.Option(metavar="FOLDER", envvar=SEALS, help="Where copies are written to as well.")] = None,
    if_new: Annotated[bool, typer.Option("--if-new", help="Only where anything was written since the last seal; wait for nobody.")] = False,
) -> None:
    """Seal all chains as they stand. The running system does it each quarter of an hour, and every night."""
    with record_at_hand():
        with without_row_security():
            made = _sealed(if_new)
        if made:
            out().print(f"Sealed {made.subjects:,} subjects up to entry {made.upto:,}: {bytes(made.digest).hex()}")
        if keep:
            refuse_unless_writable(keep)
            seal_copies.keep(keep)


def _sealed(if_new: bool) -> Seal | None:
    try:
        return seals.seal(timezone.now(), if_new, PATIENCE if if_new else "0")
    except OperationalError as fault:
        if isinstance(fault.__cause__, LockNotAvailable):
            stop("somebody has been writing for some seconds, and was not held up; seal again in a minute")
        raise


def refuse_unless_writable(folder: Path | None) -> None:
    if folder and not (folder.is_dir() and os.access(folder, os.W_OK)):
        stop(f"{folder} is no folder that can be written to; make it, or name another with --keep or in {SEALS}")


@app.command()
def key(
    keep: Annotated[Path | None, typer.Option(metavar="FOLDER", envvar=SEALS, help="Where the public key is written to as well.")] = None,
) -> None:
    """Print the public half of the key that seals are signed with; the first time, make the key."""
    refuse_unless_writable(keep)
    try:
        print(signing.public_key().hex())
        if keep:
            signing.keep_public_key(keep)
    except DatabaseFault as fault:
        stop(str(fault))


@app.command()
def rebuild(check: Annotated[bool, typer.Option("--check", help="Change nothing; only say what differs.")] = False) -> None:
    """Fold every reading anew from the entries. Ends with code 1 if anything differed."""
    with looked_at(), record_at_hand():
        with without_row_security():
            total = Subject.objects.count()
        said = list[str]()
        with progress("Subjects", total) as bar:
            for done, found in folding.rebuild(check, timezone.localdate()):
                said += found
                bar.update(bar.task_ids[0], completed=done)
        _say(said, f"{total:,} subjects: every reading is what its entries make.")


@app.command(name="new-day")
def new_day(on: Annotated[str | None, typer.Option(metavar="DATE", help="The day; today if left out.")] = None) -> None:
    """Store today's findings for everybody. Meant for every night: a birthday asks for things that no entry does."""
    today: date = a_day(on) if on else timezone.localdate()
    with record_at_hand():
        done = 0
        with progress("Subjects", None) as bar:
            for done in folding.new_day(today):
                bar.update(bar.task_ids[0], completed=done)
        out().print(f"{done:,} subjects now answer for {today:%-d %B %Y}.")


def _say(faults: list[str], well: str) -> None:
    console = out()
    for fault in faults[:SHOWN]:
        console.print(fault)
    if len(faults) > SHOWN:
        console.print(f"… and {len(faults) - SHOWN:,} more")
    if faults:
        raise typer.Exit(1)
    console.print(well)

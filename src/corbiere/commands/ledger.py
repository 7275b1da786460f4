"""`corbiere ledger`: prove the record, seal it, and make what is worked out from it anew."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from corbiere.commands.start import record_at_hand
from corbiere.commands.terminal import a_day, out, progress
from corbiere.ledger import chain, folding
from corbiere.ledger.models import EntryRow, Seal, Subject
from corbiere.ledger.reading import JERSEY, as_ledger

app = typer.Typer(no_args_is_help=True, help="The record: verify its chains, seal them, rebuild what is worked out from them.")
SHOWN = 20


@app.command()
def migrate() -> None:
    """Bring the tables up to this version, as their owner."""
    with record_at_hand(migrating=True):
        out().print("The tables are those of this version.")


@app.command()
def verify(database: Annotated[str | None, typer.Option(metavar="NAME", help="Another database of the same server.")] = None) -> None:
    """Prove that every entry is there and unchanged, and that every seal fits. Ends with code 1 if not."""
    with record_at_hand(database=database), as_ledger():
        total = EntryRow.objects.count()
        faults: list[str] = []
        with progress("Entries", total) as bar:
            for found in chain.verify():
                if isinstance(found, int):
                    bar.update(bar.task_ids[0], completed=found)
                else:
                    faults.append(str(found))
        faults += [f"the seal of {seal.made.astimezone(JERSEY):%-d %B %Y, %H:%M} does not fit the record" for seal in chain.seals_broken()]
        seals = Seal.objects.count()
        fit = "1 seal fits" if seals == 1 else f"{seals:,} seals fit"
        _say(faults, f"{total:,} entries about {Subject.objects.count():,} subjects: every chain holds, and {fit}.")


@app.command()
def seal(keep: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write it to a file, to be kept elsewhere.")] = None) -> None:
    """Seal all chains as they stand. Meant for every evening."""
    with record_at_hand(), as_ledger():
        made = chain.seal(timezone.now())
    if keep:
        keep.write_text(seal_told(made), encoding="utf-8")
    out().print(f"Sealed {made.subjects:,} chains up to entry {made.upto:,}: {bytes(made.digest).hex()}")


def seal_told(made: Seal) -> str:
    """What is kept of a seal elsewhere."""
    said = {"made": made.made.isoformat(), "upto": made.upto, "subjects": made.subjects, "digest": bytes(made.digest).hex()}
    return json.dumps(said, indent=1) + "\n"


@app.command()
def rebuild(check: Annotated[bool, typer.Option("--check", help="Change nothing; only say what differs.")] = False) -> None:
    """Fold every reading anew from the entries. Ends with code 1 if anything differed."""
    with record_at_hand():
        total, said = Subject.objects.count(), list[str]()
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

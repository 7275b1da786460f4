"""`corbiere db`: the database, from outside: how it is, start and stop, backups."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from rich.markup import escape
from rich.table import Table

from corbiere.commands.last_night import note_last_night
from corbiere.commands.terminal import out, progress, stop
from corbiere.database import roles, where
from corbiere.database.backup import Rows, digest_beside
from corbiere.database.backup import backup as back_up
from corbiere.database.backup import restore as bring_back
from corbiere.database.condition import condition
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import SEALS

app = typer.Typer(no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE")]


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except DatabaseFault as fault:
        stop(str(fault))
    except psycopg.Error as error:
        stop(f"PostgreSQL says: {str(error).strip().splitlines()[0]}")


@app.command()
def status() -> None:
    """Where it is, whether it runs, its version, size and roles, and what is wrong. Ends with code 2 if anything is."""
    found, console = condition(), out()
    note_last_night(found)
    table = Table.grid(padding=(0, 2))
    for name, value in {"Running": "yes" if found.running else "no", **found.facts}.items():
        table.add_row(f"[bold]{escape(name)}", escape(value))
    console.print(table)
    for note in found.notes:
        console.print(escape(note))
    if found.faults:
        stop(*(f"Wrong: {fault}" for fault in found.faults))


@app.command()
def start() -> None:
    """Start our own server and leave it running; it is made first if need be."""
    _refuse_elsewhere("started")
    with _plainly():
        server = where.the_server()
        server.start(keep=True)
        roles.prepare(server)
        server.stop()  # uses it no longer; it is kept
    out().print(f"The database runs in {escape(str(server.folder))}. corbiere db stop stops it.", soft_wrap=True)


@app.command(name="stop")
def stop_server(force: Annotated[bool, typer.Option("--force", help="Although something uses it.")] = False) -> None:
    """Stop our own server."""
    _refuse_elsewhere("stopped")
    with _plainly():
        server = where.the_server()
        if not server.made or not server.there:
            out().print("The database does not run.")
            return
        if server.users and not force:
            stop("something uses the database; end it first, or give --force to end its connections")
        server.stop(force=True)
    out().print("The database is stopped.")


@app.command()
def backup(file: File) -> None:
    """Everything in the database, as it is at one moment, to one file with its digest beside it."""
    with _plainly(), where.prepared(), progress("Tables", None) as bar:
        rows = back_up(file, lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total))
    beside = escape(digest_beside(file).name)
    out().print(f"{_said(rows)} written to {escape(str(file))}, with {beside} beside it. Keep both, elsewhere.", soft_wrap=True)


@app.command()
def restore(
    file: File,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="The database that is made.")],
    replace: Annotated[bool, typer.Option("--replace", help="Although there is one of that name, which is kept under another.")] = False,
) -> None:
    """A backup as a database of its own, checked before it counts."""
    with _plainly(), where.prepared(), progress("Tables", None) as bar:
        rows, earlier = bring_back(
            file,
            name,
            replace,
            verify=_chains_broken,
            progress=lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total),
        )
    out().print(f"{_said(rows)} restored as the database {name} and counted again.")
    if earlier:
        out().print(f"The earlier one is kept as {earlier}.")


def _chains_broken(connection: psycopg.Connection) -> list[str]:
    """Verifies the ledger of a restored database, in a process of its own: this one knows no Django.

    It is not compared with copies of seals: those made since the backup cannot be in it.
    """
    if connection.execute("SELECT to_regclass('ledger_entry')").fetchone() == (None,):
        return []
    command = [sys.executable, "-m", "corbiere", "ledger", "verify", "--database", connection.info.dbname]
    environment = {name: value for name, value in os.environ.items() if name != SEALS}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip()] if done.returncode else []


def _said(rows: Rows) -> str:
    kept = sum(rows.values())
    return f"{kept:,} row{'' if kept == 1 else 's'} of {len(rows):,} table{'' if len(rows) == 1 else 's'}"


def _refuse_elsewhere(done: str) -> None:
    if where.is_elsewhere():
        stop(f"the database is at DATABASE_URL, and is {done} there; without it Corbière uses a server of its own")

"""`corbiere public`: the form for everybody, in a process apart that can write worries and read nothing; and what takes them in."""

import os
from contextlib import nullcontext
from typing import Annotated

import typer
from granian.constants import Interfaces
from granian.log import LogLevels

from corbiere.commands import later
from corbiere.commands.listening import PATIENCE, Host, Port, free_or_stop, made_files
from corbiere.commands.supervisor import LastingServer
from corbiere.commands.terminal import out, stop
from corbiere.database import where
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import PUBLIC
from corbiere.front_door.public.words import lacking, own_names

app = later.plain()
PORT = 8001
TELEPHONE = "CORBIERE_HUB_TELEPHONE"


@app.callback(invoke_without_command=True)
def public(
    context: typer.Context,
    port: Port = PORT,
    host: Host = "127.0.0.1",
    parent: Annotated[int | None, typer.Option("--for", hidden=True, help="Ends when this process does, which began it.")] = None,
) -> None:
    """Serve the form for everybody, at PUBLIC_DATABASE_URL or in our own database. It can write worries, and read nothing."""
    if context.invoked_subcommand:
        return
    free_or_stop(host, port)
    made_files()
    if not os.environ.get(TELEPHONE):
        out().print(f"The form says that the Hub's telephone number is not set yet: name it in {TELEPHONE}.")
    try:
        with nullcontext() if where.is_elsewhere() else where.prepared():
            where.settings_for(PUBLIC)
            out().print(f"http://{host}:{port}/  Ctrl-C stops it.")
            _serve(host, port, parent)
    except DatabaseFault as fault:
        stop(str(fault))


def _serve(host: str, port: int, parent: int | None) -> None:
    """A database that is away keeps nobody from the page, which says so and has the telephone numbers."""
    server = LastingServer(
        "corbiere.front_door.public.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=1,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
        websockets=False,
    )
    server.parent = parent
    server.serve_until_told()


@app.command()
def take() -> None:
    """Take in what came by the form: each once, however often this is asked. `serve` and `demo` do it every few seconds."""
    later.on_the_record("corbiere.commands.inbox").take()


@app.command()
def words() -> None:
    """List, for each language of the form, what is not translated and stands there in English."""
    for language, name in own_names():
        missing = lacking(language)
        said = f"{len(missing)} not translated: {', '.join(missing)}" if missing else "whole"
        out().print(f"{language}  {name}: {said}", soft_wrap=True)

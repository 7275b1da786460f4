"""Starting the web server, for `corbiere serve` and `corbiere demo`."""

import socket
from typing import Annotated

import typer
from django.core.management import call_command
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels

from corbiere.commands.supervisor import DatabaseKeeper, LastingServer, Ward
from corbiere.commands.terminal import out, stop
from corbiere.commands.watch import watched
from corbiere.database import where
from corbiere.desk.assets import VENDORED, AssetsMissing, build
from corbiere.ledger.startup import close_pool

PORT = 8000
WORKERS, THREADS = 2, 3
"""Threads of a worker share one interpreter: with eight, a busy server gave two thirds as many pages, and some seconds late."""
PATIENCE = 5
"""Seconds in which a worker stops of itself. Ctrl-C reaches it twice, from the terminal and from us, and may catch it in between."""
Port = Annotated[int, typer.Option(min=1, max=65_535, help="Where it listens.")]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="0.0.0.0 lets other machines in; TLS ends before us then.")]


def free_or_stop(host: str, port: int) -> None:
    """Before anything slow is begun: somebody else may listen there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            stop(f"nothing can listen at {host}:{port} ({error.strerror}); give another --port")


def browser_files() -> None:
    """Makes the browser's files where this is a checkout, and gathers them for the server."""
    try:
        build()
    except AssetsMissing as missing:
        if not VENDORED.is_dir():
            stop(str(missing))
        out().print(f"The browser's files are those made before: {missing}")
    call_command("collectstatic", interactive=False, verbosity=0)


def serve_until_interrupted(host: str, port: int) -> None:
    """In the foreground, with the log of what goes wrong, and the night watch beside. The workers open connections of their own.

    Only SIGINT and SIGTERM end it: what dies meanwhile is begun again.
    """
    for alias in connections:
        connections[alias].close()
        close_pool(alias)
    server = LastingServer(
        "corbiere.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
    )
    keeper = None if where.is_elsewhere() else DatabaseKeeper(where.the_server())
    with watched() as watch:
        night = Ward("night watch", watch.is_there, watch.begin)
        server.wards = [night, Ward("database", keeper.is_there, keeper.begin)] if keeper else [night]
        server.serve_until_told()
        if keeper:
            keeper.end()

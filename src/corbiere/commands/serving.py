"""Starting the web server, for `corbiere serve` and `corbiere demo`."""

from django.core.management import call_command
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels

from corbiere.commands.listening import PATIENCE, made_files
from corbiere.commands.supervisor import DatabaseKeeper, LastingServer, Ward
from corbiere.commands.watch import BesideServer, inbox_watch, night_watch, watched
from corbiere.database import where
from corbiere.ledger.startup import close_pool

WORKERS, THREADS = 2, 3
"""Threads of a worker share one interpreter: with eight, a busy server gave two thirds as many pages, and some seconds late."""


def browser_files() -> None:
    """Makes the browser's files where this is a checkout, and gathers them for the server."""
    made_files()
    call_command("collectstatic", interactive=False, verbosity=0)


def serve_until_interrupted(host: str, port: int, *beside: BesideServer) -> None:
    """In the foreground, with the log of what goes wrong, and the watches beside. The workers open connections of their own.

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
    with watched(night_watch(), inbox_watch(), *beside) as watches:
        server.wards = [Ward(watch.name, watch.is_there, watch.begin) for watch in watches]
        server.wards += [Ward("database", keeper.is_there, keeper.begin)] if keeper else []
        server.serve_until_told()
        if keeper:
            keeper.end()

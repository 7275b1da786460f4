"""Benchmarks of the record: each in a database of its own, durable as in use, on a server in a temporary folder."""

import atexit
import importlib
import os
import tempfile
from functools import cache
from pathlib import Path

import django

from corbiere.bench.measure import Bench, Result, Say
from corbiere.database import roles, state, where
from corbiere.database.server import Server

TABLES = roles.DATABASE  # of which the database of each benchmark is a copy


def on_the_record(name: str, compares: str, size: int, module: str, does: str = "measure") -> Bench:
    """A benchmark whose module is loaded once Django knows the database; its function `does(size, rounds, say)` is its work."""

    def run(size: int, rounds: int, say: Say) -> Result:
        server, database = _server(), f"bench-{name}"
        roles.create_database(server, database, TABLES)
        os.environ[where.DATABASE] = database  # also of the processes that are begun meanwhile
        startup = importlib.import_module("corbiere.ledger.startup")
        try:
            with startup.record_at_hand(database=database):
                result: Result = getattr(importlib.import_module(module), does)(size, rounds, say)
            return result
        finally:
            roles.drop_database(server, database)

    return Bench(name, compares, size, run)


@cache
def _server() -> Server:
    """With the tables and nobody in them; gone when this process ends."""
    folder = tempfile.mkdtemp(prefix="corbiere-bench-")
    Path(folder).chmod(0o755)
    for elsewhere in (*where.URLS.values(), where.DATABASE):
        os.environ.pop(elsewhere, None)  # never in a database that is somebody's
    os.environ[state.STATE] = str(Path(folder) / "state")
    os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.settings"
    server = Server(Path(folder) / "state")
    server.start()
    atexit.register(_gone, server, folder)
    django.setup()
    with importlib.import_module("corbiere.ledger.startup").record_at_hand(migrating=True):
        return server


def _gone(server: Server, folder: str) -> None:
    server.discard()
    Path(folder).rmdir()

"""Benchmarks of the record: each in a database of its own, durable as in use, in a temporary folder."""

import importlib
import os
import tempfile
from pathlib import Path

import django

from corbiere.bench.measure import Bench, Result, Say
from corbiere.database import state, where
from corbiere.database.server import Server


def on_the_record(name: str, compares: str, size: int, module: str) -> Bench:
    """A benchmark whose module is loaded once Django knows the database; `measure(size, rounds, say)` is its work."""

    def run(size: int, rounds: int, say: Say) -> Result:
        with tempfile.TemporaryDirectory(prefix="corbiere-bench-") as folder:
            Path(folder).chmod(0o755)
            for elsewhere in (*where.URLS.values(), where.DATABASE):
                os.environ.pop(elsewhere, None)  # never in a database that is somebody's
            os.environ[state.STATE] = str(Path(folder) / "state")
            os.environ["DJANGO_SETTINGS_MODULE"] = "corbiere.settings"
            django.setup()
            at_hand = importlib.import_module("corbiere.ledger.startup")
            with at_hand.record_at_hand(migrating=True):
                result: Result = importlib.import_module(module).measure(size, rounds, say)
            Server(Path(folder) / "state").discard()
            return result

    return Bench(name, compares, size, run)

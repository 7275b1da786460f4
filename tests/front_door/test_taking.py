"""The taking in as it runs: beside the web server by itself, and killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from corbiere.database.state import PUBLIC
from corbiere.front_door.models import TakenWorry
from corbiere.front_door.public.inbox import INSERT
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from databases import serve

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]
PARENT = """
import time
from corbiere.commands.watch import inbox_watch, watched
with watched(inbox_watch()):
    time.sleep(600)
"""


def put(database: str, how_many: int) -> None:
    with psycopg.connect(serve().url(PUBLIC, database), autocommit=True) as form:
        for n in range(how_many):
            form.execute(INSERT, [uuid4(), "ABCD-EFGH", "en", json.dumps({"worry": f"Cold {n}"}), None, b"a", str(n).encode()])


def taken() -> list[str]:
    with without_row_security():
        return sorted(row.body["concern"] for row in EntryRow.objects.filter(kind="worry-arrived"))


def running(database: str, *command: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_DATABASE": database}
    return subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.DEVNULL)


def wait(so: Callable[[], bool]) -> None:
    for _ in range(300):
        if so():
            return
        time.sleep(0.1)
    raise TimeoutError("it did not come to pass within half a minute")


def test_what_comes_is_taken_in_by_itself(own_database: str) -> None:
    parent = running(own_database, "-c", PARENT)
    try:
        put(own_database, 1)
        wait(lambda: taken() == ["Cold 0"])
        put(own_database, 2)
        wait(lambda: len(taken()) == 3)
    finally:
        parent.send_signal(signal.SIGTERM)
        parent.wait(30)


def test_killed_in_the_middle_nothing_is_lost_and_nothing_is_there_twice(own_database: str) -> None:
    put(own_database, 80)
    while len(taken()) < 80:
        wanted = min(len(taken()) + 20, 80)
        process = running(own_database, "-m", "corbiere", "public", "take")
        wait(lambda wanted=wanted: len(taken()) >= wanted)
        process.kill()
        process.wait(30)
    assert taken() == sorted(f"Cold {n}" for n in range(80))
    with without_row_security():
        assert TakenWorry.objects.count() == 80

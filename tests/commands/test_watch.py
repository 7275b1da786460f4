"""The night watch beside the web server: when it is due, and that it does the work and ends with the server."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corbiere.commands.watch import AGAIN, after, next_midnight, sealed_next
from corbiere.ledger import nightly_jobs
from corbiere.ledger.models import NightStep

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]
PARENT = """
import sys, time
from corbiere.commands.watch import night_watch, watched
with watched(night_watch()):
    time.sleep(600)
"""


@pytest.mark.parametrize(
    ("moment", "midnight"),
    [
        ("2026-01-05T12:00", "2026-01-06T00:00"),
        ("2026-07-05T12:00", "2026-07-05T23:00"),
        ("2026-03-28T23:30", "2026-03-29T00:00"),
        ("2026-03-29T00:00", "2026-03-29T23:00"),
        ("2026-10-24T22:59", "2026-10-24T23:00"),
        ("2026-10-24T23:00", "2026-10-26T00:00"),
    ],
)
def test_the_next_night_begins_at_jerseys_midnight_also_when_the_clocks_change(moment: str, midnight: str) -> None:
    """The night of 29 March is 23 hours before the next, that of 25 October 25."""
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert next_midnight(at) == datetime.fromisoformat(midnight).replace(tzinfo=UTC)


def test_what_went_on_past_midnight_was_the_day_befores() -> None:
    began, ended = datetime(2026, 1, 5, 23, 59, tzinfo=UTC), datetime(2026, 1, 6, 0, 5, tzinfo=UTC)
    assert after(began, 0, ended) < ended


@pytest.mark.parametrize("code", [1, 2, 3])
def test_what_was_not_done_is_tried_again_soon(code: int) -> None:
    now = datetime(2026, 1, 5, 0, 1, tzinfo=UTC)
    assert after(now, code, now + timedelta(minutes=1)) == now + timedelta(minutes=1) + AGAIN


@pytest.mark.parametrize(("code", "minutes"), [(0, 15), (1, 1), (2, 1)])
def test_what_is_new_is_sealed_each_quarter_of_an_hour_and_soon_where_that_failed(code: int, minutes: int) -> None:
    ended = datetime(2026, 3, 29, 0, 50, tzinfo=UTC)
    assert sealed_next(code, ended) == ended + timedelta(minutes=minutes)


@pytest.mark.parametrize("killed_by", [signal.SIGTERM, signal.SIGKILL], ids=["terminated", "killed"])
def test_it_works_at_once_and_ends_with_its_parent(own_database: str, killed_by: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_DATABASE": own_database}
    parent = subprocess.Popen([sys.executable, "-c", PARENT], env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(lambda: NightStep.objects.filter(step=nightly_jobs.WHOLE).exists())
        (watch,) = _watches(parent.pid)
    finally:
        parent.send_signal(killed_by)
        parent.wait(30)
    _wait(lambda: not _runs(watch))


def _watches(parent: int) -> list[int]:
    return [
        int(process.name)
        for process in Path("/proc").iterdir()
        if process.name.isdecimal() and _runs(int(process.name)) and f"corbiere.commands.watch\0{parent}\0" in _command(process)
    ]


def _runs(process: int) -> bool:
    return "corbiere.commands.watch" in _command(Path("/proc") / str(process))


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _wait(so: object) -> None:
    for _ in range(600):
        if so():
            return
        time.sleep(0.1)
    raise TimeoutError("it did not come to pass within a minute")

"""The database is killed in the midst of writing, five times over: nothing that was acknowledged is lost, and nothing is half there."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corbiere.database.server import Server

pytestmark = [pytest.mark.machine_clock, pytest.mark.timeout(900)]
TESTS = Path(__file__).parents[1]
ROUNDS = 5


@pytest.fixture
def state() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="corbiere-crash-")) / "state"
    folder.parent.chmod(0o755)
    yield folder
    Server(folder).discard()


def environment(state: Path) -> dict[str, str]:
    sources = str(TESTS.parent / "src")
    more = {"CORBIERE_STATE": str(state), "CORBIERE_SOURCES": sources, "CORBIERE_TESTS": str(TESTS), "PYTHONPATH": f"{sources}:{TESTS}"}
    return {**os.environ, **more}


def run(state: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], env=environment(state), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_nothing_acknowledged_is_lost_when_the_database_is_killed(state: Path) -> None:
    run(state, str(TESTS / "ledger" / "crash_steps.py"), "make")
    acknowledged: set[str] = set()
    for round_ in range(ROUNDS):
        server = Server(state)
        server.start()
        acknowledged |= _killed_while_writing(state, 0.6 + 0.3 * round_)
        server.start()
        kept, faults = run(state, str(TESTS / "ledger" / "crash_steps.py"), "check").split("faults:")
        server.stop()
        assert faults.strip() == ""
        assert acknowledged <= set(kept.split())
    assert len(acknowledged) > 20 * ROUNDS


def _killed_while_writing(state: Path, seconds: float) -> set[str]:
    """What was acknowledged to the writers before every process of the database was killed."""
    writing = subprocess.Popen(
        [sys.executable, str(TESTS / "ledger" / "writers.py")],
        env=environment(state),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert writing.stdout
    said = [writing.stdout.readline()]
    time.sleep(seconds)
    postmaster = int((state / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text(encoding="utf-8").split()
    for process in (postmaster, *map(int, children)):
        os.kill(process, signal.SIGKILL)
    said += writing.stdout.readlines()
    writing.wait(60)
    return {line.strip() for line in said if line.endswith("\n")}

"""The tests' own server, shared by the workers of a run."""

import secrets
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from corbiere.database.server import Server
from databases import RUN

pytestmark = pytest.mark.machine_clock


Child = Callable[..., subprocess.Popen[str]]
WORKER = """
import sys
import databases
databases.pytest_configure()
databases.serve()
print(databases.SERVER.folder, flush=True)
sys.stdin.readline()
databases.pytest_unconfigure()
"""


def test_the_tests_server_outlives_a_worker_and_not_the_last(room: Path, child: Child) -> None:
    run = secrets.token_hex(8)
    workers = killed, last, idle = [
        child(said, PYTEST_XDIST_TESTRUNUID=run) for said in (WORKER, WORKER, WORKER.replace("databases.serve()", ""))
    ]
    (folder,) = {Path(process.stdout.readline().strip()) for process in workers}
    idle.communicate("\n")
    killed.kill()
    killed.wait()
    assert RUN not in str(folder)
    assert Server(folder).running
    last.communicate("\n")
    assert not folder.exists()

"""A database server for the tests: one for the whole run, shared by all its workers, in memory where there is room, and fast since nothing in it need last.

`-p databases` brings the fixture; the functions serve where there are no fixtures.
"""

import contextlib
import functools
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corbiere.database import roles
from corbiere.database.locks import alone, in_use
from corbiere.database.server import Server

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}-{secrets.token_hex(4)}")[:16]
MEMORY, ROOM = Path("/dev/shm"), 3 * 1024**3  # bytes that must be free there; a whole run takes a third of them
PREFIX = f"corbiere-tests-{os.geteuid()}-"
FORGOTTEN = 120.0  # seconds without a user, after which a folder that no run removed is removed by the next


def _folders() -> Path:
    """A copy of a database takes a fortieth of a second in memory, and twenty times as long on a disk that is busy."""
    with contextlib.suppress(OSError):
        if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM:
            return MEMORY
    return Path(tempfile.gettempdir())


FOLDERS = Path(os.environ.setdefault("CORBIERE_TEST_FOLDERS", str(_folders())))  # the same for all workers, who inherit the environment
SERVER = Server(FOLDERS / f"{PREFIX}{RUN}", durable=False)


@functools.cache
def serve() -> Server:
    """The server of this run, started by the first worker that asks."""
    SERVER.start()
    roles.prepare(SERVER)
    return SERVER


@contextlib.contextmanager
def fresh_database(template: str | None = None) -> Iterator[str]:
    """The name of a database of its own, dropped at the end: a copy of the template, or an empty one with the extensions and the rights."""
    name = f"test_{secrets.token_hex(6)}"
    roles.create_database(serve(), name, template)
    try:
        yield name
    finally:
        roles.drop_database(serve(), name)


def template(name: str, fill: Callable[[str], None], of: str | None = None) -> str:
    """A database that others are copies of, filled once by whichever worker comes first; `fill` is given its name and must leave no connection to it.
    It is itself a copy of `of`, or empty."""
    server = serve()
    with alone(server.folder / "templates.lock"), roles.superuser(server) as connection:
        if not roles.exists(connection, name):
            filling = f"{name}_part"
            roles.drop_database(server, filling)
            roles.create_database(server, filling, of)
            fill(filling)
            connection.execute(f'ALTER DATABASE "{filling}" RENAME TO "{name}"')
    return name


@pytest.fixture(scope="session")
def test_server() -> Server:
    return serve()


def pytest_configure() -> None:
    """Every worker holds the folder from the first, since a worker without a test of the database ends before the others have asked for it."""
    _remove_forgotten()
    while True:
        with contextlib.suppress(FileNotFoundError):  # the last worker before us removed the folder under our hands
            SERVER.hold()
            break


def pytest_unconfigure() -> None:
    """The last worker stops the server and removes the folder."""
    SERVER.discard()
    serve.cache_clear()


def _remove_forgotten() -> None:
    """What a run left behind that was killed whole, its server included."""
    for folder in FOLDERS.glob(f"{PREFIX}*"):
        lock = folder / "users.lock"
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > FORGOTTEN and not (lock.exists() and in_use(lock)):
                Server(folder, durable=False).discard()
                shutil.rmtree(folder, ignore_errors=True)

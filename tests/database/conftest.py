"""Places for servers of one test's own, and other processes that use them."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corbiere.database.server import Server

PATHS = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[1])]

Child = Callable[..., "subprocess.Popen[str]"]


@contextmanager
def a_room() -> Iterator[Path]:
    """A folder with a short path that every account may pass through; pytest's own are longer and closed."""
    folder = Path(tempfile.mkdtemp(prefix="corbiere-"))
    folder.chmod(0o755)
    yield folder
    for made in (folder, *folder.glob("*"), *folder.glob("*/*")):
        if (made / "users.lock").exists():
            Server(made, durable=False).stop(force=True)
    shutil.rmtree(folder)


@pytest.fixture
def room() -> Iterator[Path]:
    with a_room() as folder:
        yield folder


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    with a_room() as folder:
        yield folder / "state"


@pytest.fixture
def place(made: Path) -> Iterator[Path]:
    """A state that tests use one after another, each from a stopped server: to make one takes a second."""
    yield made
    Server(made, durable=False).stop(force=True)


@pytest.fixture
def child() -> Iterator[Child]:
    """`child(code, *arguments)` is another process that runs Python; it is killed at the end if it has not ended."""
    children: list[subprocess.Popen[str]] = []

    def run(code: str, *arguments: object, path: tuple[str, ...] = (), **environment: str) -> "subprocess.Popen[str]":
        environment = {**os.environ, **environment, "PYTHONPATH": os.pathsep.join([*path, *PATHS, os.environ.get("PYTHONPATH", "")])}
        command = [sys.executable, "-c", code, *map(str, arguments)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        children.append(subprocess.Popen(command, env=environment, text=True, cwd="/", **pipes))
        return children[-1]

    yield run
    for process in children:
        process.kill()
        process.communicate()

"""Places for servers of one test's own, and other processes that use them."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corbiere.database.server import Server

SOURCE = Path(__file__).parents[2] / "src"
NOBODY = pwd.getpwnam("nobody")
AS_NOBODY = {"user": NOBODY.pw_uid, "group": NOBODY.pw_gid, "extra_groups": []}

Child = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def room() -> Iterator[Path]:
    """A temporary folder with a short path that every account may pass through; pytest's own are longer and closed."""
    folder = Path(tempfile.mkdtemp(prefix="corbiere-"))
    folder.chmod(0o755)
    yield folder
    for made in (folder, *folder.rglob("*")):
        if (made / "users.lock").exists():
            Server(made, durable=False).stop(force=True)
    shutil.rmtree(folder)


@pytest.fixture
def child() -> Iterator[Child]:
    """`child(code, *arguments, **how)` runs Python in another process, which says what it prints and is killed at the end if it has not ended."""
    children: list[subprocess.Popen[str]] = []

    def run(code: str, *arguments: object, **how: object) -> "subprocess.Popen[str]":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*how.pop("path", []), str(SOURCE), str(SOURCE.parent / "tests")])}  # type: ignore[list-item, misc]
        environment |= how.pop("environment", {})  # type: ignore[arg-type, call-overload]
        command = [sys.executable, "-c", code, *map(str, arguments)]
        children.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, cwd="/", **how))  # type: ignore[call-overload]
        return children[-1]

    yield run
    for process in children:
        process.kill()
        process.communicate()

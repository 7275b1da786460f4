"""Processes beside the one that measures: the conventional peer with a database of its own, and the form for everybody."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import corbiere
from corbiere.bench.browser import Fields, PageResponse
from corbiere.database import roles, where

DATABASE = "peer"
SOURCE = Path(corbiere.__file__).parents[1]


class ProcessBeside:
    """Speaks with a process that answers lines (`answer_lines`)."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def begin(self) -> None:
        """Everybody is there, and measuring begins."""
        self._ask("begin")

    def browser(self, cookie: str = "") -> "BrowserBeside":
        return BrowserBeside(self, cookie)

    def _ask(self, *said: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(said), file=self._process.stdin, flush=True)
        if not (line := self._process.stdout.readline()):
            raise RuntimeError("the process beside ended; it says why above")
        return json.loads(line)


class Peer(ProcessBeside):
    """`python -m corbiere.bench.peer`."""

    def desk(self, number: int, lengths: list[int]) -> tuple[str, list[str]]:
        """The cookie of a worker, and the addresses of their children's pages."""
        cookie, children = self._ask("desk", number, lengths)
        return cookie, children


class BrowserBeside:
    """As `Browser`, of the other process."""

    def __init__(self, beside: ProcessBeside, cookie: str) -> None:
        self._beside, self._cookie = beside, cookie

    def open(self, path: str) -> PageResponse:
        return PageResponse(*self._beside._ask("open", self._cookie, path))

    def send(self, path: str, fields: Fields) -> PageResponse:
        return PageResponse(*self._beside._ask("send", self._cookie, path, fields))


def environment() -> dict[str, str]:
    """Of the peer's processes: its own database on the server at hand, and its own settings."""
    return {**os.environ, "PYTHONPATH": str(SOURCE), where.DATABASE: DATABASE, "DJANGO_SETTINGS_MODULE": "corbiere.bench.peer.settings"}


@contextmanager
def peer() -> Iterator[Peer]:
    """Its database is gone afterwards."""
    server = where.the_server()
    roles.create_database(server, DATABASE)
    try:
        with _process("corbiere.bench.peer", environment()) as process:
            yield Peer(process)
    finally:
        roles.drop_database(server, DATABASE)


@contextmanager
def stranger() -> Iterator[ProcessBeside]:
    """The form for everybody, on the database at hand."""
    with _process("corbiere.bench.stranger", {**os.environ, "PYTHONPATH": str(SOURCE)}) as process:
        yield ProcessBeside(process)


@contextmanager
def _process(module: str, environment: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    command = [sys.executable, "-m", module]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()

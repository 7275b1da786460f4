"""The conventional peer in a process and a database of its own, from where ours is measured."""

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


class Peer:
    """Speaks with `python -m corbiere.bench.peer`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def desk(self, number: int, lengths: list[int]) -> tuple[str, list[str]]:
        """The cookie of a worker, and the addresses of their children's pages."""
        cookie, children = self._ask("desk", number, lengths)
        return cookie, children

    def begin(self) -> None:
        """Everybody is there, and measuring begins."""
        self._ask("begin")

    def browser(self, cookie: str) -> "PeerBrowser":
        return PeerBrowser(self, cookie)

    def _ask(self, *said: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(said), file=self._process.stdin, flush=True)
        if not (line := self._process.stdout.readline()):
            raise RuntimeError("the peer's process ended; it says why above")
        return json.loads(line)


class PeerBrowser:
    """As `Browser`, of the other process."""

    def __init__(self, peer: Peer, cookie: str) -> None:
        self._peer, self._cookie = peer, cookie

    def open(self, path: str) -> PageResponse:
        return PageResponse(*self._peer._ask("open", self._cookie, path))

    def send(self, path: str, fields: Fields) -> PageResponse:
        return PageResponse(*self._peer._ask("send", self._cookie, path, fields))


def environment() -> dict[str, str]:
    """Of the peer's processes: its own database on the server at hand, and its own settings."""
    return {**os.environ, "PYTHONPATH": str(SOURCE), where.DATABASE: DATABASE, "DJANGO_SETTINGS_MODULE": "corbiere.bench.peer.settings"}


@contextmanager
def peer() -> Iterator[Peer]:
    """Its database is gone afterwards."""
    server = where.the_server()
    roles.create_database(server, DATABASE)
    command = [sys.executable, "-m", "corbiere.bench.peer"]
    try:
        with subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            yield Peer(process)
            assert process.stdin is not None
            process.stdin.close()
    finally:
        roles.drop_database(server, DATABASE)

"""Keeps running with the web server its workers, the night watch and our own database. What dies is begun again.

All of it happens in the one thread of the server's process, which forks its workers: a second thread could hold a lock while it does.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from granian._granian import ListenerSpec
from granian.server.mp import MPServer

from corbiere.commands.terminal import JERSEY, out
from corbiere.database import where
from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server

LOOKS = 0.5  # seconds between two looks; a worker that dies is seen at once
FIRST, LONGEST = 1.0, 60.0  # seconds from one beginning to the next: doubled each time, until it has stood as long again
STEADY = 300.0


@dataclass
class Ward:
    """One thing that must be there: how to see whether it is, and how to begin it again."""

    name: str
    is_there: Callable[[], bool]
    begin: Callable[[], None]
    _pause: float = field(default=FIRST, init=False)
    _begun: float = field(default=float("-inf"), init=False)

    def look(self, now: float) -> None:
        """Begins it again if it is gone: at once the first time, and ever more slowly while it does not last."""
        if self.is_there():
            if now - self._begun > STEADY:
                self._pause = FIRST
            return
        if now - self._begun < self._pause:
            return
        again = now - self._begun < STEADY
        self._pause = min(self._pause * 2, LONGEST) if again else FIRST
        _say(f"The {self.name} is gone and is begun again{f'; if it dies once more, in {self._pause:.0f} seconds' if again else ''}.")
        self._begun = now
        try:
            self.begin()
        except OSError as error:  # no room for another process just now: no reason to end those that are there
            _say(f"The {self.name} could not be begun: {error.strerror}.")


class LastingServer(MPServer):
    """Granian, which by itself ends with its first dead worker, or with its second within some seconds."""

    wards: Sequence[Ward] = ()
    parent: int | None = None  # ends when this process does, where it began us
    _shd: Any

    def _init_shared_socket(self) -> None:
        """One socket for all workers. With one for each, which granian has on Linux, all who wait at a worker that dies are lost with
        it, and whoever asks again while it dies is lost twice."""
        self._shd = ListenerSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._sso = socket.socket(fileno=self._shd.get_fd())

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        workers = [
            Ward(f"web worker {n + 1}", partial(self._is_alive, n), partial(self._begin, n, spawn_target, target_loader))
            for n in range(self.workers)
        ]
        while not self.interrupt_signal:
            self.main_loop_interrupt.wait(LOOKS)
            self.interrupt_signal = self.interrupt_signal or self.parent not in (None, os.getppid())
            self.main_loop_interrupt.clear()
            if self.reload_signal:
                self._reload(spawn_target, target_loader)  # type: ignore[no-untyped-call]
            for ward in [] if self.interrupt_signal else [*workers, *self.wards]:
                ward.look(time.monotonic())

    def _is_alive(self, worker: int) -> bool:
        return worker not in self.interrupt_children

    def _begin(self, worker: int, spawn_target: Any, target_loader: Any) -> None:
        dead = self.wrks[worker]
        try:
            self._respawn_workers([worker], spawn_target, target_loader)
        except OSError:
            if dead not in self.wrks:
                self.wrks.insert(worker, dead)
            raise
        self.interrupt_children.remove(worker)

    def serve_until_told(self) -> None:
        """A worker that ends on the same signal, before it is told by us, is no failure."""
        try:
            self.serve()
        except SystemExit:
            if not self.interrupt_signal:
                raise


class DatabaseKeeper:
    """Starts our own server again where it died, in a process of its own. One that somebody stopped stays stopped."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._starter: subprocess.Popen[bytes] | None = None

    def is_there(self) -> bool:
        code = self._starter.poll() if self._starter else 0
        try:
            return code is None or (code == 0 and not self.server.died)
        except DatabaseFault:
            return True  # its folder cannot be looked into any more: to start it would end as that does

    def begin(self) -> None:
        command = [sys.executable, "-c", "from corbiere.commands.supervisor import start_again; start_again()"]
        self._starter = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)

    def end(self) -> None:
        """Waits for a start that is under way, so that what it began is stopped with the rest."""
        if self._starter:
            self._starter.wait()


def start_again() -> None:
    try:
        with where.prepared():
            _say("The database is there again.")
    except DatabaseFault as fault:
        _say(str(fault))
        sys.exit(2)


def _say(sentence: str) -> None:
    out().print(f"{datetime.now(JERSEY):%Y-%m-%d %H:%M:%S}  {sentence}", soft_wrap=True, markup=False)

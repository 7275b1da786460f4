"""The watch beside the web server: a small process that runs `corbiere nightly` at its start and at Jersey's midnights, and seals between.

It holds nothing itself, so that a night's work gets a process of its own and memory that is given back. It ends when its parent does.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

JERSEY = ZoneInfo("Europe/Jersey")
AGAIN = timedelta(minutes=10)  # after a night's work that failed, or that another process is at
LOOKS = 2.0  # seconds between two looks at the clock: one that is set, or a machine that slept, changes nothing
PATIENCE = 10
SEALED = timedelta(minutes=15)  # how long anything stays unsealed; a default
UNSEALED = timedelta(minutes=1)  # after a seal that could not be made


class BesideServer:
    """A process beside the web server: begun, and begun again where it was killed."""

    def __init__(self, name: str, *arguments: str) -> None:
        self.name, self.arguments = name, arguments
        self._process: subprocess.Popen[bytes] | None = None

    def is_there(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def begin(self) -> None:
        """Tells it whose it is, since it ends when we do, however that is."""
        command = [sys.executable, "-m", *self.arguments, str(os.getpid())]
        self._process = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)

    def end(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def night_watch() -> BesideServer:
    return BesideServer("night watch", "corbiere.commands.watch")


def inbox_watch() -> BesideServer:
    return BesideServer("inbox watch", "corbiere.commands.inbox_watch")


def public_form(host: str, port: int) -> BesideServer:
    return BesideServer("public form", "corbiere", "public", "--host", host, "--port", str(port), "--for")


@contextmanager
def watched(*watches: BesideServer) -> Iterator[Sequence[BesideServer]]:
    """These processes for as long as this lasts."""
    try:
        for watch in watches:
            watch.begin()
        yield watches
    finally:
        for watch in watches:
            watch.end()


def keep_watch(parent: int) -> None:
    due = datetime.now(UTC)
    unsealed = due + SEALED
    while os.getppid() == parent:
        began = datetime.now(UTC)
        if began >= due:
            due = after(began, run("nightly"), datetime.now(UTC))
        elif began >= unsealed:
            unsealed = sealed_next(run("ledger", "seal", "--if-new"), datetime.now(UTC))
        time.sleep(LOOKS)


def after(began: datetime, code: int, ended: datetime) -> datetime:
    """When to do it next. Counted from when it began: what went on past midnight was the day's before."""
    return ended + AGAIN if code else next_midnight(began)


def sealed_next(code: int, ended: datetime) -> datetime:
    """When to seal next: soon, where the last seal could not be made."""
    return ended + (UNSEALED if code else SEALED)


def next_midnight(moment: datetime) -> datetime:
    """When Jersey's next day begins, 23, 24 or 25 hours after this one did. In UTC: hours between two of Jersey's are miscounted."""
    tomorrow = moment.astimezone(JERSEY).date() + timedelta(days=1)
    return datetime.combine(tomorrow, datetime.min.time(), JERSEY).astimezone(UTC)


def run(*command: str) -> int:
    """The exit code of one of our commands. What it says goes on line by line, so that it draws no bar across what the server says."""
    with subprocess.Popen(
        [sys.executable, "-m", "corbiere", *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as work:
        try:
            for line in work.stdout or ():
                print(line, end="", flush=True)
            return work.wait()
        finally:
            work.terminate()


def begin(keep: Callable[[int], None]) -> None:
    """Keeps watch for the process that is named in the arguments, until it is told to end."""
    signal.signal(signal.SIGTERM, _end)
    keep(int(sys.argv[1]))


def _end(*_: object) -> None:
    raise SystemExit


if __name__ == "__main__":
    begin(keep_watch)

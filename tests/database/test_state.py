"""Where the state lies, and that it stays private."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from corbiere.database import state
from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(room / "state"))
    assert state.folder() == room / "state"
    assert not (room / "state").exists()


def test_otherwise_it_is_the_machine_s_for_root_and_in_the_home_for_others(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.delenv("CORBIERE_STATE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(room))
    assert state.folder() == (Path("/var/lib/corbiere") if os.geteuid() == 0 else room / "corbiere")


def test_it_is_never_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(Path(__file__).parent / "state"))
    with pytest.raises(DatabaseFault, match=r"lies in the checkout .*; name a folder outside it in CORBIERE_STATE"):
        state.folder()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("c1,x", "has a comma in it"),
        (",", "has a comma in it"),
        ('the "state"', "has a quotation mark in it"),
        ("two\nlines", "a character that cannot be printed"),
        ("a\x7fb", "a character that cannot be printed"),
        (os.fsdecode(b"caf\xe9"), "a character that cannot be printed"),
    ],
)
def test_a_name_that_would_end_in_the_middle_is_refused_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, room: Path, name: str, said: str
) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(room / name / "state"))
    with pytest.raises(DatabaseFault, match=f"{said}.*; name another folder in CORBIERE_STATE"):
        state.folder()
    with pytest.raises(DatabaseFault, match=said):
        Server(room / name / "state").start()
    assert list(room.iterdir()) == []


@pytest.mark.parametrize("name", ["le Ménage de l'état", "50% \\ $HOME ~ @;=&#?"])
def test_any_other_name_will_do(room: Path, name: str) -> None:
    server = Server(room / name, durable=False)
    server.start()
    try:
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.stop()
    assert not server.there


def test_a_new_folder_is_private_and_so_are_its_secrets(room: Path) -> None:
    state.passwords(room / "new" / "state")
    assert mode(room / "new" / "state") == 0o700
    assert mode(room / "new" / "state" / "passwords.json") == 0o600


def test_secrets_are_made_up_once(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(room / "state"))
    assert state.secret_key() == state.secret_key()
    assert len(state.secret_key()) > 50
    assert len(set(state.passwords(room / "state").values())) == 4
    assert state.passwords(room / "state") == state.passwords(room / "state")


def test_a_secret_that_others_may_read_is_refused_and_left(room: Path) -> None:
    state.passwords(room / "state")
    (room / "state" / "passwords.json").chmod(0o644)
    with pytest.raises(DatabaseFault, match="others may read it; chmod 600 it"):
        state.passwords(room / "state")
    assert mode(room / "state" / "passwords.json") == 0o644


def test_a_link_in_the_place_of_a_secret_is_not_followed(room: Path) -> None:
    state.claim(room / "state")
    (room / "elsewhere").write_text("{}")
    (room / "state" / "passwords.json").symlink_to(room / "elsewhere")
    with pytest.raises(DatabaseFault, match="cannot be read or made"):
        state.passwords(room / "state")


def test_a_folder_that_holds_something_else_is_refused_and_left(room: Path) -> None:
    (room / "photographs").mkdir(mode=0o755)
    (room / "photographs" / "beach").touch()
    with pytest.raises(DatabaseFault, match="is no private folder of Corbière's"):
        state.claim(room / "photographs")
    assert mode(room / "photographs") == 0o755
    assert (room / "photographs").stat().st_uid == os.geteuid()


@as_root
def test_a_closed_parent_is_refused_and_stays_closed(room: Path) -> None:
    (room / "home").mkdir(mode=0o700)
    server = Server(room / "home" / "state", durable=False)
    with pytest.raises(DatabaseFault, match=rf"nobody may not enter {room}/home, which is left as it is; name a folder in CORBIERE_STATE"):
        server.start()
    assert mode(room / "home") == 0o700
    assert not server.running


def test_a_path_too_long_for_a_socket_is_refused(room: Path) -> None:
    server = Server(room / ("long" * 25), durable=False)
    with pytest.raises(DatabaseFault, match=r"has 1\d\d bytes and may have \d+; name a folder with a shorter path in CORBIERE_STATE"):
        server.start()
    assert not server.folder.exists()

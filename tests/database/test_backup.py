"""Backups, and that what is restored is what was there."""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from corbiere.database import roles
from corbiere.database.backup import backup, digest_beside, restore
from corbiere.database.faults import DatabaseFault
from corbiere.database.roles import APP, OWNER
from corbiere.database.server import Server
from databases import fresh_database

pytestmark = pytest.mark.machine_clock
ROWS = {"public.child": 3, "public.entry": 1000}
LEDGER = f"""
CREATE TABLE child (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text);
INSERT INTO child (name) VALUES ('Luc'), ('Maggie'), ('Zoë');
CREATE TABLE entry (number int GENERATED ALWAYS AS IDENTITY, said text, held daterange, EXCLUDE USING gist (number WITH =, held WITH &&));
INSERT INTO entry (said) SELECT repeat('words ', 20) FROM generate_series(1, 1000);
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON entry USING (said = current_setting('corbiere.person', true));
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'entries are never edited'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON child EXECUTE FUNCTION refuse();
GRANT SELECT, INSERT ON entry, child TO {APP};
"""


@pytest.fixture
def ledger(test_server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a database with rows that row rules hide, and a trigger that refuses."""
    monkeypatch.setenv("CORBIERE_STATE", str(test_server.folder))
    with fresh_database() as name:
        with psycopg.connect(test_server.url(OWNER, name)) as connection:
            connection.execute(LEDGER.encode())
        yield name
        roles.drop_database(test_server, f"{name}_again")


def asked(server: Server, role: str, database: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url(role, database)) as connection:
        return connection.execute(question.encode()).fetchall()


def test_a_backup_is_private_and_has_its_digest_beside_it(ledger: str, tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    assert backup(tmp_path / "night", lambda *tables: done.append(tables), ledger) == ROWS
    assert done[-1] == (2, 2)
    assert stat.S_IMODE((tmp_path / "night").stat().st_mode) == 0o600
    subprocess.run(["sha256sum", "--check", "--strict", "night.sha256"], cwd=tmp_path, check=True, capture_output=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["night", "night.sha256"]


def test_what_is_restored_is_what_was_there(test_server: Server, ledger: str, tmp_path: Path) -> None:
    backup(tmp_path / "night", database=ledger)
    again = f"{ledger}_again"
    assert restore(tmp_path / "night", again, verify=lambda _: []) == (ROWS, None)
    for question in ("SELECT * FROM child ORDER BY id", "SELECT * FROM entry ORDER BY number"):
        assert asked(test_server, "postgres", again, question) == asked(test_server, "postgres", ledger, question)
    assert asked(test_server, APP, again, "SELECT count(*) FROM entry") == [(0,)]
    with (
        pytest.raises(psycopg.errors.RaiseException, match="entries are never edited"),
        psycopg.connect(test_server.url(OWNER, again)) as owner,
    ):
        owner.execute("DELETE FROM child")


def test_a_damaged_backup_is_refused(test_server: Server, ledger: str, tmp_path: Path) -> None:
    backup(tmp_path / "night", database=ledger)
    with (tmp_path / "night").open("r+b") as opened:
        opened.seek(-100, os.SEEK_END)
        opened.write(b"\0")
    with pytest.raises(DatabaseFault, match=r"is damaged or is another backup: its digest is not the one in night.sha256"):
        restore(tmp_path / "night", f"{ledger}_again")


def test_a_backup_without_its_digest_is_refused(ledger: str, tmp_path: Path) -> None:
    backup(tmp_path / "night", database=ledger)
    digest_beside(tmp_path / "night").unlink()
    with pytest.raises(DatabaseFault, match=r"night.sha256 is not there; a backup is a file and its digest"):
        restore(tmp_path / "night", f"{ledger}_again")


def test_a_database_is_never_written_over(test_server: Server, ledger: str, tmp_path: Path) -> None:
    backup(tmp_path / "night", database=ledger)
    with pytest.raises(DatabaseFault, match=f"there is a database {ledger} already; choose another name, or --replace it"):
        restore(tmp_path / "night", ledger)
    with psycopg.connect(test_server.url(OWNER, ledger)) as connection:
        connection.execute("INSERT INTO child (name) VALUES ('since')")
    _, earlier = restore(tmp_path / "night", ledger, replace=True)
    assert earlier is not None
    assert asked(test_server, OWNER, earlier, "SELECT count(*) FROM child") == [(4,)]
    assert asked(test_server, OWNER, ledger, "SELECT count(*) FROM child") == [(3,)]
    roles.drop_database(test_server, earlier)


def test_a_database_in_use_is_not_replaced(test_server: Server, ledger: str, tmp_path: Path) -> None:
    backup(tmp_path / "night", database=ledger)
    with (
        psycopg.connect(test_server.url(APP, ledger)),
        pytest.raises(DatabaseFault, match=f"{ledger} is in use, by 1 connections; stop whatever"),
    ):
        restore(tmp_path / "night", ledger, replace=True)
    assert _databases(test_server, ledger) == [ledger]


@pytest.mark.parametrize(
    ("counted", "wrong", "said"),
    [
        ("# 3 public.child", "# 4 public.child", "public.child has 3 rows and had 4"),
        ("# 3 public.child\n", "", "public.child was not in the backup"),
        ("# 3 public.child", "# three public.child", "is damaged; take another copy"),
    ],
)
def test_rows_that_are_not_those_counted_are_refused(
    test_server: Server, ledger: str, tmp_path: Path, counted: str, wrong: str, said: str
) -> None:
    backup(tmp_path / "night", database=ledger)
    beside = digest_beside(tmp_path / "night")
    beside.write_text(beside.read_text().replace(counted, wrong))
    with pytest.raises(DatabaseFault, match=said):
        restore(tmp_path / "night", f"{ledger}_again")
    assert _databases(test_server, ledger) == [ledger]


def test_what_the_verification_finds_is_said_and_the_restored_removed(test_server: Server, ledger: str, tmp_path: Path) -> None:
    backup(tmp_path / "night", database=ledger)
    with pytest.raises(DatabaseFault, match="was removed: the chain is broken at entry 7"):
        restore(tmp_path / "night", f"{ledger}_again", verify=lambda _: ["the chain is broken at entry 7"])
    assert _databases(test_server, ledger) == [ledger]


def test_a_backup_that_fails_leaves_nothing(ledger: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseFault, match="cannot be written"):
        backup(tmp_path / "nowhere" / "night", database=ledger)
    with pytest.raises(DatabaseFault, match="the database nowhere cannot be reached"):
        backup(tmp_path / "night", database="nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_never_replaces_another(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "night").write_text("earlier")
    with pytest.raises(DatabaseFault, match="a backup never replaces another"):
        backup(tmp_path / "night", database=ledger)
    assert (tmp_path / "night").read_text() == "earlier"


def test_elsewhere_a_role_that_row_rules_apply_to_is_refused(
    test_server: Server, ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", test_server.url(OWNER, ledger))
    with pytest.raises(
        DatabaseFault, match=f"row rules hide rows from the role {OWNER}.*; name a role with BYPASSRLS in DATABASE_OWNER_URL"
    ):
        backup(tmp_path / "night", database=ledger)


def test_elsewhere_a_role_that_may_pass_them_by_backs_up_and_restores(
    test_server: Server, ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with roles.superuser(test_server) as connection:
        connection.execute(f"CREATE ROLE keeper LOGIN BYPASSRLS CREATEDB PASSWORD 'kept' IN ROLE {OWNER}".encode())
    place = f"host={test_server.socket}&port={test_server.port}"
    monkeypatch.setenv("DATABASE_OWNER_URL", f"postgresql://keeper:kept@/{ledger}?{place}")
    assert backup(tmp_path / "night", database=ledger) == ROWS
    assert restore(tmp_path / "night", f"{ledger}_again") == (ROWS, None)
    with roles.superuser(test_server) as connection:
        connection.execute(f'DROP DATABASE "{ledger}_again"'.encode())
        connection.execute("DROP ROLE keeper")


def _databases(server: Server, beginning: str) -> list[str]:
    found = asked(server, "postgres", "postgres", "SELECT datname FROM pg_database ORDER BY 1")
    return [str(name) for (name,) in found if str(name).startswith(beginning)]

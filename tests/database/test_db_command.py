"""`corbiere db`, from outside."""

from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner, Result

from corbiere.commands import db
from corbiere.database import roles, where
from corbiere.database.server import Server
from corbiere.database.state import OWNER


def corbiere_db(*arguments: object) -> Result:
    return CliRunner().invoke(db.app, [str(argument) for argument in arguments])


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch, place: Path) -> Path:
    monkeypatch.setenv("CORBIERE_STATE", str(place))
    return place


def test_it_is_started_kept_and_stopped(state: Path) -> None:
    assert corbiere_db("start").stdout == f"The database runs in {state}. corbiere db stop stops it.\n"
    status = corbiere_db("status")
    assert status.exit_code == 0
    assert "PostgreSQL 18" in status.stdout
    assert "Role corbiere_owner" in status.stdout
    assert corbiere_db("stop").stdout == "The database is stopped.\n"
    assert "It does not run: corbiere db start starts it." in corbiere_db("status").stdout
    assert corbiere_db("stop").stdout == "The database does not run.\n"


def test_it_is_not_stopped_under_another_s_feet(state: Path) -> None:
    with where.prepared() as server:
        refused = corbiere_db("stop")
        assert refused.exit_code == 2
        assert refused.stderr == "something uses the database; end it first, or give --force to end its connections\n"
        assert server
        assert server.running
        assert corbiere_db("stop", "--force").exit_code == 0
        assert not server.running


def test_of_a_database_without_tables_there_is_nothing_to_keep(state: Path, tmp_path: Path) -> None:
    refused = corbiere_db("backup", tmp_path / "night")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("the database corbiere has no tables yet, so there is nothing to back up")
    assert list(tmp_path.iterdir()) == []


def test_the_database_that_is_named_is_backed_up(state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORBIERE_DATABASE", "corbiere_other")
    assert "the database corbiere_other has no tables yet" in corbiere_db("backup", tmp_path / "night").stderr


def test_backup_and_restore_need_no_running_server(state: Path, tmp_path: Path) -> None:
    with where.prepared(), psycopg.connect(where.url_of(OWNER)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1")
    assert corbiere_db("backup", tmp_path / "night").stdout.startswith(f"1 row of 1 table written to {tmp_path}/night, with night.sha256")
    assert "restored as the database again and counted again" in corbiere_db("restore", tmp_path / "night", "--as", "again").stdout
    refused = corbiere_db("restore", tmp_path / "night", "--as", "again")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("there is a database again already; choose another name")
    assert "The earlier one is kept as again_" in corbiere_db("restore", tmp_path / "night", "--as", "again", "--replace").stdout
    assert not where.the_server().running


def test_status_makes_nothing(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(room / "state"))
    assert "There is no database yet: corbiere db start makes one." in corbiere_db("status").stdout
    assert list(room.iterdir()) == []


def test_status_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, test_server: Server) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(test_server.folder))
    with roles.superuser(test_server) as connection:
        connection.execute("CREATE ROLE mighty LOGIN BYPASSRLS PASSWORD 'mighty'")
        connection.execute("GRANT CONNECT ON DATABASE corbiere TO mighty")
    monkeypatch.setenv("DATABASE_URL", f"postgresql://mighty:mighty@/corbiere?host={test_server.socket}")
    status = corbiere_db("status")
    assert status.exit_code == 2
    assert "Wrong: the role mighty passes row rules by, which say who may see which child; ALTER ROLE mighty NOSUPERUSER" in status.stderr
    assert "mighty:mighty" not in status.output
    monkeypatch.delenv("DATABASE_URL")
    with roles.superuser(test_server) as connection:
        connection.execute("DROP OWNED BY mighty")
        connection.execute("DROP ROLE mighty")

"""What each role may do, and that databases are made and dropped quickly and whole."""

from collections.abc import Iterator

import psycopg
import pytest

from corbiere.database import roles
from corbiere.database.faults import DatabaseFault
from corbiere.database.roles import APP, OWNER
from corbiere.database.server import Server
from databases import fresh_database

REFUSED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def name(test_server: Server) -> Iterator[str]:
    with fresh_database() as name:
        yield name


def run(server: Server, role: str, database: str, *statements: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url(role, database), autocommit=True) as connection:
        for statement in statements:
            asked = connection.execute(statement.encode())
        return asked.fetchall() if asked.description else []


def test_the_owner_makes_tables_and_the_application_none(test_server: Server, name: str) -> None:
    run(test_server, OWNER, name, "CREATE TABLE entry (number int)", "INSERT INTO entry VALUES (1)")
    for statement in (
        "CREATE TABLE own (number int)",
        "CREATE TEMPORARY TABLE own (number int)",
        "SELECT * FROM entry",
        "CREATE DATABASE own",
    ):
        with pytest.raises(REFUSED):
            run(test_server, APP, name, statement)


def test_the_application_does_what_a_migration_grants(test_server: Server, name: str) -> None:
    run(test_server, OWNER, name, "CREATE TABLE entry (number int)", f"GRANT SELECT, INSERT ON entry TO {APP}")
    assert run(test_server, APP, name, "INSERT INTO entry VALUES (1)", "SELECT * FROM entry") == [(1,)]


def test_row_rules_hold_for_both(test_server: Server, name: str) -> None:
    rules = ("ALTER TABLE entry ENABLE ROW LEVEL SECURITY", "ALTER TABLE entry FORCE ROW LEVEL SECURITY", f"GRANT SELECT ON entry TO {APP}")
    run(test_server, OWNER, name, "CREATE TABLE entry (number int)", "INSERT INTO entry VALUES (1)", *rules)
    assert [run(test_server, role, name, "SELECT * FROM entry") for role in (OWNER, APP)] == [[], []]


def test_neither_role_has_powers(test_server: Server, name: str) -> None:
    powers = "SELECT rolsuper, rolbypassrls, rolcreaterole, rolreplication, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    assert run(test_server, OWNER, name, powers) == [(False, False, False, False, True)]
    assert run(test_server, APP, name, powers) == [(False, False, False, False, False)]


def test_nobody_else_may_connect(test_server: Server, name: str) -> None:
    run(test_server, "postgres", "postgres", "CREATE ROLE stranger LOGIN PASSWORD 'strange'")
    stranger = test_server.url(OWNER, name).replace(OWNER, "stranger").replace(test_server.passwords()[OWNER], "strange")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(stranger)
    run(test_server, "postgres", "postgres", "DROP ROLE stranger")


def test_the_extensions_are_there(test_server: Server, name: str) -> None:
    assert run(test_server, APP, name, "SELECT similarity('Luc', 'Luke') > 0, unaccent('Corbière')") == [(True, "Corbiere")]
    assert run(test_server, APP, name, "SELECT int4range(1, 3) && int4range(2, 4), metaphone('Luc', 4)") == [(True, "LK")]


def test_a_copy_has_the_rows_and_the_rights_of_its_template(test_server: Server, name: str) -> None:
    run(test_server, OWNER, name, "CREATE TABLE entry (number int)", "INSERT INTO entry VALUES (1)", f"GRANT SELECT ON entry TO {APP}")
    with fresh_database(name) as copy:
        assert run(test_server, APP, copy, "SELECT * FROM entry") == [(1,)]


def test_a_name_that_is_taken_is_refused(test_server: Server, name: str) -> None:
    with pytest.raises(DatabaseFault, match=f"there is a database {name} already; choose another name"):
        roles.create_database(test_server, name)


def test_dropping_ends_connections(test_server: Server) -> None:
    with fresh_database() as name:
        connection = psycopg.connect(test_server.url(APP, name))
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")


def test_preparing_again_changes_nothing(test_server: Server) -> None:
    run(test_server, OWNER, roles.DATABASE, "CREATE TABLE IF NOT EXISTS kept (number int)")
    roles.prepare(test_server)
    assert run(test_server, OWNER, roles.DATABASE, "SELECT count(*) FROM kept", "DROP TABLE kept") == []

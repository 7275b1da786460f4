"""The role of the public form: it adds rows to one table, and the database refuses it everything else, whatever it says of itself."""

import json
import uuid
from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from psycopg.types.json import Jsonb

from corbiere.database.state import OWNER, PUBLIC
from corbiere.front_door.models import InboxWorry
from corbiere.front_door.public.inbox import INSERT
from corbiere.ledger.reading import without_row_security
from databases import serve

REFUSED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def stranger(own_database: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(serve().url(PUBLIC, own_database), autocommit=True) as connection:
        connection.execute("SELECT set_config('corbiere.purpose', 'ledger', false)")
        yield connection


def put(connection: psycopg.Connection, id: uuid.UUID | None = None) -> None:
    connection.execute(INSERT, [id or uuid.uuid4(), "ABCD-EFGH", "en", json.dumps({"worry": "Cold"}), None, b"a" * 32, b"w" * 32])


def test_it_adds_to_the_inbox_and_once(stranger: psycopg.Connection) -> None:
    id = uuid.uuid4()
    put(stranger, id)
    put(stranger, id)
    with without_row_security():
        assert [row.answers for row in InboxWorry.objects.all()] == [{"worry": "Cold"}]


TABLES = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"})


@pytest.mark.parametrize("statement", ["SELECT 1 FROM {}", "UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}", "COPY {} TO STDOUT"])
def test_it_reads_changes_and_removes_nothing(stranger: psycopg.Connection, own_database: str, statement: str) -> None:
    with psycopg.connect(serve().url(OWNER, own_database)) as owner:
        columns = dict(
            owner.execute(
                "SELECT table_name::text, min(column_name::text) FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1"
            ).fetchall()
        )
    for table in TABLES:
        column = f'"{columns[table]}"'
        with pytest.raises(REFUSED):
            stranger.execute(statement.format(f'"{table}"', column, column).encode())


def test_it_adds_to_no_other_table_and_to_no_other_column(stranger: psycopg.Connection) -> None:
    for table in TABLES:
        if table != InboxWorry._meta.db_table:
            with pytest.raises(REFUSED):
                stranger.execute(f'INSERT INTO "{table}" DEFAULT VALUES'.encode())
    with pytest.raises(REFUSED):
        stranger.execute(
            "INSERT INTO front_door_inbox (id, received, reference, language, answers, address, words) VALUES (gen_random_uuid(), '2020-01-01', '', '', %s, '', '')",
            [Jsonb({})],
        )
    for more in ("RETURNING id", "ON CONFLICT (id) DO UPDATE SET reference = ''", "ON CONFLICT (id) DO NOTHING"):
        with pytest.raises(REFUSED):
            stranger.execute(
                f"INSERT INTO front_door_inbox (id, reference, language, answers, address, words) SELECT gen_random_uuid(), '', '', '{{}}', '', '' {more}".encode()
            )


def test_it_calls_none_of_our_functions(stranger: psycopg.Connection, own_database: str) -> None:
    ours = (
        f"SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) = '{OWNER}'"
    )
    with psycopg.connect(serve().url(OWNER, own_database)) as owner:
        functions = [name for (name,) in owner.execute(ours.encode()).fetchall()]
    assert len(functions) > 10
    held = stranger.execute(
        "SELECT name FROM unnest(%s::text[]) name WHERE has_function_privilege(name, 'EXECUTE')", [functions]
    ).fetchall()
    assert held == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE own (number int)",
        "CREATE TEMPORARY TABLE own (number int)",
        "CREATE SCHEMA own",
        "CREATE FUNCTION own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE DATABASE own",
        "CREATE ROLE own",
        "SET ROLE corbiere_app",
        "SET ROLE corbiere_owner",
        "ALTER TABLE front_door_inbox DISABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON front_door_inbox TO corbiere_public",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT rolpassword FROM pg_authid",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
def test_it_has_no_power_over_anything(stranger: psycopg.Connection, statement: str) -> None:
    with pytest.raises((REFUSED, psycopg.Warning)):
        stranger.execute(statement.encode())


def test_it_may_connect_to_no_other_database(own_database: str) -> None:
    for database in ("postgres", "template1"):
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(serve().url(PUBLIC, database))

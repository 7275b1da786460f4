"""The database itself refuses to change, remove or empty what was written: of the application, and of the owner."""

import psycopg
import pytest
from django.db import connections

from clock import now
from corbiere.database.state import APP, OWNER, SUPERUSER
from corbiere.ledger.chain import verify
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.seal_proof import verify as seals_broken
from corbiere.ledger.seals import seal
from corbiere.ledger.writing import record
from databases import serve
from invented_kinds import BY, DAY, lit, someone

STATEMENTS = (
    "UPDATE ledger_entry SET body = '{}'",
    "UPDATE ledger_entry SET happened = '2020-01-01'",
    "DELETE FROM ledger_entry",
    "TRUNCATE ledger_entry",
    "TRUNCATE ledger_subject CASCADE",
    "UPDATE ledger_seal SET upto = 0",
    "DELETE FROM ledger_seal",
    "DELETE FROM ledger_subject",
    "UPDATE ledger_world SET invented = NOT invented",
    "INSERT INTO ledger_entry SELECT * FROM ledger_entry ON CONFLICT (id, subject_id) DO UPDATE SET why = 'changed'",
    "ALTER TABLE ledger_entry DISABLE TRIGGER written_once",
    "DROP TABLE ledger_entry",
)


def connect(role: str) -> psycopg.Connection:
    return psycopg.connect(serve().url(role, connections["default"].settings_dict["NAME"]), autocommit=True)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_application_can_change_nothing_that_was_written(own_database: str, statement: str) -> None:
    """CPP-103."""
    someone()
    with without_row_security():
        seal(now())
    with connect(APP) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT set_config('corbiere.purpose', 'ledger', false)")
        connection.execute(statement)


@pytest.mark.parametrize("statement", STATEMENTS[:7])
def test_nor_can_the_owner(own_database: str, statement: str) -> None:
    someone()
    with without_row_security():
        seal(now())
    with connect(OWNER) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege, match="written once"):
        connection.execute("SELECT set_config('corbiere.purpose', 'ledger', false)")
        connection.execute(statement)


EDITS = (
    ("what it says", 'UPDATE ledger_entry SET body = \'{"colour": "red"}\' WHERE "order" = %s'),
    ("who, when", 'UPDATE ledger_entry SET happened = happened - 1 WHERE "order" = %s'),
    ("who, when", "UPDATE ledger_entry SET recorded = recorded - interval '1 day' WHERE \"order\" = %s"),
    ("who, when", "UPDATE ledger_entry SET category = 'other' WHERE \"order\" = %s"),
    ("who, when", "UPDATE ledger_entry SET system = 'another' WHERE \"order\" = %s"),
    ("is missing", 'DELETE FROM ledger_entry WHERE "order" = %s'),
)


@pytest.mark.parametrize(("says", "edit"), EDITS)
def test_an_edit_that_gets_past_the_database_is_found(own_database: str, says: str, edit: str) -> None:
    subject, _ = someone()
    for _ in range(3):
        lit(subject)
    with without_row_security():
        seal(now())
        assert list(seals_broken(set())) == []
    with connect(SUPERUSER) as connection:
        connection.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")
        (order,) = connection.execute('SELECT "order" FROM ledger_entry ORDER BY "order" OFFSET 1 LIMIT 1').fetchone() or (0,)
        connection.execute(edit, [order])
    with without_row_security():
        assert any(says in found.says for found in verify() if not isinstance(found, int))


def test_a_chain_written_anew_from_end_to_end_breaks_the_seal(own_database: str) -> None:
    subject, _ = someone()
    lit(subject)
    with without_row_security():
        seal(now())
    with connect(SUPERUSER) as connection:
        connection.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")
        connection.execute("DELETE FROM ledger_entry")
        connection.execute("DELETE FROM ledger_subject")
    with without_row_security():
        assert [found for found in verify() if not isinstance(found, int)] == []
        assert len(list(seals_broken(set()))) > 0


def test_a_reading_that_was_changed_by_hand_is_found_and_made_anew(own_database: str) -> None:
    subject, _ = someone()
    record(kind_called("care-started")(), about=subject, happened=DAY, by=BY)
    with connect(APP) as connection:
        connection.execute("SELECT set_config('corbiere.purpose', 'ledger', false)")
        connection.execute("UPDATE ledger_finding SET due = due + 1")
    assert any(said for _, said in rebuild(check=True))
    assert any(said for _, said in rebuild(check=False))
    assert not any(said for _, said in rebuild(check=True))

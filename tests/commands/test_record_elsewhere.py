"""A database that DATABASE_URL names: made ready by its owner, used by the application's role, refused with a sentence where it will not do."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from corbiere.database import roles
from corbiere.database.state import APP, OWNER, SUPERUSER
from databases import fresh_database, serve

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def elsewhere() -> Iterator[dict[str, str]]:
    """The environment of a machine whose database is somebody else's to keep."""
    with fresh_database() as name:
        with psycopg.connect(serve().url(SUPERUSER, name), autocommit=True) as bare:
            for extension in roles.EXTENSIONS:
                bare.execute(f"DROP EXTENSION {extension} CASCADE")
        urls = {"DATABASE_URL": serve().url(APP, name), "DATABASE_OWNER_URL": serve().url(OWNER, name)}
        yield {**os.environ, "PYTHONPATH": str(PROJECT / "src"), **urls}


def corbiere(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "corbiere", *arguments], env=environment, capture_output=True, text=True, check=False)


def test_its_owner_makes_the_tables_and_the_application_proves_the_record(elsewhere: dict[str, str]) -> None:
    early = corbiere(elsewhere, "ledger", "verify")
    assert (early.returncode, "run corbiere ledger migrate" in early.stderr) == (2, True)
    assert corbiere(elsewhere, "ledger", "migrate").returncode == 0
    alone = {name: value for name, value in elsewhere.items() if name != "DATABASE_OWNER_URL"}
    assert "every chain holds" in corbiere(alone, "ledger", "verify").stdout
    assert (
        "as the owner" in corbiere(alone, "ledger", "migrate").stderr or "DATABASE_OWNER_URL" in corbiere(alone, "ledger", "migrate").stderr
    )


def test_the_application_owns_nothing_there(elsewhere: dict[str, str]) -> None:
    assert corbiere(elsewhere, "ledger", "migrate").returncode == 0
    with psycopg.connect(elsewhere["DATABASE_URL"]) as connection:
        owned = connection.execute(
            "SELECT count(*) FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE r.rolname = current_user"
        ).fetchone()
        assert owned == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine ()")

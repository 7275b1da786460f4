"""A backup of the record is restored whole: its chains hold, its readings are what its entries make; and a changed one is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from clock import now
from corbiere.database.roles import drop_database
from corbiere.database.state import SEALS, SUPERUSER
from databases import serve
from invented_kinds import lit, someone

pytestmark = pytest.mark.machine_clock
HERE = Path(__file__).parents[2]


def corbiere(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(HERE / "src")}
    return subprocess.run([sys.executable, "-m", "corbiere", *arguments], env=environment, capture_output=True, text=True, check=False)


def _restored(name: str, tmp_path: Path, own_database: str) -> subprocess.CompletedProcess[str]:
    """The test's database as a backup of its own, restored under the name."""
    from corbiere.database.backup import backup  # noqa: PLC0415 - the programs of PostgreSQL are looked for when it is read

    for connection in connections.all():
        connection.close()
    backup(tmp_path / "record.backup", database=own_database)
    return corbiere("db", "restore", str(tmp_path / "record.backup"), "--as", name)


def test_a_backup_is_restored_and_its_chains_hold(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where seals were made since, which their copies know and the backup cannot."""
    subject, _ = someone()
    lit(subject)
    since = {"made": now().isoformat(), "upto": 9, "subjects": 9, "digest": "00" * 32}
    (tmp_path / "seal-since.json").write_text(json.dumps(since), encoding="utf-8")
    try:
        monkeypatch.setenv(SEALS, str(tmp_path))
        restored = _restored("restored_whole", tmp_path, own_database)
        assert restored.returncode == 0, restored.stderr
        monkeypatch.delenv(SEALS)
        verified = corbiere("ledger", "verify", "--database", "restored_whole")
        assert "2 entries about 1 subjects: every chain holds" in verified.stdout
    finally:
        drop_database(serve(), "restored_whole")


def test_a_record_that_was_changed_before_the_backup_is_not_restored(own_database: str, tmp_path: Path) -> None:
    someone()
    with psycopg.connect(serve().url(SUPERUSER, own_database), autocommit=True) as connection:
        connection.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")
        connection.execute("UPDATE ledger_entry SET happened = happened - 1")
        connection.execute("ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER written_once")
    restored = _restored("restored_changed", tmp_path, own_database)
    assert restored.returncode == 2
    assert "was changed after it was written" in restored.stderr
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(serve().url(SUPERUSER, "restored_changed"))

"""`corbiere nightly` as processes meet: two at once, one killed midway; and what `corbiere db status` says of it."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from clock import now, today
from corbiere.commands.last_night import FACT, note_last_night
from corbiere.database.condition import DatabaseCondition
from corbiere.database.state import SUPERUSER
from corbiere.ledger import nightly_jobs
from corbiere.ledger.chain import verify
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import AT_ONCE, rebuild
from corbiere.ledger.models import NightStep, Seal, Subject
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.seal_proof import verify as seals_broken
from corbiere.ledger.writing import Writing, record_batch
from databases import serve
from invented_kinds import BY, DAY

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]


def start(database: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_DATABASE": database}
    command = [sys.executable, "-m", "corbiere", "nightly", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    said, amiss = running.communicate(timeout=120)
    return running.returncode, said + amiss


def yesterdays(number: int) -> None:
    """So many children whose stored findings still answer for yesterday."""
    kind = kind_called("care-started")
    record_batch([Writing(entry=kind(), about=UUID(int=one), happened=DAY, opens=True) for one in range(1, number + 1)], by=BY)
    with without_row_security():
        Subject.objects.update(findings_on=today() - timedelta(days=1))


def test_it_does_its_steps_keeps_the_seal_and_does_nothing_twice(own_database: str, tmp_path: Path) -> None:
    yesterdays(3)
    code, said = ended(start(own_database, "--keep", str(tmp_path)))
    assert (code, [line.split()[2] for line in said.splitlines()]) == (0, ["findings", "seal", "clear", "copy"])
    (kept,) = tmp_path.glob("seal-*.json")
    assert bytes(Seal.objects.get().digest).hex() in kept.read_text(encoding="utf-8")
    code, said = ended(start(own_database, "--keep", str(tmp_path)))
    assert (code, said.count("(done before)")) == (0, 4)


def test_two_at_once_do_it_once(own_database: str) -> None:
    yesterdays(3)
    pair = [ended(running) for running in [start(own_database), start(own_database)]]
    assert {code for code, _ in pair} <= {0, 3}
    assert 0 in {code for code, _ in pair}
    assert (Seal.objects.count(), NightStep.objects.filter(step=nightly_jobs.WHOLE).count()) == (1, 1)


def test_while_another_is_at_it_the_second_says_so(own_database: str) -> None:
    with nightly_jobs.alone() as first:
        assert first
        assert ended(start(own_database)) == (3, "Another process is at the night's work.\n")
    assert ended(start(own_database))[0] == 0


def test_a_folder_for_the_seals_that_is_not_there_is_refused_at_once(own_database: str, tmp_path: Path) -> None:
    code, said = ended(start(own_database, "--keep", str(tmp_path / "absent")))
    assert (code, "is no folder that can be written to" in said) == (2, True)
    assert not NightStep.objects.exists()


@pytest.mark.parametrize(
    ("held", "done"),
    [("SELECT FROM ledger_subject ORDER BY id DESC LIMIT 1 FOR UPDATE", AT_ONCE), ("LOCK ledger_seal", AT_ONCE + 1)],
    ids=["in-the-findings", "in-the-seal"],
)
def test_killed_midway_it_is_gone_on_with(own_database: str, held: str, done: int) -> None:
    """What another holds makes it wait in the midst of a step; there it is killed."""
    yesterdays(AT_ONCE + 1)
    with psycopg.connect(serve().url(SUPERUSER, own_database)) as other:
        other.execute("BEGIN")
        other.execute(held)
        running = start(own_database)
        _wait_until_it_waits(own_database)
        running.send_signal(signal.SIGKILL)
        ended(running)
    with without_row_security():
        assert Subject.objects.filter(findings_on=today()).count() == done
    assert Seal.objects.count() == 0
    code, said = ended(start(own_database))
    assert (code, f"seal      {AT_ONCE + 1} subjects" in said) == (0, True)
    assert Seal.objects.count() == 1
    with without_row_security():
        assert not Subject.objects.exclude(findings_on=today()).exists()
        assert [found for found in verify() if not isinstance(found, int)] == []
        assert list(seals_broken(set())) == []
    assert [told for _, found in rebuild(check=True) for told in found] == []


def _wait_until_it_waits(database: str) -> None:
    for _ in range(600):
        with psycopg.connect(serve().url(SUPERUSER, "postgres"), autocommit=True) as asked:
            found = asked.execute("SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'", [database]).fetchone()
        if found:
            return
        time.sleep(0.1)
    raise TimeoutError("the night's work never came to what is held")


# What an operator is told.


@pytest.fixture
def asked(own_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables were made just now: those that all databases are copied from may have been made on another day."""
    monkeypatch.setenv("CORBIERE_DATABASE", own_database)
    with psycopg.connect(serve().url(SUPERUSER, own_database)) as made:
        made.execute("UPDATE django_migrations SET applied = %s", [now()])


def told(hours: float) -> DatabaseCondition:
    found = DatabaseCondition(True)
    note_last_night(found, now() + timedelta(hours=hours))
    return found


def test_a_record_whose_night_was_never_worked_is_warned_of_after_a_day(asked: None) -> None:
    assert (told(1).facts[FACT], told(1).faults) == ("never yet", [])
    (warned,) = told(72).faults
    assert warned.startswith("the last night's work was never done, and the tables have been there for 3 days; corbiere nightly does it")


def test_the_last_night_is_told_and_warned_of_when_it_is_older_than_a_day(asked: None) -> None:
    list(nightly_jobs.work_through(today(), (), lambda step: lambda done: None))
    assert told(25).facts[FACT].startswith("ended on ")
    assert told(25).faults == []
    assert told(27).faults[0].startswith("the last night's work ended 27 hours ago")
    assert told(80).faults[0].startswith("the last night's work ended 3 days ago")


def test_a_database_without_tables_is_asked_nothing(asked: None, own_database: str) -> None:
    connection.close()
    with psycopg.connect(serve().url(SUPERUSER, own_database), autocommit=True) as bare:
        bare.execute("DROP TABLE ledger_night")
    assert told(80) == DatabaseCondition(True)

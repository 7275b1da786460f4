"""How an empty record begins: one manager, who may record everybody else, and whom nobody had to let in."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from clock import today
from corbiere.access.models import Account
from corbiere.access.tokens import account_of, issue
from corbiere.access.viewing import MANAGES, viewer
from corbiere.agencies.directory import names
from corbiere.agencies.entries import Joined, Profession, Role
from corbiere.ledger.record import Author
from corbiere.ledger.writing import record

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]
FIRST = ("first", "marie@example.je", "--name", "Marie Le Sueur", "--agency", "Children’s social care", "--team", "Duty team")


def account(database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_DATABASE": database}
    command = [sys.executable, "-m", "corbiere", "account", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_first_may_record_who_joins_and_nobody_is_first_twice(own_database: str) -> None:
    told = account(own_database, *FIRST)
    agency, team, practitioner = (UUID(line.split()[0]) for line in told.stdout.splitlines()[:3])
    assert names([agency, team, practitioner]) == {agency: "Children’s social care", team: "Duty team", practitioner: "Marie Le Sueur"}
    assert {MANAGES, Role.REGISTER_ADMINISTRATOR} <= viewer(practitioner, today()).roles
    opened = Account.objects.get(email="marie@example.je")
    assert opened.check_password(told.stdout.split()[-1])
    by = Author(opened.practitioner, agency)
    joined = Joined(name="Ana Pires", profession=Profession.SOCIAL_WORKER, registration="SW1", agency=agency)
    assert record(joined, about=uuid4(), happened=today(), by=by, opens=True).ids
    again = account(own_database, *FIRST)
    assert (again.returncode, "somebody is in this record already" in again.stderr) == (2, True)
    second = account(own_database, "create", "marie.two@example.je", str(practitioner))
    assert (second.returncode, "has an account already" in second.stderr) == (2, True)


def test_whoever_cannot_sign_in_is_given_a_new_password_that_ends_what_the_old_one_opened(own_database: str) -> None:
    account(own_database, *FIRST)
    marie = Account.objects.get(email="marie@example.je")
    secret = issue(marie, "a program", 30)
    told = account(own_database, "password", "Marie@example.je")
    marie.refresh_from_db()
    assert marie.check_password(told.stdout.split()[-1])
    assert account_of(secret) is None
    nobody = account(own_database, "password", "nobody@example.je")
    assert (nobody.returncode, "has no account that is open" in nobody.stderr) == (2, True)

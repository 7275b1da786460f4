"""Today is Jersey's day everywhere. In summer the island is an hour before UTC: at 23:30 UTC it is tomorrow there."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from typer.testing import CliRunner

from agencies.workplace import agency, allocated, child, practitioner
from clock import now, today
from corbiere.access.models import Account
from corbiere.cli import app
from corbiere.ledger.nightly_jobs import day_of
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from invented_kinds import BY, Colour, LampLit

SOURCE = Path(__file__).parents[1] / "src"
LATE = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)
THERE = date(2026, 7, 15)
ANOTHERS_DAY = re.compile(
    r"""\bdate\.today\(|\bdatetime\.(today|utcnow|utcfromtimestamp)\(|\bdatetime\.now\(\)|\bnow\(\)\.date\(|\bnow\(UTC\)\.date\("""
    r"""|\b(self\.|\b)now\.date\(|(?i:\bcurrent_date\b)|(?i:\bnow\(\)\s*::\s*date\b)|(?i:\blocaltimestamp\b)|\b(recorded|when|saved|sent)::date\b"""
)
# With a space for the dot, since no test may ask the machine.
FORMS = (
    "date today()", "datetime now()", "datetime now() date()", "datetime today()", "datetime utcnow()", "timezone now() date()",
    "datetime now(UTC) date()", "now date()", "self now date()", "CURRENT_DATE", "current_date", "now()::date", "recorded::date",
)  # fmt: skip
JERSEYS = ("datetime now(JERSEY) date()", "now astimezone(JERSEY) date()", "datetime now(UTC)")


@pytest.mark.parametrize(("form", "refused"), [*((form, True) for form in FORMS), *((form, False) for form in JERSEYS)])
def test_every_form_of_asking_for_another_day_is_known(form: str, refused: bool) -> None:
    assert bool(ANOTHERS_DAY.search(form.replace(" ", "."))) is refused


@pytest.mark.parametrize("suffix", ["py", "html", "sql"])
def test_nothing_here_asks_for_another_day(suffix: str) -> None:
    asked = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in sorted(SOURCE.rglob(f"*.{suffix}"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if ANOTHERS_DAY.search(line)
    ]
    assert asked == []


@pytest.fixture
def late() -> Iterator[None]:
    with time_machine.travel(LATE.timestamp(), tick=False):
        yield


@pytest.mark.usefixtures("late")
def test_the_command_asks_about_the_day_in_jersey(tmp_path: Path) -> None:
    """Ten working days after Tuesday 30 June 2026 is Tuesday 14 July: on the 15th it is overdue."""
    story = tmp_path / "mia.story"
    story.write_text("2026-06-30  conference-held  type=initial outcome=plan\n", encoding="utf-8")
    found = json.loads(CliRunner().invoke(app, ["law", "check", str(story), "--json"]).stdout)
    (status,) = [finding["status"] for finding in found if finding["duty"] == "cp.first-core-group"]
    assert status == "overdue"


@pytest.mark.usefixtures("late")
def test_the_nights_work_is_that_of_the_day_in_jersey() -> None:
    assert (day_of(now()), today()) == (THERE, THERE)


@pytest.mark.django_db
@pytest.mark.usefixtures("late")
def test_what_happened_today_in_jersey_is_recorded_as_of_today() -> None:
    """The day that has begun there is no day in the future; the one after it is."""
    subject = uuid4()
    record(LampLit(colour=Colour.WHITE), about=subject, happened=THERE, by=BY, opens=True)
    with without_row_security():
        (line,) = lines(subject)
    assert line.recorded_on == THERE
    with pytest.raises(NotRecorded, match="in the future"):
        record(LampLit(colour=Colour.WHITE), about=subject, happened=date(2026, 7, 16), by=BY)


@pytest.fixture
def client(late: None) -> Client:
    service = agency()
    ana: UUID = practitioner("Ana Pires", service)
    allocated(child("Mia", date(2018, 6, 3)), ana, date(2026, 3, 2))
    client = Client()
    client.force_login(Account.objects.create_user("ana@example.org", practitioner=ana))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "name"), [("/", "shown"), ("/measures/", "asking")])
def test_my_work_and_the_measures_are_those_of_the_day_in_jersey(client: Client, page: str, name: str) -> None:
    response = client.get(page)
    assert response.status_code == 200
    held = response.context[name]
    assert getattr(held, "shown", held).on == THERE

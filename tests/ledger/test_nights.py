"""The night's work: every step once for each day, gone on with where it was cut short, and as good after missed nights as after none."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connections

from clock import today
from corbiere.database.state import APP
from corbiere.ledger import nightly_jobs
from corbiere.ledger.chain import verify
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import behind_since, new_day, rebuild
from corbiere.ledger.models import Finding, NightStep, Seal, Subject
from corbiere.ledger.nightly_jobs import NightlyJob, day_of, missed, work_through
from corbiere.ledger.reading import JERSEY, findings, standing, without_row_security
from corbiere.ledger.seal_proof import verify as seals_broken
from corbiere.ledger.seals import seal
from corbiere.ledger.writing import record
from databases import serve
from invented_kinds import BY

BEGAN = timedelta(days=53)
"""Ago."""


def seal_it(day: date, tell: nightly_jobs.Tell) -> str:
    with without_row_security():
        return str(bytes(seal(datetime.combine(day, time(0, 5), JERSEY)).digest).hex())


def findings_of(day: date, tell: nightly_jobs.Tell) -> str:
    for done in new_day(day):
        tell(done)
    return "done"


STEPS = (NightlyJob("findings", findings_of, at_once=False), NightlyJob("seal", seal_it))


def night(day: date | None = None, steps: tuple[NightlyJob, ...] = STEPS) -> list[nightly_jobs.JobResult]:
    return list(work_through(day or today(), steps, lambda step: lambda done: None))


def in_care() -> object:
    subject = uuid4()
    record(kind_called("care-started")(), about=subject, happened=today() - BEGAN, by=BY, opens=True)
    return subject


@pytest.mark.django_db
def test_a_second_run_does_nothing_more() -> None:
    assert [done.before for done in night()] == [False, False]
    assert [done.before for done in night()] == [True, True]
    assert Seal.objects.count() == 1
    assert set(NightStep.objects.values_list("step", flat=True)) == {"findings", "seal", nightly_jobs.WHOLE}


@pytest.mark.django_db
def test_a_step_that_fails_keeps_no_other_from_being_done_and_is_done_by_the_next_run() -> None:
    def fails(day: date, tell: nightly_jobs.Tell) -> str:
        raise OSError("the disk is full")

    before, *after = night(steps=(NightlyJob("copy", fails), *STEPS))
    assert (before.failed, [done.failed for done in after]) == (True, [False, False])
    assert "disk" not in before.says
    assert not NightStep.objects.filter(step=nightly_jobs.WHOLE).exists()
    assert [done.before for done in night(steps=(NightlyJob("copy", lambda day, tell: "kept"), *STEPS))] == [False, True, True]
    assert NightStep.objects.filter(step=nightly_jobs.WHOLE).count() == 1


@pytest.mark.django_db
def test_what_a_step_did_is_undone_with_it() -> None:
    def seals_and_fails(day: date, tell: nightly_jobs.Tell) -> str:
        seal_it(day, tell)
        raise OSError

    night(steps=(NightlyJob("seal", seals_and_fails),))
    assert Seal.objects.count() == 0


@pytest.mark.django_db
def test_after_three_missed_nights_everything_answers_for_today_as_if_none_had_been_missed() -> None:
    later = today() + timedelta(days=4)
    each, at_once = in_care(), in_care()
    for days in range(1, 5):
        Subject.objects.filter(id=at_once).update(findings_on=later)
        list(new_day(today() + timedelta(days=days)))
    Subject.objects.filter(id=at_once).update(findings_on=today())
    night()
    assert missed(later) == [today() + timedelta(days=days) for days in (1, 2, 3)]
    night(later)
    assert missed(later + timedelta(days=1)) == []
    answers = [
        sorted(Finding.objects.filter(subject=one).values_list("duty", "since", "due", "done", "ended"), key=str) for one in (each, at_once)
    ]
    assert answers[0] == answers[1] != []
    assert set(Subject.objects.values_list("findings_on", flat=True)) == {later}
    assert [said for _, found in rebuild(check=True) for said in found] == []
    with without_row_security():
        assert [found for found in verify() if not isinstance(found, int)] == []
        assert list(seals_broken(set())) == []
    assert Seal.objects.count() == 2


@pytest.mark.django_db
def test_the_nights_work_stores_what_the_law_asks_of_a_record_on_the_new_day() -> None:
    child, later = in_care(), today() + timedelta(days=90)
    assert behind_since(later) == today()
    list(new_day(later))
    with without_row_security():
        asked = findings(standing(child), later)
    stored = Finding.objects.filter(subject=child).values_list("duty", "due", "done", "ended")
    assert sorted(stored, key=str) == sorted(((one.duty.id, one.due, one.done, one.ended) for one in asked), key=str) != []
    assert behind_since(later) is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
    ids=lambda value: f"{value:%Y-%m-%dT%H%M}",
)
def test_the_day_is_jerseys_also_when_the_clocks_change(moment: datetime, day: date) -> None:
    assert day_of(moment) == day


@pytest.mark.parametrize(
    "statement",
    ["UPDATE ledger_night SET says = ''", "DELETE FROM ledger_night", "TRUNCATE ledger_night"],
    ids=["update", "delete", "truncate"],
)
def test_what_was_done_is_not_changed_afterwards(own_database: str, statement: str) -> None:
    night()
    address = serve().url(APP, connections["default"].settings_dict["NAME"])
    with psycopg.connect(address) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)

"""Every sight is written down and kept; what is seen through it is what its basis opens."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import InternalError, ProgrammingError, connections, transaction

from access.service import Service, on_plan
from agencies.workplace import SPRING, agency, allocated, child, day, holds, practitioner, told
from corbiere.access.access_log import NotVisible, filed, findings_seen, lines_seen, looked_at, open_record, standing_seen
from corbiere.access.models import AccessLog
from corbiere.access.viewing import Viewer, viewer
from corbiere.agencies.entries import Profession, Role
from corbiere.agencies.working import AllocationRole
from corbiere.casework.entries import NoteMade
from corbiere.ledger.entry import declared
from corbiere.ledger.fields import Ground, Statement
from corbiere.ledger.models import DUTIES
from corbiere.ledger.record import Author
from corbiere.ledger.writing import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia() -> UUID:
    return child()


@pytest.fixture
def ana(mia: UUID) -> Viewer:
    who = practitioner("Ana Pires", agency())
    allocated(mia, who)
    return viewer(who, SPRING)


@pytest.fixture
def dot() -> Viewer:
    """She takes worries in at the Hub."""
    who = practitioner("Dot Mauger", agency("Hub"), Profession.OTHER)
    holds(who, Role.HUB)
    return viewer(who, SPRING)


def note(about: UUID, on: date = SPRING) -> UUID:
    return told(NoteMade(title="Drew a boat", statements=[Statement(text="A boat", ground=Ground.OBSERVED)]), about, on)


def test_looking_is_written_down_with_its_basis(mia: UUID, ana: Viewer) -> None:
    open_record(ana, mia, "chronology")
    kept = looked_at(mia).get()
    assert (kept.practitioner, kept.on, kept.what, kept.bases) == (ana.practitioner, SPRING, "chronology", ["allocated"])
    assert "protection" in kept.categories


@pytest.mark.parametrize("known", [True, False])
def test_a_stranger_is_told_the_same_of_a_child_who_is_known_and_one_who_is_not(mia: UUID, ana: Viewer, known: bool) -> None:
    stranger = viewer(practitioner("Sam Okoro", agency("Elsewhere")), SPRING)
    with pytest.raises(NotVisible) as refused:
        open_record(stranger, mia if known else uuid4(), "chronology")
    assert refused.value.args == ()
    assert not AccessLog.objects.exists()


def test_what_is_seen_is_what_the_basis_opens(mia: UUID, ana: Viewer, dot: Viewer) -> None:
    note(mia)
    assert {line.kind for line in lines_seen(open_record(ana, mia, "child"))} == {"person-identified", "born", "allocated", "note-made"}
    assert {line.kind for line in lines_seen(open_record(dot, mia, "child"))} == {"person-identified", "born"}


def test_the_record_is_seen_as_it_was_on_a_day(mia: UUID, ana: Viewer) -> None:
    access = open_record(ana, mia, "child")
    assert "allocated" not in {line.kind for line in lines_seen(access, on=day("2026-03-01"))}
    assert standing_seen(access).born == day("2018-06-03")


def test_what_was_taken_back_no_longer_stands_for_whoever_looks(mia: UUID, ana: Viewer) -> None:
    withdraw(note(mia), mia, SPRING, "It was about another child", by=Author(system="x"))
    assert "note-made" not in {line.kind for line in lines_seen(open_record(ana, mia, "child"))}


def test_what_the_law_asks_is_shown_where_all_that_it_reads_is_open() -> None:
    """A core group sees the duties of the plan, and not those of the assessment, which it does not read."""
    service = Service()
    on_plan(service)
    allocated(service.mia, service.ana, role=AllocationRole.SECOND)
    told(declared()["assessment-started"].model_validate({"level": "article-42"}), service.mia)
    asked = {}
    for who in (service.ana, service.claire):
        found = findings_seen(open_record(viewer(who, SPRING), service.mia, "child"), day("2026-03-10"))
        asked[who] = {finding.duty.id for finding in found}
    assert "cp.first-core-group" in asked[service.claire] < asked[service.ana]
    assert "assessment.completed" in asked[service.ana] - asked[service.claire]


def test_every_duty_reads_kinds_that_are_filed_somewhere() -> None:
    assert [id for id, duty in DUTIES.items() if not filed(duty)] == []


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("change", ["UPDATE access_sight SET what = 'nothing'", "DELETE FROM access_sight", "TRUNCATE access_sight"])
def test_the_database_keeps_sights_as_they_were_written(alias: str, change: str) -> None:
    """Tried by the application and by the owner of the tables, on a row that each put there itself."""
    row = "INSERT INTO access_sight (\"when\", practitioner, subject, \"on\", what, bases, categories) VALUES (now(), %s, %s, now(), 'child', '{own}', '{}')"
    with connections[alias].cursor() as cursor:
        cursor.execute(row, [uuid4(), uuid4()])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as at its commit
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(using=alias):
            cursor.execute(change)

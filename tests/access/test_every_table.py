"""H3, H4: row rules hold on every table that keeps something about a person, for the application's role and for the tables' owner."""

from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from agencies.workplace import told
from care.planned_care import care_is_planned
from cast import Cast
from clock import now
from corbiere.access.access_log import open_record
from corbiere.access.models import AccessLog
from corbiere.access.viewing import looking_as, viewer
from corbiere.agencies.entries import KnowsDeclared
from corbiere.desk.models import Draft
from corbiere.front_door.models import TakenWorry
from corbiere.front_door.public.inbox import INSERT
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.row_security import Rows, declared
from corbiere.ledger.writing import record
from corbiere.people.models import Person
from corbiere.registers.ask import ask
from corbiere.registers.question_entries import AgencyMayAsk, RegisterQuestioned
from meetings.asking import asked_for_reports
from wellbeing.maggie import help_is_planned

COVERED = sorted(table for table, rows in declared().items() if rows is not None and not rows.why)
# Of nobody in the cast's story there is such a row that their lead social worker would see: see the tests of each.
NOT_THE_LEADS = {
    "registers_askedabout",
    "agencies_known",
    "django_session",
    "ledger_finding",
    "ledger_submission",
    "front_door_inbox",
    "front_door_taken",
}

# The directory is open to everybody who works here, and what is about the stranger to the stranger.
ABOUT_PEOPLE = {"ledger_entry": "category NOT IN ('directory', 'staff')", "ledger_subject": "sort = 'person'"}


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """The cast in a database of its own, where what they did has left rows in every table."""
    _fill(cast)
    return cast


def _fill(cast: Cast) -> None:
    about, by = cast.ruth, Author(cast.ruth, cast.agencies["ruth"])
    record(KnowsDeclared(person=cast.noah, how="Her neighbour’s boy"), about=about, happened=cast.today, by=by, key="a key")
    cast.tell("jade", "child-missing", 1, last_seen="At the bus station", police=True)
    cast.tell("jade", "address-withheld", 1, name="Uncle Rui", decided_by="Marie and Ana", why="He waits outside the house")
    cast.tell("jade", "telephone-noted", 1, number="07700 900123")
    work = cast.tell("noah", "allocated", 3, by="ben", role="second-worker", practitioner=str(cast.ana))
    cast.tell("noah", "handover-offered", 2, of=str(work), to=str(cast.hana), note="He hopes to stay with his sister")
    cast.tell(
        "noah",
        "child-covered",
        1,
        by="ben",
        **{"for": str(cast.ana), "acting": str(cast.hana), "from": str(cast.today), "to": str(cast.today)},
    )
    cast.tell("noah", "strategy-discussion-held", 1, outcome="enquiry", taken_by=str(cast.ana))
    assessment = cast.tell("jade", "assessment-started", 3, level="article-42", why="She is tired")
    cast.tell("jade", "assessment-submitted", 1, of=str(assessment), analysis="x", level_found="universal", next="Nothing")
    cast.tell("noah", "concern-received", 1, by="david", concern="Alone at the bus station")
    cast.tell("noah", "agency-asked", 1, what="Was he seen?", practitioner=str(cast.claire))
    asked_for_reports(cast)
    with connections["owner"].cursor() as cursor:
        cursor.execute(INSERT, [uuid4(), "ABCD-EFGH", "en", "{}", None, b"a", b"w"])
    with without_row_security():
        TakenWorry.objects.create(row=uuid4(), entry=uuid4())
    cast.tell("jade", "care-started", 3, status="accommodated")
    cast.tell("jade", "placement-started", 3, type="foster-care")
    cast.tell("jade", "school-enrolled", 3, name="Plat Douet School", full_time=True)
    cast.tell("jade", "designated-teacher-named", 2, practitioner=str(cast.david))
    cast.tell("jade", "school-excluded", 2, sort="fixed", school_days=2, instead="A tutor from the first day", child_says="I was scared")
    cast.tell("jade", "reviewer-asked", 1, missed="She is not at school", tried="A taxi")
    cast.tell("jade", "proceedings-issued", 2, application="care-order", court="family-division")
    told(AgencyMayAsk(registers=["child-protection"], why="A test"), cast.agencies["ana"], cast.ago(3))
    asked = {"which": "child-protection", "given": "Zora", "family": "Zeqiri", "reason": "other", "why": "She asked"}
    help_is_planned(cast, "noah", lead="ana", helper="claire")
    care_is_planned(cast, "jade", "claire")
    cast.client("ana")
    with looking_as(cast.ana, cast.today):
        ask(viewer(cast.ana, cast.today), RegisterQuestioned.model_validate(asked), "a question")
        open_record(viewer(cast.ana, cast.today), cast.jade, "summary")
        Draft.objects.create(practitioner=cast.ana, subject=cast.jade, kind="child-visited", saved=now())


def counted(table: str, which: str = "true") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {which}')
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_every_table_has_row_rules_or_says_why_it_needs_none() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity, (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid) FROM pg_class c"
            " WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
        there = {table: (forced, rules) for table, forced, rules in cursor.fetchall()}
    said = declared()
    assert [table for table in sorted(there) if said.get(table) is None] == [], "say on the model whose rows these are (row_security.py)"
    for table, (forced, rules) in there.items():
        rows = said[table] or Rows()
        assert (forced, rules >= 4) == ((False, False) if rows.why else (True, True)), table


@pytest.mark.parametrize("table", COVERED)
def test_a_stranger_and_whoever_does_not_look_sees_no_row(cast: Cast, table: str) -> None:
    with without_row_security():
        assert counted(table) > 0, "the story leaves no row here: tell more of it in _fill"
    assert counted(table) == 0
    with looking_as(cast.sam, cast.today):
        assert counted(table, ABOUT_PEOPLE.get(table, "true")) == 0


@pytest.mark.parametrize("table", [table for table in COVERED if table not in NOT_THE_LEADS])
def test_the_lead_social_worker_sees_rows(cast: Cast, table: str) -> None:
    with looking_as(cast.ana, cast.today):
        assert counted(table) > 0


@pytest.mark.parametrize("table", COVERED)
def test_the_rules_hold_for_the_owner_of_the_tables_too(cast: Cast, table: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        assert (cursor.fetchone()[0] == 0) == (table != "people_personname")


FORGED = "INSERT INTO access_grant (subject, source, basis, practitioner, role, categories, during, detail) VALUES (%s, 'x', 'x', %s, '', '{}', '[,)', '')"


def test_a_forged_grant_is_refused_to_whoever_is_not_the_ledger(cast: Cast) -> None:
    """H4: it would open the record, and no check would find it."""
    for looks in (cast.sam, cast.ana):
        with pytest.raises(ProgrammingError, match="row-level security"), looking_as(looks, cast.today), connection.cursor() as cursor:
            cursor.execute(FORGED, [cast.jade, cast.sam])


@pytest.mark.parametrize(
    "table",
    [
        table
        for table in COVERED
        if table
        not in (
            "access_sight",
            "desk_draft",
            "django_session",
            "front_door_inbox",
            "front_door_taken",
            "ledger_entry",
            "ledger_subject",
            "ledger_submission",
        )
    ],
)
def test_what_is_worked_out_from_the_record_is_changed_and_removed_by_nobody_else(cast: Cast, table: str) -> None:
    with transaction.atomic(), looking_as(cast.ana, cast.today), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET subject = subject')
        assert cursor.rowcount == 0
        cursor.execute(f'DELETE FROM "{table}"')
        assert cursor.rowcount == 0


def test_a_draft_is_its_owners_alone_and_a_sight_is_noted_in_ones_own_name(cast: Cast) -> None:
    with looking_as(cast.ben, cast.today):
        assert not Draft.objects.exists(), "her manager does not read what she has not sent"
        assert AccessLog.objects.filter(practitioner=cast.ana).exists(), "but sees who has looked"
    for model, given in (
        (Draft, {"kind": "x", "saved": now()}),
        (AccessLog, {"when": now(), "subject": cast.jade, "on": cast.today, "bases": ["x"], "categories": []}),
    ):
        with pytest.raises(ProgrammingError, match="row-level security"), looking_as(cast.sam, cast.today):
            model.objects.create(practitioner=cast.ana, **given)


def test_what_is_written_in_a_transaction_is_open_in_it_at_once(cast: Cast) -> None:
    """What is open is noted for the rest of the transaction, and forgotten when what it follows from changes."""
    with transaction.atomic():
        with looking_as(cast.sam, cast.today):
            assert not Person.objects.filter(subject=cast.noah).exists()
            cast.tell("noah", "allocated", 0, by="ben", role="second-worker", practitioner=str(cast.sam))
            assert Person.objects.filter(subject=cast.noah).exists()
        transaction.set_rollback(True)

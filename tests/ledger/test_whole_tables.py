"""Tables are proved whole: what stands in them that nothing made is named, however it came there, and a rebuild takes it out."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections

from agencies.workplace import SPRING, agency, allocated, child, practitioner
from clock import today
from corbiere.database.state import SUPERUSER
from corbiere.ledger.chain import ChainFault, Header, verify
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.models import EntryRow, World
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.writing import record
from databases import serve
from invented_kinds import BY, DAY, LogBurnt, lit, someone

Edit = Callable[..., None]


@pytest.fixture
def by_hand(own_database: str) -> Iterator[Edit]:
    """A superuser at a prompt, with every trigger off, in a record of real people."""
    World.objects.using("owner").update(invented=False)
    with psycopg.connect(serve().url(SUPERUSER, connections["default"].settings_dict["NAME"]), autocommit=True) as connection:
        for table in ("ledger_entry", "ledger_subject", "ledger_submission"):
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")

        def edit(statement: str, *given: object) -> None:
            assert connection.execute(statement, given).rowcount > 0

        yield edit


def proved() -> list[str]:
    with without_row_security():
        return [str(found) for found in verify() if isinstance(found, ChainFault)]


def rebuilt(check: bool = True) -> list[str]:
    return [said for _, found in rebuild(check, today()) for said in found]


GRANTS = (
    ("from a source that no fold has", "source = 'mine', basis = 'allocated'"),
    ("of nobody who is in the record", "subject = gen_random_uuid()"),
    ("is not what its entries make", "practitioner = gen_random_uuid()"),
    ("is not what its entries make", "basis = 'hub'"),
)


@pytest.mark.parametrize(("says", "forged"), GRANTS)
def test_a_forged_grant_is_named_and_taken_out(by_hand: Edit, says: str, forged: str) -> None:
    """IS-273-1: what opens a record follows from the record."""
    care = agency()
    allocated(child(), practitioner("Ana Pires", care))
    assert rebuilt() == []
    by_hand("CREATE TEMPORARY TABLE forged AS SELECT * FROM access_grant LIMIT 1")
    by_hand(f"UPDATE forged SET id = id + 1000, {forged}")
    by_hand("INSERT INTO access_grant SELECT * FROM forged")
    assert any(says in said for said in rebuilt())
    assert any(says in said for said in rebuilt(check=False))
    assert rebuilt() == []


def test_what_the_law_is_said_to_ask_is_compared_whole(by_hand: Edit) -> None:
    subject, _ = someone()
    record(kind_called("care-started")(), about=subject, happened=DAY, by=BY)
    stranger, _ = someone()
    for forged in (stranger, uuid4()):
        by_hand("INSERT INTO ledger_finding (subject, duty, since, due) SELECT %s, duty, since, due FROM ledger_finding LIMIT 1", forged)
    by_hand("UPDATE ledger_subject SET findings_on = NULL WHERE id = %s", subject)
    assert len(rebuilt()) == 3
    rebuilt(check=False)
    assert rebuilt() == []
    by_hand("UPDATE ledger_subject SET findings_on = %s WHERE id = %s", today() + timedelta(days=1), subject)
    assert any("findings_on" in said for said in rebuilt())


INDEX = ("sort = 'team'", "entries = entries + 1", "last_recorded = last_recorded - interval '3 years'")


@pytest.mark.parametrize("edit", INDEX)
def test_what_is_kept_of_each_chain_is_proved_and_put_right(by_hand: Edit, edit: str) -> None:
    subject, _ = someone()
    lit(subject)
    by_hand(f"UPDATE ledger_subject SET {edit}")
    assert any(f"subject {subject}" in said for said in proved())
    assert any(str(subject) in said for said in rebuilt(check=False))
    assert proved() == []


EMPTIED = (
    ("no entry says that it was destroyed", "body = NULL"),
    ("no entry says that it was destroyed", "body = NULL, salt = NULL"),
    ("what it says was changed", "salt = NULL"),
)


@pytest.mark.parametrize(("says", "edit"), EMPTIED)
def test_an_emptied_body_is_found_unless_an_entry_says_that_it_was_destroyed(by_hand: Edit, says: str, edit: str) -> None:
    """WT-162-1: what is destroyed is destroyed by a rule, and the record says so."""
    subject, written = someone()
    by_hand(f"UPDATE ledger_entry SET {edit}")
    assert any(says in said and f"subject {subject}, entry" in said for said in proved())
    by_hand("UPDATE ledger_entry SET body = NULL, salt = NULL")
    record(LogBurnt(emptied=[written.id]), about=subject, happened=DAY, by=BY)
    assert proved() == []


def test_nobody_records_in_the_past(by_hand: Edit) -> None:
    """PS-7.1: a whole and well-chained subject, all of it recorded by hand three years ago in somebody's name."""
    someone()
    forged, _ = someone(SPRING)
    assert proved() == []
    rechained_three_years_back(by_hand, forged)
    assert any("recorded on" in said and str(forged) in said for said in proved())


def rechained_three_years_back(by_hand: Edit, subject: UUID) -> None:
    with without_row_security():
        row = EntryRow.objects.filter(subject=subject).values(*Header._fields).get()
    header = Header(**row)
    header = header._replace(recorded=header.recorded - timedelta(days=1096), body_digest=bytes(header.body_digest))
    digest = header.digest(b"")
    by_hand("UPDATE ledger_entry SET recorded = %s, digest = %s WHERE subject_id = %s", header.recorded, digest, subject)
    by_hand("UPDATE ledger_subject SET last_recorded = %s, head = %s WHERE id = %s", header.recorded, digest, subject)


GONE = (
    ("is not among the subjects", "DELETE FROM ledger_subject"),
    ("nothing was ever recorded of it", "DELETE FROM ledger_entry"),
    ("which is not there", "DELETE FROM ledger_entry"),
    ("no entry was ever given this number", 'UPDATE ledger_entry SET "order" = "order" + 1000000'),
)


@pytest.mark.parametrize(("says", "edit"), GONE)
def test_what_is_gone_is_missed_elsewhere(by_hand: Edit, says: str, edit: str) -> None:
    subject, _ = someone()
    lit(subject, key="a form")
    by_hand(edit)
    assert any(says in said for said in proved())

"""Who can have written an entry; and chains from before a person could."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from clock import now, today
from corbiere.access.models import Account
from corbiere.access.viewing import viewer_of
from corbiere.desk.models import Draft
from corbiere.ledger import chain
from corbiere.ledger.chain import FORM, Header
from corbiere.ledger.models import FIRST_FORM, EntryRow
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, record_together
from invented_kinds import BY, DAY, Colour, LampLit, lighting, lit, someone

pytestmark = pytest.mark.django_db
OLD = json.loads((Path(__file__).parent / "chain_of_form_1.json").read_text(encoding="utf-8"))


def faults() -> list[str]:
    with without_row_security():
        return [str(fault) for fault in chain.verify() if not isinstance(fault, int)]


def put_in(table: str, rows: list[dict[str, Any]]) -> None:
    names = ", ".join(rows[0])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb)", [json.dumps(rows)]
        )


@pytest.fixture
def from_before() -> UUID:
    """A subject whose entries were written when headers were of the first form: corrected, withdrawn, by a practitioner and a system."""
    with without_row_security():
        put_in("ledger_subject", [OLD["subject"]])
        put_in("ledger_entry", [row | {"form": FIRST_FORM} for row in OLD["entries"]])
    return UUID(OLD["subject"]["id"])


def test_a_chain_from_before_verifies_and_goes_on(from_before: UUID) -> None:
    assert faults() == []
    lit(from_before)
    assert faults() == []
    forms = list(EntryRow.objects.filter(subject=from_before).order_by("order").values_list("form", flat=True))
    assert forms == [*[FIRST_FORM] * len(OLD["entries"]), FORM]


def test_the_form_and_the_person_are_covered(from_before: UUID) -> None:
    row = EntryRow.objects.filter(subject=from_before).order_by("order").values(*Header._fields, "previous", "digest")[0]
    previous, digest = bytes(row.pop("previous")), bytes(row.pop("digest"))
    header = Header(**row)._replace(body_digest=bytes(row["body_digest"]))
    assert header.digest(previous) == digest
    later = header._replace(form=FORM)
    assert later.digest(previous) != digest
    assert later._replace(person=uuid4()).digest(previous) != later.digest(previous)
    with pytest.raises(IntegrityError, match="a_person_is_covered_by_the_header"), transaction.atomic():
        put_in("ledger_entry", [OLD["entries"][0] | {"form": FIRST_FORM, "id": str(uuid4()), "person": str(uuid4()), "system": ""}])


def test_a_person_writes_where_it_is_told_that_they_did() -> None:
    """Made up here, for nothing lets a person write yet: a past is told with its authors."""
    subject, _ = someone()
    written = record_together([lighting(subject, by=Author(person=subject))], by=BY)
    with without_row_security():
        line = lines(subject)[-1]
    assert (line.id, line.person, line.practitioner) == (written.id, subject, None)
    assert EntryRow.objects.get(id=written.id).person == subject
    assert faults() == []


def test_nothing_is_a_persons_act_yet() -> None:
    subject, _ = someone()
    for by in (Author(person=subject), Author(person=uuid4()), Author(person=subject, agency=uuid4())):
        with pytest.raises(NotRecorded, match="Only somebody who works here"):
            record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=by)


def test_an_entry_has_one_author() -> None:
    subject, _ = someone()
    both = Author(practitioner=uuid4(), person=subject)
    with pytest.raises(NotRecorded):
        record_together([lighting(subject, by=both)], by=BY)


def test_an_account_and_a_draft_are_of_a_practitioner_or_of_a_person() -> None:
    person = uuid4()
    account = Account.objects.create_user("mia@example.je", by="a test", person=person)
    assert viewer_of(account, today()).agency is None
    Draft.objects.create(person=person, kind="test-lamp-lit", saved=now())
    for holder in ({}, {"person": uuid4(), "practitioner": uuid4()}):
        with pytest.raises(IntegrityError, match="of_one_holder"), transaction.atomic():
            Account.objects.create_user(f"{len(holder)}@example.je", by="a test", **holder)
        with pytest.raises(IntegrityError, match="of_one_writer"), transaction.atomic():
            Draft.objects.create(kind="test-lamp-lit", saved=now(), **holder)

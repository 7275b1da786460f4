"""What is kept in memory of a record, beside what stands in the database."""

from uuid import UUID

from clock import today
from corbiere.ledger.kept_records import RECORDS, CachedRecord, asked_of
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import read_anew, without_row_security


def head_of(subject: UUID) -> bytes:
    with without_row_security():
        return bytes(Subject.objects.get(id=subject).head)


def kept(subject: UUID) -> CachedRecord:
    found = RECORDS.get(subject, head_of(subject))
    assert found is not None
    return found


def same_as_read_anew(subject: UUID) -> None:
    with without_row_security():
        ((head, read),) = read_anew([subject])
    held = kept(subject)
    assert head == head_of(subject)
    assert list(held.rows) == list(read.rows)
    assert list(held.lines) == list(read.lines)
    assert sorted(held.standing.facts, key=repr) == sorted(read.standing.facts, key=repr)
    assert held.withdrawn == read.withdrawn
    assert held.asked(today()) == asked_of(read.standing, today())

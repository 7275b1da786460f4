"""What is recorded once is there, chained, folded and answered for."""

from datetime import date
from uuid import uuid4

import pytest

from corbiere.ledger.entry import PERSON, Entry, ask
from corbiere.ledger.models import EntryRow, Finding, Subject
from corbiere.ledger.reading import as_ledger, lines, standing
from corbiere.ledger.rulings import Author
from corbiere.ledger.writing import record


class Hello(Entry, kind="hello-said", about=PERSON):
    """Somebody said hello."""

    words: str = ask("What did they say?")


BY = Author(system="a test")


@pytest.mark.django_db
def test_an_entry_is_there_once_written() -> None:
    child = uuid4()
    written = record(Hello(words="hi"), about=child, happened=date(2026, 3, 2), by=BY, opens=True)
    with as_ledger():
        assert [line.body for line in lines(child)] == [{"words": "hi"}]
        assert EntryRow.objects.get(id=written.id).subject_id == child
    assert EntryRow.objects.count() == 0

"""Many entries at once go the same way as one: checked, appended, each subject folded once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from corbiere.ledger.chain import verify
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.models import EntryRow, Finding, World
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record_batch
from invented_kinds import BY, DAY, Colour, lighting, someone


@pytest.mark.django_db
def test_a_batch_writes_every_entry_and_folds_each_subject() -> None:
    born, care = kind_called("born")(), kind_called("care-started")()
    subjects = [uuid4() for _ in range(20)]
    writings = [
        writing
        for subject in subjects
        for writing in (
            Writing(entry=born, about=subject, happened=DAY - timedelta(days=3000), opens=True),
            Writing(entry=care, about=subject, happened=DAY),
        )
    ]
    assert record_batch(writings, by=BY) == 40
    with without_row_security():
        assert [found for found in verify() if not isinstance(found, int)] == []
    assert not any(said for _, said in rebuild(check=True))
    assert Finding.objects.filter(duty="care.reviewer-appointed").count() == 20


@pytest.mark.django_db
def test_one_that_is_refused_refuses_the_batch() -> None:
    subject, _ = someone()
    with pytest.raises(NotRecorded):
        record_batch([lighting(subject), lighting(subject, colour=Colour.RED)], by=BY)
    with without_row_security():
        assert len(lines(subject)) == 1


@pytest.mark.django_db
def test_what_a_batch_leaves_undone_has_the_reason_of_the_batch() -> None:
    subject, _ = someone()
    record_batch([lighting(subject, colour=Colour.RED)], by=BY, otherwise="The old system did not say")
    with without_row_security():
        departures = EntryRow.objects.filter(subject=subject).latest("order").departures
    assert departures["light-red"]["reason"] == "The old system did not say"


@pytest.mark.django_db
def test_the_moment_of_recording_is_chosen_only_where_everybody_is_invented() -> None:
    subject, then = uuid4(), datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    record_batch([lighting(subject, recorded=then, opens=True)], by=BY)
    with without_row_security():
        assert EntryRow.objects.get(subject=subject).recorded == then


def test_and_refused_where_they_are_real(own_database: str) -> None:
    World.objects.using("owner").update(invented=False)
    then = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="everybody is invented"):
        record_batch([lighting(uuid4(), recorded=then, opens=True)], by=BY)


@pytest.mark.django_db
def test_what_happened_after_it_was_recorded_is_refused_there_too() -> None:
    then = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    with pytest.raises(NotRecorded, match="in the future"):
        record_batch([lighting(uuid4(), recorded=then, opens=True)], by=BY)

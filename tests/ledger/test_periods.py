"""Periods that exclude each other: what the database refuses is a refusal like any other, the same wherever it is read."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from psycopg.types.range import DateRange

from corbiere.api.problems import answer
from corbiere.ledger import readings
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.readings import Reading
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.protection.models import Enquiry
from invented_kinds import DAY, lit, someone

pytestmark = pytest.mark.django_db


def a_week_from_each(subject: UUID, lines: Sequence[Line]) -> list[Enquiry]:
    """A fold that knows no better than to let periods overlap."""
    return [Enquiry(subject=subject, during=DateRange(line.happened, line.happened + timedelta(days=7)), entry=line.root) for line in lines]


@pytest.fixture
def weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Reading(Enquiry, frozenset({"test-lamp-lit"}), a_week_from_each)
    monkeypatch.setattr(readings, "READINGS", [*readings.READINGS, held])


def test_two_at_once_are_refused_in_a_sentence_on_the_desk_and_by_the_api(weeks: None) -> None:
    subject, _ = someone()
    with pytest.raises(NotRecorded, match="An enquiry is already under way on one of these days") as refused:
        lit(subject, DAY + timedelta(days=6))
    told = answer(refused.value)
    assert told.status_code == 409
    assert b"An enquiry is already under way" in told.content
    with without_row_security():
        assert Enquiry.objects.filter(subject=subject).count() == 1


def test_one_after_the_other_are_taken(weeks: None) -> None:
    subject, _ = someone()
    lit(subject, DAY + timedelta(days=7))
    with without_row_security():
        assert Enquiry.objects.on(DAY + timedelta(days=7)).filter(subject=subject).count() == 1

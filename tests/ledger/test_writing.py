"""What is recorded once is there, chained, ruled on and answered for; what is refused leaves nothing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from clock import now, today
from corbiere.ledger.chain import verify
from corbiere.ledger.default_kinds import KINDS
from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Ground, Statement
from corbiere.ledger.models import EntryRow, Finding, Subject
from corbiere.ledger.reading import findings, lines, standing, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, record_together
from invented_kinds import BY, DAY, Colour, LampLit, LampOut, lighting, lit, someone
from records import no_view

pytestmark = pytest.mark.django_db


def refusal(error: pytest.ExceptionInfo[NotRecorded]) -> str:
    (ruling,) = error.value.refusals
    return ruling.why


def test_an_entry_is_there_once_written_and_its_body_is_what_was_said() -> None:
    subject = uuid4()
    said = LampLit(colour=Colour.WHITE, remark=Statement(text="Fog \N{FOG} ضباب", ground=Ground.OBSERVED))
    written = record(said, about=subject, happened=DAY, by=BY, opens=True)
    with without_row_security():
        (line,) = lines(subject)
        assert line.id == line.root == written.id
        assert LampLit.read(line.body, 1) == said


def test_nothing_is_seen_of_the_ledger_without_a_view() -> None:
    subject, _ = someone()
    with no_view():
        assert EntryRow.objects.count() == 0
        assert lines(subject) == []


def test_each_entry_is_chained_to_the_one_before() -> None:
    subject, _ = someone()
    lit(subject)
    with without_row_security():
        first, second = EntryRow.objects.filter(subject=subject).order_by("order")
        assert (bytes(first.previous), bytes(second.previous)) == (b"", bytes(first.digest))
        assert bytes(Subject.objects.get(id=subject).head) == bytes(second.digest)
        assert [found for found in verify() if not isinstance(found, int)] == []


def test_must_refuses_with_its_sentence_and_leaves_nothing() -> None:
    subject, written = someone(date(2026, 3, 5))
    with pytest.raises(NotRecorded) as error:
        record(LampOut(of=written.id, why="a storm"), about=subject, happened=DAY, by=BY)
    assert refusal(error) == "The lamp was not lit by then."
    with without_row_security():
        assert len(lines(subject)) == 1
        assert Subject.objects.get(id=subject).entries == 1


def test_should_asks_for_a_reason_and_keeps_it() -> None:
    subject, _ = someone()
    with pytest.raises(NotRecorded) as error:
        lit(subject, colour=Colour.RED)
    (wanted,) = error.value.wanted
    assert (wanted.name, wanted.field, wanted.clause) == ("light-red", "colour", "TEST-1")
    written = lit(subject, colour=Colour.RED, reasons={"light-red": "The Stella was late"})
    with without_row_security():
        kept = EntryRow.objects.get(id=written.id).departures
    assert kept == {"light-red": {"asked": wanted.why, "clause": "TEST-1", "reason": "The Stella was late"}}


def test_a_reason_of_spaces_is_none() -> None:
    subject, _ = someone()
    with pytest.raises(NotRecorded):
        lit(subject, colour=Colour.RED, reasons={"light-red": "  "})


def test_the_future_is_refused_and_today_is_not() -> None:
    subject, _ = someone()
    lit(subject, today())
    with pytest.raises(NotRecorded, match="is in the future"):
        lit(subject, today() + timedelta(days=1))


def test_a_time_later_today_is_refused() -> None:
    nine = timezone.localtime(now()).replace(hour=9, minute=0)
    with pytest.raises(NotRecorded, match="later than now"):
        record_together([lighting(uuid4(), nine.date(), time=nine.replace(minute=2).time(), opens=True)], by=BY, now=nine)
    record_together([lighting(uuid4(), nine.date(), time=nine.time(), opens=True)], by=BY, now=nine)


def test_a_day_before_birth_is_refused_where_the_kind_needs_a_child_born() -> None:
    subject, written = someone()
    record(kind_called("born")(), about=subject, happened=DAY, by=BY)
    with pytest.raises(NotRecorded, match="before the birth"):
        record(LampOut(of=written.id, why="a storm"), about=subject, happened=DAY - timedelta(days=1), by=BY)
    lit(subject, DAY - timedelta(days=1))


def test_an_entry_of_another_subject_cannot_be_pointed_at() -> None:
    (subject, _), (_, other) = someone(), someone()
    with pytest.raises(NotRecorded, match="not in this record"):
        record(LampOut(of=other.id, why="a storm"), about=subject, happened=DAY, by=BY)


def test_a_person_who_is_not_there_cannot_be_named() -> None:
    subject, written = someone()
    with pytest.raises(NotRecorded, match="is not known"):
        record(LampOut(of=written.id, why="a storm", seen_by=uuid4()), about=subject, happened=DAY, by=BY)
    other, _ = someone()
    record(LampOut(of=written.id, why="a storm", seen_by=other), about=subject, happened=DAY, by=BY)


def test_a_subject_that_is_not_there_is_refused_without_a_trace() -> None:
    with pytest.raises(NotRecorded, match="not there, or it is not one"):
        lit(uuid4())


def test_a_kind_about_a_practitioner_is_not_recorded_about_a_person() -> None:
    subject, _ = someone()
    with pytest.raises(NotRecorded, match="is about a practitioner"):
        record(kind_called("left")(), about=subject, happened=DAY, by=BY)


def test_somebody_wrote_every_entry() -> None:
    """CPP-103."""
    subject, _ = someone()
    with pytest.raises(NotRecorded):
        record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=Author())


def test_one_act_about_several_is_all_or_nothing() -> None:
    (first, _), (second, _) = someone(), someone()
    with pytest.raises(NotRecorded):
        record_together([lighting(first), lighting(second, colour=Colour.RED)], by=BY)
    written = record_together([lighting(first), lighting(second)], by=BY)
    with without_row_security():
        assert [len(lines(subject)) for subject in (first, second)] == [2, 2]
        assert {line.occasion for subject in (first, second) for line in lines(subject)[1:]} == {written.occasion}


def test_what_the_law_asks_is_stored_with_the_entry() -> None:
    subject, _ = someone()
    record(kind_called("born")(), about=subject, happened=date(2018, 6, 3), by=BY)
    written = record(kind_called("care-started")(), about=subject, happened=date(2026, 3, 2), by=BY)
    assert "care.reviewer-appointed" in {change.duty for change in written.changes}
    with without_row_security():
        asked = findings(standing(subject), today())
    stored = Finding.objects.filter(subject=subject)
    owed = [finding for finding in asked if finding.status in ("open", "overdue", "late")]
    assert sorted((row.duty, row.due, row.done) for row in stored) == sorted((one.duty.id, one.due, one.done) for one in owed)
    assert asked


def test_every_kind_that_the_law_knows_can_be_recorded() -> None:
    assert [kind for kind in KINDS if kind_called(kind).kind != kind] == []

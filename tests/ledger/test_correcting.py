"""A correction names what it replaces and why; both stay, and each is what was known in its time."""

from datetime import timedelta
from uuid import UUID

import pytest

from clock import now
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import lines, standing, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, withdraw
from invented_kinds import BY, DAY, Colour, LampLit, LampOut, lit, someone

pytestmark = pytest.mark.django_db
RED = {"reasons": {"light-red": "a ship"}, "colour": Colour.RED}


def corrected(subject: UUID, entry: UUID, **more: object) -> UUID:
    return lit(subject, replaces=entry, why="it was the other lamp", **more).id


def colours(subject: UUID, **when: object) -> list[str]:
    with without_row_security():
        return [line.body["colour"] for line in lines(subject, **when) if line.kind == LampLit.kind]


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    subject, written = someone()
    lit(subject)
    corrected(subject, written.id, **RED)
    assert colours(subject) == ["red", "white"]


def test_what_was_known_before_the_correction_is_still_what_was_known_then() -> None:
    subject, written = someone()
    before = now()
    corrected(subject, written.id, **RED)
    assert (colours(subject, known=before), colours(subject)) == (["white"], ["red"])


def test_an_entry_is_corrected_once_and_then_its_correction_is() -> None:
    subject, written = someone()
    second = corrected(subject, written.id, **RED)
    with pytest.raises(NotRecorded, match="already corrected this entry"):
        corrected(subject, written.id)
    corrected(subject, second)
    assert colours(subject) == ["white"]


def test_a_correction_says_why() -> None:
    subject, written = someone()
    with pytest.raises(NotRecorded, match="Say why"):
        record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=BY, replaces=written.id, why=" ")


def test_a_correction_is_of_the_same_kind_and_of_the_same_subject() -> None:
    (subject, written), (_, other) = someone(), someone()
    with pytest.raises(NotRecorded, match="is one too"):
        record(LampOut(of=written.id, why="wind"), about=subject, happened=DAY, by=BY, replaces=written.id, why="mistaken")
    with pytest.raises(NotRecorded, match="not in this record"):
        corrected(subject, other.id)


def test_what_belongs_to_an_entry_belongs_to_its_correction() -> None:
    subject, written = someone()
    second = corrected(subject, written.id, **RED)
    out = record(LampOut(of=second, why="wind"), about=subject, happened=DAY, by=BY)
    with without_row_security():
        held = standing(subject)
        belongs = next(line for line in held.lines if line.id == out.id)
        assert belongs.body["of"] == str(written.id)
        assert held.entry(UUID(belongs.body["of"])).id == second


def test_a_withdrawn_entry_stands_no_more_and_stays_in_the_record() -> None:
    subject, written = someone()
    before = now()
    withdraw(written.id, subject, DAY, "about the wrong keeper", by=BY)
    assert (colours(subject), colours(subject, known=before)) == ([], ["white"])
    with without_row_security():
        assert EntryRow.objects.filter(subject=subject).count() == 2


def test_the_moment_of_recording_never_goes_back() -> None:
    subject, _ = someone()
    with without_row_security():
        first = EntryRow.objects.get(subject=subject).recorded
    from_the_past = first - timedelta(hours=1)
    lit_again = record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=BY)
    with without_row_security():
        assert EntryRow.objects.get(id=lit_again.id).recorded > first > from_the_past

"""A withdrawal can itself be taken back: then everything is as if the entry had never been withdrawn, and what was known then is unchanged."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import now
from corbiere.ledger.chain import verify
from corbiere.ledger.folding import rebuild
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import lines, stands_after, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing, record_together, withdraw
from invented_kinds import BY, DAY, Colour, lit, someone

pytestmark = pytest.mark.django_db
RED = {"reasons": {"light-red": "a ship"}, "colour": Colour.RED}


def standing(subject: UUID, **when: object) -> list[tuple[UUID, int, str]]:
    with without_row_security():
        return [(line.id, line.order, line.body["colour"]) for line in lines(subject, **when)]


def sound() -> bool:
    """The chains verify, and rebuilding finds no difference."""
    with without_row_security():
        faults = [fault for fault in verify() if not isinstance(fault, int)]
    return not faults and not [said for _, found in rebuild(check=True) for said in found]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_was_withdrawn_and_taken_back_stands_as_it_was(times: int) -> None:
    subject, written = someone()
    lit(subject)
    before = standing(subject)
    known = []
    for _ in range(times):
        known.append((now(), standing(subject)))
        gone = withdraw(written.id, subject, DAY, "about the wrong keeper", by=BY).id
        known.append((now(), standing(subject)))
        withdraw(gone, subject, DAY, "it was the right one", by=BY)
        assert standing(subject) == before
    assert sound()
    assert [standing(subject, known=moment) for moment, _ in known] == [held for _, held in known]


def test_it_can_be_corrected_again_once_it_stands_again() -> None:
    subject, written = someone()
    gone = withdraw(written.id, subject, DAY, "…", by=BY).id
    withdraw(gone, subject, DAY, "…", by=BY)
    second = lit(subject, replaces=written.id, why="it was red", **RED).id
    assert [(id, colour) for id, _, colour in standing(subject)] == [(second, "red")]
    with pytest.raises(NotRecorded, match="already corrected this entry"):
        withdraw(written.id, subject, DAY, "…", by=BY)
    assert sound()


def test_what_was_withdrawn_can_be_written_anew_in_its_place() -> None:
    subject, written = someone()
    lit(subject)
    gone = withdraw(written.id, subject, DAY, "…", by=BY).id
    lit(subject, replaces=gone, why="it was red", **RED)
    assert [colour for *_, colour in standing(subject)] == ["red", "white"]
    with without_row_security():
        assert EntryRow.objects.filter(subject=subject, root=written.id).count() == 3
    assert sound()


def test_a_withdrawal_is_taken_back_once() -> None:
    subject, written = someone()
    gone = withdraw(written.id, subject, DAY, "…", by=BY).id
    withdraw(gone, subject, DAY, "…", by=BY)
    with pytest.raises(NotRecorded, match="already"):
        withdraw(gone, subject, DAY, "…", by=BY)


def test_it_can_be_withdrawn_and_put_back_in_one_act() -> None:
    subject, written = someone()
    before = standing(subject)
    first = Writing(entry=Withdrawn(), about=subject, happened=DAY, replaces=written.id, why="…")
    second = Writing(entry=Withdrawn(), about=subject, happened=DAY, replaces=first.id, why="…")
    record_together([first, second], by=BY)
    assert standing(subject) == before and sound()


@given(turns=st.integers(1, 40))
@settings(deadline=None, max_examples=20)
def test_an_even_number_of_turns_leaves_it_standing(turns: int) -> None:
    ids = [UUID(int=number) for number in range(turns + 1)]
    taken = dict(zip(ids[1:], ids, strict=False))
    assert stands_after(ids[-1], taken) == (None if turns % 2 else ids[0])

"""Records kept in memory: what is kept is what is there, whatever was written, and what one may see of it is asked each time."""

from random import Random

import pytest
from django.db import connection, transaction

from corbiere.ledger.entry import kind_called
from corbiere.ledger.kept_records import RECORDS, RecordCache
from corbiere.ledger.reading import record_seen, standing, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, withdraw
from invented_kinds import BY, DAY, Colour, LampLit, LampOut, LogBurnt, lit, someone
from kept import head_of, kept, same_as_read_anew
from statements import counted

pytestmark = pytest.mark.django_db


def test_a_record_that_was_written_is_not_read_again() -> None:
    subject, _ = someone()
    with counted() as told:
        lit(subject)
        with without_row_security():
            standing(subject)
    assert [question for question in told if "body, replaces" in question] == []


@pytest.mark.parametrize("turn", range(6))
def test_what_is_kept_is_what_would_be_read(turn: int) -> None:
    """Whatever is recorded, corrected, withdrawn and put back, in any order; and what the law asks of it, of some duties anew, is all it asks."""
    random = Random(turn)
    subject, first = someone()
    record(kind_called("born")(), about=subject, happened=DAY.replace(year=DAY.year - 6), by=BY)
    written = [first.id]
    for _ in range(14):
        old, day = random.choice(written), DAY.replace(day=random.randint(1, 20))
        try:
            match random.randint(0, 5):
                case 0:
                    written.append(withdraw(old, subject, DAY, "It was another lamp", by=BY).id)
                case 1:
                    made = record(LampLit(colour=Colour.WHITE), about=subject, happened=day, by=BY, replaces=old, why="A slip")
                    written.append(made.id)
                case 2:
                    written.append(record(LampOut(of=old, why="A storm"), about=subject, happened=DAY, by=BY).id)
                case 3:
                    record(kind_called("enquiry-started")(), about=subject, happened=day, by=BY)
                case _:
                    written.append(lit(subject, day).id)
        except NotRecorded:
            continue
        same_as_read_anew(subject)


def test_what_was_taken_back_by_the_database_is_not_served() -> None:
    subject, _ = someone()
    with pytest.raises(RuntimeError), transaction.atomic():
        lit(subject)
        raise RuntimeError
    with without_row_security():
        assert len(standing(subject).lines) == 1
    lit(subject)
    same_as_read_anew(subject)


def test_a_destruction_forgets_everything() -> None:
    subject, written = someone()
    other, _ = someone()
    lit(other)
    record(LogBurnt(emptied=[written.id]), about=subject, happened=DAY, by=BY)
    assert [RECORDS.get(one, head_of(one)) for one in (subject, other)] == [None, None]


def test_whoever_sees_nothing_is_given_nothing_though_all_is_kept() -> None:
    subject, _ = someone()
    lit(subject)
    assert len(kept(subject).rows) == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('corbiere.purpose', '', true)")
    held, orders = record_seen(subject)
    assert (list(held.rows), orders) == ([], ())


def test_so_much_is_kept_and_no_more() -> None:
    held = RecordCache(most=3)
    subjects = [someone()[0] for _ in range(3)]
    for subject in subjects:
        lit(subject)
        held.put(head_of(subject), kept(subject))
    assert len(held) == 2
    assert [held.get(subject, head_of(subject)) is not None for subject in subjects] == [False, False, True]
    assert held.get(subjects[-1], b"another") is None

"""A form that is sent again, by a double click, a lost answer or a machine that tries again, writes once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record, record_together
from invented_kinds import BY, DAY, Colour, LampLit, lighting, someone

ANOTHER = Author(system="another test")


@pytest.mark.django_db
def test_the_same_key_and_words_write_once_and_answer_alike() -> None:
    subject, _ = someone()
    first, second = (record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=BY, key="k") for _ in range(2))
    assert (first.again, second.again, first.ids) == (False, True, second.ids)
    with without_row_security():
        assert len(lines(subject)) == 2


@pytest.mark.django_db
def test_the_same_key_with_other_words_is_refused() -> None:
    subject, _ = someone()
    record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=BY, key="k")
    with pytest.raises(KeyTaken, match="other words"):
        record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY + timedelta(days=1), by=BY, key="k")


@pytest.mark.django_db
def test_two_people_may_choose_the_same_key() -> None:
    subject, _ = someone()
    for by in (BY, ANOTHER):
        assert not record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=by, key="k").again


@pytest.mark.django_db
def test_what_was_refused_may_be_sent_again_with_its_reason() -> None:
    subject, _ = someone()
    with pytest.raises(NotRecorded):
        record(LampLit(colour=Colour.RED), about=subject, happened=DAY, by=BY, key="k")
    assert not record(LampLit(colour=Colour.RED), about=subject, happened=DAY, by=BY, key="k", reasons={"light-red": "fog"}).again


def _in_threads(count: int, act: object) -> list[object]:
    def closing(number: int) -> object:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(24) as pool:
        return list(pool.map(closing, range(count)))


def test_two_hundred_at_once_make_one_entry(own_database: str) -> None:
    subject, _ = someone()
    written = _in_threads(200, lambda _: record(LampLit(colour=Colour.WHITE), about=subject, happened=DAY, by=BY, key="double click"))
    assert len({one.ids for one in written}) == 1
    assert [one.again for one in written].count(False) == 1
    with without_row_security():
        assert len(lines(subject)) == 2


def test_two_hundred_at_once_that_make_a_new_subject_make_one(own_database: str) -> None:
    key = "a new keeper"
    written = _in_threads(200, lambda _: record(LampLit(colour=Colour.WHITE), about=uuid4(), happened=DAY, by=BY, key=key, opens=True))
    assert len({one.ids for one in written}) == 1


def test_many_who_write_about_the_same_people_in_other_orders_all_get_through(own_database: str) -> None:
    subjects = [someone()[0] for _ in range(4)]

    def both(number: int) -> object:
        pair = (subjects[number % 4], subjects[(number * 3 + 1) % 4])
        return record_together([lighting(subject) for subject in dict.fromkeys(pair)], by=BY, key=str(number))

    _in_threads(120, both)
    with without_row_security():
        orders = [[line.order for line in lines(subject)] for subject in subjects]
    assert all(order == sorted(order) for order in orders)
    assert sum(len(order) for order in orders) == 4 + sum(len({n % 4, (n * 3 + 1) % 4}) for n in range(120))

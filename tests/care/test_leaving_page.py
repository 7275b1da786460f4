"""The page of a young person who leaves care: as those who may see it and those who may not, and the day of the adviser."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from care.leaving_cast import AGE, appoint, birthday, in_touch, leaver
from cast import Cast
from corbiere.access.models import Grant
from corbiere.agencies.models import Allocation
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from markup import markup
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 15  # statements a page may ask, beside the marks of a transaction within a test


@pytest.fixture
def lily(cast: Cast) -> Iterator[UUID]:
    leaver(cast)
    yield cast.lily
    for one in ("lily", "jo"):
        cast.people.pop(one)


def page(cast: Cast) -> str:
    return f"/records/{cast.lily}/leaving-care/"


def read(cast: Cast, who: str, address: str) -> str:
    """The words of a page as they stand in it, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", markup(cast.client(who).get(address))).split())


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("jo", 200), ("sam", 404), ("david", 404), ("eve", 404)])
def test_who_reads_it(cast: Cast, lily: UUID, who: str, status: int) -> None:
    """LAC-438-1: those who work with her, her adviser among them; neither a stranger, nor a teacher, nor the police."""
    appoint(cast)
    assert cast.client(who).get(page(cast)).status_code == status


def test_an_appointment_is_one_act(cast: Cast, lily: UUID) -> None:
    """GL-25, LAC-438-1: it gives the adviser the work and the record."""
    appoint(cast)
    held = Allocation.objects.on(cast.today).get(subject=lily, role="personal-adviser")
    assert held.practitioner == cast.jo
    assert Grant.objects.on(cast.today).filter(subject=lily, practitioner=cast.jo).exists()


def test_it_says_what_she_is_and_why_and_what_came_of_it(cast: Cast, lily: UUID) -> None:
    """LAC-368-3, LAC-434T-1, LAC-442-1, PS-6.0, PS-6.8."""
    appoint(cast)
    in_touch(cast)
    text = read(cast, "jo", page(cast))
    for said in (
        "Care leaver", "days in care between 14 and 18, of which 91 are needed", "care leaver under 22: in all cases", "Who leads: Personal adviser, Jo Falle",
        "“Text me”", "Every month, by message or email", "“I got the job!”", "Setting Up Home Allowance", "“A bed, please”", "Yes, in part",
        "500 pounds. The rest after the move", "In social housing", "Not suitable", "Work", "A bakery",
    ):  # fmt: skip
        assert said in text, said


def test_on_an_earlier_day_it_says_what_was_so_then(cast: Cast, lily: UUID) -> None:
    """LAC-368-3."""
    appoint(cast)
    then = read(cast, "ana", f"{page(cast)}?on={cast.ago(birthday(cast, AGE - 15))}")
    assert "Jo Falle" not in then
    assert "In care since" in then
    assert cast.client("ana").get(f"{page(cast)}?on={cast.ago(birthday(cast, AGE - 12))}").status_code == 404


def test_a_young_child_has_no_such_page(cast: Cast) -> None:
    assert cast.client("ana").get(f"/records/{cast.noah}/leaving-care/").status_code == 404


def test_the_adviser_has_it_in_my_work(cast: Cast, lily: UUID) -> None:
    """LAC-439-7, LAC-447-1."""
    appoint(cast)
    assert "Agree with Lily how to stay in touch" in read(cast, "jo", "/")


def test_it_asks_little_of_the_database(cast: Cast, lily: UUID) -> None:
    appoint(cast)
    client = cast.client("jo")
    client.get(page(cast))
    with counted() as asked:
        client.get(page(cast))
    assert len([one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE"))]) <= MOST


@pytest.mark.parametrize(("who", "allowed"), [("jo", True), ("ana", True), ("sam", False), ("david", False), ("eve", False)])
def test_who_writes_that_they_were_in_touch(cast: Cast, lily: UUID, who: str, allowed: bool) -> None:
    """LAC-439-9: to read is not to write, and a stranger does neither."""
    appoint(cast)
    asked = cast.client(who).get(f"/records/{lily}/record/adviser-contact/")
    assert (asked.status_code == 200) is allowed


def test_nobody_appoints_a_stranger_for_them(cast: Cast, lily: UUID) -> None:
    """GL-24: a manager of those who work with her appoints; not the adviser, nor another team."""
    entry: Any = kind_called("personal-adviser-appointed").model_validate({"practitioner": str(cast.jo)})
    for who in ("ana", "sam", "jo"):
        with pytest.raises(NotRecorded):
            record(entry, about=lily, happened=cast.today, by=Author(cast.people[who], cast.agencies[who]))

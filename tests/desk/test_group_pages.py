"""The page of the three groups: for whoever keeps the registers, for managers of social care, and for nobody else."""

import re

import pytest
from django.http import HttpResponse

from agencies.workplace import holds, knows
from cast import Cast
from corbiere.agencies.entries import Role
from desk.test_work_pages import words
from markup import markup
from registers.telling import Child

pytestmark = pytest.mark.django_db
GROUPS = "/measures/groups/"


@pytest.fixture
def keeper(cast: Cast) -> Cast:
    holds(cast.ruth, Role.REGISTER_ADMINISTRATOR)
    return cast


def page(cast: Cast, who: str = "ruth", **asked: str) -> HttpResponse:
    return cast.client(who).get(GROUPS, asked)


def in_care(name: str, days: int, cast: Cast) -> Child:
    child = Child(name).begun()
    child.tell("care-started", str(cast.ago(days)), status="accommodated")
    return child


@pytest.mark.parametrize("who", ["ana", "claire", "sam", "eve"])
def test_without_the_right_there_are_no_groups_and_no_link_to_them(keeper: Cast, who: str) -> None:
    client = keeper.client(who)
    assert client.get(GROUPS).status_code == 404
    assert GROUPS not in markup(client.get("/measures/"))


def test_what_is_not_recorded_is_said_and_is_not_nought(keeper: Cast) -> None:
    """ISS-5-1: of a court nothing is on record."""
    told = words(page(keeper))
    assert "Before the Royal Court not recorded in this system yet" in told
    assert GROUPS in markup(keeper.client("ruth").get("/measures/"))


def test_the_groups_and_who_is_in_two_stand_in_numbers_with_a_picture(keeper: Cast) -> None:
    both = in_care("Leo", 30, keeper)
    both.plan(str(keeper.ago(20)))
    both.tell("proceedings-issued", str(keeper.ago(10)))
    told = page(keeper)
    seen = words(told)
    assert "Looked after, on the Child Protection Register and before the Royal Court 1" in seen
    assert "Looked after 1 On the Child Protection Register 2 Before the Royal Court 1" in seen
    assert "2 children," in seen and "On the Child Protection Register only 1" in seen
    body = markup(told)
    assert body.count('role="img"') == 1 and "style=" not in body
    assert "Leo" not in seen and "Jade" not in seen


def test_another_day_and_as_it_was_known(keeper: Cast) -> None:
    in_care("Leo", 30, keeper)
    assert "2 children," in words(page(keeper))
    assert "1 child," in words(page(keeper, on=str(keeper.ago(31))))
    assert "1 child," in words(page(keeper, known=str(keeper.ago(31))))


def test_a_manager_sees_today_alone_and_no_small_number(keeper: Cast) -> None:
    in_care("Leo", 30, keeper)
    told = words(page(keeper, "ben", on=str(keeper.ago(60))))
    assert "Children in each group" in told
    assert not [part for part in ("Who is in more than one", "Month by month", "Show the day") if part in told]
    assert not re.search(r"(Looked after|Register|Royal Court|only) \d", told)


def test_whom_the_viewer_knows_is_left_out_and_the_page_says_so(keeper: Cast) -> None:
    leo = in_care("Leo", 30, keeper)
    knows(keeper.ruth, leo.id)
    told = words(page(keeper))
    assert "1 child," in told and "Those you said you know are left out." in told

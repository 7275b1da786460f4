"""The day of a personal adviser: each row from the day it waits until what does it."""

from datetime import date
from typing import Any

import pytest

from care.leavers import IN_CARE, LEFT_AT_17, NEXT, appointed, days_in_care, leads, told
from corbiere.care import leaving_tasks as tasks
from corbiere.work.tasks import Child
from protection.telling import MIA, day, lines

CHILD = Child(MIA, "Lily Renouf", "Lily", date(2010, 1, 10))
KIT = told("2027-09-01", "leaving-help-asked", what="home-starter-kit", owner=str(NEXT))


def rows(asks: Any, on: str, *held: Any) -> list[str]:
    return [task.what for task in asks(CHILD, lines(*held), day(on))]


@pytest.mark.parametrize(
    ("on", "held", "expected"),
    [
        ("2027-05-31", [LEFT_AT_17], []),
        ("2027-06-01", [LEFT_AT_17], ["Appoint a personal adviser for Lily"]),
        ("2027-06-01", [LEFT_AT_17, appointed()], []),
        ("2032-01-09", [LEFT_AT_17], ["Appoint a personal adviser for Lily"]),
        ("2032-01-10", [LEFT_AT_17], []),
        ("2032-03-01", [LEFT_AT_17, told("2032-02-01", "personal-adviser-asked", wish="again")], ["Appoint a personal adviser for Lily"]),
        ("2026-02-01", [days_in_care(90)], ["Confirm whether Lily is a care leaver"]),
    ],
)
def test_a_care_leaver_has_an_adviser(on: str, held: list[Any], expected: list[str]) -> None:
    """GL-25, LAC-435-2, LAC-368-3."""
    assert rows(tasks.an_adviser, on, *held) == expected


def test_before_22_they_are_asked_whether_to_keep_the_adviser() -> None:
    """GL-26."""
    held = [LEFT_AT_17, appointed()]
    assert rows(tasks.keep_or_not, "2031-11-14", *held) == []
    assert rows(tasks.keep_or_not, "2031-11-15", *held) == ["Ask Lily whether to keep the personal adviser"]
    assert rows(tasks.keep_or_not, "2032-02-01", *held, told("2031-12-01", "personal-adviser-asked", wish="stay")) == []
    declined = told("2032-01-20", "personal-adviser-declined")
    assert rows(tasks.keep_or_not, "2032-02-01", *held, declined) == ["End the work of Lily’s personal adviser"]


def test_it_is_thought_about_who_leads() -> None:
    """LAC-443-1."""
    held = [IN_CARE, leads(), appointed()]
    assert rows(tasks.who_leads, "2027-07-09", *held) == []
    assert rows(tasks.who_leads, "2027-07-10", *held) == ["Think about when the personal adviser leads for Lily"]
    assert rows(tasks.who_leads, "2028-01-10", *held) == []
    assert rows(tasks.who_leads, "2027-07-10", *held, told("2027-07-10", "adviser-lead-considered", early=False)) == []


def test_each_who_has_not_signed_has_a_row() -> None:
    """LAC-437-1."""
    held = lines(IN_CARE, leads(), appointed(), appointed("2025-02-02", NEXT))
    found = list(tasks.handing_over(CHILD, held, day("2025-02-03")))
    assert [task.whom for task in found] == [NEXT, leads().practitioner]


def test_how_to_stay_in_touch_is_agreed_kept_and_looked_at_again() -> None:
    """LAC-439-7, LAC-447-1, LAC-448-1."""
    held = [LEFT_AT_17, appointed()]
    assert rows(tasks.staying_in_touch, "2027-07-01", *held) == ["Agree with Lily how to stay in touch"]
    plan = told("2027-07-01", "staying-in-touch-planned", how_often="monthly", how=["telephone"], look_again="2027-10-01")
    (task,) = tasks.staying_in_touch(CHILD, lines(*held, plan), day("2027-07-02"))
    assert (task.what, task.due) == ("Be in touch with Lily", date(2027, 8, 1))
    had = told("2027-07-20", "adviser-contact", how="telephone", said="Hi")
    (task,) = tasks.staying_in_touch(CHILD, lines(*held, plan, had), day("2027-07-21"))
    assert task.due == date(2027, 8, 20)
    missed = told("2027-08-20", "adviser-contact-missed", why="At sea", tried="Rang", again="2027-09-02")
    (task,) = tasks.staying_in_touch(CHILD, lines(*held, plan, had, missed), day("2027-08-21"))
    assert task.due == date(2027, 9, 2)
    assert rows(tasks.staying_in_touch, "2027-10-01", *held, plan, had)[0] == "Look again at how often you are in touch with Lily"


def test_what_they_can_have_is_told_at_16_and_again_before_21() -> None:
    """PS-6.4, PS-6.6, PS-6.11, PS-6.12."""
    four = {"offer": True, "reach": True, "complaints": True, "until_25": True}
    said = told("2026-02-01", "leaving-care-explained", **four)
    expected = ["Go through what Lily can have when leaving care"]
    assert rows(tasks.told, "2026-01-09", IN_CARE) == []
    assert rows(tasks.told, "2026-01-10", IN_CARE) == expected
    assert rows(tasks.told, "2026-02-01", IN_CARE, said) == []
    assert rows(tasks.told, "2030-01-10", LEFT_AT_17, said) == expected
    assert rows(tasks.told, "2030-01-10", LEFT_AT_17, told("2030-01-10", "leaving-care-explained", **four)) == []


def test_a_request_waits_for_whoever_answers_it() -> None:
    """LAC-382-1, LAC-440-2."""
    (task,) = tasks.requests(CHILD, lines(LEFT_AT_17, KIT), day("2027-09-02"))
    assert (task.what, task.whom, task.due) == ("Answer Lily: Home starter kit", NEXT, date(2027, 9, 11))
    no = told("2027-09-05", "leaving-help-answered", of=str(KIT.root), answer="refused", why="No home yet", look_again="2027-10-01")
    assert rows(tasks.requests, "2027-09-30", LEFT_AT_17, KIT, no) == []
    assert rows(tasks.requests, "2027-10-01", LEFT_AT_17, KIT, no) == ["Look again at what Lily asked for: Home starter kit"]


def test_a_move_has_its_plan_and_its_allowance() -> None:
    """PS-6.7, PS-6.8."""
    move = told("2027-09-01", "independence-move-planned", day="2027-12-01")
    both = ["Finish the plan for Lily’s move", "Ask for Lily: Setting Up Home Allowance"]
    assert rows(tasks.moving_out, "2027-09-02", LEFT_AT_17, move) == both
    asked = told("2027-09-02", "leaving-help-asked", what="setting-up-home-allowance")
    assert rows(tasks.moving_out, "2027-09-02", LEFT_AT_17, move, asked) == both[:1]
    assert rows(tasks.moving_out, "2027-12-02", LEFT_AT_17, move, told("2027-12-01", "leaver-home-noted", sort="social-housing")) == []


def test_whoever_studies_has_the_bursary_and_a_home_in_the_vacations() -> None:
    """PS-6.9."""
    study = told("2028-09-20", "leaver-occupation-noted", what="higher-education")
    found = rows(tasks.moving_out, "2028-09-21", LEFT_AT_17, study)
    assert found == ["Ask for Lily: Higher Education Bursary", "Ask for Lily: Somewhere to live in the vacations"]


def test_where_they_live_and_what_they_do_is_no_older_than_half_a_year() -> None:
    """PS-6.7, PS-6.10, LAC-449-1."""
    both = ["Write down where Lily lives", "Write down what Lily does"]
    home = told("2027-07-01", "leaver-home-noted", sort="family")
    assert rows(tasks.known, "2027-06-02", LEFT_AT_17, appointed()) == both
    assert rows(tasks.known, "2027-12-31", LEFT_AT_17, appointed(), home) == both[1:]
    assert rows(tasks.known, "2028-01-01", LEFT_AT_17, appointed(), home) == both


def test_at_25_it_ends() -> None:
    """GL-02, PS-6.12."""
    held = [LEFT_AT_17, appointed()]
    assert rows(tasks.at_the_end, "2035-01-09", *held) == []
    assert rows(tasks.at_the_end, "2035-01-10", *held) == ["Close the leaving care support of Lily"]
    over = told("2035-01-11", "leaving-support-ended", reason="twenty-five", told_return=False, told_complain=True)
    assert rows(tasks.at_the_end, "2035-01-12", *held, over) == ["End the work of Lily’s personal adviser"]

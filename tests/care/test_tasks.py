"""The work that a child in care brings whoever leads it: each row from the day it waits until what does it."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from care.looked_after import AWAY, GONE, HOME, IN_CARE, LEFT, NEXT, SIGNED, moved, told
from corbiere.care.tasks import (
    away_for_a_night,
    back_from_missing,
    both_plans,
    coming_into_care,
    family_time,
    homes_and_moves,
    how_to_reach,
)
from corbiere.work.tasks import Child
from protection.telling import ANA, BORN, MIA, PLAN, day, lines

CHILD = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
ON = day("2026-04-10")
CAME = told("2026-03-02", "care-started", status="in-care", why="Nobody was at home")
BY_AGREEMENT = told("2026-03-02", "care-started", status="accommodated", why="Mum is ill", consents=[SIGNED, GONE])
LIVES = moved("2026-03-02", HOME, sort="emergency")
EXPLAINED = told("2026-03-04", "care-explained", words="Mum needs to get better first")
EXPLORED = told("2026-03-04", "connected-carers-explored", nobody="Nobody is on the island")
ADVOCATE = told("2026-03-04", "advocacy-information-given", advocacy=True, mind_of_my_own=True, wish="wants")
PAPERS = told("2026-03-04", "care-paperwork-given", reader="parent", who="Joana, mum", papers=["The agreement"])
FIRST = [
    "Explain to Mia why they are in care",
    "Ask who of Mia’s family and friends could care for them",
    "Tell Mia about an advocate and Mind Of My Own",
    "Give Mia’s parents the papers about coming into care",
]


def rows(asks: Any, *held: Any, on: date = ON) -> list[str]:
    return [task.what for task in asks(CHILD, lines(BORN, *held), on)]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], []),
        ([CAME], FIRST),
        ([CAME, EXPLAINED, EXPLORED, PAPERS], FIRST[2:3]),
        ([CAME, EXPLAINED, EXPLORED, PAPERS, ADVOCATE], ["Ask an advocate to meet Mia"]),
        ([CAME, told("2026-04-01", "care-ended")], []),
    ],
)
def test_what_everybody_who_comes_into_care_is_owed(held: list[Any], expected: list[str]) -> None:
    """PS-5.5, PS-5.12, PS-5.13."""
    assert rows(coming_into_care, *held) == expected


def test_a_past_that_was_brought_in_asks_for_no_first_steps() -> None:
    assert rows(coming_into_care, IN_CARE.removeprefix(BORN)) == []
    assert rows(coming_into_care, CAME._replace(practitioner=None, agency=None)) == []


def test_a_stay_of_more_than_24_hours_waits_to_be_written_down() -> None:
    """LAC-368-2."""
    stay = told("2026-04-08", "accommodation-given", where="with Gran", why="Mum is in hospital")._replace(time=time(22))
    assert rows(coming_into_care, stay) == ["Write down how Mia came into care", *FIRST]
    assert rows(coming_into_care, stay, on=day("2026-04-08")) == []
    assert rows(coming_into_care, stay, told("2026-04-09", "care-started", status="accommodated", why="Mum is in hospital")) == FIRST


@pytest.mark.parametrize(
    ("on", "over", "expected"),
    [
        ("2026-04-07", None, []),
        ("2026-04-08", None, ["Is Mia home again?"]),
        ("2026-04-09", None, []),
        ("2026-04-08", "2026-04-08", []),
    ],
)
def test_until_24_hours_have_passed_it_is_asked_whether_they_are_home(on: str, over: str | None, expected: list[str]) -> None:
    """LAC-368-2: from then on they are looked after, and other rows ask."""
    stay = told("2026-04-08", "accommodation-given", where="with Gran", why="Mum is in hospital")._replace(time=time(22))
    back = [told(over, "accommodation-over", of=str(stay.root))._replace(time=time(23))] if over else []
    assert rows(away_for_a_night, *[one for one in (stay, *back) if one.happened <= day(on)], on=day(on)) == expected


def test_an_agreement_waits_for_its_signature() -> None:
    """PS-5.6."""
    spoken = told("2026-03-02", "care-started", status="accommodated", consents=[{**SIGNED, "answer": "agreed"}])
    signed = told("2026-03-05", "care-consent-given", consents=[SIGNED])
    assert rows(coming_into_care, spoken) == ["Have the agreement to Mia’s care signed"]
    assert rows(coming_into_care, spoken, signed) == []
    assert "Have the agreement to Mia’s care signed" not in rows(coming_into_care, BY_AGREEMENT)


ADDRESS = told("2026-03-02", "address-noted", lines=["2 Rue de la Forge"], sort="placement")
TOLD = told("2026-03-04", "home-move-told", of=str(HOME), told=[{"whom": "school", "on": "2026-03-04"}])
MEETING = told("2026-03-04", "placement-meeting-arranged", **{"for": "2026-03-06"})


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([CAME], ["Write down where Mia lives"]),
        ([CAME, LIVES], ["Write down the address of Mia’s home", "Meet about Mia’s new home", "Tell others that Mia has moved"]),
        ([CAME, LIVES, ADDRESS, MEETING], ["Tell others that Mia has moved"]),
        ([CAME, LIVES, ADDRESS, MEETING, TOLD], []),
        ([CAME, moved("2026-03-02", HOME)], []),
    ],
)
def test_where_a_child_lives_is_known_planned_and_told(held: list[Any], expected: list[str]) -> None:
    """ISS-A-12, PS-5.3. A home that was brought in from elsewhere asks for nothing."""
    assert rows(homes_and_moves, *held) == expected


def test_a_home_that_ended_against_the_plan_is_looked_at() -> None:
    """PS-5.3."""
    away = moved("2026-04-01", NEXT, left={**LEFT, "disrupted": True}, **AWAY)
    looked = told("2026-04-05", "disruption-considered", of=str(HOME), what="Rows at night", next_time="A dog")
    assert rows(homes_and_moves, CAME, LIVES, away) == ["Look at why Mia’s last home ended"]
    assert rows(homes_and_moves, CAME, LIVES, away, looked) == []


def test_family_time_is_arranged_and_looked_at_again_on_its_day() -> None:
    """PS-5.4, LAC-390-2."""
    time_with = {"who": "Mum", "allowed": "free", "why_best": "She asks for her"}
    arranged = told("2026-03-04", "family-time-arranged", **time_with, look_again="2026-04-10")
    assert rows(family_time, CAME) == ["Arrange family time for Mia"]
    assert rows(family_time, CAME, arranged) == ["Look again at Mia’s time with Mum"]
    assert rows(family_time, CAME, arranged, on=day("2026-04-09")) == []
    assert rows(family_time, CAME, arranged, told("2026-04-10", "family-time-arranged", **time_with)) == []


BACK = told("2026-04-06", "child-found", where="at Gran’s", safe=True)


def offered(**body: Any) -> Any:
    return told("2026-04-07", "return-interview-offered", of=str(BACK.root), **body)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([BACK], [("Offer Mia a talk about having been away", "2026-04-09")]),
        ([BACK, offered(wish="yes", by="Magda")], [("Mia talks about having been away", "2026-04-09")]),
        ([BACK, offered(wish="later", on="2026-04-12")], [("Mia talks about having been away", "2026-04-12")]),
        ([BACK, offered(wish="no", why_not="She talks with Gran")], []),
        ([BACK, told("2026-04-08", "return-talk-held", views={"own_words": "I missed Noah"})], []),
        ([told("2026-02-01", "child-found", where="at Gran’s", safe=True)], []),
        ([BACK._replace(practitioner=None, agency=None)], []),
    ],
)
def test_a_child_who_is_back_is_offered_a_talk(held: list[Any], expected: list[tuple[str, str]]) -> None:
    """PS-7.5: within 72 hours, a default."""
    assert [(task.what, str(task.due)) for task in back_from_missing(CHILD, lines(BORN, CAME, *held), ON)] == expected


def test_another_worker_gives_their_number_anew() -> None:
    """PS-5.9."""
    given = told("2026-03-04", "worker-contact-given", mobile="07797 700100")
    other = told("2026-04-01", "allocated", id=uuid4(), role="lead-social-worker", practitioner=str(ANA))
    assert rows(how_to_reach, CAME) == ["Give Mia your number"]
    assert rows(how_to_reach, CAME, given) == []
    assert rows(how_to_reach, CAME, given, other) == ["Give Mia your number"]
    assert rows(how_to_reach, CAME, given, other, told("2026-04-01", "worker-contact-given", mobile="07797 700200")) == []


def test_a_plan_beside_care_asks_whether_it_is_still_needed() -> None:
    """ISS-2-2."""
    arranged = told("2026-03-10", "conference-arranged", type="review", **{"for": "2026-04-20"})
    assert rows(both_plans, ("2026-02-02", PLAN), CAME) == ["Does Mia still need a child protection plan?"]
    assert rows(both_plans, CAME) == rows(both_plans, ("2026-02-02", PLAN)) == []
    assert rows(both_plans, ("2026-02-02", PLAN), CAME, arranged) == []

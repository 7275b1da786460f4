"""Inviting and asking for reports at one press each: who belongs is ticked, who must not is left out, and nobody is asked twice."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from agencies.workplace import holds
from cast import Cast
from corbiere.agencies.entries import Role
from desk.test_meeting_pages import arranged, said, words
from markup import markup

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    holds(cast.people["ana"], Role.CONFERENCE_ADMINISTRATOR)
    return cast


def ticked(page: Any, name: str = "ask") -> list[str]:
    return re.findall(rf'name="{name}" value="[^"]+" checked><label[^>]*><strong>\s*([^<]+?)\s*</strong>', markup(page))


def handles(page: Any, name: str = "ask") -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"', markup(page))


def meeting(address: str) -> str:
    return address.split("/")[2]


def test_who_belongs_is_ticked_and_a_baby_is_not(cast: Cast) -> None:
    page = cast.client("ana").get(arranged(cast))
    assert {"Marie Louise Le Brocq", "Ana Pires", "Claire Hacquoil"} <= set(ticked(page)) or "Marie Le Brocq" in ticked(page)
    assert "Noah Le Brocq" in words(page) and "Noah Le Brocq" not in ticked(page)


def test_who_must_not_know_the_address_is_ticked_by_nobody_but_a_person(cast: Cast) -> None:
    cast.people["paul"] = uuid4()
    cast.tell("paul", "person-identified", 20, by="hana", opens=True, given="Paul", family="Le Brocq")
    for child in ("jade", "noah"):
        cast.tell(child, "relationship-noted", 9, by="hana", other=str(cast.paul), relation="father")
    kept = {"lines": ["9 La Motte"], "sort": "home", "withheld": True, "withheld_from": "Paul Le Brocq"}
    cast.tell("jade", "address-noted", 3, by="hana", **kept)
    page = cast.client("ana").get(arranged(cast))
    assert "Paul Le Brocq" in words(page) and "Paul Le Brocq" not in ticked(page)


def test_all_who_are_ticked_are_invited_at_one_press_and_once(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    sent = {"ask": handles(client.get(address)), "key": str(uuid4())}
    for _ in range(2):
        answer = client.post(reverse("desk:meeting-ask", args=[meeting(address)]), sent)
        assert answer.status_code == 302
    assert len(said("protection-invitations-sent", cast.jade)) == 1
    assert "No one has been invited yet" not in words(client.get(address))


def test_somebody_of_the_directory_is_added_by_their_name(cast: Cast) -> None:
    address, client = arranged(cast), cast.client("ana")
    stranger = str(uuid4())
    client.post(reverse("desk:meeting-ask", args=[meeting(address)]), {"add": [str(cast.eve), stranger, "nobody"], "key": str(uuid4())})
    (entry,) = said("protection-invitations-sent", cast.jade)
    (eve,) = entry["asked"]
    told = (eve["who"], eve["sector"], eve["why"], eve["practitioner"])
    assert told == ("Eve Moore", "police", "Police officer, States of Jersey Police", str(cast.eve))


def test_reports_are_asked_for_at_one_press_by_the_latest_lawful_day_and_once(cast: Cast) -> None:
    address, client = arranged(cast, type="review-conference", ahead=30), cast.client("ana")
    page = client.get(address)
    agencies = ticked(page, "report")
    assert "Family Nursing" in agencies and "Children’s Social Care" not in agencies
    day = {part: re.search(rf'name="by-{part}" type="text" value="(\d+)"', markup(page))[1] for part in ("day", "month", "year")}
    sent = {"report": handles(page, "report"), "key": str(uuid4())} | {f"by-{part}": text for part, text in day.items()}
    for key in (sent["key"], sent["key"], str(uuid4())):
        assert client.post(reverse("desk:meeting-ask-reports", args=[meeting(address)]), {**sent, "key": key}).status_code == 302
    asked = said("protection-report-asked", cast.jade)
    assert [entry["from"] for entry in asked if entry["practitioner"] == str(cast.claire)] == ["Claire Hacquoil"]
    assert {entry["wanted_by"] for entry in asked} == {f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}"}
    assert "Family Nursing" not in ticked(client.get(address), "report")


@pytest.mark.parametrize(
    ("day", "says"), [("", "is not answered yet"), ("31 2", "there is no 31 February"), ("1 1 2020", "Check both days")]
)
def test_a_day_that_cannot_be_is_said_and_what_was_ticked_stays(cast: Cast, day: str, says: str) -> None:
    address, client = arranged(cast, type="review-conference", ahead=30), cast.client("ana")
    one, *_ = handles(client.get(address), "report")
    typed = dict(
        zip(("by-day", "by-month", "by-year"), [*day.split(), "", "", ""][:3] if day != "31 2" else ["31", "2", "2031"], strict=True)
    )
    page = client.post(reverse("desk:meeting-ask-reports", args=[meeting(address)]), {"report": [one], "key": str(uuid4()), **typed})
    assert page.status_code == 422 and says in words(page)
    assert re.findall(r'name="report" value="([^"]+)" checked', markup(page)) == [one]
    assert said("protection-report-asked", cast.jade) == []


def test_who_does_not_arrange_it_can_press_neither(cast: Cast) -> None:
    address = arranged(cast, type="review-conference", ahead=30)
    for name in ("meeting-ask", "meeting-ask-reports"):
        way = reverse(f"desk:{name}", args=[meeting(address)])
        assert cast.client("sam").post(way, {"key": str(uuid4())}).status_code == 404
        assert cast.client("claire").post(way, {"key": str(uuid4()), "add": str(cast.eve)}).status_code in (403, 404)
    assert "Invite those ticked" not in words(cast.client("claire").get(address))

"""My work and the team, as those who work there meet them."""

import re
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from cast import Cast
from corbiere.ledger.reading import as_ledger, lines

pytestmark = pytest.mark.django_db


def words(response: HttpResponse) -> str:
    body = response.content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


def test_a_lead_social_worker_sees_what_needs_her_with_one_click_to_the_form(cast: Cast) -> None:
    page = cast.client("ana").get("/")
    assert "2 children · 1 needs you today" in words(page)
    assert f"/children/{cast.jade}/record/child-seen/" in page.content.decode()
    assert "asked" in words(page).partition("School report for Jade’s review conference")[2][:20]
    assert re.search(r"When I last heard from… Jade Le Brocq 26 days ago", words(page))


def test_what_the_chair_owes_is_waiting_for_others_and_has_no_form(cast: Cast) -> None:
    page = words(cast.client("ana").get("/"))
    assert "Conference minutes" in page.partition("Waiting for others")[2]
    assert "Conference minutes" not in page.partition("Waiting for others")[0]


def test_a_health_visitor_sees_what_concerns_her_core_group_and_nothing_of_other_children(cast: Cast) -> None:
    page = words(cast.client("claire").get("/"))
    assert "1 child · nobody waits for you today" in page
    assert "Core group" in page.partition("Waiting for others")[2]
    assert "See Jade" not in page
    assert "Noah" not in page


def test_somebody_without_children_is_told_so(cast: Cast) -> None:
    assert "No child is allocated to you, and you are in no core group." in words(cast.client("sam").get("/"))


def test_my_work_is_right_on_another_day_and_nothing_can_be_recorded_there(cast: Cast) -> None:
    before = cast.client("ana").get("/", {"on": cast.ago(49).isoformat()})
    after = cast.client("ana").get("/", {"on": cast.ago(47).isoformat()})
    assert "First core group" not in words(before)
    assert "First core group" in words(after)
    assert "/record/" not in after.content.decode()
    assert "You are looking at" in after.content.decode()


def test_before_they_were_allocated_the_children_are_in_nobodys_work(cast: Cast) -> None:
    assert "0 children" in words(cast.client("ana").get("/", {"on": cast.ago(80).isoformat()}))


def test_two_failed_visits_reach_the_worker_and_the_manager_and_leave_when_the_child_is_seen(cast: Cast) -> None:
    for days in (4, 3):
        cast.tell("jade", "visit-failed", days, reason="Nobody opened", what=[{"text": "Lights on.", "ground": "observed"}])
    for who in ("ana", "ben"):
        assert "Jade was not seen, twice running" in words(cast.client(who).get("/"))
    assert "Jade was not seen" not in words(cast.client("sam").get("/"))
    assert "Not seen, twice running" in words(cast.client("ben").get("/team/"))
    cast.tell("jade", "child-seen", 1, where="home", alone=True, bedroom=True)
    assert "Jade was not seen" not in words(cast.client("ana").get("/"))


def test_a_handover_waits_with_both_until_it_is_answered(cast: Cast) -> None:
    with as_ledger():
        work = next(line.id for line in lines(cast.jade) if line.kind == "allocated")
    cast.tell("jade", "handover-offered", 2, of=str(work), to=str(cast.sam), note="She likes to draw first.")
    assert "Sam Syvret has been asked to take over" in words(cast.client("ana").get("/"))
    assert "Will you take on the work with Jade?" in words(cast.client("sam").get("/"))
    assert "Handover offered and not answered" in words(cast.client("ben").get("/team/"))


def test_my_work_asks_the_database_as_often_for_many_entries_as_for_few(cast: Cast) -> None:
    client = cast.client("ana")
    client.get("/")

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            client.get("/")
        return len(held)

    few = asked()
    cast.tell_many("jade", "note-made", 200, title="Note", statements=[{"text": "x", "ground": "observed"}])
    assert asked() == few


def test_the_team_shows_each_workers_load_and_what_is_late(cast: Cast) -> None:
    page = words(cast.client("ben").get("/team/"))
    assert re.search(r"Ana Pires Social worker 2 1 ", page)
    assert "the longest after 6 days" in page
    assert cast.client("ben").get(f"/team/{cast.ana}/").status_code == 200


@pytest.mark.parametrize("who", ["ana", "claire", "sam", "hana"])
def test_who_manages_no_team_sees_nobodys_work_but_their_own(cast: Cast, who: str) -> None:
    client = cast.client(who)
    assert "You manage no team." in words(client.get("/team/"))
    assert client.get(f"/team/{cast.ben}/").status_code == 404
    assert client.get(f"/team/{cast.ana}/").status_code == 404


def test_a_reason_for_what_was_left_undone_reaches_the_manager(cast: Cast) -> None:
    cast.tell("jade", "child-seen", 2, where="home")
    assert "It could not be done that day" in words(cast.client("ben").get("/team/"))


def test_a_new_worry_waits_at_the_hub_until_somebody_decides(cast: Cast) -> None:
    worry = cast.tell("noah", "concern-received", 1, by="hana", concern="Crying at night")
    assert "A worry about Noah to decide on" in words(cast.client("hana").get("/"))
    cast.tell("noah", "concern-decided", 0, by="hana", of=str(worry), outcome="advice", why="The doctor has seen him")
    assert "A worry about Noah" not in words(cast.client("hana").get("/"))


def test_a_day_of_ones_own_stands_beside_the_day_of_the_law(cast: Cast) -> None:
    client = cast.client("ana")
    assert f"/children/{cast.jade}/record/planned/?what=child-seen" in client.get("/").content.decode()
    cast.tell("jade", "planned", 0, what="child-seen", **{"for": cast.ago(-2).isoformat()})
    page = words(client.get("/"))
    assert re.search(r"See Jade planned for \w+ \d+ \w+ \w+ \d+ \w+ 12 days late", page)

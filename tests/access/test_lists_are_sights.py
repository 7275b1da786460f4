"""A list in which people are named is noted for each of them, with the basis; and no list holds more than may be seen."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from access.outsiders import caller, entry_of
from agencies.workplace import knows
from cast import Cast
from corbiere.access.listings_log import log_listed
from corbiere.access.models import AccessLog
from corbiere.access.viewing import viewer
from markup import markup

pytestmark = pytest.mark.django_db


def noted(cast: Cast, who: str, what: str) -> dict[str, list[str]]:
    """By name, on what basis it was noted that somebody saw them in a list."""
    names = {id: name for name, id in cast.people.items()}
    return {names[access.subject]: access.bases for access in AccessLog.objects.filter(practitioner=cast.people[who], what=what)}


def test_my_work_is_noted_once_a_day_for_each_child_in_it(cast: Cast) -> None:
    client = cast.client("ana")
    for _ in range(3):
        assert "Jade" in markup(client.get("/"))
    assert noted(cast, "ana", "my work") == {"jade": ["allocated", "core group"], "noah": ["allocated"]}
    assert AccessLog.objects.filter(what="my work").count() == 2


def test_a_managers_lists_are_noted(cast: Cast) -> None:
    ben = cast.client("ben")
    work = markup(ben.get(f"/team/{cast.ana}/"))
    assert "Jade" in work
    assert noted(cast, "ben", "the work of somebody they manage").keys() == {"jade", "noah"}
    cast.tell("noah", "visit-failed", 2, reason="nobody-home")
    cast.tell("noah", "visit-failed", 1, reason="nobody-home")
    assert "Noah" in markup(ben.get("/team/"))
    assert noted(cast, "ben", "team") == {"noah": ["manager"], "jade": ["core group", "manager"]}, "the minutes about Jade are late"


def test_whoever_a_search_finds_is_noted_and_what_was_typed_is_not(cast: Cast) -> None:
    cast.client("hana").get("/people/", {"q": "Jade Lebrocq"})
    assert noted(cast, "hana", "search") == {"jade": ["hub"]}
    Client().get("/api/v1/people", {"q": "Jade Le Broc"}, headers=caller(cast, "hana"))
    assert AccessLog.objects.filter(what="search", subject=cast.jade).count() == 2
    assert not AccessLog.objects.filter(what__icontains="lebro").exists()


def test_likely_matches_are_noted(cast: Cast) -> None:
    person = {"given": "Jade", "family": "Le Brocq", "born": f"{cast.today.year - 8}-12-01", "key": str(uuid4())}
    assert "Is it one of these?" in markup(cast.client("hana").post("/people/new/", person))
    assert noted(cast, "hana", "likely matches") == {"jade": ["hub"]}


def test_a_list_is_noted_with_one_writing_however_long_it_is(cast: Cast) -> None:
    ana = viewer(cast.ana, cast.today)
    for among in ([cast.jade], [cast.jade, cast.noah, cast.marie, uuid4()]):
        with CaptureQueriesContext(connection) as asked:
            log_listed(ana, among, "a list")
        assert len([query for query in asked if query["sql"].startswith("INSERT")]) == 1


def test_whoever_a_manager_knows_is_in_no_list_and_in_no_number(cast: Cast) -> None:
    cast.tell("noah", "visit-failed", 2, reason="nobody-home")
    cast.tell("noah", "visit-failed", 1, reason="nobody-home")
    knows(cast.ben, cast.noah)
    page = markup(cast.client("ben").get("/team/"))
    assert "Noah" not in page and "Ana Pires" in page
    assert "Noah Le Brocq" not in markup(cast.client("ben").get(f"/team/{cast.ana}/"))
    knows(cast.ana, cast.noah)
    for address in ("/", "/concern/", "/people/new/"):
        assert "Noah Le Brocq" not in markup(cast.client("ana").get(address))


def test_who_has_looked_at_what_is_told_as_far_as_that_is_open(cast: Cast) -> None:
    note = entry_of(cast, "note-made")
    cast.client("ana").get(f"/entries/{note}/")
    seen = {who: markup(cast.client(who).get(f"/records/{cast.jade}/access/")) for who in ("ben", "claire")}
    assert ("entry: Note" in seen["ben"], "entry: Note" in seen["claire"]) == (True, False)
    assert "Ana Pires" in seen["claire"]


# Adding somebody over HTTP.


def add(cast: Cast, who: str, key: str = "", **more: Any) -> Any:
    born = {"happened": f"{cast.today.year - 8}-12-01", "entry": {}}
    sent = {"happened": str(cast.today), "entry": {"given": "Jayde", "family": "Le Brocq"}, "born": born, **more}
    headers = caller(cast, who) | ({"Idempotency-Key": key} if key else {})
    return Client().post("/api/v1/people", json.dumps(sent), content_type="application/json", headers=headers)


def test_somebody_like_a_person_on_record_is_added_for_a_reason_that_is_kept(cast: Cast) -> None:
    refused = add(cast, "hana")
    told = refused.json()
    assert (refused.status_code, told["type"], told["status"]) == (409, "urn:corbiere:problem:likely-matches", 409)
    assert [(match["subject"], match["name"]) for match in told["matches"]] == [(str(cast.jade), "Jade Le Brocq")]
    assert told["matches"][0]["why"]
    assert noted(cast, "hana", "likely matches") == {"jade": ["hub"]}
    made = add(cast, "hana", although="A cousin of the same age; I know both")
    assert made.status_code == 201
    entry = Client().get(f"/api/v1/entries/{made.json()['id']}", headers=caller(cast, "hana")).json()
    assert [told["reason"] for told in entry["departures"].values()] == ["A cousin of the same age; I know both"]


def test_a_call_that_is_repeated_with_its_key_meets_no_match_of_its_own_making(cast: Cast) -> None:
    first, second = (add(cast, "hana", key="one", although="A cousin") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json() | {"changes": first.json()["changes"]}


def test_a_call_that_met_no_match_meets_none_when_it_is_repeated(cast: Cast) -> None:
    """Though somebody alike was added in between; and a reason that nobody asked for is kept nowhere."""
    alone = {"entry": {"given": "Bartholomew", "family": "Quenault"}, "born": None, "although": "There is nobody else"}
    first = add(cast, "hana", key="two", **alone)
    assert add(cast, "hana", **alone | {"although": "His cousin"}).status_code == 201
    again, other = add(cast, "hana", key="two", **alone), add(cast, "hana", key="two", **alone | {"entry": {"given": "Bart"}})
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert first.json()["id"] == again.json()["id"]


def test_who_is_closed_is_no_match(cast: Cast) -> None:
    assert add(cast, "sam").status_code == 201

"""Whatever is sent, the answer says what is wrong and what would be right, and nothing is half written."""

import json

import pytest
from pytest_django import Settings

from api.cast import ANA, MIA, Caller, begin, token_of
from clock import today
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from records import connected_to

CONCERN = f"/subjects/{MIA}/concern-received"


def sent(**more: object) -> bytes:
    return json.dumps({"happened": str(today()), "entry": {"concern": "Alone."}, **more}).encode()


def text(raw: bytes) -> bytes:
    """What is sent with these bytes of JSON as the text of the concern."""
    return sent().replace(b'"Alone."', raw)


REFUSED = {
    "nothing at all": (b" ", 400),
    "not JSON": (b"{", 400),
    "not UTF-8": (text(b'"\xff"'), 400),
    "half a character": (text(rb'"\ud800"'), 400),
    "brackets in brackets": (b"[" * 50_000, 400),
    "objects in objects": (text(b'{"a":' * 10_000 + b"1" + b"}" * 10_000), 400),
    "a list": (b"[]", 422),
    "null": (b"null", 422),
    "a character that cannot be kept": (text(rb'"a\u0000b"'), 422),
    "words turned round": (text(rb'"a\u202eb"'), 422),
    "nothing that can be seen": (text(rb'"\u200b"'), 422),
    "a reason that cannot be read": (sent(reasons={"told-late": "so\u2066"}), 422),
    "a correction that says nothing": (sent(replaces=str(MIA), why="\u3164"), 422),
    "a name twice": (sent().replace(b'"happened"', b'"happened": "2020-01-01", "happened"'), 422),
    "a name twice, deep inside": (sent(reasons={}).replace(b"{}", rb'{"a": "one", "b": "", "\u0061": "two"}'), 422),
    "infinity": (text(b"-Infinity"), 422),
    "text of 20,001 characters": (text(b'"' + b"a" * 20_001 + b'"'), 422),
    "blanks": (text(b'"  "'), 422),
    "a number for text": (text(b"1" * 4000), 422),
    "not a number": (text(b"NaN"), 422),
    "a question that nobody asks": (sent(entry={"concern": "Alone.", "colour": "red"}), 422),
    "something around it that nobody asks": (sent(colour="red"), 422),
    "no day": (b'{"entry": {"concern": "Alone."}}', 422),
    "a day that is not": (sent(happened="2026-02-30"), 422),
    "a day as a number": (sent(happened=20260302), 422),
    "a day of year nought": (sent(happened="0000-01-01"), 422),
    "a day of the year 10000": (sent(happened="10000-01-01"), 422),
    "a day long ago": (sent(happened="0001-01-01"), 409),
    "a day far ahead": (sent(happened="9999-12-31"), 409),
    "a time that is not": (sent(time="25:00"), 422),
    "a time elsewhere": (sent(time="10:00+14:00"), 422),
    "a reason under a name of another alphabet": (sent(reasons={"причина": "so"}), 422),
    "an id that is not one": (sent(replaces="1; DROP TABLE ledger_entry", why="so"), 422),
}


@pytest.mark.parametrize(("body", "status"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_refused_with_a_sentence(ana: Caller, body: bytes, status: int) -> None:
    answer = ana.post_bytes(CONCERN, body)
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"], told["status"]) == (status, "application/problem+json", status)
    assert told["detail"].endswith(".")
    assert [fault for fault in told.get("errors", []) if not fault["sentence"].endswith(".")] == []
    with without_row_security():
        assert not EntryRow.objects.filter(kind="concern-received").exists()


def test_a_name_that_stands_twice_is_named(ana: Caller) -> None:
    twice = ana.post_bytes(CONCERN, text(b'{"hair": 1, "hair": 2}')).json()
    assert [fault["sentence"] for fault in twice["errors"]] == ["“hair” stands in one object 2 times; send it once."]


@pytest.mark.parametrize("said", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "مِيَا 👩‍👧 Ångström"])
def test_unusual_words_are_kept_as_they_are(ana: Caller, said: str) -> None:
    id = ana.record("concern-received", concern=said).json()["id"]
    assert ana.get(f"/entries/{id}").json()["entry"]["concern"] == said


def test_more_than_a_megabyte_is_refused_unread(ana: Caller) -> None:
    assert ana.post_bytes(CONCERN, text(b'"' + b"a" * 1024 * 1024 + b'"')).status_code == 413


@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=latin-1", ""],
)
def test_what_is_not_sent_as_json_is_refused(ana: Caller, media_type: str) -> None:
    assert ana.post_bytes(CONCERN, sent(), media_type=media_type).status_code == 415


ASKED = {
    "a misspelt parameter": {"knwon": "2026-03-03"},
    "a day that is not": {"on": "2026-02-30"},
    "a number for a day": {"on": "1700000000"},
    "a day before anybody": {"on": "0001-01-01"},
    "a day too far ahead": {"on": "9999-12-31"},
    "a moment that is not": {"known": "yesterday"},
    "a moment of year one": {"known": "0001-01-01T00:00:00+14:00"},
    "a moment at the end of time": {"known": "9999-12-31T23:59:59-14:00"},
    "a kind with a NUL": {"kind": "\x00"},
    "a page after nothing": {"after": "0"},
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_a_parameter_that_cannot_be_is_named(ana: Caller, asked: dict[str, str]) -> None:
    answer = ana.get(f"/subjects/{MIA}/entries", **asked)
    assert answer.status_code == 422
    assert [fault["parameter"] for fault in answer.json()["errors"]] == list(asked)


def test_a_parameter_sent_twice_is_refused(ana: Caller) -> None:
    assert ana.get(f"/subjects/{MIA}/entries?on=2026-03-03&on=2026-03-04").status_code == 422


@pytest.mark.parametrize("key", ["", "a key", "k" * 201, "schlüssel"])
def test_a_key_that_cannot_be_kept_is_refused(ana: Caller, key: str) -> None:
    answer = ana.post_bytes(CONCERN, sent(), key)
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head", "trace"])
def test_another_method_is_refused_and_the_right_one_named(ana: Caller, method: str) -> None:
    answer = ana.client.generic(method.upper(), "/api/v1/kinds")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")


@pytest.mark.parametrize("path", ["", "/", "/children", "/subjects/../nowhere", "/docs", "/%00", "/%ff"])
def test_an_address_that_is_not_is_answered_as_every_error_is(ana: Caller, path: str) -> None:
    answer = ana.client.get(f"/api/v1/{path.removeprefix('/')}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_no_address_is_walked_up(ana: Caller) -> None:
    """Two dots are no subject, and lead to no other address."""
    assert (ana.get("/subjects/../kinds").status_code, ana.get("/kinds").status_code) == (422, 200)


def test_whoever_calls_too_often_is_asked_to_wait(ana: Caller, claire: Caller, settings: Settings) -> None:
    settings.API_CALLS_A_MINUTE = 3
    answers = [ana.get("/kinds/concern-received") for _ in range(4)]
    assert [answer.status_code for answer in answers][-1] == 429
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_while_the_database_is_out_of_reach_the_answer_says_so(own_database: str) -> None:
    begin()
    caller = Caller(token_of(ANA))
    with connected_to("a_database_that_is_not"):
        answer = caller.post_bytes(CONCERN, sent())
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert caller.post_bytes(CONCERN, sent()).status_code == 201

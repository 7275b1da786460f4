"""What stands around every page: tokens against forged forms, sessions, headers, and logs that name nobody."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from access.outsiders import caller, draft_of, entry_of
from access.test_no_way_in import SITE, address
from cast import Cast
from corbiere.access.logs import WithoutWords
from corbiere.desk.forms.drafts import token_of
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from markup import markup

pytestmark = pytest.mark.django_db
SECRET_WORDS = "Jade sleeps in the kitchen"
PASSWORD = "seven gulls at dawn"


def strict(cast: Cast, who: str) -> Client:
    """A browser that has no token for a form."""
    client = cast.client(who)
    client.handler.enforce_csrf_checks = True
    return client


def place_of(cast: Cast, route: str) -> str:
    """An address that Ana may open."""
    if route.startswith("^children"):  # where records were before
        return f"/children/{cast.jade}/"
    asked = entry_of(cast) if route.startswith("entries") else draft_of(cast, "ana", route.startswith("recorded"))
    if route.startswith(("records", "team/<")):
        asked = cast.jade if route.startswith("records") else cast.ana
    return address(route, asked).replace("<str:id>", "PS-7.8" if "clauses" in route else "cp.initial-conference")


# Forged forms.


@pytest.mark.parametrize("route", SITE)
def test_a_form_without_its_token_is_refused_wherever_it_is_sent(cast: Cast, route: str) -> None:
    client = strict(cast, "ana")
    place = place_of(cast, route)
    for headers in ({}, {"Origin": "https://evil.example"}, {"Referer": "https://evil.example/"}):
        sent = client.post(place, {"send": "record", "why": "x", "q": "x"}, headers=headers)
        assert sent.status_code == 403
        assert b"This page was open for too long" in sent.content
    assert client.get("/").status_code == 200


def test_a_forged_form_keeps_nothing_either(cast: Cast) -> None:
    """What comes without a session's token is kept only with the signed token of a form of ours."""
    client, before = strict(cast, "ana"), Draft.objects.count()
    client.post(f"/drafts/{uuid4()}/", {"draft": "forged", "life": "x"})
    assert Draft.objects.count() == before


def test_the_api_takes_no_session_for_a_token(cast: Cast) -> None:
    client = cast.client("ana")
    assert client.get(f"/api/v1/subjects/{cast.jade}/entries").status_code == 401
    assert client.post(f"/api/v1/subjects/{cast.jade}/note-made", {}, content_type="application/json").status_code == 401


# Sessions.


def test_signing_in_changes_the_key_of_the_session_and_signing_out_ends_it(cast: Cast) -> None:
    cast.client("ana")
    client = Client()
    client.get("/sign-in/")
    given = client.session
    given["planted"] = "by somebody else"
    given.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(given.session_key)
    client.post("/sign-in/", {"login": "ana@corbiere.example", "password": PASSWORD})
    taken = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert taken != given.session_key
    assert client.get("/").status_code == 200
    planted = Client()
    planted.cookies[settings.SESSION_COOKIE_NAME] = str(given.session_key)
    assert planted.get("/").status_code == 302
    client.post("/sign-out/")
    old = Client()
    old.cookies[settings.SESSION_COOKIE_NAME] = taken
    assert old.get("/").status_code == 302


def test_signing_out_is_asked_for_by_a_form(cast: Cast) -> None:
    client = cast.client("ana")
    client.get("/sign-out/")
    assert client.get("/").status_code == 200


def test_a_session_that_is_made_up_is_not_taken_on(cast: Cast) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    cast.client("ana")
    client.post("/sign-in/", {"login": "ana@corbiere.example", "password": PASSWORD})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "a" * 32


def test_the_cookies_are_for_our_pages_alone(cast: Cast) -> None:
    cast.client("ana")
    client = Client()
    client.get("/sign-in/")
    client.post("/sign-in/", {"login": "ana@corbiere.example", "password": PASSWORD})
    for cookie in client.cookies.values():
        assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


# Headers.


@pytest.mark.parametrize("route", SITE)
def test_no_page_is_kept_and_none_tells_where_it_was_left(cast: Cast, route: str) -> None:
    for client in (cast.client("ana"), cast.client("sam"), Client()):
        answer = client.get(place_of(cast, route))
        assert "no-store" in answer.headers["Cache-Control"]
        assert not {"ETag", "Last-Modified", "Expires"} & set(answer.headers) or "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "'unsafe" not in answer.headers["Content-Security-Policy"]
        assert "Jade" not in answer.headers.get("Content-Disposition", "") + answer.headers.get("Location", "")


def test_no_link_holds_a_name(cast: Cast) -> None:
    for route in SITE:
        page = markup(cast.client("ana").get(place_of(cast, route)))
        links = re.findall(r'(?:href|src|action|hx-\w+)="([^"]*)"', page)
        assert [link for link in links if re.search(r"jade|noah|brocq|marie", link, re.IGNORECASE)] == []


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "testserver:80@evil.example"])
def test_another_hosts_name_is_refused(cast: Cast, host: str) -> None:
    answer = cast.client("ana").get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in markup(answer)


# What is logged.


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What would stand in the log, as it is written in use."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(WithoutWords())
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    yield kept
    logging.getLogger().removeHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)


def test_logs_in_use_are_written_without_words() -> None:
    logging_of: Any = settings.LOGGING
    (handler,) = logging_of["handlers"].values()
    assert logging_of["formatters"][handler["formatter"]]["()"] == f"{WithoutWords.__module__}.{WithoutWords.__name__}"
    assert settings.DEBUG is False


def test_a_refused_form_leaves_no_word_in_the_log_and_sends_no_letter(cast: Cast, logged: io.StringIO) -> None:
    client = cast.client("ana")
    draft = Draft(id=uuid4(), practitioner=cast.ana, subject=cast.jade, kind="child-seen")
    typed = {"draft": token_of(draft), "send": "record", "life": SECRET_WORDS, "happened-year": SECRET_WORDS, "where": SECRET_WORDS}
    assert client.post(f"/drafts/{draft.id}/", typed).status_code == 422
    client.get("/people/", {"q": SECRET_WORDS})
    client.get(f"/nowhere/?q={SECRET_WORDS}")
    strict(cast, "ana").post("/people/new/", {"given": SECRET_WORDS})
    client.post("/people/new/", {"given": SECRET_WORDS, "born": SECRET_WORDS})
    body = f'{{"happened": "x", "entry": {{"concern": "{SECRET_WORDS}", "from": "{SECRET_WORDS}"}}}}'
    Client().post(f"/api/v1/subjects/{cast.jade}/concern-received", body, content_type="application/json", headers=caller(cast, "ana"))
    assert logged.getvalue()
    assert not re.search(r"jade|kitchen|brocq", logged.getvalue(), re.IGNORECASE)
    assert mail.outbox == []


def test_a_failure_is_logged_by_its_sort_and_place_and_not_by_what_it_quotes(logged: io.StringIO) -> None:
    try:
        try:
            kind_called("child-seen").model_validate({"where": SECRET_WORDS})
        except ValueError as fault:
            raise RuntimeError(SECRET_WORDS) from fault
    except RuntimeError:
        logging.getLogger("corbiere").exception("a page could not be shown")
    told = logged.getvalue()
    assert "a page could not be shown" in told and "ValidationError" in told and "builtins.RuntimeError" in told and "test_doors.py" in told
    assert "kitchen" not in told

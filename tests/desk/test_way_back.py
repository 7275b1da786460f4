"""Saving leads back to where one was; an address that leads elsewhere is not kept."""

from html import unescape

import pytest
from django.test import Client

from cast import Cast
from corbiere.desk.forms.way_back import way_back
from corbiere.desk.models import Draft
from desk.test_meeting_pages import action, arranged, fields, words
from markup import markup

pytestmark = pytest.mark.django_db
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/sign-out/",
    "/nothing/like/it/",
    "/meetings/",
    "/\n/evil.example",
    "",
    "/" + "a" * 600,
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_other_site_and_no_page_that_is_not_there_is_led_back_to(address: str) -> None:
    assert way_back(address) is None


def begun(client: Client, cast: Cast, **asked: str) -> tuple[str, dict[str, object]]:
    page = client.get(f"/records/{cast.jade}/record/child-seen/", asked)
    return action(page), fields(page)


def test_a_form_that_was_opened_from_a_meeting_leads_back_to_its_point(cast: Cast) -> None:
    client, address = cast.client("ana"), f"{arranged(cast)}hold/?point=3#point-3"
    to, typed = begun(client, cast, back=address)
    assert typed["back"] == [address]
    kept = client.post(to, typed | {"send": "later"})
    assert kept.headers["Location"] == address
    assert f'href="{address}">Back to the meeting' in unescape(markup(client.get(to)))


def test_the_page_that_led_to_a_form_is_led_back_to(cast: Cast) -> None:
    client = cast.client("ana")
    page = client.get(f"/records/{cast.jade}/record/child-seen/", headers={"referer": f"http://testserver/records/{cast.jade}/chronology/"})
    assert fields(page)["back"] == [f"/records/{cast.jade}/chronology/"]
    assert "Back to the chronology" in words(page)


def test_a_tab_that_a_domain_declares_is_led_back_to_as_the_desks_own(cast: Cast) -> None:
    there = f"/records/{cast.jade}/people/"
    assert way_back(there) == (there, "Back to people")
    assert way_back("/hub/") == ("/hub/", "Back to The Hub"), "a page of the menu"
    assert way_back(f"/hub/{cast.jade}/") == (f"/hub/{cast.jade}/", "Back to the worry"), "a page that a domain says is one"
    assert way_back(f"/records/{cast.jade}/people/add/") is None, "a form is no place to go back to"


def test_an_address_that_was_put_into_the_form_leads_nowhere(cast: Cast) -> None:
    client = cast.client("ana")
    to, typed = begun(client, cast, back="https://evil.example/")
    assert "back" not in typed
    kept = client.post(to, typed | {"send": "later", "back": "//evil.example/"})
    assert kept.headers["Location"] == "/"
    assert "evil" not in markup(client.get(to))
    assert Draft.objects.filter(kind="child-seen").count() == 1


def test_another_site_that_led_here_is_not_led_back_to(cast: Cast) -> None:
    page = cast.client("ana").get(f"/records/{cast.jade}/record/child-seen/", headers={"referer": "https://evil.example/records/"})
    assert "back" not in fields(page)


def test_an_arrangement_that_is_kept_for_later_leads_back_to_the_meetings(cast: Cast) -> None:
    client = cast.client("ana")
    page = client.get(f"/records/{cast.jade}/meetings/arrange/", {"type": "core-group"})
    kept = client.post(action(page), fields(page) | {"place": "Parish hall", "send": "later"}, follow=True)
    assert kept.request["PATH_INFO"] == f"/records/{cast.jade}/meetings/"
    assert "Saved as a draft. Nobody else can see it." in words(kept)

"""Every page at a desk and on a telephone: nothing that the accessibility checker objects to, nothing beyond the edge, and a picture to look at."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import RequestFactory
from playwright.sync_api import Page

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import add, button, opened, record, write
from cast import Cast
from corbiere.desk import errors

widths = pytest.mark.parametrize("width", WIDTHS)


def pages_of(cast: Cast) -> dict[str, dict[str, str]]:
    """Who opens what. `{jade}` stands for the beginning of the addresses about her."""
    jade, noah = (f"/records/{child}/" for child in (cast.jade, cast.noah))
    then = f"?on={cast.ago(26)}&known={cast.ago(24)}"
    return {
        "ana": {
            "my work": "/", "my work on another day": f"/?on={cast.ago(40)}", "overview": jade, "overview of another day": f"{jade}{then}",
            "a baby": noah, "chronology": f"{jade}chronology/", "chronology narrowed": f"{jade}chronology/?words=Gran",
            "chronology on paper": f"{jade}chronology/?print=1", "people": f"{jade}people/", "who can see this": f"{jade}access/",
            "search": "/people/", "search found": "/people/?q=Jaed+le+broc", "search found nobody": "/people/?q=Zzyzx",
            "add a person": "/people/new/", "what to record": f"{jade}record/", "worry": "/concern/", "law": "/law/",
            "duty": "/law/duties/cp.first-core-group/", "duty with a default": "/law/duties/cp.conference-minutes/",
            "clauses": "/law/clauses/?words=core+group", "clause": "/law/clauses/CPP-15/", "password": "/password/", "sign out": "/sign-out/", "not found": "/nothing/",
        },
        "ben": {"manager": "/", "team": "/team/", "worker": f"/team/{cast.ana}/", "away": f"/team/{cast.ana}/away/",
                "hand over": f"/team/{cast.ana}/hand-over/"},
        "claire": {"core group member": "/", "what is open to her": jade, "closed to her": noah},
        "hana": {"my work at the hub": "/", "hub": "/hub/", "law with counts": "/law/"},
        "sam": {"stranger": "/"},
    }  # fmt: skip


FORMS = (
    "child-seen",
    "visit-failed",
    "conference-held",
    "core-group-held",
    "note-made",
    "photo-taken",
    "address-noted",
)


def looked_at(page: Page, name: str) -> list[str]:
    """What is wrong with the page, of which a picture is taken."""
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"{name.replace(' ', '-')}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


@widths
@pytest.mark.parametrize("who", ["ana", "ben", "claire", "hana", "sam"])
def test_every_page_of(screens: Screens, who: str, width: str) -> None:
    found = []
    with screens.page_as(who, width) as page:
        for name, address in pages_of(screens.site.cast)[who].items():
            page.goto(address)
            found += looked_at(page, name)
    assert found == []


@widths
def test_every_way_of_asking(screens: Screens, width: str) -> None:
    """Forms with every control, what is wrong in them, what a ruling wants to hear, and lists that have grown."""
    found, jade = [], screens.site.cast.jade
    with screens.page_as("ana", width) as page:
        for kind in FORMS:
            opened(page, jade, kind)
            found += looked_at(page, f"form {kind}")
        opened(page, jade, "note-made")
        add(page, "statements")
        follow(button(page))
        found += looked_at(page, "form with errors")
        opened(page, jade, "child-seen")
        write(page, alone="no")
        follow(button(page))
        assert page.locator(".desk-why-not").count()
        found += looked_at(page, "form with reasons")
        record(page, why="Her mother would not leave.")
        found += looked_at(page, "recorded")
        follow(page.get_by_role("link", name="Something wrong? Correct it"))
        found += looked_at(page, "correction")
        page.goto(page.url.replace("/correct/", "/withdraw/"))
        found += looked_at(page, "withdrawal")
        page.goto(page.url.replace("/withdraw/", "/"))
        found += looked_at(page, "entry")
        page.goto(f"/records/{jade}/")
        page.locator("main summary", has_text="Record").click()
        page.locator("main summary", has_text="All that is due").click()
        for due in page.locator(".desk-due summary").all():
            due.click()
        found += looked_at(page, "overview opened")
    assert found == []


@widths
def test_signing_in(screens: Screens, width: str) -> None:
    with screens.page_as(None, width) as page:
        page.goto("/sign-in/")
        found = looked_at(page, "sign in")
        page.get_by_label("Email").fill("ana@corbiere.example")
        page.get_by_label("Password").fill("not this one")
        follow(page.get_by_role("button", name="Sign in"))
        found += looked_at(page, "sign in refused")
    assert found == []


def _too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "413.html", status=413)


def _too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


def _not_understood(request: HttpRequest) -> HttpResponse:
    return errors.bad_request(request, ValueError())


@widths
@pytest.mark.parametrize("made", [errors.failed, errors.csrf_failed, _not_understood, _too_large, _too_often])
def test_a_page_that_says_what_went_wrong(screens: Screens, width: str, made: Callable[[HttpRequest], HttpResponse]) -> None:
    """As the handler makes it, at an address of the site so that its styles are found."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with screens.page_as(None, width) as page:
        page.route("**/went-wrong/", lambda route: route.fulfill(body=made(request).content.decode(), content_type="text/html"))
        page.goto("/went-wrong/")
        assert looked_at(page, f"error {made.__name__.strip('_')}") == []


@widths
def test_a_very_long_and_a_right_to_left_name_break_no_page(screens: Screens, width: str) -> None:
    cast = screens.site.cast
    cast.tell("noah", "name-noted", 0, by="hana", sort="legal", given="عائشة", family="Wolfeschlegelsteinhausenbergerdorff" * 2)
    found = []
    with screens.page_as("ana", width) as page:
        for name, address in {
            "long name": f"/records/{cast.noah}/",
            "long name at work": "/",
            "long name in search": "/people/?q=عائشة",
        }.items():
            page.goto(address)
            found += looked_at(page, name)
    assert found == []


@widths
def test_a_page_twice_as_large_pushes_nothing_out(screens: Screens, width: str) -> None:
    """WCAG 1.4.4 and 1.4.10: a window twice as near, and one of 320 points."""
    cast = screens.site.cast
    with screens.page_as("ana", "desk") as page:
        page.set_viewport_size({"width": 640 if width == "desk" else 320, "height": 700})
        for address in ("/", f"/records/{cast.jade}/", f"/records/{cast.jade}/record/child-seen/", f"/records/{cast.jade}/people/"):
            page.goto(address)
            assert spills(page) == [], address

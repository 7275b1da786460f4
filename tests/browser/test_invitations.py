"""Five people are invited and three agencies asked for their reports in few actions, by keyboard, at a desk and on a telephone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from agencies.workplace import holds
from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import button, write
from cast import Cast
from corbiere.agencies.entries import Role
from corbiere.ledger.reading import lines, without_row_security

MOST = 12


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Teacher and police officer are in the core group beside the health visitor."""
    holds(cast.people["ana"], Role.CONFERENCE_ADMINISTRATOR)
    for who, role in (("david", "watches over her at school"), ("eve", "hears of the police")):
        cast.tell("jade", "core-group-joined", 5, practitioner=str(cast.people[who]), role=role)
    return cast


def arranged(page: Page, cast: Cast) -> None:
    page.goto(f"/records/{cast.jade}/meetings/arrange/?type=core-group")
    write(page, **{"for": cast.ago(-30), "at": "14:30"})
    follow(button(page))


def keys(page: Page) -> tuple[Callable[..., None], list[str]]:
    """Presses keys, and keeps count of each."""
    pressed: list[str] = []

    def press(*names: str) -> None:
        for name in names:
            page.keyboard.press(name)
            pressed.append(name)

    return press, pressed


@pytest.mark.parametrize("width", WIDTHS)
def test_five_people_and_three_reports_in_twelve_actions(screens: Screens, cast: Cast, width: str) -> None:
    with screens.page_as("ana", width) as page:
        arranged(page, cast)
        picture(page, f"invitations-{width}")
        assert (axe(page), spills(page)) == ([], [])
        ticked = page.locator('[name="ask"]:checked')
        assert ticked.count() >= 5
        press, pressed = keys(page)
        ticked.first.focus()
        pressed.append("to the list")
        with page.expect_event("load"):
            press("Enter")
        expect(page.get_by_text("They are now on the list of those invited.")).to_be_visible()
        assert page.locator('[name="report"]:checked').count() >= 3
        picture(page, f"invitations-invited-{width}")
        press("Tab")
        expect(page.locator('[name="report"]').first).to_be_focused()
        with page.expect_event("load"):
            press("Enter")
        expect(page.get_by_text("The reports are asked for.")).to_be_visible()
        picture(page, f"invitations-asked-{width}")
        page.locator('[name="add-search"]').focus()
        pressed.append("to the box")
        press("s", "a")
        expect(page.get_by_role("option", name="Sam Syvret")).to_contain_text("Social worker · Children’s Social Care")
        press("Enter")
        expect(page.locator(".desk-chosen")).to_contain_text("Sam Syvret")
        picture(page, f"invitations-added-{width}")
        with page.expect_event("load"):
            press("Enter")
        expect(page.get_by_role("rowheader", name="Sam Syvret")).to_be_visible()
        assert len(pressed) <= MOST
        assert (axe(page), spills(page)) == ([], [])


def test_a_double_click_invites_once(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana") as page:
        arranged(page, cast)
        with without_row_security():
            before = len([line for line in lines(cast.jade) if line.kind == "protection-invitations-sent"])
        with page.expect_event("load"):
            page.get_by_role("button", name="Invite those ticked").dblclick()
        expect(page.locator("tbody tr", has_text="Claire Hacquoil").first).to_be_visible()
    with without_row_security():
        assert len([line for line in lines(cast.jade) if line.kind == "protection-invitations-sent"]) == before + 1


def test_without_a_script_the_ticks_are_there_and_the_form_adds_others(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana", "phone", javascript=False) as page:
        arranged(page, cast)
        expect(page.locator('[name="add-search"]')).to_be_hidden()
        for tick in page.locator("[name=ask]").all():
            tick.check()
        follow(page.get_by_role("button", name="Invite those ticked"))
        follow(page.get_by_role("button", name="Ask for the reports ticked"))
        expect(page.get_by_text("The reports are asked for.")).to_be_visible()
        expect(page.get_by_role("link", name="Invite somebody else, or say why somebody is not invited")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^Invite"))).to_be_hidden()

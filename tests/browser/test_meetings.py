"""A meeting in the browser: arranged, prepared, held, closed and sent out, at a desk and on a telephone, with and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from agencies.workplace import holds
from browser.holding import come, note
from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import button, write
from cast import Cast
from corbiere.agencies.entries import Role


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Ana arranges conferences herself here; the plan of Jade has been stuck at two core groups running."""
    holds(cast.people["ana"], Role.CONFERENCE_ADMINISTRATOR)
    stuck = {"outcome": "Mum has help with sleep", "progress": "off-track", "what_now": "Ask for another doctor"}
    cast.tell("jade", "core-group-held", 5, quorate=True, all_agreed=True, attended=[{"who": "Ana Pires", "sector": "social-care", "came": True}],
              progress=[{"outcome": "Jade has breakfast every day", "progress": "done"}, stuck], actions=[{"what": "Breakfast club", "who": "School"}])  # fmt: skip
    return cast


widths = pytest.mark.parametrize("width", WIDTHS)


def looked_at(page: Page, name: str) -> list[str]:
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"meeting-{name}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


def arrange(page: Page, cast: Cast, sort: str, *also: str) -> str:
    page.goto(f"/records/{cast.jade}/meetings/arrange/?type={sort}")
    write(page, **{"for": cast.today, "at": "14:30", "place": "St Saviour’s parish hall", "helped_by": "An interpreter for Mum"})
    for who in also:
        page.locator(f'[name="children"][value="{cast.people[who]}"]').check()
    follow(button(page))
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Arrange")
    return page.url


@widths
def test_every_page_of_a_meeting(screens: Screens, width: str) -> None:
    cast, found = screens.site.cast, []
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{cast.jade}/meetings/arrange/?type=review-conference")
        found += looked_at(page, "arranging")
        address = arrange(page, cast, "review-conference", "noah")
        found += looked_at(page, "prepare")
        follow(page.get_by_role("button", name="Invite those ticked"))
        found += looked_at(page, "invited")
        follow(page.get_by_role("link", name="Ask an agency for its report"))
        write(page, elsewhere="Plat Douet School", **{"from": "David Vibert"})
        found += looked_at(page, "asking-a-report")
        follow(button(page))
        found += looked_at(page, "prepared")
        page.goto(f"{address}hold/")
        found += looked_at(page, "hold")
        come(page, "Ana Pires", "social-care")
        come(page, "Eve Moore", "police")
        note(page, 1, "Health says that he gains weight.", "reported", "Claire Hacquoil")
        note(page, 2, "Left alone on two nights.")
        note(page, 5, "", "opinion")
        found += looked_at(page, "hold-going-on")
        page.goto(f"{address}close/")
        found += looked_at(page, "close")
        page.goto(f"{address}after/")
        found += looked_at(page, "after-nothing")
        page.goto(f"/records/{cast.jade}/meetings/")
        found += looked_at(page, "tab")
        page.goto("/")
        found += looked_at(page, "my-work")
    assert found == []


def begin_note(page: Page, place: int, text: str) -> None:
    """Words in a box that are not sent."""
    if not page.locator(f'[name="n{place}-text"]').is_visible():
        page.locator(f"#point-{place} > summary").click()
    page.locator(f'[name="n{place}-text"]').fill(text)


def test_what_others_write_comes_in_while_somebody_types(screens: Screens) -> None:
    with screens.page_as("ana") as ana, screens.page_as("claire", "phone") as claire:
        address = arrange(ana, screens.site.cast, "core-group")
        ana.goto(f"{address}hold/")
        begin_note(ana, 3, "Half a sentence")
        expect(ana.locator(".desk-saved")).to_contain_text("Saved ")
        claire.goto(f"{address}hold/")
        note(claire, 1, "The weight is right.")
        expect(ana.locator("#said-1")).to_contain_text("The weight is right.", timeout=15_000)
        assert ana.locator('[name="n3-text"]').input_value() == "Half a sentence"
        for text in ("Breakfast every day.", "Grandmother cooks."):
            note(ana, 2, text)
            expect(ana.locator("#said-2")).to_contain_text(text)
        expect(ana.locator("#said-2 ol > li")).to_have_count(2)
        expect(ana.locator("#count-2")).to_contain_text("2 notes")
        assert ana.locator('[name="n3-text"]').input_value() == "Half a sentence"


def test_a_meeting_is_held_without_scripts_and_nothing_typed_is_lost(screens: Screens) -> None:
    with screens.page_as("ana", javascript=False) as page:
        address = arrange(page, screens.site.cast, "core-group")
        page.goto(f"{address}hold/")
        begin_note(page, 4, "Not finished")
        come(page, "Ana Pires", "social-care")
        note(page, 1, "Spoken of.")
        expect(page.locator("#said-1")).to_contain_text("Spoken of.")
        assert page.locator('[name="n4-text"]').input_value() == "Not finished"

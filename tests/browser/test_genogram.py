"""The family tree and the network in a real browser: drawn, walked through by keyboard, read on a telephone, printed."""

import pytest
from playwright.sync_api import Page

from browser.screens import Screens, axe, picture, spills
from cast import Cast
from kinfolk import adopted_twins, kinfolk

PAGES = {"tree": "people/tree/", "network": "people/network/", "history": "people/history/", "list": "people/", "overview": ""}


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    cast = adopted_twins(kinfolk(cast))
    cast.tell("jade", "network-member-noted", 5, name="Mr Coutanche", is_to_child="Football coach", does="Fetches her on Saturdays",
              closeness="helps", child_says="He lets me be in goal")  # fmt: skip
    cast.tell(
        "jade",
        "network-member-noted",
        5,
        name="Uncle Ricky",
        is_to_child="Friend of Tomek",
        does="Sleeps on the sofa at weekends",
        closeness="worry",
    )
    cast.tell(
        "jade",
        "family-history-read",
        2,
        whose=[str(cast.tomek)],
        what="Kit’s file of 2019",
        means="He was gentle with Kit; no worry for Jade",
    )
    return cast


def opened(page: Page, cast: Cast, name: str) -> None:
    page.goto(f"/records/{cast.jade}/{PAGES[name]}")


@pytest.mark.parametrize("width", ["desk", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_pass_axe_and_nothing_sticks_out(screens: Screens, cast: Cast, name: str, width: str) -> None:
    with screens.page_as("ana", width) as page:
        opened(page, cast, name)
        picture(page, f"kin-{name}-{width}")
        assert axe(page) == []
        assert spills(page) == []


@pytest.mark.parametrize("width", ["desk", "phone"])
@pytest.mark.parametrize("whose", ["ivy", "sunny"])
def test_twins_and_an_adoption_are_drawn_in_the_childs_own_tree_and_end_there_in_others(
    screens: Screens, cast: Cast, whose: str, width: str
) -> None:
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{cast.people[whose]}/{PAGES['tree']}")
        picture(page, f"kin-adoption-{whose}-{width}")
        assert page.locator(".kin-line--identical").count() == 2, "the drawing’s and the legend’s"
        assert page.locator("svg.kin-drawing .kin-bracket").count() == (2 if whose == "ivy" else 0)
        assert axe(page) == []
        assert spills(page) == []


def test_every_person_is_met_by_keyboard_in_reading_order_with_a_focus_one_sees(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana") as page:
        opened(page, cast, "tree")
        people = page.locator("svg.kin-drawing a.kin-person")
        names = [people.nth(place).locator("title").text_content() for place in range(people.count())]
        assert len(names) == 12
        people.first.focus()
        met = []
        for _ in names:
            met.append(page.evaluate("document.activeElement.querySelector('title').textContent"))
            page.keyboard.press("Tab")
        assert met == names
        page.keyboard.press("Shift+Tab")
        stroke = page.evaluate("getComputedStyle(document.activeElement.querySelector('.kin-focus')).stroke")
        assert stroke != "none"


def test_a_telephone_reads_the_words_first_and_moves_the_drawing_in_its_frame(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana", "phone") as page:
        opened(page, cast, "tree")
        words, frame = page.locator(".kin-said").bounding_box(), page.locator(".kin-frame").bounding_box()
        assert words is not None
        assert frame is not None
        assert words["y"] < frame["y"]
        assert page.evaluate("(one => one.scrollWidth > one.clientWidth)(document.querySelector('.kin-frame'))")


def test_words_under_the_symbols_do_not_lie_on_each_other(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana") as page:
        opened(page, cast, "tree")
        overlapping = page.evaluate(
            """() => { const boxes = [...document.querySelectorAll('svg.kin-drawing a.kin-person')]
                .map(one => [one.querySelector('title').textContent, [...one.querySelectorAll('text')].map(text => text.getBoundingClientRect())]);
                const found = [];
                for (const [name, texts] of boxes) for (const [other, others] of boxes) if (name < other)
                  for (const a of texts) for (const b of others)
                    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push([name, other]);
                return found; }"""
        )
        assert overlapping == []


def test_on_paper_the_whole_tree_stands_on_the_page_with_its_legend(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana") as page:
        opened(page, cast, "tree")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 990})
        drawing = page.locator("svg.kin-drawing").first.bounding_box()
        assert drawing is not None
        assert drawing["x"] >= 0 and drawing["x"] + drawing["width"] <= 700
        picture(page, "kin-tree-paper")

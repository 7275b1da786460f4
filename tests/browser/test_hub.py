"""From a teacher's worry about a name nobody knows to a child who is found, asked about and decided on, at a desk, on a telephone, without scripts."""

import pytest
from playwright.sync_api import Page, expect

from browser.screens import Screens, axe, follow, picture, spills

NARROW = {"width": 320, "height": 700}


def looks_well(page: Page, name: str) -> list[str]:
    picture(page, name)
    return axe(page) + spills(page)


def told_by_a_teacher(screens: Screens, name: str, width: str, *, javascript: bool = True) -> None:
    with screens.page_as("david", width, javascript=javascript) as page:
        page.goto("/concern/")
        page.get_by_label("What worries you?").fill("He came with a burn on his arm, and would not say from what.")
        page.get_by_label("The child’s name, or what you know of it").fill(name)
        follow(page.get_by_role("button", name="Send"))
        expect(page.get_by_text("finds out which child it is")).to_be_visible()


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_a_worry_goes_from_a_name_that_nobody_knows_to_a_decision(screens: Screens, width: str) -> None:
    told_by_a_teacher(screens, "Noar Lebrock", width)
    with screens.page_as("hana", width) as page:
        page.goto("/hub/")
        found = looks_well(page, f"hub-{width}")
        follow(page.get_by_role("link", name="Noar Lebrock"))
        found += looks_well(page, f"hub-worry-{width}")
        page.get_by_label("Name, date of birth or reference").fill("Noah Le Brocq")
        expect(page.get_by_role("button", name="It is Noah")).to_be_visible()
        follow(page.get_by_role("button", name="It is Noah"))
        expect(page.get_by_text("It is on Noah’s record now")).to_be_visible()
        found += looks_well(page, f"hub-child-{width}")
        page.set_viewport_size(NARROW)
        found += looks_well(page, f"hub-child-narrow-{width}")
        follow(page.get_by_role("link", name="Decide", exact=False).first)
        page.get_by_label("No further action").check()
        page.get_by_label("Why?", exact=True).fill("It was the oven, and his mother was there.")
        follow(page.get_by_role("button", name="Save to the record"))
        page.goto("/hub/")
        expect(page.get_by_text("Noah Le Brocq")).to_have_count(0)
    assert found == []


def test_it_is_joined_without_scripts(screens: Screens) -> None:
    told_by_a_teacher(screens, "Noa Lebroc", "desk", javascript=False)
    with screens.page_as("hana", javascript=False) as page:
        page.goto("/hub/")
        page.get_by_role("link", name="Noa Lebroc").click()
        page.get_by_label("Name, date of birth or reference").fill("Noah Le Brocq")
        page.get_by_role("button", name="Look").click()
        page.get_by_role("button", name="It is Noah").click()
        expect(page.get_by_text("It is on Noah’s record now")).to_be_visible()

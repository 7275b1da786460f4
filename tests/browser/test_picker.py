"""Somebody is chosen by two letters of their name: by keyboard, on a telephone, and without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.screens import Screens, axe, follow, picture, spills
from browser.writing import button, opened, write


def box(page: Page, name: str) -> None:
    page.locator(f'[name="{name}-search"]').focus()


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_two_letters_and_enter_choose_somebody(screens: Screens, width: str) -> None:
    with screens.page_as("ana", width) as page:
        opened(page, screens.site.cast.jade, "core-group-joined")
        box(page, "practitioner")
        field = page.get_by_role("combobox", name="Two letters of the name").first
        expect(field).to_have_attribute("aria-expanded", "false")
        page.keyboard.type("cl")
        option = page.get_by_role("option", name="Claire Hacquoil")
        expect(option).to_contain_text("Health visitor · Family Nursing")
        expect(field).to_have_attribute("aria-expanded", "true")
        assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
        expect(page.locator("#question-practitioner [role=status]")).to_contain_text("1 found. Enter chooses Claire Hacquoil.")
        assert (axe(page), spills(page)) == ([], [])
        picture(page, f"picker-open-{width}")
        page.keyboard.press("Enter")
        chosen = page.locator("#question-practitioner .desk-chosen")
        expect(chosen).to_contain_text("Claire Hacquoil")
        expect(chosen).to_be_focused()
        expect(page.locator("#question-practitioner .desk-find")).to_be_hidden()
        picture(page, f"picker-chosen-{width}")
        assert (axe(page), spills(page)) == ([], [])


def test_the_list_fits_a_window_of_320_pixels(screens: Screens) -> None:
    with screens.page_as("ana", "phone") as page:
        page.set_viewport_size({"width": 320, "height": 640})
        opened(page, screens.site.cast.jade, "core-group-joined")
        box(page, "practitioner")
        page.keyboard.type("ca")
        expect(page.get_by_role("option", name="Ben Carter")).to_be_visible()
        assert spills(page) == []


def test_the_arrows_go_through_the_list_and_escape_leaves_it(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        opened(page, screens.site.cast.jade, "core-group-joined")
        box(page, "practitioner")
        page.keyboard.press("ArrowDown")
        options = page.get_by_role("option")
        expect(options.first).to_have_attribute("aria-selected", "true")
        second = options.nth(1).locator(".desk-option__who").inner_text()
        page.keyboard.press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(options.first).to_be_hidden()
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#question-practitioner .desk-chosen")).to_contain_text(second)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # Take away
        expect(page.locator("#question-practitioner .desk-chosen")).to_have_count(0)
        expect(page.locator('[name="practitioner-search"]')).to_be_focused()


def test_a_name_that_fits_nobody_stays_and_says_whom_to_ask(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        opened(page, screens.site.cast.jade, "core-group-joined")
        box(page, "practitioner")
        page.keyboard.type("Zed")
        said = page.locator("#question-practitioner [role=status]")
        expect(said).to_contain_text("Nobody who works here is called “Zed”.")
        expect(said).to_be_visible()
        picture(page, "picker-nobody")
        page.keyboard.press("Enter")
        write(page, role="weighs the baby")
        button(page).click()
        expect(page.locator("#practitioner-error")).to_contain_text("“Zed” is written at “Who?”, and nothing is chosen by it.")
        assert page.locator('[name="practitioner-search"]').input_value() == "Zed"
        assert page.locator('[name="role"]').input_value() == "weighs the baby"


def test_several_are_chosen_one_after_the_other_and_what_was_chosen_is_kept(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        opened(page, screens.site.cast.jade, "difference-step-taken")
        box(page, "next_with")
        for letters, who in (("be", "Ben Carter"), ("da", "David Vibert"), ("be", "Ben Carter")):
            page.keyboard.type(letters)
            expect(page.get_by_role("option", name=who)).to_be_visible()
            page.keyboard.press("Enter")
            expect(page.locator("#question-next_with .desk-chosen", has_text=who)).to_be_visible()
        expect(page.locator("#question-next_with .desk-chosen")).to_have_count(2)
        expect(page.get_by_text("Saved ")).to_be_visible()
        follow(button(page))
        expect(page.locator("#question-next_with .desk-chosen")).to_have_text([re.compile("Ben Carter"), re.compile("David Vibert")])


def test_without_a_script_there_is_a_list_and_a_search(screens: Screens) -> None:
    with screens.page_as("ana", "phone", javascript=False) as page:
        opened(page, screens.site.cast.jade, "core-group-joined")
        question = page.locator("#question-practitioner")
        expect(question.get_by_role("radio", name="Claire Hacquoil")).to_be_visible()
        page.locator('[name="practitioner-search"]').fill("Zed")
        question.get_by_role("button", name="Search").click()
        expect(question.locator("[role=status]")).to_contain_text("Nobody who works here is called “Zed”.")
        page.locator('[name="practitioner-search"]').fill("vib")
        question.get_by_role("button", name="Search").click()
        question.get_by_role("radio", name="David Vibert").check()
        page.locator('[name="practitioner-search"]').fill("eve")
        question.get_by_role("button", name="Search").click()
        expect(question.locator(".desk-chosen")).to_contain_text("David Vibert")
        picture(page, "picker-without-javascript")
        question.get_by_role("button", name="Take away").click()
        expect(question.locator(".desk-chosen")).to_have_count(0)

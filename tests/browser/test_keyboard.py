"""A day's work with the keyboard alone: nothing is reached by a pointer, and where one is can always be seen."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from browser.screens import Screens
from cast import PASSWORD

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const inside = one.matches("input[type=radio], input[type=checkbox]") ? one.nextElementSibling : one;
  const looks = () => [[inside], [inside, "::before"], [one]].map(part => getComputedStyle(...part))
    .map(style => [style.boxShadow, style.outline, style.backgroundColor, style.borderColor, style.borderWidth].join()).join();
  const held = looks();
  one.blur();
  const drawn = looks() !== held;
  one.focus();
  const box = inside.getBoundingClientRect();
  const under = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const label = one.labels && one.labels.length ? one.labels[0].innerText : one.innerText || one.getAttribute("aria-label") || "";
  return {
    name: label.replace(/\\s+/g, " ").trim(), tag: one.tagName.toLowerCase(), field: one.name || "", value: one.value || "", drawn,
    seen: box.width > 1 && box.top >= -1 && box.bottom <= innerHeight + 1 && (!under || inside.contains(under) || under.contains(inside) || one.contains(under)),
  };
}"""
MOST = 150


def tab_to(page: Page, name: str = "", field: str = "") -> None:
    """Tab by Tab to what bears this name; every place on the way must show that one is there."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            continue
        assert at["drawn"], f"{at} has the focus, and nothing shows it"
        assert at["seen"] or at["tag"] == "textarea", f"{at} has the focus, and lies where nobody sees it"
        if (name and at["name"].startswith(name)) or (field and at["field"] == field):
            return
    raise AssertionError(f"{name or field} cannot be reached with Tab")


def test_signing_in_finding_a_child_and_recording_a_visit(screens: Screens) -> None:
    screens.site.session("ana")
    with screens.page_as(None) as page:
        page.goto("/")
        tab_to(page, field="login")
        page.keyboard.type("ana@corbiere.example")
        tab_to(page, field="password")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("My work")
        tab_to(page, field="q")
        page.keyboard.type("Jaid le brok")
        page.keyboard.press("Enter")
        page.wait_for_url("**/people/?q=*")
        tab_to(page, "Jade Le Brocq")
        page.keyboard.press("Enter")
        page.wait_for_url("**/records/**")
        tab_to(page, "Record")
        page.keyboard.press("Space")
        tab_to(page, "Child seen")
        page.keyboard.press("Enter")
        page.wait_for_url("**/record/child-seen/")
        a_visit(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("It is in the record")
        assert "Child seen" in page.locator(".desk-outcome h2").inner_text()


def a_visit(page: Page) -> None:
    tab_to(page, field="views-own_words")
    page.keyboard.type("I like the new bed.")
    tab_to(page, field="alone")
    page.keyboard.press("Space")
    tab_to_fold_of(page, "present-0")
    tab_to(page, field="present-0")
    page.keyboard.type("Gran")
    tab_to(page, "Add another to Who else was there?")
    page.keyboard.press("Enter")
    expect(page.locator('[name="present-1"]')).to_be_focused()
    page.keyboard.type("Mum")
    tab_to_fold_of(page, "where")
    tab_to(page, field="where")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator('[name="where"]:checked').get_attribute("value") == "school"
    tab_to(page, "Save to the record")
    page.keyboard.press("Enter")


def tab_to_fold_of(page: Page, field: str) -> None:
    """Opens what is folded over a field."""
    tab_to(page, page.locator(f".desk-fold:has([name={field}]) .desk-fold__title").inner_text())
    page.keyboard.press("Enter")


def test_the_first_tab_leads_past_everything_that_every_page_begins_with(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        page.goto(f"/records/{screens.site.cast.jade}/")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to main content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        tab_to(page, "Record")


def test_escape_closes_a_menu_and_leaves_the_focus_on_it(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        page.goto("/")
        tab_to(page, "Ana Pires")
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="The law", exact=True)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("link", name="The law", exact=True)).to_be_hidden()
        assert page.evaluate(FOCUSED)["name"] == "Ana Pires"


def test_an_error_is_where_the_focus_goes_and_leads_to_its_question(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        page.goto(f"/records/{screens.site.cast.jade}/record/note-made/")
        page.locator('.desk-form__end button[value="record"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator('[name="title"]')).to_be_focused()


@pytest.mark.parametrize("part", ["", "chronology/", "people/", "access/", "record/child-seen/", "record/"])
def test_every_place_that_tab_reaches_can_be_seen(screens: Screens, part: str) -> None:
    with screens.page_as("ana", "desk") as page:
        page.goto(f"/records/{jade(screens)}/{part}")
        tab_to(page, "The law behind each date")


def jade(screens: Screens) -> UUID:
    return screens.site.cast.jade

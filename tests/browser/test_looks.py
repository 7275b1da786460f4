"""What every page looks like to somebody on a telephone, and to somebody who has chosen colours of their own."""

import pytest
from playwright.sync_api import Browser, Page

from browser.screens import Screens, spills
from browser.serving import Site

ROW = 64  # pixels: one row of links and signs with the lamp's line under it
PAPER = 673  # pixels: an A4 sheet between its margins
LEGIBLE = 12  # pixels: a line of words that somebody can read
PAINTED = """() => {
  const paper = getComputedStyle(document.body).backgroundColor
  return [...document.querySelectorAll('main svg *')].filter(one => one.getBoundingClientRect().width)
    .map(one => [one, getComputedStyle(one)])
    .flatMap(([one, style]) => [style.fill, style.stroke].filter(paint => paint !== 'none').map(paint => [one.outerHTML.slice(0, 90), paint]))
    .filter(([_, paint]) => !paint.startsWith('rgb(0, 0, 0') && !paint.startsWith('rgb(255, 255, 255') && !paint.startsWith('rgb(128'))
}"""


def pages(site: Site) -> dict[str, str]:
    jade = site.cast.jade
    return {"my work": "/", "child": f"/records/{jade}/", "people": f"/records/{jade}/people/", "plan": f"/records/{jade}/plan/"}


@pytest.mark.parametrize("across", [390, 320])
def test_on_a_telephone_the_head_is_one_row_and_what_to_do_is_in_view(screens: Screens, across: int) -> None:
    with screens.page_as("ana", "phone") as page:
        page.set_viewport_size({"width": across, "height": 844})
        for address in pages(screens.site).values():
            page.goto(address)
            assert page.locator(".desk-header").bounding_box()["height"] <= ROW, address
            assert spills(page) == []
        page.goto(pages(screens.site)["child"])
        record = page.get_by_text("Record", exact=True).first.bounding_box()
        assert record["y"] + record["height"] < 844


def test_the_search_of_a_telephone_leads_to_the_page_of_people(screens: Screens) -> None:
    with screens.page_as("ana", "phone") as page:
        page.goto("/")
        page.get_by_role("button", name="Search").click()
        page.wait_for_url("**/people/**")
        assert page.locator("main input[name=q]").is_visible()


@pytest.fixture
def own_colours(browser: Browser, site: Site) -> Page:
    context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900}, forced_colors="active", locale="en-GB")
    context.add_cookies([{"name": "sessionid", "value": site.session("ana"), "url": site.address}])
    yield context.new_page()
    context.close()


def test_drawings_take_the_colours_that_somebody_has_chosen(own_colours: Page, site: Site) -> None:
    """Lines and shapes are drawn in the colour of their words on that of their paper; nothing has a colour of its own."""
    for address in pages(site).values():
        own_colours.goto(address)
        assert own_colours.evaluate(PAINTED) == [], address


def test_in_chosen_colours_a_menu_has_its_mark_and_the_page_that_is_open_a_line(own_colours: Page, site: Site) -> None:
    own_colours.goto(pages(site)["child"])
    mark = "getComputedStyle(document.querySelector('.desk-menu > summary'), '::after')"
    assert own_colours.evaluate(f"[{mark}.content, {mark}.borderTopWidth]") == ['"▾"', "0px"]
    here = own_colours.locator("main a[aria-current=page]").first
    assert here.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"


def test_a_printed_page_says_that_it_is_confidential_when_it_stood_so_and_who_opened_it(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        page.goto(pages(screens.site)["child"])
        foot = page.locator(".desk-printed")
        assert not foot.is_visible()
        page.emulate_media(media="print")
        assert foot.is_visible()
        assert "Confidential" in foot.inner_text() and "opened by Ana Pires" in foot.inner_text()
        assert str(screens.site.cast.today.year) in foot.inner_text()
        assert not page.get_by_text("ago", exact=False).first.is_visible()


def test_on_paper_what_is_to_be_done_has_room_and_no_frame_is_empty(screens: Screens) -> None:
    with screens.page_as("ana") as page:
        page.goto("/")
        page.set_viewport_size({"width": PAPER, "height": 900})
        page.emulate_media(media="print")
        across = page.evaluate("[...document.querySelectorAll('.desk-rows--work > li > span:nth-child(2)')].map(one => one.offsetWidth)")
        assert across and min(one for one in across if one) > PAPER / 4
        assert "" not in page.locator(".desk-due__when:visible").all_inner_texts()


def test_each_box_of_a_day_shows_what_it_is_for(screens: Screens) -> None:
    jade = screens.site.cast.jade
    with screens.page_as("ana", "phone") as page:
        for address in (f"/records/{jade}/people/add/?as=baby", f"/records/{jade}/chronology/", f"/records/{jade}/record/child-seen/"):
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            heights = page.evaluate(
                "[...document.querySelectorAll('.govuk-date-input label')].map(one => one.getBoundingClientRect().height)"
            )
            assert heights and min(heights) > LEGIBLE, address

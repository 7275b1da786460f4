"""A conference is taken back by two people, and put back again, in the browser; at a desk and on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from cast import Cast
from corbiere.ledger.reading import standing, without_row_security

widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    cast.tell("jade", "core-group-joined", 30, practitioner=str(cast.david), role="Teacher")
    return cast


def looked_at(page: Page, name: str) -> list[str]:
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"second-{name}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


@widths
def test_two_people_take_a_conference_back_and_put_it_back(screens: Screens, width: str) -> None:
    """Each page is looked at; in the end the conference stands as it was, for the other width."""
    cast, faults = screens.site.cast, list[str]()
    with without_row_security():
        line = standing(cast.jade).last("conference-held")
    assert line
    with screens.page_as("david", width) as page:
        page.goto(f"/entries/{line.id}/withdraw/")
        expect(page.get_by_role("heading", name="Somebody else must do this")).to_be_visible()
        faults += looked_at(page, "teacher")
    for who, other, opened, button in (("ana", "ben", f"/entries/{line.id}/withdraw/", "agree"), ("ben", "ana", "", "agree")):
        with screens.page_as(who, width) as page:
            page.goto(opened or f"/entries/{line.id}/")
            if not opened:
                faults += looked_at(page, "withdrawn")
                follow(page.get_by_role("link", name="restore it"))
            page.locator("#why").fill("It was about Noah, not about Jade")
            faults += looked_at(page, f"{who}-asks")
            follow(page.get_by_role("button", name=button))
            expect(page.get_by_text("Nothing has changed yet")).to_be_visible()
            faults += looked_at(page, f"{who}-asked")
        with screens.page_as(other, width) as page:
            page.goto("/")
            faults += looked_at(page, f"{other}-work")
            follow(page.get_by_role("link", name="Decide"))
            faults += looked_at(page, f"{other}-decides")
            follow(page.get_by_role("button", name="I agree: do it"))
            expect(page.get_by_text("Both names are kept with it")).to_be_visible()
    with without_row_security():
        assert standing(cast.jade).last("conference-held") == line
    assert faults == []

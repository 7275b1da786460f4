"""Reviewing in the browser: an officer's day, a child's reviews, the officers, and an appointment that is refused and then made."""

import pytest
from playwright.sync_api import expect

from browser.screens import WIDTHS, Screens, axe, picture, spills
from care.reviewing import reviewed
from cast import Cast

widths = pytest.mark.parametrize("width", WIDTHS)
PAGES = (("rob", "/reviews/", "officers-day"), ("mo", "/reviewing-officers/", "officers"))


@pytest.fixture(scope="module")
def cast(place: None, cast: Cast) -> Cast:
    return reviewed(cast)


@widths
def test_the_pages_of_reviewing(screens: Screens, width: str) -> None:
    """LAC-410-2, LAC-416-5, ISS-5-2."""
    faults = list[str]()
    jade = f"/records/{screens.site.cast.jade}/reviews/"
    for who, address, name in (*PAGES, ("rob", jade, "child-of-officer"), ("ana", jade, "child-of-worker")):
        with screens.page_as(who, width) as page:
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            picture(page, f"reviewing-{name}-{width}")
            faults += axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]
    assert faults == []

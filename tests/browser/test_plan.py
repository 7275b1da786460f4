"""A plan at a desk and on a telephone: nothing that the accessibility checker objects to, and nothing beyond the edge."""

import pytest

from browser.screens import WIDTHS, Screens, axe, picture, spills
from cast import Cast
from plans.jade import own_copy, worked_out

LEGIBLE = 12  # pixels: a line of words that somebody can read
widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    worked_out(cast)
    own_copy(cast)
    return cast


@widths
def test_the_pages_of_a_plan(screens: Screens, width: str) -> None:
    found, here = [], f"/records/{screens.site.cast.jade}/"
    pages = {
        "plan": f"{here}plans/protection/",
        "plan versions": f"{here}plans/protection/versions/",
        "plan own": f"{here}plan/own/",
        "plan form": f"{here}record/protection-plan-written/",
        "plan overview": here,
        "plan another day": f"{here}plans/protection/?on={screens.site.cast.ago(40)}",
    }
    with screens.page_as("ana", width) as page:
        for name, address in pages.items():
            page.goto(address)
            picture(page, f"{name.replace(' ', '-')}-{width}")
            found += [f"{name}: {fault}" for fault in axe(page)] + [f"{name} sticks out: {one}" for one in spills(page)]
    assert found == []


def test_the_words_of_a_drawing_can_be_read_on_the_narrowest_telephone(screens: Screens) -> None:
    with screens.page_as("ana", "phone") as page:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"/records/{screens.site.cast.jade}/plans/protection/")
        heights = page.evaluate("[...document.querySelectorAll('.plan-picture__label')].map(one => one.getBoundingClientRect().height)")
        assert heights and min(heights) > LEGIBLE

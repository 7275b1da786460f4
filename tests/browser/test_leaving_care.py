"""Leaving care in the browser: the page of a young person, the adviser's work and the forms, at every width."""

import pytest

from browser.screens import WIDTHS, Screens, axe, picture, spills
from care.leaving_cast import appoint, in_touch, leaver
from cast import Cast

NARROWEST = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def cast(place: None, cast: Cast) -> Cast:
    """With Lily, who left care."""
    leaver(cast)
    appoint(cast)
    in_touch(cast)
    return cast


@pytest.mark.parametrize("width", [*WIDTHS, "narrowest"])
def test_the_pages_of_leaving_care(screens: Screens, width: str) -> None:
    """PS-6.0, LAC-438-1, LAC-439-7."""
    cast, found = screens.site.cast, list[str]()
    lily = f"/records/{cast.lily}/"
    pages = {
        "page": ("jo", f"{lily}leaving-care/"),
        "work": ("jo", "/"),
        "contact": ("jo", f"{lily}record/adviser-contact/"),
        "plan": ("jo", f"{lily}record/staying-in-touch-planned/"),
        "asked": ("jo", f"{lily}record/leaving-help-asked/"),
        "answer": ("jo", f"{lily}record/leaving-help-answered/"),
        "move": ("jo", f"{lily}record/independence-move-planned/"),
        "appoint": ("ben", f"{lily}record/personal-adviser-appointed/"),
    }
    for name, (who, address) in pages.items():
        with screens.page_as(who, "desk" if width == "desk" else "phone") as page:
            if width == "narrowest":
                page.set_viewport_size(NARROWEST)
            page.goto(address)
            picture(page, f"leaving-{name}-{width}")
            found += [f"{name}: {fault}" for fault in axe(page)] + [f"{name} sticks out: {one}" for one in spills(page)]
    assert found == []

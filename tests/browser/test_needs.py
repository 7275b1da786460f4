"""A need, a request that is refused, and who takes it in the end, in the browser; at a desk and on a telephone."""

from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, picture, spills
from cast import Cast
from wellbeing.needing import WELLBEING

widths = pytest.mark.parametrize("width", WIDTHS)
CHILDREN = dict(zip(WIDTHS, ("Elise", "Rui"), strict=False))


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """A child for each screen, with whom Ana works and of whom David is asked."""
    for name in CHILDREN.values():
        cast.people[name] = uuid4()
        cast.tell(name, "person-identified", 60, by="hana", opens=True, given=name, family="Mauger")
        cast.tell(name, "born", 900, by="hana")
        cast.tell(name, "allocated", 50, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
        asked(cast, name)
    return cast


def asked(cast: Cast, name: str) -> UUID:
    need = cast.tell(name, "need-identified", 2, **WELLBEING)
    body = {"level": "wellbeing", "asks": "provider", "taken_by": str(cast.david), "of": str(need), "five_1": "She sleeps by day"}
    return cast.tell(name, "assessment-requested", 1, **body, why_best="He teaches her")


def looked_at(page: Page, name: str) -> list[str]:
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"needs-{name}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


@widths
def test_a_request_is_refused_with_its_reason_and_asked_of_another(screens: Screens, width: str) -> None:
    """WT-request-13, WT-request-15, WT-identify-3."""
    name, found = CHILDREN[width], list[str]()
    child = screens.site.cast.people[name]
    with screens.page_as("david", width) as page:
        page.goto("/")
        page.locator(f'a[href*="/records/{child}/asked/"]').click()
        expect(page.get_by_text("Mum sleeps by day")).to_be_visible()
        found += looked_at(page, "asked")
        page.get_by_text("We have a good reason not to").click()
        page.get_by_label("The request is not the right one").check()
        page.get_by_label("What is the good reason?").fill("We have no interpreter")
        page.locator('input[name="still_needed"][value="no"]').check()
        page.locator('input[name="complaint_told"][value="yes"]').check()
        page.get_by_role("button", name="Refuse").click()
        expect(page.get_by_text("is never a reason").first).to_be_visible()
        found += looked_at(page, "refused for language")
        page.get_by_label("What is the good reason?").fill("They move to Guernsey on Friday")
        page.get_by_role("button", name="Refuse").click()
        expect(page.get_by_text("You refused: They move to Guernsey on Friday")).to_be_visible()
        found += looked_at(page, "refused")
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{child}/")
        expect(page.get_by_text("Level of need", exact=True)).to_be_visible()
        found += looked_at(page, "level")
        page.goto("/")
        expect(page.get_by_text(f"Assess what {name} needs: who takes it?", exact=True)).to_be_visible()
        for kind in ("need-identified", "assessment-requested", "characteristics-noted"):
            page.goto(f"/records/{child}/record/{kind}/")
            found += looked_at(page, kind)
        page.goto(f"/records/{child}/record/?q=CAF")
        expect(page.get_by_role("link", name="Need identified").first).to_be_visible()
    assert found == []

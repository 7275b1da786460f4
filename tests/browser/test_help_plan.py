"""A plan of help at a desk and on telephones, as a health visitor leads it and as a provider is asked: legible, and nothing beyond the edge."""

import pytest
from playwright.sync_api import expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from cast import Cast
from corbiere.ledger.reading import without_row_security
from corbiere.wellbeing.models import InterventionWanted
from wellbeing.maggie import help_is_entitled, help_is_led, help_is_planned, help_is_written

HEIGHT, HIGHEST = "document.documentElement.scrollHeight", 2_500
NARROWEST = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Jade's plan of help runs; Noah's waits for Eve's answer."""
    help_is_planned(cast, "jade", lead="claire", helper="david")
    help_is_led(cast, "noah", "claire", help_is_entitled(cast, "noah", assessor="ana"))
    help_is_written(cast, "noah", "claire", "eve")
    return cast


def asked(cast: Cast) -> str:
    with without_row_security():
        return f"/records/{cast.noah}/help/{InterventionWanted.objects.get(subject=cast.noah).mark}/"


@pytest.mark.parametrize("width", [*WIDTHS, "narrowest"])
def test_the_pages_of_a_plan_of_help(screens: Screens, width: str) -> None:
    """WT-118-2, WT-131-1."""
    cast, found = screens.site.cast, []
    jade, noah = f"/records/{cast.jade}/", f"/records/{cast.noah}/"
    pages = {
        "help plan": ("claire", f"{jade}plans/help/"),
        "help plan prepared": ("claire", f"{noah}plans/help/"),
        "help plan form": ("claire", f"{noah}record/help-plan-written/"),
        "help entitlement": ("ana", f"{noah}record/help-plan-entitlement-decided/"),
        "help lead": ("ben", f"{noah}record/lead-worker-appointed/"),
        "help transfer": ("claire", f"{jade}record/lead-worker-transfer-offered/"),
        "help agreed": ("claire", f"{noah}record/plan-agreed/"),
        "help review": ("claire", f"{jade}record/plan-reviewed/"),
        "help ended": ("ben", f"{jade}record/plan-ended/"),
        "help given": ("david", f"{jade}record/help-action-noted/"),
        "help worry": ("claire", f"{jade}help/worry/"),
        "help asked": ("eve", asked(cast)),
        "help my work": ("claire", "/"),
    }
    for name, (who, address) in pages.items():
        with screens.page_as(who, "desk" if width == "desk" else "phone") as page:
            if width == "narrowest":
                page.set_viewport_size(NARROWEST)
            page.goto(address)
            picture(page, f"{name.replace(' ', '-')}-{width}")
            found += [f"{name}: {fault}" for fault in axe(page)] + [f"{name} sticks out: {one}" for one in spills(page)]
    assert found == []


@pytest.mark.parametrize("level", ["wellbeing", "health-or-development"])
def test_the_entitlement_asks_each_parent_at_once_and_stays_short_when_it_is_filled(screens: Screens, level: str) -> None:
    """WT-113-5, WT-114-2: what is asked last is no longer than a person can take in, however much is filled in."""
    cast = screens.site.cast
    with screens.page_as("ana") as page:
        page.goto(f"/records/{cast.noah}/record/help-plan-entitlement-decided/?level={level}")
        picture(page, f"entitlement-{level}")
        main = page.locator("main")
        expect(main.get_by_text("Marie Louise").first).to_be_visible()
        main.get_by_label("Do they agree that a plan is needed?").first.select_option(label="They agree")
        main.get_by_label("Entitled to a plan", exact=True).check()
        expect(main.get_by_label("Why not, in words that the family can read?")).to_be_hidden()
        picture(page, f"entitlement-filled-{level}")
        assert page.evaluate(HEIGHT) <= HIGHEST


def test_a_provider_says_no_and_the_lead_worker_sees_why(screens: Screens) -> None:
    """WT-131-1: without JavaScript, from the list to the page and back."""
    with screens.page_as("eve", javascript=False) as page:
        page.goto("/")
        follow(page.get_by_role("link", name="Answer").first)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Will you give this help?")
        page.get_by_role("button", name="No", exact=True).click()
        expect(page.get_by_text("Write why the provider says no.")).to_be_visible()
        page.get_by_label("If no, why?").fill("Nobody has room before spring")
        page.get_by_role("button", name="No", exact=True).click()
        expect(page.get_by_text("Your answer is in the record")).to_be_visible()
    with screens.page_as("claire") as page:
        page.goto(f"/records/{screens.site.cast.noah}/plans/help/")
        expect(page.get_by_text("Nobody has room before spring").first).to_be_visible()
        expect(page.get_by_text("The provider said no").first).to_be_visible()

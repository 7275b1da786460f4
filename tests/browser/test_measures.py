"""The measures in a real browser: read, switched to another quarter, and led to who is behind a number; on a desk and on a telephone."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from agencies.workplace import holds
from browser.screens import Screens, axe, follow, picture, spills
from cast import Cast
from corbiere.agencies.entries import Role
from corbiere.insight.quarters import latest_whole, quarter_of

PAGES = (
    "",
    "first-conferences-in-time/",
    "inquorate-conferences/",
    "views-represented/who/",
    "care-reviews-in-time/",
    "two-years-in-one-home/",
)


@pytest.fixture(scope="module", autouse=True)
def some_years(cast: Cast) -> None:
    """A conference every three weeks for two years, some of them late, and some with too few there."""
    holds(cast.hana, Role.REGISTER_ADMINISTRATOR)
    for number in range(36):
        conferred(cast, f"child {number}", 30 + 20 * number, number)
    for number in range(12):
        looked_after(cast, f"child {number}", number)


def conferred(cast: Cast, who: str, ago: int, number: int) -> None:
    cast.people[who] = uuid4()
    cast.tell(who, "person-identified", 900, by="hana", opens=True, given=f"Robin {number}", family="Vardon")
    if number < 16:
        cast.tell(who, "allocated", ago, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    cast.tell(who, "strategy-discussion-held", ago + (30 if number % 4 == 1 else 18), outcome="enquiry")
    there = [
        {"who": "Ana Pires", "sector": "social-care", "came": True, "practitioner": str(cast.ana)},
        {"who": "Claire Hacquoil", "sector": "health", "came": True, "practitioner": str(cast.claire)},
        {"who": "David Vibert", "sector": "education", "came": number % 3 > 0, "practitioner": str(cast.david)},
        {"who": "Marie", "sector": "family", "tie": "mother", "came": True, "how": "in-person"},
    ]
    views = {"views": {"own_words": "I want Mum to laugh again."}} if number % 5 else {}
    cast.tell(who, "conference-held", ago, by="ruth", type="initial", outcome="no-plan", chair=str(cast.ruth), attended=there, **views)


def looked_after(cast: Cast, who: str, number: int) -> None:
    """Born seven years ago, in care for three, in one home for one or for three; the first review in time, or late."""
    cast.tell(who, "born", 2600 + number)
    cast.tell(who, "care-started", 1100, status="in-care")
    cast.tell(who, "placement-started", 1100 if number % 3 else 400, type="foster-care", carer="Jo Renouf")
    for ago in range(1075 if number % 4 else 1060, 30, -170):
        cast.tell(who, "review-held", ago, by="ruth", took_part="spoke", views={"own_words": "I like Jo.", "how": "talking"})


@pytest.mark.parametrize("width", ["desk", "phone"])
@pytest.mark.parametrize("page_of", PAGES)
def test_the_pages_of_measures_can_be_read_by_everybody(screens: Screens, width: str, page_of: str) -> None:
    with screens.page_as("hana", width) as page:
        page.goto(f"/measures/{page_of}")
        picture(page, f"measures-{page_of.replace('/', '-')}{width}")
        assert axe(page) == [] and spills(page) == []
    with screens.page_as("ben", width) as page:
        page.goto(f"/measures/{page_of}")
        picture(page, f"measures-ben-{page_of.replace('/', '-')}{width}")
        assert axe(page) == [] and spills(page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_another_quarter_is_chosen_and_who_is_behind_it_is_named(screens: Screens, javascript: bool) -> None:
    earlier = latest_whole(screens.site.cast.today).earlier()
    with screens.page_as("ben", javascript=javascript) as page:
        page.goto("/")
        page.locator("header summary").click()
        follow(page.get_by_role("link", name="Measures"))
        follow(page.get_by_role("link", name="Child protection conferences"))
        follow(page.get_by_role("link", name="Conferences at which the child’s views were heard"))
        page.get_by_text("Another quarter").first.click()
        page.get_by_label("Quarter").select_option(earlier.name)
        picture(page, "measures-asking")
        follow(page.get_by_role("button", name="Show"))
        expect(page.locator(".desk-title p")).to_have_text(earlier.words)
        follow(page.get_by_role("link", name="Who is behind this number"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Who is behind it")
        expect(page.locator("main")).to_contain_text("Vardon")


def test_small_numbers_are_kept_back_from_a_manager_who_asks_about_everyone(screens: Screens) -> None:
    now = quarter_of(screens.site.cast.ago(600))
    with screens.page_as("ben") as page:
        page.goto(f"/measures/views-represented/?over=everyone&quarter={now.name}")
        expect(page.locator(".desk-measure__figure")).to_have_text("Kept back")
        picture(page, "measures-kept-back")

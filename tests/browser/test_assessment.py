"""The story of an assessment in a browser: begun by the child's worker, written by two hands, sent back, finished, signed; at a desk and on
a telephone nothing that the accessibility checker objects to, and nothing beyond the edge."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.serving import Site
from browser.writing import button
from cast import Cast

WHY = "Jade is tired, and looks after Noah"
NARROW = {"width": 320, "height": 640}
LACKS = "There was no time"


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """A first assessment was signed a year ago, and is laid beside the next."""
    of = cast.tell("jade", "assessment-started", 69, level="article-42", why=WHY)
    for indicator, finding in (("safe", "affected"), ("nurtured", "supported")):
        told = {"finding": finding, "tense": "is-being", "strengths": ["Gran is near"], "needs": ["Somebody at night"]}
        cast.tell("jade", "assessment-part-written", 66, of=str(of), indicator=indicator, **told)
    cast.tell("jade", "assessment-submitted", 60, of=str(of), analysis="x", level_found="wellbeing", next="A plan")
    signed = {"level": "article-42", "need": True, "level_found": "wellbeing", "comment": "Clear", "outcome": "plan"}
    cast.tell("jade", "assessment-completed", 59, by="ben", of=str(of), **signed)
    best = {"assessor": str(cast.claire), "best_known": str(cast.agencies["claire"])}
    cast.people["written"] = cast.tell("jade", "assessment-started", 5, level="wellbeing", why=WHY, **best)
    return cast


@pytest.fixture
def here(site: Site) -> str:
    return f"/records/{site.cast.jade}/assessments/"


def add(page: Page, place: str, text: str, sort: str, by: str = "") -> None:
    """Writes under one of the eight, in place."""
    box = page.locator("details.desk-point", has=page.locator(".desk-point__name", has_text=place)).first
    if box.get_attribute("open") is None:
        box.locator("summary").first.click()
    box.get_by_label("What do you want to write?").fill(text)
    box.get_by_label("What is it?").select_option(label=sort)
    if by:
        box.get_by_label("Whose words, or how you know").fill(by)
    box.get_by_role("button", name="Add this").click()
    expect(box.locator(".desk-notes")).to_contain_text(text)
    expect(box.get_by_label("What do you want to write?")).to_have_value("")


def test_two_hands_write_one_is_sent_back_and_a_manager_signs(screens: Screens, here: str) -> None:
    """Guidance 100 to 110: two people in one box both keep their words, and nobody signs their own."""
    root = screens.site.cast.people["written"]
    notebook = f"{here}{root}/"
    with screens.page_as("claire") as page:
        page.goto("/")
        follow(page.get_by_role("link", name="Go on Assess what Jade needs"))
        add(page, "Healthy", "I like it when it is quiet", "The child’s own words", "a drawing")
        expect(page.locator("#looked-at")).to_contain_text("1 of 8")
    with screens.page_as("ana") as page:
        page.goto(notebook)
        add(page, "Healthy", "She ate two bowls", "What I saw or heard myself")
        expect(page.locator("#said-1")).to_contain_text("I like it when it is quiet")
        follow(page.locator("#at-0").get_by_role("button", name="Still so"))
        expect(page.locator("#said-0")).to_contain_text("Gran is near")
    with screens.page_as("claire") as page:
        page.goto(notebook)
        expect(page.locator("#said-1")).to_contain_text("She ate two bowls")
        follow(page.get_by_role("button", name="Finish, and send it to the manager"))
        page.get_by_label("What does it all mean").fill("She does what a mother does")
        page.locator("input[name=level_found][value=wellbeing]").check()
        page.get_by_label("What should happen next, and why?").fill("A plan with Mum and Gran")
        follow(button(page))
        for reason in page.locator(".desk-why-not textarea").all():
            reason.fill(LACKS)
        follow(button(page))
        page.goto(notebook)
        expect(page.locator("main")).to_contain_text("With the manager")
        expect(page.get_by_role("button", name="Add this")).to_have_count(0)
    _signed(screens, notebook, root)


def _signed(screens: Screens, notebook: str, root: UUID) -> None:
    with screens.page_as("ben") as page:
        page.goto("/")
        expect(page.locator("main")).to_contain_text("Read the assessment of Jade, and sign it")
        page.goto(notebook)
        expect(page.locator("main")).to_contain_text("She does what a mother does")
        follow(page.get_by_role("button", name="Sign it"))
        page.get_by_label("What do you say of the assessment?").fill("Clear, and Jade speaks in it")
        page.locator("input[name=outcome][value=plan-there-is]").check()
        follow(button(page))
        for reason in page.locator(".desk-why-not textarea").all():
            reason.fill(LACKS)
        if page.locator(".desk-why-not").count():
            follow(button(page))
        page.goto(notebook)
        expect(page.locator("main")).to_contain_text("Signed")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_an_assessment(screens: Screens, here: str, width: str) -> None:
    found, root = [], screens.site.cast.people["written"]
    pages = {"assessments": here, "assessment": f"{here}{root}/", "assessment standards": f"{here}{root}/standards/",
             "assessment form": f"/records/{screens.site.cast.jade}/record/assessment-started/"}  # fmt: skip
    with screens.page_as("ana", width) as page:
        for name, address in pages.items():
            for size in (WIDTHS[width], *([NARROW] if width == "phone" else [])):
                page.set_viewport_size(size)
                page.goto(address)
                picture(page, f"{name.replace(' ', '-')}-{size['width']}")
                found += [f"{name}: {fault}" for fault in axe(page)] + [f"{name} sticks out: {one}" for one in spills(page)]
    assert found == []


def test_without_a_script_a_part_is_added_and_the_page_comes_back_to_it(screens: Screens, here: str) -> None:
    of = screens.site.cast.tell("jade", "assessment-started", 1, level="health-or-development", why=WHY)
    with screens.page_as("ana", javascript=False) as page:
        page.goto(f"{here}{of}/")
        page.locator("#id_n0-text").fill("Gran has a key")
        page.locator("#id_n0-sort").select_option("strength")
        page.locator("button[value=note-0]").click()
        expect(page.locator("#said-0")).to_contain_text("Gran has a key")
        assert page.url.endswith("?at=0#at-0")

"""The Child Protection Register at a desk, on a telephone and on paper: read by a machine, by keyboard and without JavaScript."""

import pytest

from agencies.workplace import told
from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from cast import Cast
from corbiere.ledger.reading import without_row_security
from corbiere.registers.models import RegisterQuestion
from corbiere.registers.question_entries import AgencyMayAsk
from registers.small_register import told_of_care, told_over_years

REGISTER = "/registers/child-protection/"
QUESTION = {
    "which": "child-protection",
    "given": "Jaid",
    "family": "Lebrock",
    "reason": "safety",
    "why": "She is at the station",
    "key": "one",
}
widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    told_over_years(cast)
    told_of_care(cast)
    told(AgencyMayAsk(registers=["child-protection"], why="Police protection"), cast.agencies["eve"], cast.ago(3))
    cast.client("eve").post("/registers/ask/", QUESTION)
    return cast


def _the_question() -> str:
    with without_row_security():
        return f"/registers/questions/{RegisterQuestion.objects.latest('id').subject}/"


@widths
def test_the_pages_of_the_register(screens: Screens, width: str) -> None:
    found, cast = [], screens.site.cast
    pages = {
        ("ruth", "register"): REGISTER,
        ("ruth", "register question"): f"{REGISTER}?q=Jade+Lebrocq",
        ("ruth", "register question before"): f"{REGISTER}?q=Leo+Renouf&on={cast.ago(20)}&known={cast.ago(10)}",
        ("ruth", "register nobody"): f"{REGISTER}?q=Zzyzx",
        ("ben", "register numbers"): REGISTER,
        ("ruth", "register check"): f"{REGISTER}check/",
        ("ruth", "registers"): "/registers/",
        ("ruth", "looked after register"): "/registers/looked-after/?q=Cared3",
        ("ruth", "court register"): "/registers/court/?q=Cared4",
        ("ben", "court register numbers"): "/registers/court/",
        ("ruth", "looked after register check"): "/registers/looked-after/check/",
        ("eve", "register ask"): "/registers/ask/",
        ("claire", "register ask without"): "/registers/ask/",
        ("ruth", "register ask by telephone"): "/registers/ask/",
        ("eve", "register questions own"): "/registers/questions/",
        ("ruth", "register questions"): "/registers/questions/",
        ("eve", "register question own"): _the_question(),
        ("ruth", "register question to answer"): _the_question(),
        ("ruth", "three groups"): "/measures/groups/",
        ("ben", "three groups small"): "/measures/groups/",
    }
    for (who, name), address in pages.items():
        with screens.page_as(who, width) as page:
            page.goto(address)
            for later in page.locator(".desk-later summary").all():
                later.click()
            picture(page, f"{name.replace(' ', '-')}-{width}")
            found += [f"{name}: {fault}" for fault in axe(page)] + [f"{name} sticks out: {one}" for one in spills(page)]
    assert found == []


@widths
def test_the_register_is_checked_by_keyboard_and_without_javascript(screens: Screens, width: str) -> None:
    with screens.page_as("ruth", width, javascript=False) as page:
        page.goto(f"{REGISTER}check/")
        page.get_by_label("Something has to be put right").focus()
        page.keyboard.press("Space")
        page.get_by_label("What was found, and who does what about it?").fill("The team manager names a lead for each")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{REGISTER}")
        told = page.locator(".desk-register__checked").inner_text()
        assert "by Ruth Le Sueur: something has to be put right" in told and "The team manager names a lead for each" in told
        picture(page, f"register-checked-{width}")
        assert spills(page) == []


@widths
def test_a_list_is_taken_out_by_keyboard_and_without_javascript(screens: Screens, width: str) -> None:
    with screens.page_as("ruth", width, javascript=False) as page:
        page.goto(REGISTER)
        page.get_by_label("What do you need it for?").focus()
        page.keyboard.press("Enter")
        assert page.title().startswith("Error:") or page.evaluate("document.activeElement.name") == "reason"
        page.get_by_label("What do you need it for?").fill("The yearly return")
        page.keyboard.press("Enter")
        page.wait_for_url("**/out/")
        assert page.get_by_role("heading", level=1).inner_text().startswith("Child Protection Register, on")
        assert page.get_by_role("cell", name="Jade Le Brocq").is_visible()
        picture(page, f"register-list-{width}")
        assert spills(page) == []


def test_the_list_on_paper(screens: Screens) -> None:
    with screens.page_as("ruth") as page:
        page.goto(REGISTER)
        page.get_by_label("What do you need it for?").fill("The yearly return")
        follow(page.get_by_role("button", name="Export it"))
        page.emulate_media(media="print")
        picture(page, "register-list-paper")
        assert not page.get_by_role("link", name="Back to the register").is_visible()
        assert axe(page) == []

"""A foster carer's evening on a telephone: she signs in, writes the day, puts it right, asks and is answered, and sees nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from agencies.workplace import told
from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import record, unfold, write
from care.fostering import HOME, comes_to, fostering
from cast import PASSWORD, Cast
from corbiere.agencies.carers import CarerApprovalEnded

NARROWEST = {"width": 320, "height": 640}
PRESSED_TWICE = 1100  # milliseconds within which a button takes a second press for a slip
PRESSES = 8  # of Tab from one answer to the next, at most


@pytest.fixture(scope="module")
def cast(place: None, cast: Cast) -> Cast:
    """Noah lives with Kim. Pat knows what she needs to of Jade."""
    fostering(cast)
    comes_to(cast, "noah", "kim", 20)
    paper = {
        "likes": "I sleep with the light on",
        "allergies": "Nuts",
        "medicines": "Blue inhaler, two puffs when she wheezes",
        "not_in_touch": "Uncle Rui",
        "rings": [{"who": "Ana Pires", "number": "07797 700 100", "when": "by day"}, {"who": "Duty", "number": "01534 000 000"}],
    }
    cast.tell("jade", "carer-paper-written", 18, **paper)
    cast.tell("jade", "decisions-delegated", 18, decisions=[{"what": "haircut", "who_decides": "carer"}])
    cast.tell("jade", "health-assessment-offered", 4, on=str(cast.ago(-6)), where="Gwyneth Huelin Wing", who_goes="Pat")
    return cast


def sign_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Email").fill("pat@corbiere.example")
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in"))


def said(page: Page) -> Iterator[str]:
    yield from page.locator("#written article").all_inner_texts()


def save(page: Page) -> None:
    follow(page.get_by_role("button", name="Save", exact=True))


def test_a_carers_evening(screens: Screens) -> None:
    """ISS-A-12."""
    cast = screens.site.cast
    cast.client("pat")
    jade, noah = f"/my-children/{cast.jade}/", f"/my-children/{cast.noah}/"
    with screens.page_as(None, "phone") as page:
        sign_in(page)
        assert page.url.endswith(jade)
        _writes_the_day(page)
        _loses_the_line(page, page.context)
        _puts_it_right(page)
        _asks(screens, page)
        _sees_nothing_else(page, noah, cast)
        found = _looks(page, jade)
    with screens.page_as("pat", javascript=False) as page:
        page.goto(jade)
        page.get_by_label("What went well?").fill("She swam")
        save(page)
        expect(page.locator("#written")).to_contain_text("She swam")
    with screens.page_as("pat") as page:
        _by_keyboard(page, jade)
        _is_closed(page, jade, cast)
    assert found == []


def _writes_the_day(page: Page) -> None:
    """Three actions from signing in: write, write, save. Pressed twice, it is written once."""
    page.get_by_label("What did Jade say?").fill("The cat slept on my bed")
    page.get_by_label("How was the day, or the night?").fill("Quiet; we baked")
    with page.expect_event("load"):
        page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(page.get_by_text("It is written down.")).to_be_visible()
    assert sum("The cat slept on my bed" in one for one in said(page)) == 1
    page.go_back()
    page.go_forward()
    assert sum("The cat slept on my bed" in one for one in said(page)) == 1


def _loses_the_line(page: Page, context: BrowserContext) -> None:
    """No word is lost where there is no line, or the session has ended."""
    unfold(page, "[name=hurt_or_ill]")
    page.get_by_label("Was Jade hurt or ill?").fill("A bruise on her knee, from the swing, at four")
    context.set_offline(True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("There is no connection.")).to_be_visible()
    context.set_offline(False)
    kept = context.cookies()
    context.clear_cookies(name="sessionid")
    page.wait_for_timeout(PRESSED_TWICE)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("You have been signed out.")).to_be_visible()
    context.add_cookies(kept)
    page.wait_for_timeout(PRESSED_TWICE)
    save(page)
    assert sum("from the swing" in one for one in said(page)) == 1


def _puts_it_right(page: Page) -> None:
    follow(page.locator("#written article", has_text="from the swing").get_by_role("link", name="Correct it"))
    follow(page.get_by_role("button", name="Save the correction"))
    expect(page.locator(".govuk-error-summary")).to_contain_text("Why are you correcting this?")
    page.get_by_label("Why are you correcting this?").fill("It was the slide")
    page.get_by_label("Was Jade hurt or ill?").fill("A bruise on her knee, from the slide, at four")
    follow(page.get_by_role("button", name="Save the correction"))
    assert sum("from the slide" in one for one in said(page)) == 1
    assert not any("from the swing" in one for one in said(page))


def _asks(screens: Screens, page: Page) -> None:
    """A worry within the day, and a question: both come to the worker, and the answers to the carer."""
    page.get_by_label("Is there something to worry about?").fill("A man waits at the gate")
    save(page)
    follow(page.get_by_role("link", name="Ask their worker"))
    page.get_by_label("What is the question?").fill("A night at Ella’s on Friday?")
    follow(page.get_by_role("button", name="Ask their worker"))
    expect(page.locator("#written")).to_contain_text("has not answered yet")
    with screens.page_as("ana") as desk:
        desk.goto("/")
        expect(desk.get_by_text("The carer is worried about Jade", exact=True)).to_be_visible()
        desk.goto(f"/records/{screens.site.cast.jade}/care/")
        picture(desk, "carer-care-tab")
        follow(desk.get_by_role("link", name="All that was written of their days"))
        picture(desk, "carer-days")
        assert axe(desk) == []
        follow(desk.locator(".desk-needs").get_by_role("link", name="A carer asks").last)
        write(desk, answer="yes-if", says="Ana rings her parents first")
        record(desk)
        desk.goto(f"/records/{screens.site.cast.jade}/care/days/")
        follow(desk.locator(".desk-needs").get_by_role("link", name="The day").last)
        write(desk, done="The police went by")
        record(desk)
    page.reload()
    expect(page.locator("#written")).to_contain_text("Yes, if…: Ana rings her parents first")
    expect(page.locator("#written")).to_contain_text("The police went by")


def _sees_nothing_else(page: Page, noah: str, cast: Cast) -> None:
    """Neither the record, nor a search, nor the child of another carer, nor what stands in the record beside the days."""
    for address in (noah, f"{noah}day/", f"/records/{cast.jade}/", f"/records/{cast.jade}/care/days/", "/people/?q=Noah", "/team/"):
        answer = page.goto(address)
        assert answer and answer.status == 404, address
    page.goto("/")
    for hidden in ("Marie", "Noah", "Rue des Prés", "Le Brocq, Marie", "My work", "Search people"):
        assert hidden not in page.content(), hidden


def _looks(page: Page, jade: str) -> list[str]:
    """Every page of hers at every width."""
    found: list[str] = []
    for name, width in {**WIDTHS, "narrowest": NARROWEST}.items():
        page.set_viewport_size(width)
        for act in ("", "day/", "worry/", "ask/", "missing/", "back/", "proud/"):
            page.goto(f"{jade}{act}")
            picture(page, f"carer-{act.strip('/') or 'page'}-{name}")
            found += [f"{name} {act} sticks out: {one}" for one in spills(page)]
            found += [f"{act}: {fault}" for fault in axe(page)] if name == "phone" else []
    return found


def _by_keyboard(page: Page, jade: str) -> None:
    page.goto(jade)
    page.get_by_label("What did Jade say?").focus()
    page.keyboard.type("I can dive")
    for _ in range(PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim() === 'Save'"):
            break
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert sum("I can dive" in one for one in said(page)) == 1


def _is_closed(page: Page, jade: str, cast: Cast) -> None:
    """The instant a child leaves, what is being written stays on the screen and goes nowhere; past the approval nobody is signed in."""
    page.goto(jade)
    page.get_by_label("What did Jade say?").fill("Goodbye")
    cast.tell("jade", "placement-started", 0, **{**HOME, "carer": "the Renoufs", "left": {"reason": "nearer"}})
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("This child does not live with you any more.")).to_be_visible()
    expect(page.get_by_label("What did Jade say?")).to_have_value("Goodbye")
    page.once("dialog", lambda asked: asked.accept())
    page.goto("/")
    expect(page.get_by_text("Nobody lives with you now who is in care.")).to_be_visible()
    told(CarerApprovalEnded(why="They stop"), cast.pat, cast.ago(1))
    page.goto("/")
    assert "/my-children/" not in page.url

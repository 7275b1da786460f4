"""What goes wrong between people and machines: two write at once, a session ends, a button is pressed twice, somebody goes back."""

from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from browser.screens import Screens, follow
from browser.writing import add, button, opened, record, write
from cast import PASSWORD
from clock import now
from corbiere.access.session_store import SessionStore
from corbiere.access.sessions import LAST_PAGE
from corbiere.ledger.reading import lines, without_row_security


@pytest.fixture
def jade(screens: Screens) -> UUID:
    return screens.site.cast.jade


def titles_kept(child: UUID) -> list[str]:
    with without_row_security():
        return [line.body["title"] for line in lines(child) if line.kind == "note-made"]


def note(page: Page, title: str, text: str = "Cake.") -> None:
    write(page, title=title, statements__0__text=text, statements__0__ground="observed")


def saved(page: Page) -> None:
    expect(page.locator(".desk-saved")).to_contain_text("Saved ")


def test_two_people_write_the_same_form_at_once_and_both_keep_their_words(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as first, screens.page_as("ben", "phone") as second:
        opened(first, jade, "note-made")
        opened(second, jade, "note-made")
        note(first, "As Ana saw it")
        note(second, "As Ben saw it")
        saved(first)
        saved(second)
        record(second)
        record(first)
    assert {"As Ana saw it", "As Ben saw it"} <= set(titles_kept(jade))


def test_two_correct_the_same_entry_and_the_second_loses_no_word(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as first, screens.page_as("ben") as second:
        opened(first, jade, "note-made")
        note(first, "Before both")
        record(first)
        follow(first.get_by_role("link", name="Something wrong? Correct it"))
        second.goto(first.url)
        write(first, correcting="A slip", title="By the first")
        write(second, correcting="Another slip", title="By the second")
        record(first)
        follow(button(second))
        expect(second.locator(".govuk-error-summary, h1")).to_contain_text(["There is a problem"])
        assert second.locator('[name="title"]').input_value() == "By the second"
    assert "By the first" in titles_kept(jade) and "By the second" not in titles_kept(jade)


def test_one_person_writes_in_two_windows_and_each_keeps_its_own(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as first:
        second = first.context.new_page()
        for page, title in ((first, "In one window"), (second, "In the other")):
            opened(page, jade, "note-made")
            note(page, title)
        record(first)
        record(second)
    assert {"In one window", "In the other"} <= set(titles_kept(jade))


def tell_apart(screens: Screens) -> None:
    """A save that is refused on purpose is no fault."""
    screens.faults = [fault for fault in screens.faults if "/save/" not in fault]


def idle(page: Page) -> None:
    """An hour goes by in which nobody opens a page."""
    (cookie,) = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    session = SessionStore(session_key=cookie)
    session[LAST_PAGE] = now().timestamp() - timedelta(hours=1).total_seconds()
    session.save()


def sign_in(page: Page) -> None:
    page.get_by_label("Email").fill("ana@corbiere.example")
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in"))


def sign_in_beside(page: Page) -> None:
    """In a tab of its own, as the page says."""
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Sign in again").click()
    sign_in(beside.value)
    beside.value.close()
    page.bring_to_front()


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_a_session_ends_while_somebody_types_and_after_signing_in_everything_is_there(
    screens: Screens, jade: UUID, javascript: bool
) -> None:
    title = f"Written while the session ended, {javascript}"
    with screens.page_as("ana", javascript=javascript) as page:
        opened(page, jade, "note-made")
        write(page, title=title)
        add(page, "statements")
        idle(page)
        write(page, statements__0__text="A long story.", statements__0__ground="observed", statements__1__text="Its end.")
        if javascript:
            button(page).click()
            sign_in_beside(page)
            saved(page)
        else:
            follow(button(page))
            sign_in_beside(page)
            follow(page.get_by_role("button", name="Continue with your form"))
        kept = [page.locator(f'[name="{name}"]').input_value() for name in ("title", "statements-0-text", "statements-1-text")]
        assert kept == [title, "A long story.", "Its end."]
        write(page, statements__1__ground="opinion")
        record(page)
        tell_apart(screens)
    assert titles_kept(jade).count(title) == 1


def test_what_is_saved_as_one_types_stays_in_the_page_when_the_session_ended_and_is_saved_after_signing_in(
    screens: Screens, jade: UUID
) -> None:
    with screens.page_as("ana") as page:
        opened(page, jade, "note-made")
        write(page, title="First words")
        saved(page)
        idle(page)
        write(page, title="First words, and those after the session ended")
        expect(page.locator(".desk-saved")).to_contain_text("Your words are kept in this window")
        sign_in_beside(page)
        expect(page.locator(".desk-saved")).to_contain_text("Saved ")
        tell_apart(screens)
        page.reload()
        assert page.locator('[name="title"]').input_value() == "First words, and those after the session ended"


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_a_button_that_is_pressed_twice_records_once(screens: Screens, jade: UUID, javascript: bool) -> None:
    title = f"Pressed twice, {javascript}"
    with screens.page_as("ana", javascript=javascript) as page:
        opened(page, jade, "note-made")
        note(page, title)
        button(page).dblclick()
        expect(page.get_by_role("heading", level=1)).to_have_text("It is in the record")
    assert titles_kept(jade).count(title) == 1


def test_going_back_after_recording_leads_to_what_was_recorded(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        opened(page, jade, "note-made")
        note(page, "Sent once")
        record(page)
        follow(page.get_by_role("link", name="My work").last)
        page.go_back()
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("It is in the record")
    assert titles_kept(jade).count("Sent once") == 1


def test_going_back_after_recording_leads_to_an_empty_form_without_scripts(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", javascript=False) as page:
        opened(page, jade, "note-made")
        note(page, "Sent once, without")
        record(page)
        page.go_back()
        assert page.locator('[name="title"]').input_value() == ""
    assert titles_kept(jade).count("Sent once, without") == 1


def test_a_form_that_is_sent_again_with_other_words_says_so_and_keeps_them_apart(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        opened(page, jade, "note-made")
        note(page, "Sent")
        saved(page)
        other = page.context.new_page()
        other.goto(page.url)
        record(page)
        note(other, "Sent, then changed")
        follow(button(other))
        expect(other.locator(".govuk-error-summary")).to_contain_text("have changed it since")
        assert other.locator('[name="title"]').input_value() == "Sent, then changed"
        tell_apart(screens)
    assert "Sent" in titles_kept(jade) and "Sent, then changed" not in titles_kept(jade)


def test_back_and_reload_lead_to_every_word_that_was_typed(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        opened(page, jade, "note-made")
        write(page, title="Not finished")
        saved(page)
        page.reload()
        assert page.locator('[name="title"]').input_value() == "Not finished"
        follow(button(page))
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        page.get_by_text("Why we ask", exact=False).first.click()
        page.locator(".desk-clause").first.click(position={"x": 20, "y": 10})
        page.wait_for_url("**/law/clauses/*/")
        page.go_back()
        assert page.locator('[name="title"]').input_value() == "Not finished"
        page.go_back()
        assert page.locator('[name="title"]').input_value() == "Not finished"


def test_the_lost_page_of_a_telephone_is_kept(screens: Screens, jade: UUID) -> None:
    """The last words are saved as the page goes out of sight, before the pause after which they would be."""
    with screens.page_as("ana", "phone") as page:
        opened(page, jade, "note-made")
        write(page, title="Half a sen")
        saved(page)
        write(page, title="Half a sentence")
        page.goto("about:blank")
        page.goto("/")
        follow(page.get_by_role("link", name="Go on Note").first)
        assert page.locator('[name="title"]').input_value() == "Half a sentence"

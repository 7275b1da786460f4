"""A form says whether it is saved: the server stops, fails or no longer knows whoever types; the line is lost; two windows hold one draft."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from browser.screens import Screens, axe, follow, picture, spills
from browser.test_two_people import idle, sign_in_beside, tell_apart, titles_kept
from browser.writing import button, opened, record, write

SAVES = "**/save/"
PRESSED_TWICE = 1100  # milliseconds within which a button takes a second press for a slip


@pytest.fixture
def jade(screens: Screens) -> Iterator[UUID]:
    """Somebody to write about."""
    yield screens.site.cast.jade
    tell_apart(screens)


def gone(route: Route) -> None:
    route.abort("connectionrefused")


def broken(route: Route) -> None:
    route.fulfill(status=500, body="<h1>Server error</h1>", content_type="text/html")


def somebody_elses_page(route: Route) -> None:
    """A hotel's door, say: an answer, and not ours."""
    route.fulfill(status=200, body="<h1>Welcome to our network</h1>", content_type="text/html")


@contextmanager
def in_trouble(page: Page, answer: Callable[[Route], None]) -> Iterator[None]:
    page.route(SAVES, answer)
    try:
        yield
    finally:
        page.unroute(SAVES)


def said(page: Page, words: str) -> None:
    expect(page.locator(".desk-saved [data-says]")).to_contain_text(words)


def begun(page: Page, child: UUID, title: str) -> None:
    opened(page, child, "note-made")
    write(page, title=title)
    said(page, "Saved ")


@pytest.mark.parametrize(
    ("answer", "words"),
    [(gone, "There was no answer"), (broken, "wrong at our end"), (somebody_elses_page, "wrong at our end")],
    ids=["stopped", "fails", "not ours"],
)
def test_what_is_not_saved_is_said_and_tried_again_by_itself(
    screens: Screens, jade: UUID, answer: Callable[[Route], None], words: str
) -> None:
    with screens.page_as("ana") as page:
        begun(page, jade, "Begun")
        with in_trouble(page, answer):
            write(page, title="Begun, and gone on with")
            said(page, "Not saved yet; last saved")
            said(page, words)
            expect(page.locator(".desk-saved [role=status]")).to_contain_text("Your words are kept in this window")
            assert (axe(page), spills(page)) == ([], [])
            picture(page, "saving-trouble")
        said(page, "Saved ")
        page.reload()
        assert page.locator('[name="title"]').input_value() == "Begun, and gone on with"


def test_without_a_line_nothing_is_lost_and_it_is_saved_when_it_is_back(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", "phone") as page:
        begun(page, jade, "At the door")
        page.context.set_offline(True)
        write(page, title="At the door of number four")
        said(page, "There is no connection. Your words are kept in this window")
        assert spills(page) == []
        picture(page, "saving-offline-phone")
        button(page).click()
        said(page, "There is no connection")
        page.context.set_offline(False)
        said(page, "Saved ")
        write(page, statements__0__text="Cake.", statements__0__ground="observed")
        page.wait_for_timeout(PRESSED_TWICE)
        record(page)
    assert "At the door of number four" in titles_kept(jade)


def test_leaving_warns_while_something_is_not_saved_and_not_otherwise(screens: Screens, jade: UUID) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    with screens.page_as("ana") as page:
        page.on("dialog", stay)
        begun(page, jade, "Here")
        with in_trouble(page, gone):
            write(page, title="Here, and not there")
            said(page, "Not saved yet")
            said(page, "no answer")
            page.get_by_role("link", name="Back to Jade").click()
            page.wait_for_timeout(300)
            assert asked == ["beforeunload"]
            assert page.locator('[name="title"]').input_value() == "Here, and not there"
        said(page, "Saved ")
        follow(page.get_by_role("link", name="Back to Jade"))
        assert asked == ["beforeunload"]


def test_signing_in_beside_saves_what_was_typed_without_another_letter(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        begun(page, jade, "Before")
        idle(page)
        write(page, title="Before and after")
        said(page, "You have been signed out. Your words are kept in this window.")
        picture(page, "saving-signed-out")
        sign_in_beside(page)
        said(page, "Saved ")
        page.reload()
        assert page.locator('[name="title"]').input_value() == "Before and after"


def test_two_windows_of_one_draft_do_not_write_over_each_other(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        begun(page, jade, "In both")
        other = page.context.new_page()
        other.goto(page.url)
        write(page, title="By the first")
        said(page, "Saved ")
        write(other, title="By the second")
        said(other, "changed in another window")
        picture(other, "saving-elsewhere")
        page.reload()
        assert page.locator('[name="title"]').input_value() == "By the first"
        other.get_by_role("button", name="Save this one in its place").click()
        said(other, "Saved ")
        page.reload()
        assert page.locator('[name="title"]').input_value() == "By the second"


def test_what_was_recorded_in_another_window_is_said(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        begun(page, jade, "Recorded elsewhere")
        write(page, statements__0__text="Cake.", statements__0__ground="observed")
        said(page, "Saved ")
        other = page.context.new_page()
        other.goto(page.url)
        record(page)
        write(other, title="Gone on with")
        said(other, "already been recorded")
        assert other.locator('[name="title"]').input_value() == "Gone on with"


def test_somebody_who_types_on_and_on_is_saved_meanwhile(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana") as page:
        opened(page, jade, "note-made")
        page.locator('[name="title"]').press_sequentially("a word and another " * 4, delay=90)
        said(page, "Saved ")

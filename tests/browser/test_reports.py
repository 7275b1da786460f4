"""A teacher is asked for a report, in the browser: found on My work, written for two children, put right; at a desk and on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from cast import Cast
from meetings.asking import AskedFor, asked_for_reports


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Who is asked is said in each test."""
    return cast


widths = pytest.mark.parametrize("width", WIDTHS)


def looked_at(page: Page, name: str) -> list[str]:
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"report-{name}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


def write(page: Page, text: str, ground: str = "observed") -> None:
    page.locator('[name="says-0-text"]').fill(text)
    page.locator(f'[name="says-0-ground"][value="{ground}"]').check()


def send(page: Page, label: str = "Send the report") -> None:
    follow(page.get_by_role("button", name=label))


@widths
def test_a_report_about_two_children_is_written_sent_and_put_right(screens: Screens, width: str) -> None:
    asked_for_reports(screens.site.cast, "david", ("jade", "noah"), ago=4)
    found = []
    with screens.page_as("david", width) as page:
        page.goto("/")
        found += looked_at(page, "my-work")
        follow(page.get_by_role("link", name="Write Your report").last)
        found += looked_at(page, "to-write")
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("Write at least one paragraph")
        found += looked_at(page, "empty")
        write(page, "He comes hungry on Mondays, and sleeps in the afternoon.")
        page.get_by_role("button", name="Add another").first.click()
        expect(page.locator('[name="says-0-text"]')).to_have_value("He comes hungry on Mondays, and sleeps in the afternoon.")
        send(page)
        expect(page.get_by_text("is in.")).to_be_visible()
        found += looked_at(page, "sent")
        follow(page.get_by_role("link", name="Write about"))
        follow(page.get_by_role("button", name="Begin with what I wrote"))
        expect(page.locator('[name="says-0-text"]')).to_have_value("He comes hungry on Mondays, and sleeps in the afternoon.")
        found += looked_at(page, "taken")
        send(page)
        follow(page.get_by_role("link", name="Correct it"))
        page.locator('[name="correcting"]').fill("I mixed up the days")
        found += looked_at(page, "correcting")
        send(page, "Send the correction")
        expect(page.get_by_text("is corrected.")).to_be_visible()
    assert found == []


@widths
def test_a_late_one_says_so(screens: Screens, width: str) -> None:
    asked: AskedFor = asked_for_reports(screens.site.cast, "eve", wanted=-2, ago=4)["jade"]
    with screens.page_as("eve", width) as page:
        page.goto(f"/reports/{asked.request}/")
        expect(page.get_by_role("main")).to_contain_text("Late")
        assert looked_at(page, "late") == []


def test_it_is_kept_as_it_is_typed_and_found_again(screens: Screens) -> None:
    asked = asked_for_reports(screens.site.cast, "eve", ago=3)["jade"]
    with screens.page_as("eve") as page:
        page.goto(f"/reports/{asked.request}/")
        page.locator('[name="says-0-text"]').fill("Half a sentence")
        expect(page.locator(".desk-saved")).to_contain_text("Saved ")
        page.goto(f"/reports/{asked.request}/")
        expect(page.locator('[name="says-0-text"]')).to_have_value("Half a sentence")


def test_without_scripts(screens: Screens) -> None:
    asked = asked_for_reports(screens.site.cast, "eve", ago=2)["jade"]
    with screens.page_as("eve", javascript=False) as page:
        page.goto(f"/reports/{asked.request}/")
        write(page, "Two calls at night.")
        send(page)
        expect(page.get_by_role("main")).to_contain_text("What you sent")

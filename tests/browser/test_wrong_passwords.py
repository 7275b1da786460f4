"""Somebody tries to keep Ana out: she gets in all the same, hears of it, and changes her password."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.serving import Clock
from cast import PASSWORD

EMAIL = "ana@corbiere.example"
WAIT = "There were too many failed attempts. Try again after"
widths = pytest.mark.parametrize("width", WIDTHS)


def sign_in(page: Page, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    follow(page.get_by_role("button", name="Sign in"))


def sign_out(page: Page) -> None:
    page.locator(".desk-header__menu summary").click()
    follow(page.get_by_role("button", name="Sign out"))


def looked_at(page: Page, name: str, width: str) -> list[str]:
    picture(page, f"sign-in-{name}-{width}")
    return axe(page) + spills(page)


@widths
def test_the_owner_gets_in_and_is_told(screens: Screens, clock: Clock, width: str) -> None:
    screens.site.session("ana")  # the account is there
    with screens.page_as(None, width) as own, screens.page_as(None, width) as other, screens.page_as(None, width) as new:
        sign_in(own, PASSWORD)
        expect(own.get_by_role("heading", name="My work")).to_be_visible()
        sign_out(own)
        for _ in range(6):
            sign_in(other, "a guess")
        expect(other.get_by_text(WAIT).first).to_be_visible()
        assert looked_at(other, "refused", width) == []
        sign_in(new, PASSWORD)
        expect(new.get_by_text(WAIT).first).to_be_visible()
        sign_in(own, PASSWORD)
        expect(own.get_by_text("5 failed attempts to sign in as you since")).to_be_visible()
        assert looked_at(own, "told", width) == []
        own.locator(".desk-header__menu summary").click()
        follow(own.get_by_role("link", name="Change your password"))
        expect(own.get_by_text("With a new password you are signed out everywhere else")).to_be_visible()
        assert looked_at(own, "change", width) == []
        clock.ahead += timedelta(minutes=1)
        sign_in(new, PASSWORD)
        expect(new.get_by_role("heading", name="My work")).to_be_visible()
        clock.ahead += timedelta(days=2)

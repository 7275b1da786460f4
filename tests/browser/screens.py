"""What somebody has in front of them: a browser window at a desk or a telephone, in which nothing may go wrong unseen."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect

from browser.serving import Site
from corbiere.desk.assets import axe_script

WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SLOWEST = 20_000  # milliseconds, on a machine with other work to do
WANTED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNDER_WAY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
SCREENSHOTS = os.environ.get("CORBIERE_SCREENSHOTS")


class Screens:
    """Opens windows of one browser on one site, and collects what their consoles say."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser, self.site = browser, site
        self.faults: list[str] = []

    @contextmanager
    def page_as(self, who: str | None, width: str = "desk", *, javascript: bool = True) -> Iterator[Page]:
        """A window in which somebody of the cast is signed in; nobody with None."""
        phone = {"is_mobile": True, "has_touch": True} if width == "phone" else {}
        context = self.browser.new_context(
            base_url=self.site.address, viewport=WIDTHS[width], java_script_enabled=javascript, locale="en-GB", **phone
        )
        context.set_default_timeout(SLOWEST)
        if who:
            context.add_cookies([{"name": "sessionid", "value": self.site.session(who), "url": self.site.address}])
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"a script failed: {error.error}"))
        context.on("response", self._answered)
        try:
            yield context.new_page()
        finally:
            context.close()

    def _said(self, message: ConsoleMessage) -> None:
        """Failed loads are told by `_answered`, which knows which of them are pages that say what is wrong."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{message.location.get('url')}: {message.text}")

    def _answered(self, response: Response) -> None:
        page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not page):
            self.faults.append(f"{response.status} for {response.url}")


def follow(way: Locator) -> None:
    """Presses what leads to another page, and waits until the whole of it is there.

    Nothing is read off the page that is left, nor off half of the next. An address that a draft takes on is no other page.
    """
    with way.page.expect_event("load", timeout=SLOWEST):
        way.click()


@cache
def _axe() -> str:
    return axe_script().read_text(encoding="utf-8")


def axe(page: Page) -> list[str]:
    """What the accessibility checker finds wrong with a page, once no part of it is being put in place of another."""
    expect(page.locator(UNDER_WAY)).to_have_count(0)
    page.evaluate(_axe())
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WANTED)
    return [f"{page.url} {one['id']}: {one['help']} {[node['html'][:160] for node in one['nodes']]}" for one in found["violations"]]


def spills(page: Page) -> list[str]:
    """What sticks out to the right, so that the page would have to be moved sideways."""
    return page.evaluate(
        """width => document.documentElement.scrollWidth <= width ? [] :
           [...document.querySelectorAll('main *, header *, footer *')].filter(one => one.getBoundingClientRect().right > width + 1)
             .map(one => one.outerHTML.slice(0, 160)).slice(-3)""",
        page.viewport_size["width"],
    )


def picture(page: Page, name: str) -> None:
    """The whole page, to be looked at, where CORBIERE_SCREENSHOTS names a folder."""
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS, f"{name}.png"), full_page=True)

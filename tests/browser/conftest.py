"""A real browser on a real site. Whatever a console says, a script throws or a policy forbids fails the test that met it."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.screens import Screens
from browser.serving import Clock, Site, by_the_clock, served
from cast import Cast
from corbiere.bench.chromium import FLAGS, bring
from corbiere.desk.assets import build
from databases import fresh_database
from records import TEMPLATE, connected_to


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for each worker. Playwright has a loop in this thread, which Django would take for asynchronous code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=list(FLAGS))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def place(browser: Browser, django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A database for one file of tests, in which what they commit stays."""
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name):
        yield


@pytest.fixture(scope="module")
def clock() -> Iterator[Clock]:
    with by_the_clock() as clock:
        yield clock


@pytest.fixture(scope="module")
def cast(browser: Browser, clock: Clock, cast_told: Cast) -> Cast:
    """Whom the site knows. A file of tests may tell a story of its own, in a `place`."""
    return cast_told


@pytest.fixture(scope="module")
def site(cast: Cast) -> Iterator[Site]:
    build()
    with served(cast) as site:
        yield site


@pytest.fixture
def screens(browser: Browser, site: Site) -> Iterator[Screens]:
    screens = Screens(browser, site)
    yield screens
    assert screens.faults == []

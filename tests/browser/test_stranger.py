"""Somebody in the street at midnight, on a telephone, who is nobody here; and the Hub, which has their words a moment later."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect

from browser.screens import SLOWEST, Screens, axe, follow, picture, spills
from browser.serving import Site
from cast import Cast
from corbiere.desk.assets import build
from corbiere.front_door.inbox import take_in
from front_door.stranger import HUB, public_form

SAID = "Está um menino sozinho na praia, às escuras, sem casaco. Chama-se Luca ou Luc."
TALLEST = 1500


@pytest.fixture(scope="module")
def form(browser: Browser, cast: Cast) -> Iterator[Site]:
    build()
    with public_form(connections["default"].settings_dict["NAME"]) as stranger:
        yield Site(f"http://127.0.0.1:{stranger.port}", cast)


@pytest.fixture
def outside(browser: Browser, form: Site) -> Iterator[Screens]:
    screens = Screens(browser, form)
    yield screens
    assert screens.faults == []


@contextmanager
def across(browser: Browser, form: Site, width: int, **how: str) -> Iterator[Page]:
    context = browser.new_context(base_url=form.address, viewport={"width": width, "height": 800}, locale="en-GB", **how)
    context.set_default_timeout(SLOWEST)
    try:
        yield context.new_page()
    finally:
        context.close()


def test_a_stranger_at_midnight_tells_a_worry_on_a_telephone_and_the_hub_reads_it(outside: Screens, screens: Screens, form: Site) -> None:
    with outside.page_as(None, "phone") as page:
        page.goto("/")
        expect(page.get_by_role("link", name="Ring 999")).to_be_visible()
        follow(page.get_by_role("link", name="Português"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Tem preocupações com uma criança?")
        page.get_by_label("Qual é a sua preocupação?").fill(SAID)
        page.get_by_label("Sim").check()
        page.get_by_label("O nome da criança").fill("Luca")
        page.get_by_label("Onde?").fill("Havre des Pas")
        page.get_by_text("Sobre si, se pudermos perguntar-lhe mais").click()
        page.get_by_label("O seu número de telefone").fill("07700 900123")
        page.get_by_label("Não digam o meu nome à família").check()
        picture(page, "stranger-at-midnight")
        follow(page.get_by_role("button", name="Enviar"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Recebemos a sua mensagem")
        assert page.get_by_role("alert").inner_text().endswith("Ligue 999")
        reference = page.locator(".govuk-panel__body strong").inner_text()
        assert re.fullmatch("[A-Z0-9]{4}-[A-Z0-9]{4}", reference)
        assert axe(page) + spills(page) == []
        picture(page, "stranger-receipt")
        page.reload()
        assert page.locator(".govuk-panel__body strong").inner_text() == reference
        assert page.context.cookies() == []
    assert take_in() == (1, 0)
    with screens.page_as("hana") as page:
        page.goto("/hub/")
        assert axe(page) + spills(page) == []
        page.get_by_label("Somebody rings with the reference").fill(reference.lower().replace("-", " "))
        follow(page.get_by_role("button", name="Look"))
        for words in (SAID, reference, "Portuguese", "07700 900123", "Havre des Pas", "The public form"):
            expect(page.get_by_text(words).first).to_be_visible()
        picture(page, "stranger-at-the-hub")


@pytest.mark.parametrize("language", ["en", "pt", "pl"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_it_fits_any_screen_and_passes_the_checker(browser: Browser, form: Site, language: str, width: int) -> None:
    with across(browser, form, width) as page:
        page.goto(f"/?lang={language}")
        if width == 1280:
            assert page.evaluate("document.documentElement.scrollHeight") <= TALLEST
        assert axe(page) + spills(page) == []
        for summary in page.locator("summary").all():
            summary.click()
        page.evaluate("scrollTo(0, 0)")  # what the way out lies over is no smaller for that
        assert axe(page) + spills(page) == []
        follow(page.locator("button[type=submit]"))
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        assert axe(page) + spills(page) == []
        picture(page, f"public-fault-{language}-{width}")


def test_where_somebody_has_chosen_their_colours_it_passes_the_checker(browser: Browser, form: Site) -> None:
    with across(browser, form, 1280, forced_colors="active") as page:
        page.goto("/")
        assert axe(page) == []
        picture(page, "public-forced-colours")


def test_by_keyboard_and_without_scripts_it_is_sent_and_left(outside: Screens) -> None:
    with outside.page_as(None, javascript=False) as page:
        page.goto("/")
        passed = []
        while (here := page.evaluate("document.activeElement.id || document.activeElement.innerText")) != "worry":
            passed.append(str(here).strip())
            page.keyboard.press("Tab")
        assert "Ring 999" in passed and HUB in passed and "Exit this page" in passed
        page.keyboard.type("A child cries every night next door")
        for _ in range(3):
            page.keyboard.press("Tab")
        page.keyboard.type("Number 4")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("We have your message")
        assert page.get_by_role("button", name="Exit this page").get_attribute("href") == "https://www.gov.je/weather/"

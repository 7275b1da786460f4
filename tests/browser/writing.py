"""Filling in forms, as a hand does it: an answer at a time, an item more, and the button at the end."""

from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

Answer = str | date | UUID


def opened(page: Page, child: UUID, kind: str, **asked: str) -> None:
    """The form of a kind."""
    page.goto(f"/children/{child}/record/{kind}/" + "".join(f"?{name}={value}" for name, value in asked.items()))


def write(page: Page, **answers: Answer) -> None:
    """Answers by the names of their questions, with `__` between the parts of a name."""
    for name, answer in answers.items():
        _write(page, name.replace("__", "-"), answer)


def _write(page: Page, name: str, answer: Answer) -> None:
    if isinstance(answer, date):
        for part in ("day", "month", "year"):
            page.locator(f'[name="{name}-{part}"]').fill(str(getattr(answer, part)))
        return
    field = page.locator(f'[name="{name}"]:not([type="hidden"])')
    if field.first.get_attribute("type") in ("radio", "checkbox"):
        page.locator(f'[name="{name}"][value="{answer}"]').check()
    else:
        field.fill(str(answer))


def add(page: Page, name: str) -> None:
    """One more item of a list."""
    items = page.locator(f'[name="{name}-item"]')
    there = items.count()
    page.locator(f'button[name="add"][value="{name}"]').click()
    expect(items).to_have_count(there + 1)


def choose(page: Page, name: str, whom: str) -> None:
    """Somebody among those offered, or who is found by their name."""
    question = page.locator(f"#question-{name}")
    offered = question.get_by_label(whom)
    if not offered.count():
        page.locator(f'[name="{name}-search"]').fill(whom)
        question.locator(f'button[name="find"][value="{name}"]').click()
    offered.check()


def button(page: Page, send: str = "record") -> Locator:
    return page.locator(f'.desk-form__end button[name="send"][value="{send}"]')


def record(page: Page, why: str = "") -> None:
    """Sends the form, and gives `why` wherever a reason is wanted."""
    button(page).click()
    if why and not urlsplit(page.url).path.startswith("/recorded/"):
        for reason in page.locator(".desk-why-not textarea").all():
            reason.fill(why)
        button(page).click()
    said = page.locator(".govuk-error-summary__list, h1:has-text('It is in the record')").inner_text()
    assert said == "It is in the record", said

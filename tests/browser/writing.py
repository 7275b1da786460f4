"""Filling in forms, as a hand does it: an answer at a time, an item more, and the button at the end. And sending what a program has to say."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from browser.screens import follow
from browser.serving import Site
from clock import now
from corbiere.access.models import Account
from corbiere.access.tokens import issue

Answer = str | date | UUID


def opened(page: Page, child: UUID, kind: str, **asked: str) -> None:
    """The form of a kind."""
    page.goto(f"/records/{child}/record/{kind}/" + "".join(f"?{name}={value}" for name, value in asked.items()))


def write(page: Page, **answers: Answer) -> None:
    """Answers by the names of their questions, with `__` between the parts of a name."""
    for name, answer in answers.items():
        _write(page, name.replace("__", "-"), answer)


def unfold(page: Page, place: str) -> None:
    """Opens what is folded over a place on the page."""
    folded = page.locator(f"details:not([open]):has({place}) > summary")
    while folded.count():
        folded.first.click()


def _write(page: Page, name: str, answer: Answer) -> None:
    unfold(page, f'[name="{name}-day"]' if isinstance(answer, date) else f'[name="{name}"]:not([type="hidden"])')
    if isinstance(answer, date):
        for part in ("day", "month", "year"):
            page.locator(f'[name="{name}-{part}"]').fill(str(getattr(answer, part)))
        return
    field = page.locator(f'[name="{name}"]:not([type="hidden"])')
    if field.first.evaluate("element => element.tagName") == "SELECT":
        field.select_option(str(answer))
    elif field.first.get_attribute("type") in ("radio", "checkbox"):
        page.locator(f'[name="{name}"][value="{answer}"]').check()
    else:
        field.fill(str(answer))


def add(page: Page, name: str) -> None:
    """One more item of a list."""
    items = page.locator(f'[name="{name}-item"]')
    there = items.count()
    unfold(page, f'button[name="add"][value="{name}"]')
    page.locator(f'button[name="add"][value="{name}"]').click()
    expect(items).to_have_count(there + 1)


def choose(page: Page, name: str, whom: str) -> None:
    """Somebody by their name: among those who are suggested, or where there is no script among those whom the search finds."""
    unfold(page, f"#question-{name}")
    question, box = page.locator(f"#question-{name}"), page.locator(f'[name="{name}-search"]')
    if box.get_attribute("role") == "combobox":
        box.press_sequentially(whom)
        question.get_by_role("option", name=whom).first.click()
        expect(question.locator(".desk-chosen", has_text=whom)).to_be_visible()
        return
    offered = question.get_by_label(whom)
    if not offered.count():
        box.fill(whom)
        question.locator(f'button[name="find"][value="{name}"]').click()
    offered.check()


def button(page: Page, send: str = "record") -> Locator:
    return page.locator(f'.desk-form__end button[name="send"][value="{send}"]')


def record(page: Page, why: str = "") -> None:
    """Sends the form, and gives `why` wherever a reason is wanted."""
    follow(button(page))
    if why and not urlsplit(page.url).path.startswith("/recorded/"):
        for reason in page.locator(".desk-why-not:not([hidden]) textarea").all():
            reason.fill(why)
        follow(button(page))
    said = page.locator(".govuk-error-summary__list, h1:has-text('It is in the record')").inner_text()
    assert said == "It is in the record", said


def send(site: Site, who: str, child: UUID, kind: str, happened: date, entry: dict[str, Any]) -> None:
    """What a program records over HTTP, with the token of somebody of the cast."""
    secret = issue(Account.objects.get(practitioner=site.cast.people[who]), "the case system", 1, now=now())
    sent = Request(
        f"{site.address}/api/v1/subjects/{child}/{kind}",
        json.dumps({"happened": str(happened), "entry": entry}).encode(),
        {"Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Idempotency-Key": kind},
    )
    with urlopen(sent) as answer:
        assert answer.status == 201

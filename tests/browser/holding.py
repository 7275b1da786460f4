"""Writing in a meeting while it is held, as several hands do it."""

from playwright.sync_api import Page

from browser.screens import follow


def come(page: Page, name: str, sector: str) -> None:
    for opens in ("Tick who is here, and how", "Somebody came who was not invited"):
        if not page.locator('[name="new-who"]').is_visible():
            unfold(page, opens)
    page.locator('[name="new-who"]').fill(name)
    page.locator('[name="new-sector"]').select_option(sector)
    follow(page.get_by_role("button", name="Save who is here"))


def unfold(page: Page, words: str) -> None:
    summary = page.locator("summary", has_text=words)
    if summary.is_visible() and summary.locator("..").get_attribute("open") is None:
        summary.click()


def note(page: Page, place: int, text: str, ground: str = "observed", by: str = "") -> None:
    box = page.locator(f"#point-{place}")
    if not box.locator("textarea").is_visible():
        box.locator("summary").first.click()
    box.locator("textarea").fill(text)
    box.locator(f'[type="radio"][value="{ground}"]').check()
    box.get_by_label("Who said it?").fill(by)
    with page.expect_response(lambda answer: answer.url.endswith("/hold/")):
        box.get_by_role("button", name="Add this note").click()

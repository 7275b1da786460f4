"""Writing in a meeting while it is held, as several hands do it."""

from playwright.sync_api import Page

from browser.screens import follow


def come(page: Page, name: str, sector: str) -> None:
    if not page.locator('[name="new-who"]').is_visible():
        page.get_by_text("Tick who is here, and how").click()
    page.locator('[name="new-who"]').fill(name)
    page.locator('[name="new-sector"]').select_option(sector)
    follow(page.get_by_role("button", name="Save who is here"))


def note(page: Page, place: int, text: str, ground: str = "observed", by: str = "") -> None:
    box = page.locator(f"#point-{place}")
    if not box.locator("textarea").is_visible():
        box.get_by_text("Add a note").first.click()
    box.locator("textarea").fill(text)
    box.locator(f'[type="radio"][value="{ground}"]').check()
    box.get_by_label("Who said it?").fill(by)
    follow(box.get_by_role("button", name="Add this note"))

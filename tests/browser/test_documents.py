"""Documents in a browser: found, taken away as a file, made as a copy for somebody, recorded as given, checked, and those that came in."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Download, Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from cast import Cast
from desk.papers_told import ADDRESS, papers
from documents.tags import faults, text


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    papers(cast)
    cast.tell("jade", "address-noted", 100, by="hana", lines=[ADDRESS], sort="home", moved=True)
    return cast


def here(cast: Cast, page: str = "") -> str:
    return f"/records/{cast.jade}/documents/{page}"


def downloaded(page: Page, link: str) -> Download:
    with page.expect_download() as taken:
        page.get_by_role("link", name=link).first.click()
    return taken.value


def held(taken: Download) -> bytes:
    return Path(taken.path()).read_bytes()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_can_be_read_by_everybody(screens: Screens, cast: Cast, width: str) -> None:
    with screens.page_as("ana", width) as page:
        for name, address in (("documents", here(cast)), ("documents-check", here(cast, "check/"))):
            page.goto(address)
            if name == "documents":
                page.get_by_text("A copy for somebody").first.click()
            picture(page, f"{name}-{width}")
            assert axe(page) == []
            assert spills(page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_copy_for_the_father_is_made_without_the_address_and_stands_when_checked(screens: Screens, cast: Cast, javascript: bool) -> None:
    with screens.page_as("ana", javascript=javascript) as page:
        page.goto(here(cast))
        whole = held(downloaded(page, "Minutes of"))
        assert faults(whole) == []
        assert "MOTTE" in text(whole)
        row = page.locator("tr", has=page.get_by_role("link", name="Minutes of")).first
        row.get_by_text("A copy for somebody").click()
        row.get_by_label("Or somebody who is not in the list").fill("Paulo")
        with page.expect_download() as taken:
            row.get_by_role("button", name="Make this copy (PDF)").click()
        his = held(taken.value)
        assert "MOTTE" not in text(his)
        page.goto(here(cast, "check/"))
        page.get_by_label("The document (PDF)").set_input_files({"name": "his.pdf", "mimeType": "application/pdf", "buffer": his})
        follow(page.get_by_role("button", name="Check"))
        expect(page.get_by_text("This document is up to date")).to_be_visible()


def test_what_was_given_is_recorded_from_where_it_was_made(screens: Screens, cast: Cast) -> None:
    with screens.page_as("ana") as page:
        page.goto(here(cast))
        follow(page.get_by_role("link", name=re.compile("Record that it was given.*Letter to the child")).first)
        page.get_by_label("Who to?").fill("Jade")
        page.get_by_label("How was it given, and explained?").fill("Read aloud in the garden")
        follow(page.get_by_role("button", name="Save to the record"))
        page.goto(here(cast))
        row = page.get_by_role("row").filter(has_text="Read aloud in the garden")
        expect(row).to_contain_text("Letter to the child")
        expect(row).to_contain_text("Up to date")


def photograph() -> bytes:
    """Taken somewhere on the island, with the telephone held upright."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Nokia 3310"
    exif.get_ifd(0x8825).update({1: "N", 2: (49.0, 11.0, 7.0), 3: "W", 4: (2.0, 6.0, 36.0)})
    made = BytesIO()
    Image.new("RGB", (64, 48), "white").save(made, "JPEG", exif=exif)
    return made.getvalue()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_photograph_that_came_in_is_taken_without_where_it_was_taken(screens: Screens, cast: Cast, width: str) -> None:
    with screens.page_as("ana", width) as page:
        page.goto(here(cast))
        follow(page.get_by_role("link", name="Add a document you have received"))
        page.get_by_label("What is it?").fill("A page of her diary")
        page.get_by_label("Who wrote it?").fill("Jade")
        page.get_by_label("The file").set_input_files({"name": "diary.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
        picture(page, f"document-came-in-{width}")
        assert (axe(page), spills(page)) == ([], [])
        follow(page.get_by_role("button", name="Save to the record"))
        page.goto(here(cast))
        given = held(downloaded(page, "Download"))
        picture(page, f"documents-came-in-{width}")
        assert (axe(page), spills(page)) == ([], [])
    assert b"Nokia" not in given
    with Image.open(BytesIO(given)) as seen:
        assert (dict(seen.getexif()), seen.size) == ({}, (48, 64))

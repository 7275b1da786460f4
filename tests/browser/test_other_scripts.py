"""A name from the right among names from the left, and words of which a character cannot be seen, as a browser shows them."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect

from browser.screens import SCREENSHOTS, Screens, axe, follow, spills
from browser.writing import button, opened, write
from clock import today
from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.entries import Born, PersonIdentified

MARYAM = "مريم حداد"
widths = pytest.mark.parametrize("width", ["desk", "phone"])


@pytest.fixture
def maryam(screens: Screens) -> UUID:
    made, cast, day = uuid4(), screens.site.cast, today()
    given, family = MARYAM.split()
    entries = (PersonIdentified(given=given, family=family), Born(), Allocated(role=AllocationRole.LEAD, practitioner=cast.ana))
    days = (day, day.replace(year=day.year - 7, day=1), day)
    told = [
        Writing(entry=entry, about=made, happened=on, opens=place == 0) for place, (entry, on) in enumerate(zip(entries, days, strict=True))
    ]
    record_batch(told, by=Author(system="a test"), otherwise="as told")
    return made


def looked_at(page: Page, name: str) -> list[str]:
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png", full_page=True)
    return [*axe(page), *spills(page)]


@widths
def test_a_name_from_the_right_stands_whole_and_by_itself(screens: Screens, maryam: UUID, width: str) -> None:
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{maryam}/")
        expect(page.get_by_role("heading", level=1).locator("bdi")).to_have_text(MARYAM)
        found = looked_at(page, f"from the right {width}")
        page.goto("/people/?q=حداد")
        found += looked_at(page, f"from the right, found {width}")
    assert found == []


@widths
def test_words_that_cannot_be_seen_come_back_with_a_sentence(screens: Screens, width: str) -> None:
    with screens.page_as("ana", width) as page:
        opened(page, screens.site.cast.jade, "note-made")
        write(page, title="Le\u202eo", statements__0__text="Cake.", statements__0__ground="observed")
        follow(button(page))
        told = "“What is it about?” contains a character that cannot be seen (U+202E) after “Le”; take it out."
        expect(page.locator(".govuk-error-summary")).to_contain_text(told)
        assert page.locator('[name="title"]').input_value() == "Le\u202eo"
        found = looked_at(page, f"refused {width}")
    assert found == []

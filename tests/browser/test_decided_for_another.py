"""What was decided for one child beside the form of the other, in the browser; at a desk and on a telephone."""

import pytest
from playwright.sync_api import expect

from browser.screens import WIDTHS, Screens, axe, picture, spills
from cast import Cast
from desk.test_meeting_pages import arranged, forms_of, recorded


@pytest.fixture(scope="module")
def form_of_noah(cast: Cast) -> str:
    client = cast.client("ana")
    of = forms_of(cast, client, arranged(cast))
    recorded(client, client.get(of[cast.jade].split("&")[0]), {"all_agreed": "yes"})
    return of[cast.noah]


def test_an_answer_of_the_other_child_is_copied_by_its_own_button(screens: Screens, form_of_noah: str) -> None:
    for width in WIDTHS:
        with screens.page_as("ana", width) as page:
            page.goto(form_of_noah)
            expect(page.locator("#question-all_agreed")).to_contain_text("For Jade")
            picture(page, f"for-another-{width}")
            assert axe(page) + spills(page) == []
    with screens.page_as("ana") as page:
        page.goto(form_of_noah)
        asked = page.locator("#question-all_agreed")
        expect(asked.get_by_role("radio", name="Yes")).not_to_be_checked()
        asked.get_by_role("button", name="Copy what was answered for Jade").click()
        expect(asked.get_by_role("radio", name="Yes")).to_be_checked()
        expect(asked).not_to_contain_text("For Jade")
    assert screens.faults == []

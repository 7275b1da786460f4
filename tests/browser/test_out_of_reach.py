"""The database fails just as a form is being recorded: the page gives back what was typed, and sends it again."""

import pytest
from playwright.sync_api import expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import button, opened, write
from desk.failing_commits import NO_ROOM, failing


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_typed_is_sent_again_from_the_page(screens: Screens, width: str) -> None:
    with screens.page_as("ana", width) as page:
        opened(page, screens.site.cast.jade, "note-made")
        write(page, title=f"Jade drew a boat, {width}", statements__0__text="With two sails.", statements__0__ground="observed")
        with failing(NO_ROOM):
            follow(button(page))
            expect(page.get_by_text("What you sent just now was not recorded.")).to_be_visible()
            picture(page, f"out-of-reach-{width}")
            assert axe(page) + spills(page) == []
        follow(page.get_by_role("button", name="Send it again"))
        expect(page.get_by_role("heading", name="It is in the record")).to_be_visible()
    assert [fault[:3] for fault in screens.faults] == ["503"]
    screens.faults.clear()

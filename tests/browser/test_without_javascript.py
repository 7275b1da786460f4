"""The same work in a browser that runs no script: lists grow, drafts are kept, entries are corrected."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from browser.screens import Screens, follow
from browser.writing import add, button, choose, opened, record, unfold, write
from cast import PASSWORD


@pytest.fixture
def jade(screens: Screens) -> UUID:
    return screens.site.cast.jade


def test_signing_in_finding_a_child_and_recording_a_visit(screens: Screens, jade: UUID) -> None:
    screens.site.session("ana")
    with screens.page_as(None, "phone", javascript=False) as page:
        page.goto("/")
        page.get_by_label("Email").fill("ana@corbiere.example")
        page.get_by_label("Password").fill(PASSWORD)
        follow(page.get_by_role("button", name="Sign in"))
        follow(page.get_by_role("button", name="Search"))
        page.get_by_role("searchbox").fill("Jaid le brok")
        follow(page.get_by_role("button", name="Find"))
        follow(page.get_by_role("link", name="Jade Le Brocq"))
        page.locator("main summary", has_text="Record").click()
        follow(page.get_by_role("link", name="Child seen", exact=True))
        write(page, where="home", alone="yes", bedroom="yes", announced="no", views__own_words="Look at my tooth.", views__how="talking")
        record(page)
        page.goto(f"/records/{jade}/")
        expect(page.locator(".desk-quote__said")).to_have_text("Look at my tooth.")


def test_a_list_grows_and_shrinks_and_keeps_what_was_typed(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", javascript=False) as page:
        opened(page, jade, "core-group-held")
        for number, who in enumerate(("Ana Pires", "Eve Moore", "Claire Hacquoil")):
            add(page, "attended")
            write(page, **{f"attended-{number}-who": who, f"attended-{number}-sector": "health", f"attended-{number}-came": "yes"})
        follow(page.locator('button[name="remove"][value="attended-1"]'))
        names = page.locator('[name^="attended-"][name$="-who"]')
        assert [name.input_value() for name in names.all()] == ["Ana Pires", "Claire Hacquoil"]
        choose(page, "chaired_by", "Sam Syvret")
        assert [name.input_value() for name in names.all()] == ["Ana Pires", "Claire Hacquoil"]
        expect(page.get_by_label("Sam Syvret")).to_be_checked()


def test_last_times_answer_is_copied(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", javascript=False) as page:
        opened(page, jade, "core-group-held")
        copy = 'button[name="copy"][value="actions"]'
        unfold(page, copy)
        follow(page.locator(copy))
        assert page.locator('[name="actions-0-what"]').input_value() == "Breakfast club"


@pytest.mark.parametrize("script", [False, True])
def test_a_question_that_waits_for_an_answer_stands_below_it_or_comes_with_it(screens: Screens, jade: UUID, script: bool) -> None:
    with screens.page_as("ana", javascript=script) as page:
        opened(page, jade, "child-seen")
        waits = page.locator("#question-why_not_alone")
        expect(waits).to_be_visible(visible=not script)
        write(page, alone="no", why_not_alone="Her brother would not leave her.")
        write(page, alone="yes")
        expect(waits).to_be_visible()  # what was written is never hidden
        write(page, why_not_alone="")
        write(page, alone="yes")
        page.locator("[name=life]").focus()
        expect(waits).to_be_visible(visible=not script)


def test_what_is_begun_is_saved_and_finished_later(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", javascript=False) as page:
        opened(page, jade, "note-made")
        write(page, title="A call from Gran", statements__0__text="She can take them on Friday.")
        follow(button(page, "later"))
        expect(page.locator(".desk-notification")).to_contain_text("is saved as a draft")
        follow(page.get_by_role("link", name="Go on Note").first)
        assert page.locator('[name="statements-0-text"]').input_value() == "She can take them on Friday."
        follow(button(page))
        expect(page.locator(".govuk-error-summary")).to_contain_text("is not answered yet")
        assert page.locator('[name="title"]').input_value() == "A call from Gran"
        write(page, statements__0__ground="reported", statements__0__reported_by="Gran")
        record(page)


def test_an_entry_is_corrected_with_a_reason(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", javascript=False) as page:
        noted(page, jade, "Tea at Gran’s")
        follow(page.get_by_role("link", name="Something wrong? Correct it"))
        follow(button(page))
        expect(page.locator(".govuk-error-summary")).to_contain_text("Why are you correcting this?")
        write(page, correcting="It was at the aunt’s", title="Tea at the aunt’s")
        record(page)
        page.goto(f"/records/{jade}/chronology/")
        follow(page.get_by_role("link", name="Note: Tea at the aunt’s"))
        expect(page.locator("main")).to_contain_text("A correction: It was at the aunt’s")
        expect(page.locator(".desk-before")).to_contain_text("Tea at Gran’s")
        assert re.search("/entries/", page.url)


def noted(page: Page, jade: UUID, title: str) -> None:
    opened(page, jade, "note-made")
    write(page, title=title, statements__0__text="Cake.", statements__0__ground="observed")
    record(page)


def test_a_worry_goes_to_the_hub_with_one_answer(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", "phone", javascript=False) as page:
        page.goto(f"/concern/?about={jade}")
        write(page, concern="She was out on the road at ten at night.")
        follow(page.get_by_role("button", name="Send to the Children and Families Hub"))
        expect(page.get_by_role("heading", level=1)).to_have_text("It is in the record")


def test_a_visit_at_which_again_she_was_not_seen_alone_says_that_this_was_missed(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", javascript=False) as page:
        for _ in range(2):
            opened(page, jade, "child-seen")
            write(page, alone="no", bedroom="yes")
            record(page, why="Her mother would not leave.")
        expect(page.locator("h3:text-is('Missed') + ul")).to_contain_text("See Jade alone")
        expect(page.get_by_text("No longer due")).to_have_count(0)

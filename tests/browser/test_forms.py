"""A form on a telephone and at the keys: a visit in few actions, what opens and closes as one answers, and nothing typed lost by it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import add, button, opened, record, write

NARROW = {"width": 320, "height": 640}
MOST_ACTIONS = 12
FORMS = {
    "child-seen": "ana", "protection-plan-written": "ana", "core-group-held": "ana", "visit-failed": "ana", "planned": "ana",
    "conference-held": "ruth",
}  # fmt: skip


@pytest.fixture
def jade(screens: Screens) -> UUID:
    return screens.site.cast.jade


@dataclass
class Presses:
    """What a thumb does on a page beside typing somebody's words."""

    page: Page
    number: int = 0

    def press(self, at: Locator) -> None:
        self.number += 1
        at.click()

    def follow(self, at: Locator) -> None:
        self.number += 1
        follow(at)

    def answer(self, name: str, value: str) -> None:
        self.press(self.page.locator(f'label[for="{self.page.locator(f"[name={name}][value={value}]").get_attribute("id")}"]'))

    def say(self, name: str, words: str) -> None:
        self.press(self.page.locator(f"[name={name}]"))
        self.page.keyboard.insert_text(words)


def test_a_visit_with_the_childs_words_takes_few_actions_on_a_telephone(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", "phone") as page:
        page.goto("/")
        thumb = Presses(page)
        row = page.locator("li", has=page.get_by_role("link", name="Jade Le Brocq")).filter(has_text="See Jade").first
        thumb.follow(row.get_by_role("link", name="Visit"))
        picture(page, "form-visit-phone")
        thumb.say("views-own_words", "My tooth came out.")
        thumb.say("life", "She has her own bed now, and sleeps.")
        for name, value in (("alone", "yes"), ("bedroom", "yes"), ("announced", "no")):
            thumb.answer(name, value)
        thumb.follow(button(page))
        expect(page.get_by_role("heading", level=1)).to_have_text("It is in the record")
        expect(page.get_by_role("main").get_by_role("link", name="My work")).to_have_count(1)
        thumb.follow(page.get_by_role("link", name="Back to My work"))
        assert thumb.number <= MOST_ACTIONS
        page.goto(f"/records/{jade}/")
        expect(page.locator(".desk-quote__said")).to_have_text("My tooth came out.")


@contextmanager
def with_keys(screens: Screens, jade: UUID, kind: str, *, javascript: bool = True, **asked: str) -> Iterator[Page]:
    with screens.page_as("ana", javascript=javascript) as page:
        opened(page, jade, kind, **asked)
        yield page


def test_with_keys_a_question_opens_with_its_answer_comes_next_and_closes_when_it_is_empty(screens: Screens, jade: UUID) -> None:
    with with_keys(screens, jade, "child-seen") as page:
        waits = page.locator("#question-why_not_alone")
        expect(waits).to_be_hidden()
        page.locator("[name=alone]").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(page.locator('[name=alone][value="no"]')).to_be_checked()
        expect(waits).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.locator("[name=why_not_alone]")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("ArrowUp")
        expect(waits).to_be_hidden()


def test_with_keys_a_fold_opens_and_closes_and_keeps_what_was_typed(screens: Screens, jade: UUID) -> None:
    with with_keys(screens, jade, "child-seen") as page:
        fold = page.locator(".desk-fold", has=page.locator("[name=purpose]"))
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        page.locator("[name=purpose]").fill("To see her room.")
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[name=purpose]")).to_be_hidden()
        follow(button(page, "later"))
        page.go_back()
        opened_again = page.locator("[name=purpose]")
        expect(opened_again).to_have_value("To see her room.")


def test_with_keys_a_known_answer_is_changed_in_place_and_says_what_it_is_now(screens: Screens, jade: UUID) -> None:
    with with_keys(screens, jade, "note-made", title="After+the+visit") as page:
        known = page.locator("details[data-known]", has=page.locator("[name=title]"))
        expect(page.locator("[name=title]")).to_be_hidden()
        known.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("[name=title]")).to_be_focused()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type("Before the visit")
        expect(known.locator(".desk-known__said")).to_have_text("Before the visit")


def test_whoever_is_on_record_is_pressed_and_only_others_are_written(screens: Screens, jade: UUID) -> None:
    with with_keys(screens, jade, "contact-had") as page:
        written = page.locator("[name=with]")
        expect(written).to_be_visible()
        page.locator("#question-person").get_by_role("radio").first.check()
        expect(written).to_be_hidden()


AT_FIRST, AT_REVIEW = {"plan", "no-plan"}, {"continue", "end"}


def decisions(page: Page) -> set[str]:
    """What can be chosen on the page."""
    every = page.locator(
        "#question-outcome > .desk-question__asked > fieldset > .govuk-radios > .govuk-radios__item:visible > [name=outcome]"
    )
    return {str(one.get_attribute("value")) for one in every.all()}


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(
    ("type", "offered"),
    [("", AT_FIRST | AT_REVIEW), ("initial", AT_FIRST), ("pre-birth", AT_FIRST), ("transfer-in", AT_FIRST), ("review", AT_REVIEW)],
)
def test_a_conference_offers_its_own_decisions(screens: Screens, jade: UUID, type: str, offered: set[str], javascript: bool) -> None:
    with screens.page_as("ruth", javascript=javascript) as page:
        opened(page, jade, "conference-held", **({"type": type} if type else {}))
        assert decisions(page) == offered


def test_with_keys_its_decisions_change_with_the_conference_and_none_that_was_chosen_is_hidden(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ruth") as page:
        opened(page, jade, "conference-held", type="review")
        page.locator('[name=outcome][value="continue"]').focus()
        for chosen in ("end", "continue"):
            page.keyboard.press("ArrowDown")
            expect(page.locator(f'[name=outcome][value="{chosen}"]')).to_be_checked()
        page.locator("details[data-known] summary", has_text="Which conference was it?").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowUp")
        expect(page.locator('[name=type][value="transfer-in"]')).to_be_checked()
        assert decisions(page) == AT_FIRST | {"continue"}
        write(page, outcome="plan")
        assert decisions(page) == AT_FIRST
        assert axe(page) + spills(page) == []


def test_without_a_script_its_decisions_come_with_the_conference_that_was_chosen(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ruth", javascript=False) as page:
        opened(page, jade, "conference-held", type="initial")
        write(page, type="review", why="Nothing has changed.")
        follow(button(page))
        assert decisions(page) == AT_REVIEW
        expect(page.locator("[name=why]")).to_have_value("Nothing has changed.")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_correction_offers_what_was_decided_and_what_its_conference_can_decide(screens: Screens, jade: UUID, javascript: bool) -> None:
    with screens.page_as("ruth", javascript=javascript) as page:
        page.goto(f"/records/{jade}/chronology/")
        follow(page.get_by_role("link", name="Conference: Initial conference").first)
        follow(page.get_by_role("link", name="Correct this"))
        assert decisions(page) == AT_FIRST
        write(page, type="review")
        if not javascript:
            follow(button(page))
        assert decisions(page) == AT_REVIEW | {"plan"}


def test_a_day_is_offered_when_its_question_opens_and_goes_with_it(screens: Screens, jade: UUID) -> None:
    with with_keys(screens, jade, "planned") as page:
        assert page.locator("[name=for-day]").input_value() == ""
        write(page, what="conference-held")
        page.locator("[name=note]").focus()
        assert page.locator("[name=for-day]").input_value() != ""
        expect(page.locator(".desk-latest:visible")).to_have_count(1)
        write(page, what="contact-had")
        page.locator("[name=note]").focus()
        expect(page.locator(".desk-latest:visible")).to_have_count(0)
        assert page.locator("[name=for-day]").input_value() == ""


def test_a_day_that_is_offered_after_one_of_several_answers_stays_while_one_writes_on(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ruth") as page:
        opened(page, jade, "conference-held")
        for outcome in ("plan", "continue", "plan"):
            write(page, outcome=outcome)
            write(page, why=f"They heard everybody: {outcome}.")
            latest = page.locator("#question-next_review .desk-latest:visible")
            expect(latest).to_have_count(1)
            written = [int(page.locator(f"[name=next_review-{part}]").input_value()) for part in ("year", "month", "day")]
            assert date(*written).isoformat() == latest.get_attribute("data-preset")


def test_the_first_core_group_has_its_day_with_a_plan_and_loses_it_without_one(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ruth") as page:
        opened(page, jade, "conference-held", type="initial")
        day = page.locator("[name=first_core_group-day]")
        for outcome, is_set in (("plan", True), ("no-plan", False), ("plan", True)):
            write(page, outcome=outcome)
            page.locator("[name=why]").focus()
            expect(day).to_be_visible(visible=is_set)
            assert bool(day.input_value()) is is_set


@pytest.mark.parametrize("javascript", [True, False])
def test_a_day_later_than_the_law_asks_says_so_and_nothing_typed_is_lost(screens: Screens, jade: UUID, javascript: bool) -> None:
    with with_keys(screens, jade, "core-group-held", javascript=javascript) as page:
        year = page.locator("[name=next_meetings-0-year]")
        assert year.input_value()
        expect(page.locator("#question-next_meetings .desk-latest")).to_contain_text("At the latest")
        year.fill("2099")
        write(page, life="She sleeps.")
        add(page, "next_meetings")
        expect(page.locator("[name=next_meetings-0-year]")).to_have_value("2099")
        expect(page.locator("[name=life]")).to_have_value("She sleeps.")


def test_without_a_script_what_is_folded_and_what_waits_is_sent_and_comes_back(screens: Screens, jade: UUID) -> None:
    with with_keys(screens, jade, "visit-failed", javascript=False) as page:
        write(page, reason="Nobody opened.", where="home")
        record(page, why="Tried twice today.")


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_reads_well_on_a_telephone_and_in_a_narrow_window(screens: Screens, jade: UUID, kind: str) -> None:
    with screens.page_as(FORMS[kind], "phone") as page:
        opened(page, jade, kind)
        expect(button(page)).to_be_visible()
        found = []
        for size in (WIDTHS["phone"], NARROW):
            page.set_viewport_size(size)
            picture(page, f"form-{kind}-{size['width']}")
            found += axe(page) + spills(page)
        if page.locator("button[name=open]").count():
            follow(page.locator("button[name=open]").first)
            picture(page, f"form-{kind}-part-{NARROW['width']}")
            found += axe(page) + spills(page)
        assert found == []


def test_a_worry_reads_well_on_a_telephone_and_in_a_narrow_window(screens: Screens) -> None:
    with screens.page_as("ana", "phone") as page:
        page.goto("/concern/")
        found = axe(page) + spills(page)
        page.set_viewport_size(NARROW)
        assert found + axe(page) + spills(page) == []

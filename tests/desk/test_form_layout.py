"""The page of a form: what is needed first, when it happened in one sentence, the rest folded; a known answer and a lawful day in place."""

import re
from datetime import date
from html import unescape

import pytest

from clock import today
from corbiere.desk.forms.layout import MORE
from corbiere.ledger.conditions import answered, condition_of
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Entry, ask, declared
from corbiere.ledger.fields import Words
from corbiere.ledger.whose import WORKING
from corbiere.protection.entries import ChildSeen, ConferenceHeld
from corbiere.statute.calendar import WORKING_DAYS
from desk.at_desk import Desk, Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def folds(page: Page) -> dict[str, bool]:
    """What is folded, and whether it is open."""
    found = re.findall(r'<details class="desk-fold" id="part-\d+"( open)?>.*?desk-fold__title">(.*?)</span>', page.html, re.DOTALL)
    return {unescape(title): bool(is_open) for is_open, title in found}


def asked_at_once(page: Page) -> list[str]:
    before = page.html.partition('<details class="desk-fold"')[0]
    return re.findall(r'id="question-([a-z_]+)"', before)


def test_a_visit_asks_for_the_childs_words_first_and_calls_the_child_by_name(desk: Desk) -> None:
    page = desk.open("child-seen")
    assert asked_at_once(page) == ["views", "life", "alone", "why_not_alone", "bedroom", "announced", "when", "happened", "also"]
    assert "What did Mia say or show you?" in page.words and "What is it like to be Mia?" in page.words
    assert list(folds(page)) == [section.title for section in ChildSeen.sections] and not any(folds(page).values())
    assert ChildSeen.model_fields["life"].title == "What is it like to be the child?"


def test_when_it_happened_is_a_sentence_that_can_be_changed_and_opens_where_it_is_wrong(desk: Desk) -> None:
    page = desk.open("child-seen")
    assert "When: today, " in page.words and '<details class="desk-known desk-when" id="question-when" data-known>' in page.html
    wrong = Page(desk.send(page, **{"happened-day": "31", "happened-month": "2"}))
    assert '<details class="desk-known desk-when" id="question-when" data-known open>' in wrong.html


def test_what_is_folded_opens_where_something_in_it_is_answered_or_wrong(desk: Desk) -> None:
    page = desk.open("child-seen")
    of = {field: section.title for section in ChildSeen.sections for field in section.fields}
    kept = Page(desk.send(page, send="keep", purpose="To see her room"))
    assert [title for title, is_open in folds(kept).items() if is_open] == [of["purpose"]]
    assert "1 answered" in kept.words
    added = Page(desk.send(page, add="observed"))
    assert [title for title, is_open in folds(added).items() if is_open] == [of["observed"]]


class OilBrought(Entry, kind="test-oil-brought", whose=WORKING, about=CHILD, short_form=("barrels",)):
    """Oil was brought to the lighthouse."""

    barrels: int | None = ask("How many barrels?")
    boat: Words | None = ask("In which boat?")


def test_the_rest_of_a_kind_without_sections_says_what_it_asks(desk: Desk) -> None:
    page = desk.open("test-oil-brought")
    assert list(folds(page)) == [MORE] and asked_at_once(page)[0] == "barrels"
    assert "In which boat?" in page.words


def test_an_answer_that_the_address_brings_is_a_sentence_with_change(desk: Desk) -> None:
    page = desk.open("note-made", title="After the visit")
    known = re.search(r'<details class="desk-known" data-known>.*?</summary>', page.html, re.DOTALL)
    assert known and "After the visit" in known[0] and "Change" in known[0]
    again = Page(desk.send(page, send="keep"))
    assert (again.one("title"), again.one("begun")) == ("After the visit", "title")
    sent = desk.send(again, statements__0__text="Calm.", statements__0__ground="observed")
    assert sent.status_code == 302 and [body["title"] for body in desk.entries("note-made")] == ["After the visit"]


def test_an_item_of_a_list_that_is_written_is_one_line(desk: Desk) -> None:
    page = desk.open("visit-failed")
    page = Page(desk.send(page, send="keep", told__0__who="Ana Pires", told__0__day="today"))
    assert "told-0-who" in page.fields


class BeaconTried(Entry, kind="test-beacon-tried", whose=WORKING, about=CHILD, short_form=("tried", "again")):
    """The beacon was tried, and will be again."""

    tried: bool | None = ask("Did it burn?")
    again: date | None = ask("When will it be tried again?", by=(DayLimit("cp.first-core-group", reason="tried-later"),))
    oiled: date | None = ask(
        "When will it be oiled?", only_if=answered("tried", False), by=(DayLimit("cp.first-core-group", answered("tried", False)),)
    )


def test_a_day_begins_with_the_latest_working_day_and_says_the_latest_lawful_one(desk: Desk) -> None:
    page, last = desk.open("test-beacon-tried"), WORKING_DAYS.after(today(), 10)
    assert [page.one(f"again-{part}") for part in ("day", "month", "year")] == [str(last.day), str(last.month), str(last.year)]
    assert f'data-latest="{last.isoformat()}"' in page.html and "At the latest " in page.words
    assert re.search(r'data-why hidden>.*?name="reason-tried-later"', page.html, re.DOTALL)


def test_a_day_that_waits_for_an_answer_is_not_begun_before_it_is_given(desk: Desk) -> None:
    assert desk.open("test-beacon-tried").one("oiled-day") == ""
    assert desk.open("test-beacon-tried", tried="no").one("oiled-day") != ""


def test_a_day_is_measured_by_a_duty_of_the_catalogue() -> None:
    with pytest.raises(TypeError, match="measures again by cp.beacon, which is no duty of the catalogue"):

        class BeaconLit(Entry, kind="test-beacon-lit", whose=WORKING, about=CHILD):
            """The beacon was lit."""

            again: date | None = ask("When again?", by=(DayLimit("cp.beacon"),))

    assert "test-beacon-lit" not in declared()


def test_nobody_is_asked_at_a_first_conference_why_the_plan_ends() -> None:
    condition = condition_of(ConferenceHeld.model_fields["why_ended"])
    assert condition and [wait.question for wait in condition.after] == ["outcome", "type"]
    assert not condition.holds({"outcome": "end", "type": "initial"}, 7, lambda state: True)
    assert condition.holds({"outcome": "end", "type": "review"}, 7, lambda state: True)

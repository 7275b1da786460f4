"""What is counted of somebody's hands on a page: what is not a word of her own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from corbiere.bench.hands import Hands, Overhead

FORM = """<form><label>Life <textarea name="life"></textarea></label><label>Day <input name="day"></label>
  <details><summary>More</summary><details><summary>Her room</summary><label><input type="radio" name="bedroom"> Yes</label></details>
  </details></form><a href="about:blank#next">Next</a>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content(FORM)
    yield page
    page.close()


def test_her_own_words_are_not_counted_and_the_way_to_them_is(page: Page) -> None:
    hands = Hands(page)

    hands.say(page.locator("[name=life]"), "The kitchen was warm and she had drawn a gull")

    assert (hands.spent.actions, hands.spent.words) == (1, 10)


def test_each_key_that_is_no_word_of_hers_counts(page: Page) -> None:
    hands = Hands(page)

    hands.fill(page.locator("[name=day]"), "27 3")
    hands.key("Tab")

    assert (hands.spent.presses, hands.spent.keys, hands.typed) == (1, 5, ["27 3"])


def test_what_is_folded_away_costs_a_press_for_each_fold(page: Page) -> None:
    hands = Hands(page)

    hands.press(page.locator("[name=bedroom]"))

    assert hands.spent.actions == 3
    assert page.locator("[name=bedroom]").is_checked()


def test_overheads_add_up() -> None:
    together = Overhead(1, 2, 0.5, 4.0, 7) + Overhead(3, 4, 0.5, 6.0, 0)

    assert together == Overhead(4, 6, 1.0, 10.0, 7)

"""A long form in parts: what is left can be seen at once, and somebody who is called away finds it again."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from corbiere.desk.models import Draft
from corbiere.ledger.entry import CHILD, Entry, Section, ask, declared
from corbiere.ledger.fields import Words
from corbiere.protection.entries import ProtectionPlanWritten
from desk.at_desk import Page
from markup import markup

pytestmark = pytest.mark.django_db
KIND = ProtectionPlanWritten.kind


def parts(page: Page) -> dict[str, str]:
    """The parts by number, each with its title, how far it has come, and what in it is still empty."""
    said = page.html[page.html.index('id="parts-title"') :]
    said = said[: said.index("</section>")]
    rows = re.findall(r"<li>(.*?)</li>", said, re.S)
    number = re.compile(r'name="open" value="(\d+)"')
    return {number.search(row)[1]: re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", row))).strip() for row in rows}


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/records/{cast.noah}/record/{KIND}/"


def test_a_question_stands_in_one_part_at_most_and_in_pages_in_one() -> None:
    for kind in declared().values():
        placed = [name for section in kind.sections for name in section.fields]
        assert len(placed) == len(set(placed)), kind.kind
        assert not kind.pages or set(placed) | set(kind.short_form or ()) >= set(kind.model_fields), kind.kind


def test_a_part_that_names_no_question_fails_when_it_is_imported() -> None:
    with pytest.raises(TypeError, match="a section names when"):

        class Told(Entry, about=CHILD, sections=(Section("When", ("when",)),)):
            """Somebody told something."""

            what: Words = ask("What?")


def opened(client: Client, page: Page, number: str) -> Page:
    """One part, from the page that lists them."""
    answer = client.post(page.action, {**page.fields, "open": number})
    assert answer.status_code == 302
    return Page(client.get(answer.url))


def test_a_new_form_says_which_parts_are_not_begun_and_asks_only_what_it_must(cast: Cast, address: str) -> None:
    page = Page(cast.client("ana").get(address))
    said = parts(page)
    assert said["3"] == "What will be better, and what will be done for it Not started"
    assert 'name="stage"' in page.html and 'name="visit_days"' not in page.html


def test_a_part_is_a_page_of_the_same_draft_and_says_on_the_list_what_is_left(cast: Cast, address: str) -> None:
    client = cast.client("ana")
    page = Page(client.get(address))
    part = opened(client, page, "6")
    assert "Who does what, and who sees the child" in part.words and 'name="stage"' not in part.html
    sent = client.post(part.action, {**part.fields, "send": "keep", "visit_days": "10"})
    assert (sent.status_code, sent.url) == (302, page.action)
    kept = Page(client.get(sent.url))
    assert parts(kept)["6"].startswith("Who does what, and who sees the child 1 of 3 answered Still empty: Who has which part in the plan?")
    assert "Saved as a draft. Nothing is recorded yet." in kept.html
    assert opened(client, kept, "6").one("visit_days") == "10"


def test_nothing_typed_is_lost_between_the_parts(cast: Cast, address: str) -> None:
    client = cast.client("ana")
    page = Page(client.get(address))
    part = opened(client, page, "6")
    client.post(part.action, {**part.fields, "send": "keep", "visit_days": "10"})
    page = Page(client.get(page.action))
    client.post(page.action, {**page.fields, "stage": "outline", "send": "keep"})
    part = opened(client, Page(client.get(page.action)), "5")
    client.post(reverse("desk:save-draft", args=[part.action.split("/")[2]]), {**part.fields, "contingency": "She stays with Gran."})
    held = Draft.objects.get(id=part.action.split("/")[2]).typed
    assert (held["visit_days"], held["stage"], held["contingency"]) == (["10"], ["outline"], ["She stays with Gran."])


def test_an_item_is_added_on_the_page_of_its_part(cast: Cast, address: str) -> None:
    client = cast.client("ana")
    part = opened(client, Page(client.get(address)), "2")
    more = Page(client.post(part.action, {**part.fields, "add": "household"}))
    assert more.action == part.action and "household-item" in more.fields and 'name="stage"' not in more.html


def test_what_is_to_be_put_right_is_shown_on_the_page_where_it_stands(cast: Cast, address: str) -> None:
    client = cast.client("ana")
    page = Page(client.get(address))
    part = opened(client, page, "6")
    client.post(part.action, {**part.fields, "send": "keep", "visit_days": "often"})
    page = Page(client.get(page.action))
    first = client.post(page.action, {**page.fields, "send": "record"})
    assert first.status_code == 422
    asked = Page(first)
    assert ("id_stage", "“What stage is the plan at?” is not answered yet. Choose one of the answers.") in asked.summary
    assert parts(asked)["6"].startswith("Who does what, and who sees the child 1 to put right")
    second = client.post(page.action, {**asked.fields, "stage": "outline", "send": "record"})
    wrong = Page(second)
    assert second.status_code == 422 and "id_visit_days" in dict(wrong.summary) and wrong.one("visit_days") == "often"


def test_a_short_form_has_no_parts(cast: Cast) -> None:
    assert 'id="parts-title"' not in markup(cast.client("ana").get(f"/records/{cast.noah}/record/child-seen/"))

"""A long form in parts: what is left can be seen at once, and somebody who is called away finds it again."""

import re
from html import unescape

import pytest

from cast import Cast
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
    said = said[: said.index("</nav>")]
    rows = re.findall(r"<li>(.*?)</li>", said, re.S)
    return {str(number): re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", row))).strip() for number, row in enumerate(rows, 1)}


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/records/{cast.noah}/record/{KIND}/"


def test_every_question_of_a_kind_in_parts_stands_in_one_of_them() -> None:
    for kind in declared().values():
        asked = [name for section in kind.sections for name in section.fields]
        assert not asked or sorted(asked) == sorted(kind.model_fields), kind.kind


def test_a_part_that_names_no_question_fails_when_it_is_imported() -> None:
    with pytest.raises(TypeError, match="a section names when"):

        class Told(Entry, about=CHILD, sections=(Section("When", ("when",)),)):
            """Somebody told something."""

            what: Words = ask("What?")


def test_a_new_form_says_which_parts_are_not_begun_and_leads_to_each(cast: Cast, address: str) -> None:
    page = Page(cast.client("ana").get(address))
    said = parts(page)
    assert said["3"] == "What will be better, and what will be done for it Not started"
    for number, section in enumerate(ProtectionPlanWritten.sections, 1):
        assert f'<a class="govuk-link" href="#part-{number}">{section.title}</a>' in page.html
        assert page.html.count(f'id="part-{number}"') == 1


def test_keeping_a_part_says_what_is_left_and_records_nothing(cast: Cast, address: str) -> None:
    client = cast.client("ana")
    page = Page(client.get(address))
    kept = Page(client.post(page.action, {**page.fields, "send": "keep", "visit_days": "10"}))
    assert parts(kept)["6"].startswith("Who does what, and who sees the child 1 of 3 answered Still empty: Who has which part in the plan?")
    assert "Saved as a draft. Nothing is recorded yet." in kept.html
    again = Page(client.get(page.action))
    assert again.one("visit_days") == "10"
    assert parts(again) == parts(kept), "whoever comes back to the draft finds the same"


def test_what_is_to_be_put_right_is_said_at_its_part(cast: Cast, address: str) -> None:
    client = cast.client("ana")
    page = Page(client.get(address))
    response = client.post(page.action, {**page.fields, "send": "record", "visit_days": "often"})
    assert response.status_code == 422
    said = parts(Page(response))
    assert "1 to put right To put right: How often does the lead social worker see the child, in days?" in said["6"]
    assert "1 to put right To put right: What stage is the plan at?" in said["1"]


def test_a_short_form_has_no_parts(cast: Cast) -> None:
    assert 'id="parts-title"' not in markup(cast.client("ana").get(f"/records/{cast.noah}/record/child-seen/"))

"""ISS-2-3: when Jade’s plan ends because she is looked after, what answers each danger stands wherever the decision is read."""

import re
from html import unescape

import pytest
from django.http import HttpResponse

from cast import Cast
from corbiere.desk.assets import build
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.protection.entries import ConferenceHeld
from desk.at_desk import Page
from desk.papers_told import root_of
from documents.tags import faults, text
from markup import markup
from plans.jade import BREAKFAST, SLEEP, worked_out

pytestmark = pytest.mark.django_db
ANSWER = "Her carers give her breakfast"
FOUND = "/records/{}/documents/{}/{}.pdf"


def words(page: HttpResponse) -> str:
    body = markup(page)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


@pytest.fixture(scope="module", autouse=True)
def typeface() -> None:
    build()


@pytest.fixture
def ended(cast: Cast) -> Cast:
    worked_out(cast)
    cast.tell("jade", "conference-held", 1, by="ruth", type="review", outcome="end", why_ended="looked-after",
              answered_in_care=[{"danger": BREAKFAST, "answer": ANSWER}, {"danger": "Being alone with Noah at night", "why_none": "He lives with Gran."}])  # fmt: skip
    return cast


@pytest.mark.parametrize("paper", ["minutes", "letter"])
def test_what_answers_each_danger_is_in_the_minutes_the_letter_and_the_plan(ended: Cast, paper: str) -> None:
    """ISS-2-3."""
    made = ended.client("ana").get(FOUND.format(ended.jade, paper, root_of(ended, "conference-held")))
    said = re.sub(r"\s+", " ", text(made.content))
    assert (ANSWER in said, "He lives with Gran." in said, faults(made.content)) == (True, True, [])
    plan = words(ended.client("ana").get(f"/records/{ended.jade}/plans/protection/"))
    assert f"What the care plan covers The plan ended because Jade is looked after. ISS-2-3 {BREAKFAST} {ANSWER}" in plan
    assert "Nothing is needed: He lives with Gran." in plan


def test_a_plan_that_ended_otherwise_says_nothing_of_care(cast: Cast) -> None:
    worked_out(cast)
    cast.tell("jade", "conference-held", 1, by="ruth", type="review", outcome="end", why_ended="safe")
    assert "What the care plan covers" not in words(cast.client("ana").get(f"/records/{cast.jade}/plans/protection/"))


def test_an_ending_that_leaves_a_danger_open_asks_why_and_keeps_the_reason(cast: Cast) -> None:
    worked_out(cast)
    entry = ConferenceHeld.model_validate({"type": "review", "outcome": "end", "why_ended": "looked-after", "answered_in_care": [{"danger": BREAKFAST, "answer": ANSWER}]})  # fmt: skip
    with pytest.raises(NotRecorded) as told:
        record(entry, about=cast.jade, happened=cast.today, by=cast.by("ruth"))
    (asked,) = [ruling for ruling in told.value.wanted if ruling.clause == "ISS-2-3"]
    assert (asked.force, BREAKFAST in asked.why, "Being alone with Noah at night" in asked.why) == ("should", False, True)


def test_the_form_names_each_danger_beforehand_where_the_child_is_looked_after(cast: Cast) -> None:
    worked_out(cast)
    meeting = cast.tell("jade", "conference-arranged", 3, by="ruth", type="review", chairs=str(cast.ruth), **{"for": str(cast.today)})
    client = cast.client("ruth")
    close = markup(client.get(f"/meetings/{meeting}/close/"))
    (href,) = re.findall(r'href="([^"]+why_ended=looked-after)"', close)
    form = Page(client.get(unescape(href)))
    named = [form.fields[f"answered_in_care-{place}-danger"] for place in range(4)]
    assert named == [["Going to school hungry and without sleep"], ["Being alone with Noah at night"], [BREAKFAST], [SLEEP]]
    assert (form.fields["outcome"], form.fields["why_ended"]) == (["end"], ["looked-after"])
    plain = Page(client.get(unescape(href).partition("&outcome")[0]))
    assert (plain.one("answered_in_care-0-danger"), "answered_in_care-1-danger" in plain.fields) == ("", False)

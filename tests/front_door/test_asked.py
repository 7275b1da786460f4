"""An agency is asked narrowly: somebody there sees who the child is and what is asked, answers once, and the Hub reads it."""

import re
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest

from cast import Cast
from clock import today
from corbiere.access.bases import AGENCY_ASKED
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of
from corbiere.front_door.clock import decide_by
from corbiere.front_door.models import AgencyQuestion
from corbiere.ledger import reading
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from desk.at_desk import Page

pytestmark = pytest.mark.django_db
ASKED = "Has she been seen with bruises since September?"


@pytest.fixture
def worry(cast: Cast) -> UUID:
    return cast.tell("noah", "concern-received", 0, by="david", concern="A burn on his arm")


@pytest.fixture
def asked(cast: Cast, worry: UUID) -> UUID:
    """Hana at the Hub asks Eve, a police officer."""
    return cast.tell("noah", "agency-asked", 0, by="hana", what=ASKED, practitioner=str(cast.eve))


def page(cast: Cast, who: str, address: str) -> Page:
    return Page(cast.client(who).get(address))


def answers(cast: Cast) -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in reading.lines(cast.noah) if line.kind == "agency-answered"]


def answered(cast: Cast, asked: UUID, **typed: str) -> Page:
    form = page(cast, "eve", f"/asked/{asked}/")
    return Page(cast.client("eve").post(f"/asked/{asked}/", {**form.fields, **typed}, follow=True))


def test_the_hub_asks_from_the_page_of_the_worry_by_the_next_working_day(cast: Cast, worry: UUID) -> None:
    (href,) = re.findall(r'href="([^"]+/record/agency-asked/[^"]*)"', page(cast, "hana", f"/hub/{worry}/").html)
    form = page(cast, "hana", unescape(href))
    assert form.status == 200
    sent = {**form.fields, "send": "record", "what": ASKED, "practitioner": str(cast.eve)}
    assert cast.client("hana").post(form.action, sent).status_code == 302
    with looking(viewer(cast.eve, today())):
        row = AgencyQuestion.objects.get()
    assert (row.what, row.by, row.default) == (ASKED, decide_by(today()), False)


def test_whoever_is_asked_sees_who_the_child_is_and_nothing_else(cast: Cast, asked: UUID) -> None:
    (basis,) = bases_of(viewer(cast.eve, today()), cast.noah)
    assert (basis.name, basis.categories) == (AGENCY_ASKED.name, {"identity"})
    mine = page(cast, "eve", "/")
    assert "Say what your agency knows of Noah" in mine.words and ASKED in mine.words
    shown = page(cast, "eve", f"/asked/{asked}/")
    assert "Noah Le Brocq" in shown.words and ASKED in shown.words
    assert "within one working day, which is a default" in shown.words
    assert "A burn on his arm" not in shown.html and "Rue des Prés" not in shown.html
    assert cast.client("eve").get(f"/records/{cast.noah}/").status_code == 404
    with looking(viewer(cast.eve, today())):
        assert not EntryRow.objects.filter(subject=cast.noah).exclude(category="identity").exists()


@pytest.mark.parametrize("who", ["david", "sam", "claire", "ana", "hana"])
def test_nobody_else_answers_or_learns_that_it_was_asked(cast: Cast, asked: UUID, who: str) -> None:
    for address in (f"/asked/{asked}/", f"/asked/{uuid4()}/"):
        assert cast.client(who).get(address).status_code == 404
        assert cast.client(who).post(address, {"answer": "nothing-held"}).status_code == 404
    assert answers(cast) == []


@pytest.mark.parametrize("reply", ["told", "nothing-held", "refused"])
def test_each_answer_reaches_the_hub_and_leaves_the_list(cast: Cast, worry: UUID, asked: UUID, reply: str) -> None:
    said = {"told-0-text": "She was seen once, in October.", "told-0-ground": "observed"} if reply == "told" else {}
    assert "not answered; wanted by" in page(cast, "hana", f"/hub/{worry}/").words
    after = answered(cast, asked, answer=reply, **said)
    assert "Your answer is with whoever asked." in after.words
    assert [body["answer"] for body in answers(cast)] == [reply]
    assert "Say what your agency knows" not in page(cast, "eve", "/").words
    shown = page(cast, "hana", f"/hub/{worry}/").words
    assert "Answered" in shown and "not answered" not in shown
    if said:
        assert "She was seen once, in October." in shown
    answered(cast, asked, answer="refused")
    assert len(answers(cast)) == 1


def test_an_answer_that_says_nothing_is_told_at_the_question_and_nothing_is_lost(cast: Cast, asked: UUID) -> None:
    back = answered(cast, asked, answer="", who="Sergeant Moore")
    assert back.status == 422
    assert [id for id, _ in back.summary] == ["id_answer"]
    assert back.one("who") == "Sergeant Moore"


def test_what_the_hub_asked_is_read_at_the_hub_and_what_others_asked_is_not(cast: Cast, worry: UUID) -> None:
    cast.tell("noah", "agency-asked", 0, by="ana", what="A report for the review", elsewhere="Plat Douet School")
    assert "A report for the review" not in page(cast, "hana", f"/hub/{worry}/").html

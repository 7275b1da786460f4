"""The care plan in the record: its page, its printed copy, who writes, agrees and reads it, and what a provider sees of it."""

import re
from uuid import UUID

import pytest

from care.leavers import entry
from care.planned_care import BEST, TALK, WRITTEN, care_is_planned
from cast import Cast
from corbiere.care.models import CareHelpWanted
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from documents.tags import text
from markup import markup
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 15  # statements a page may ask of the database


@pytest.fixture
def plan(cast: Cast) -> UUID:
    """Jade is in care for sixty days; her plan is written, and Claire is asked for help in it."""
    cast.tell("jade", "care-started", 60, status="in-care", why="Nobody was at home")
    cast.tell("jade", "placement-started", 60, type="foster-care", carer="Joan", sort="planned", matched="A piano")
    return care_is_planned(cast, "jade", "claire", 30)


def agree(cast: Cast, plan: UUID, by: str = "ben", days: int = 10) -> None:
    record(entry("care-plan-agreed", of=str(plan), best=BEST), about=cast.jade, happened=cast.ago(days), by=cast.by(by))


def page(cast: Cast) -> str:
    return f"/records/{cast.jade}/plans/care/"


def asked(cast: Cast) -> str:
    with without_row_security():
        return f"/records/{cast.jade}/plans/care/asked/{CareHelpWanted.objects.get(subject=cast.jade).mark}/"


def read(cast: Cast, who: str, address: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", markup(cast.client(who).get(address))).split())


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("sam", 404), ("david", 404), ("eve", 404), ("claire", 404)])
def test_who_reads_the_plan(cast: Cast, plan: UUID, who: str, status: int) -> None:
    """LAC-378-2: those who work with her and their manager; neither a stranger nor who is asked for help in it."""
    assert cast.client(who).get(page(cast)).status_code == status


def test_the_page_says_all_of_it_and_the_plans_within(cast: Cast, plan: UUID) -> None:
    """LAC-369K-2, LAC-376-1, LAC-376-2, LAC-377-3, LAC-393-1."""
    cast.tell("jade", "family-time-arranged", 5, who="Marie, mum", allowed="free", why_best="Jade asks for her", child_says="Every day")
    text = read(cast, "ana", page(cast))
    for said in (
        "Not agreed yet", "Coordinated by", "Ana Pires", "I want to stay with Joan", "To be a vet", "with foster carers", "The plans within it",
        "With foster carers, with Joan", "With Marie, mum", "Newer than this plan", "Nothing yet.", "She does not sleep: a great need",
        "To sleep healthy (great)", TALK["what"], "Proposed: the provider has not agreed yet", "CAMHS looks again", "I can begin in May",
    ):  # fmt: skip
        assert said in text, said


def test_a_manager_agrees_it_and_the_decision_stands_in_the_log(cast: Cast, plan: UUID) -> None:
    """LAC-401-2, LAC-394-1."""
    cast.client("claire").post(asked(cast), {"answer": "agreed"})
    agree(cast, plan, days=0)
    text = read(cast, "ana", page(cast))
    assert "Care plan agreed" in text and "She is settled with Joan" in text and "wanted: To stay with Joan" in text
    assert "Not agreed yet" not in text
    assert "Agreed" in text


@pytest.mark.parametrize("by", ["ana", "sam", "claire"])
def test_nobody_but_a_manager_agrees_it(cast: Cast, plan: UUID, by: str) -> None:
    cast.client("claire").post(asked(cast), {"answer": "agreed"})
    with pytest.raises(NotRecorded):
        agree(cast, plan, by=by, days=0)


@pytest.mark.parametrize("by", ["sam", "claire", "david"])
def test_nobody_writes_the_plan_of_a_child_with_whom_they_do_not_work(cast: Cast, plan: UUID, by: str) -> None:
    """LAC-393-1."""
    with pytest.raises(NotRecorded):
        record(entry("care-plan-written", **WRITTEN), about=cast.jade, happened=cast.today, by=cast.by(by))


def test_a_provider_sees_what_is_asked_and_nothing_else(cast: Cast, plan: UUID) -> None:
    """LAC-378-2, LAC-378-3."""
    address, mine = asked(cast), markup(cast.client("claire").get("/"))
    assert f"Will you give this help? {TALK['what']}" in mine and address in mine
    text = markup(cast.client("claire").get(address))
    assert "Jade" in text and TALK["manner"] in text and "Ana Pires" in text
    for kept in ("Leave the landing light", "To be a vet", "Rita", "She does not sleep"):
        assert kept not in text
    assert cast.client("sam").get(address).status_code == 404
    assert cast.client("sam").post(address, {"answer": "agreed"}).status_code == 404
    assert cast.client("claire").post(address, {"answer": "refused"}).status_code == 422
    assert cast.client("claire").post(address, {"answer": "agreed"}).status_code == 302
    assert cast.client("claire").get(page(cast)).status_code == 404
    assert "Send Jade’s care plan to be agreed" in markup(cast.client("ana").get("/"))


def test_the_next_version_begins_with_the_last(cast: Cast, plan: UUID) -> None:
    form = markup(cast.client("ana").get(f"/records/{cast.jade}/record/care-plan-written/", follow=True))
    assert "She is settled there" in form
    assert "I want to stay with Joan" not in form and "To be a vet" not in form  # what she said stays with its day


def test_it_is_printed_in_plain_words(cast: Cast, plan: UUID) -> None:
    """LAC-401-2."""
    address = f"/records/{cast.jade}/documents/care-plan/{plan}.pdf"
    assert cast.client("sam").get(address).status_code == 404
    said = " ".join(text(cast.client("ana").get(address).content).split())
    for words in (
        "It is not agreed yet",
        "I want to stay with Joan",
        "To be a vet",
        TALK["what"],
        "Proposed",
        "she does not sleep by October",
    ):
        assert words in said, words


def test_the_page_asks_little_of_the_database(cast: Cast, plan: UUID) -> None:
    client = cast.client("ana")
    client.get(page(cast))
    with counted() as statements:
        client.get(page(cast))
    assert sum("SAVEPOINT" not in one for one in statements) <= MOST


def test_the_tab_of_care_leads_to_the_plan(cast: Cast, plan: UUID) -> None:
    """LAC-376-1."""
    assert "Care plan: Not agreed yet" in read(cast, "ana", f"/records/{cast.jade}/care/")
    cast.tell("jade", "care-help-answered", 9, of=str(plan), what=TALK["what"], answer="agreed", who="Claire", by="claire")
    agree(cast, plan, days=0)
    assert "Care plan: Agreed" in read(cast, "ana", f"/records/{cast.jade}/care/")

"""The pathway plan as its page, its forms and its paper have it, and who may read and decide on it."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from care.leavers import ADVISER, ANA, IN_CARE, appointed, leads
from care.leaving_cast import appoint, in_touch, leaver
from care.pathways import EIGHT, RING, SIDES, VIEWS, goal
from cast import Cast
from corbiere.care.rulings.pathway import may_decide_on_the_plan_for_whoever_leads
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.plans.parts import mark_of
from desk.at_desk import Page
from documents.tags import text
from markup import markup
from protection.telling import asked
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 18  # statements that the page of a plan may ask, beside the marks of a transaction within a test


@pytest.fixture
def lily(cast: Cast) -> Iterator[UUID]:
    leaver(cast)
    appoint(cast)
    yield cast.lily
    for one in ("lily", "jo"):
        cast.people.pop(one)


def planned(cast: Cast) -> UUID:
    """Told by Jo: the plan, as she and Lily wrote it."""
    return cast.tell("lily", "pathway-plan-written", 40, by="jo", hopes="My own door, and a dog", home="A flat in St Helier",
                     next_home="The same, without damp", needs=EIGHT, views=VIEWS, outcomes=[goal({**RING, "by": str(cast.ago(10))})],
                     contingency=[{"if": "The flat falls through", "then": "She rings Jo"}], **SIDES)  # fmt: skip


def agreed(cast: Cast, days: int = 30, by: str = "jo", **body: Any) -> None:
    said = {"agrees": True, "next_review": str(cast.ago(days - 150)), **body}
    record(kind_called("pathway-plan-agreed").model_validate(said), about=cast.lily, happened=cast.ago(days), by=cast.by(by),
           reasons={"agree-a-pathway-unassessed": "The assessment of last year holds"})  # fmt: skip


def page(cast: Cast) -> str:
    return f"/records/{cast.lily}/plans/pathway/"


def read(cast: Cast, who: str, address: str) -> str:
    """The words of a page as they stand in it, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", markup(cast.client(who).get(address))).split())


@pytest.mark.parametrize(("who", "status"), [("jo", 200), ("ana", 200), ("ben", 200), ("sam", 404), ("david", 404), ("eve", 404)])
def test_who_reads_the_plan(cast: Cast, lily: UUID, who: str, status: int) -> None:
    """LAC-438-1: those who work with her; neither a colleague elsewhere, nor a teacher, nor the police."""
    planned(cast)
    assert cast.client(who).get(page(cast)).status_code == status
    assert cast.client(who).get(f"/records/{lily}/leaving-care/").status_code == status
    if status == 404:
        assert cast.client(who).post(f"/records/{lily}/record/pathway-plan-agreed/", {"agrees": "yes"}).status_code in (403, 404)


def test_it_says_what_she_wants_and_what_came_of_it(cast: Cast, lily: UUID) -> None:
    """LAC-442-2, LAC-382-1, LAC-381-1, LAC-408-1, PS-6.3: her words first; what she asked for, with its answer; what is with the supervisor."""
    planned(cast)
    in_touch(cast)
    agreed(cast)
    cast.tell("lily", "pathway-supervisor-asked", 2, by="jo", why="not-done", what="The college was not rung", tried="A letter")
    said = read(cast, "jo", page(cast))
    assert said.index("My own door, and a dog") < said.index("The same, without damp") < said.index("I cook for a living")
    for words in (
        "Agreed, and runs",
        "Jo Falle",
        "Not given yet",
        "Setting Up Home Allowance",
        "The rest after the move",
        "With the supervisor",
    ):
        assert words in said
    short = read(cast, "jo", f"/records/{lily}/leaving-care/")
    assert short.index("My own door, and a dog") < short.index("Personal adviser")
    assert "1 action late" in short


def test_the_page_asks_little_of_the_database(cast: Cast, lily: UUID) -> None:
    planned(cast)
    in_touch(cast)
    agreed(cast)
    client = cast.client("jo")
    client.get(page(cast))
    with counted() as told:
        client.get(page(cast))
    assert len([one for one in told if not one.startswith(("SAVEPOINT", "RELEASE"))]) <= MOST


def test_the_plan_is_hers_on_paper(cast: Cast, lily: UUID) -> None:
    """PS-6.3: in her words, with whom to ring."""
    root = planned(cast)
    in_touch(cast)
    place = f"/records/{lily}/documents/pathway-plan/{root}.pdf"
    assert cast.client("sam").get(place).status_code == 404
    said = " ".join(text(cast.client("jo").get(place).content).split())
    for words in (
        "My own door, and a dog",
        "Ring the college",
        "The flat falls through",
        "The rest after the move",
        "Jo Falle",
        "You can ask for that to be sooner",
    ):
        assert words in said


def test_whoever_leads_decides_and_the_other_writes_in_it(cast: Cast, lily: UUID) -> None:
    """LAC-441-2, LAC-442-1: of somebody of nineteen the adviser; the social worker is told who does, and a manager may."""
    planned(cast)
    with pytest.raises(NotRecorded, match="Whoever leads does this"):
        agreed(cast, by="ana")
    agreed(cast, by="ben")
    agreed(cast, by="jo")


@pytest.mark.parametrize(("who", "allowed"), [(ANA, True), (ADVISER, False)])
def test_under_18_the_social_worker_decides(who: UUID, allowed: bool) -> None:
    """LAC-441-2, LAC-442-1: the adviser takes part."""
    entry = kind_called("pathway-plan-agreed").model_validate({"agrees": True})
    found = may_decide_on_the_plan_for_whoever_leads(asked(entry, "2026-12-01", IN_CARE, leads(), appointed(), by=Author(practitioner=who)))
    assert found is not None
    assert found.allowed is allowed


def test_the_forms_begin_with_what_is_known(cast: Cast, lily: UUID) -> None:
    """LAC-375-2, LAC-446-1: a row for each of the eight, and for each goal; last time’s words stand there."""
    client = cast.client("jo")
    first = markup(client.get(f"/records/{lily}/record/pathway-plan-written/?page=2"))
    assert first.count("needs-") > 8
    planned(cast)
    agreed(cast)
    assert "I cook for a living" in markup(client.get(f"/records/{lily}/record/pathway-plan-reviewed/"))
    assert "A flat in St Helier" in markup(client.get(f"/records/{lily}/record/pathway-plan-written/?page=3"))
    assert "My own door" not in markup(client.get(f"/records/{lily}/record/pathway-plan-written/"))  # her words of one day are asked anew


def test_a_review_later_than_six_months_asks_why_and_loses_nothing(cast: Cast, lily: UUID) -> None:
    """PS-6.2."""
    planned(cast)
    client, late = cast.client("jo"), cast.ago(-200)
    form = Page(client.get(f"/records/{lily}/record/pathway-plan-agreed/"))
    day = {"next_review-day": str(late.day), "next_review-month": str(late.month), "next_review-year": str(late.year)}
    said = markup(client.post(form.action, {**form.fields, "send": "record", "agrees": "yes", **day}))
    assert "six months on" in said
    assert f'value="{late.year}"' in said


def test_my_work_asks_for_the_review_of_her_plan_with_its_own_form(cast: Cast, lily: UUID) -> None:
    """PS-6.2: one act from the list of whoever leads."""
    planned(cast)
    agreed(cast, days=20, next_review=str(cast.ago(1)))
    said = markup(cast.client("jo").get(reverse("desk:my-work")))
    assert f"/records/{lily}/record/pathway-plan-reviewed/" in said
    assert "Review Lily’s pathway plan" in said


def test_a_provider_who_is_asked_answers_and_sees_nothing_else(cast: Cast, lily: UUID) -> None:
    """LAC-378-2, LAC-378-3, LAC-445-1: David, of the college, says yes for it; a colleague who was not asked finds no such page."""
    asks = {"what": "A place on the chef’s course", "who": "David", "agency": str(cast.agencies["david"]), "practitioner": str(cast.david),
            "manner": "Two days a week", "achieves": "A trade"}  # fmt: skip
    cast.tell("lily", "pathway-plan-written", 5, by="jo", hopes="My own door, and a dog", outcomes=[goal(asks)])
    place = f"/records/{lily}/plans/pathway/asked/{mark_of(asks['what'])}/"
    assert cast.client("sam").get(place).status_code == 404
    said = read(cast, "david", place)
    assert "A place on the chef’s course" in said and "My own door" not in said
    cast.client("david").post(place, {"answer": "agreed", "key": str(uuid4())})
    assert "Agreed" in read(cast, "jo", page(cast))
    assert cast.client("david").get(page(cast)).status_code == 404

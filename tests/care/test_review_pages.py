"""The pages of reviewing: a child's reviews, an officer's day and the officers, and who sees each."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from care.many_children import children_in_care
from care.reviewing import OWN, reviewed
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.care.pages.reviews.day import FIRST
from corbiere.ledger.reading import without_row_security
from statements import asked, counted

MOST_ASKED = 15  # statements of a page, however many children there are


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return reviewed(cast)


def page(cast: Cast, who: str, name: str, *args: object) -> Any:
    return cast.client(who).get(reverse(name, args=args))


@pytest.mark.parametrize(
    ("who", "status"),
    [("rob", 200), ("ana", 200), ("ben", 200), ("mo", 200), ("alan", 200), ("david", 404), ("sam", 404), ("mona", 404), ("kit", 404)],
)
def test_a_childs_reviews_are_open_to_whoever_sees_their_care(cast: Cast, who: str, status: int) -> None:
    """LAC-416-5."""
    assert page(cast, who, "care:reviews", cast.jade).status_code == status


def test_a_childs_reviews_say_who_when_what_came_in_and_where_a_dispute_stands(cast: Cast) -> None:
    """PS-5.24, LAC-417-2, LAC-410-1."""
    text = page(cast, "rob", "care:reviews", cast.jade).content.decode()
    assert "Rob Ahier" in text
    assert "What came in before it" in text
    assert text.count("<strong>not yet</strong>") == 4
    assert "The Lead Worker does not agree" in text
    assert "Take the next step" in text
    assert "A tutor at home" in text
    assert "late" in text


def test_the_worker_answers_and_does_not_take_the_officers_steps(cast: Cast) -> None:
    """LAC-416-1, LAC-417-1."""
    text = page(cast, "ana", "care:reviews", cast.jade).content.decode()
    assert "review-challenge-answered" in text
    assert "review-dispute-step-taken" not in text
    assert "reviewer-appointed" not in text


def test_an_officers_day_lists_the_next_review_what_is_late_and_what_came_in(cast: Cast) -> None:
    """LAC-410-2, PS-5.24: and notes the sight."""
    shown = page(cast, "rob", "care:my-reviews")
    text = shown.content.decode()
    assert shown.status_code == 200
    assert "Jade" in text
    assert "1 of 5" in text
    assert "missing: a parent, a carer, the school or nursery, health" in text
    page(cast, "rob", "care:my-reviews")
    with without_row_security():
        assert AccessLog.objects.filter(practitioner=cast.rob, subject=cast.jade, what="reviews").count() == 1


def test_an_officers_day_leaves_out_whoever_is_not_looked_after(cast: Cast) -> None:
    """LAC-409-1: an officer is given the work with a child on a plan as well, and reviews no care there."""
    cast.people["kim"] = uuid4()
    cast.tell("kim", "person-identified", 40, by="hana", opens=True, given="Kimberley", family="Falle")
    cast.tell("kim", "born", 3000, by="hana")
    cast.tell("kim", "allocated", 1, by="ben", role="reviewing-officer", practitioner=str(cast.rob))
    text = page(cast, "rob", "care:my-reviews").content.decode()
    assert "Jade" in text
    assert "Kimberley" not in text


@pytest.mark.parametrize(("who", "status"), [("ana", 404), ("ben", 404), ("sam", 404), ("david", 404), ("ruth", 200)])
def test_nobody_else_has_an_officers_day(cast: Cast, who: str, status: int) -> None:
    shown = page(cast, who, "care:my-reviews")
    assert shown.status_code == status
    assert "Jade" not in shown.content.decode()


def test_the_manager_of_the_service_sees_what_each_carries_and_who_waits(cast: Cast) -> None:
    """ISS-5-2, ISS-5-3, LAC-410-1."""
    text = page(cast, "mo", "care:officers").content.decode()
    assert "Rob Ahier" in text
    assert "Noah" in text
    assert "Children without a reviewing officer" in text
    assert "reviewer-appointed" in text


@pytest.mark.parametrize("who", ["rob", "ana", "ben", "sam", "kit", "alan"])
def test_nobody_else_sees_the_officers(cast: Cast, who: str) -> None:
    assert page(cast, who, "care:officers").status_code == 404


def test_the_pages_are_in_the_menu_of_those_whose_they_are(cast: Cast) -> None:
    own, officers = reverse("care:my-reviews"), reverse("care:officers")
    said = {who: page(cast, who, "desk:my-work").content.decode() for who in ("rob", "mo", "ana")}
    assert own in said["rob"] and officers not in said["rob"]
    assert officers in said["mo"] and own not in said["mo"]
    assert f'"{own}"' not in said["ana"] and officers not in said["ana"]


def test_the_manager_of_the_service_has_the_child_who_waits_on_their_own_list(cast: Cast) -> None:
    """LAC-410-1."""
    text = page(cast, "mo", "desk:my-work").content.decode()
    assert "Appoint a reviewing officer for Noah" in text


def test_what_came_in_stands_in_the_room(cast: Cast) -> None:
    """PS-5.24."""
    meeting = page(cast, "rob", "care:reviews", cast.jade).context["page"].meeting
    text = cast.client("rob").get(meeting).content.decode()
    assert "what came in before" in text
    assert "4 of 5 missing" in text


def test_a_page_of_another_day_leads_to_no_form(cast: Cast) -> None:
    address = f"{reverse('care:reviews', args=[cast.jade])}?on={cast.today - timedelta(days=1)}"
    text = cast.client("rob").get(address).content.decode()
    assert "Take the next step" not in text


def test_a_review_that_was_held_is_told_with_its_chair_and_what_it_decided(cast: Cast) -> None:
    """LAC-416-6, ISS-7-L3."""
    cast.tell(
        "jade", "review-held", 0, by="rob",
        attended=[{"who": "Ana Pires", "sector": "social-care", "came": True, "practitioner": str(cast.ana), "complaints_told": True}],
        views={"own_words": OWN, "weight": "She says it each time"}, participated=True, took_part="sent", satisfied=False,
        satisfied_says="She is not at school", helps=[{"what": "Reading", "delivered": "Nightly", "progress": "on-track"}],
        planned="Swimming", in_plain_words="You stay with Jo", next_review=str(cast.ago(-80)), complaints_told=True, venue_asked=True,
        venue_theirs=True, policy="2025", chair=str(cast.rob),
    )  # fmt: skip
    text = page(cast, "rob", "care:reviews", cast.jade).content.decode()
    assert "You stay with Jo" in text
    assert "chaired by" in text
    assert "The plan does not work" in text
    assert "Complete it" in text


def test_a_dispute_that_was_settled_and_a_plan_that_works_are_said_so(cast: Cast) -> None:
    """LAC-417-2, LAC-415-1."""
    disputed = page(cast, "rob", "care:reviews", cast.jade).context["page"].disputes[0]
    assert disputed.act
    of = disputed.act.split("of=")[1].split("&")[0]
    cast.tell("jade", "review-dispute-step-taken", 0, by="rob", of=of, step="meeting", outcome="settled", what="She agrees to a trial")
    text = page(cast, "rob", "care:reviews", cast.jade).content.decode()
    assert "Resolved" in text
    assert "She agrees to a trial" in text


@pytest.mark.parametrize(("who", "name"), [("rob", "care:reviews"), ("rob", "care:my-reviews"), ("mo", "care:officers")])
def test_the_pages_put_few_questions_to_the_database(cast: Cast, who: str, name: str) -> None:
    client, address = cast.client(who), reverse(name, args=[cast.jade] if name == "care:reviews" else [])
    client.get(address)
    with counted() as told:
        assert client.get(address).status_code == 200
    assert len(asked(told)) <= MOST_ASKED, asked(told)


def test_an_officer_of_sixty_reads_first_who_needs_them_at_the_price_of_one(cast: Cast) -> None:
    """LAC-410-2: the others stand folded."""
    client, address = cast.client("rob"), reverse("care:my-reviews")
    client.get(address)
    with counted() as of_one:
        client.get(address)
    children_in_care(cast, 59, ("allocated", {"role": "reviewing-officer", "practitioner": str(cast.rob)}))
    client.get(address)
    with counted() as of_sixty:
        text = client.get(address).content.decode()
    assert "60 children" in text
    assert len(asked(of_sixty)) == len(asked(of_one)) <= MOST_ASKED
    opened = re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL)
    assert 1 <= opened.count('scope="row"') <= 2 * FIRST
    assert text.count('scope="row"') == 60

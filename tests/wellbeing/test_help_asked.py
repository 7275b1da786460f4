"""A provider is asked for help: a row on their list, a page that shows who it is for and what is asked, and yes or no."""

import pytest

from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.ledger.reading import without_row_security
from corbiere.wellbeing.models import InterventionWanted
from markup import markup
from wellbeing.maggie import help_is_entitled, help_is_led, help_is_written

pytestmark = pytest.mark.django_db


@pytest.fixture
def href(cast: Cast) -> str:
    """Eve, a police officer, is asked to meet Noah every week; Claire leads."""
    help_is_led(cast, "noah", "claire", help_is_entitled(cast, "noah", assessor="ana"))
    help_is_written(cast, "noah", "claire", "eve")
    with without_row_security():
        wanted = InterventionWanted.objects.get(subject=cast.noah)
    return f"/records/{cast.noah}/help/{wanted.mark}/"


def test_it_stands_on_their_list_and_leads_to_the_page(cast: Cast, href: str) -> None:
    """WT-131-1."""
    mine = markup(cast.client("eve").get("/"))
    assert "Will you give this help? Meet Eve every week" in mine
    assert href in mine


def test_the_page_shows_who_it_is_for_and_what_is_asked_and_nothing_else(cast: Cast, href: str) -> None:
    page = markup(cast.client("eve").get(href))
    for said in ("Noah", "Meet Eve every week", "Every week at the Move on Café, an hour", "Claire Hacquoil"):
        assert said in page
    for kept in ("going missing", "I just want to see my friends", "Rings Eve if Maggie"):
        assert kept not in page
    with without_row_security():
        assert AccessLog.objects.filter(practitioner=cast.eve, subject=cast.noah).exists()


@pytest.mark.parametrize("who", ["sam", "david", "ruth"])
def test_nobody_else_sees_it(cast: Cast, href: str, who: str) -> None:
    assert cast.client(who).get(href).status_code == 404
    assert cast.client(who).post(href, {"answer": "agreed"}).status_code == 404


def test_a_no_says_why_and_nothing_typed_is_lost(cast: Cast, href: str) -> None:
    """WT-131-1: a refusal keeps its reason."""
    client = cast.client("eve")
    told = client.post(href, {"answer": "refused", "manner": "In spring we could"})
    assert told.status_code == 422
    page = markup(told)
    assert "Write why the provider says no." in page
    assert "In spring we could" in page
    assert client.post(href, {"answer": "refused", "why": "Nobody has room", "manner": "In spring we could"}).status_code == 302
    assert "Nobody has room" in markup(client.get(href))
    lead = markup(cast.client("claire").get("/"))
    assert "A provider said no: Meet Eve every week" in lead
    assert "Nobody has room" in lead


def test_a_yes_is_written_once_and_opens_the_plan_to_them(cast: Cast, href: str) -> None:
    """WT-131-1, WT-150-1."""
    client = cast.client("eve")
    assert client.get(f"/records/{cast.noah}/plans/help/").status_code == 404
    assert client.post(href, {"answer": "agreed", "key": "3f0e4a5c-0000-4000-8000-000000000001"}).status_code == 302
    assert "Yes, we will give it" in markup(client.get(href))
    assert client.get(f"/records/{cast.noah}/plans/help/").status_code == 200
    again = client.post(href, {"answer": "refused", "why": "No"})
    assert again.status_code in (404, 422)
    assert "Agree the plan with Noah and the family" in markup(cast.client("claire").get("/"))


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_what_is_neither_yes_nor_no_is_asked_again(cast: Cast, href: str, answer: str) -> None:
    told = cast.client("eve").post(href, {"answer": answer})
    assert told.status_code == 422
    assert "Choose yes or no." in markup(told)

"""The pages of the law, and what is said when a page cannot be shown."""

from datetime import date

import pytest
from django.test import Client

from cast import Cast
from corbiere.access.models import Account
from corbiere.desk.law import chapters
from corbiere.desk.law.chapters import MET_BY
from corbiere.ledger.models import Subject
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.clauses import clauses
from markup import markup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("who", "counted"), [("ana", False), ("claire", False), ("ben", True), ("hana", True)])
def test_numbers_about_everyone_are_for_those_who_answer_for_everyone(cast: Cast, who: str, counted: bool) -> None:
    client = cast.client(who)
    assert ("Overdue" in markup(client.get("/law/"))) is counted
    assert ("Among everyone" in markup(client.get("/law/duties/cp.child-seen/"))) is counted


def test_the_counts_are_those_of_the_stored_findings(cast: Cast) -> None:
    assert chapters.counts(cast.today)["cp.child-seen"] == chapters.DutyCounts(open=0, overdue=1, late=1)
    assert chapters.counts(cast.ago(30))["cp.next-core-group"].overdue == 0


def test_counts_that_still_answer_for_another_day_say_so(cast: Cast) -> None:
    client = cast.client("ben")
    assert "counted now" in markup(client.get("/law/"))
    Subject.objects.exclude(findings_on=None).update(findings_on=date(2026, 3, 2))
    assert "some still answer for 2 March 2026" in markup(client.get("/law/"))
    assert "Among everyone, as counted for 2 March 2026" in markup(client.get("/law/duties/cp.child-seen/"))


def test_every_duty_has_its_page(cast: Cast) -> None:
    client = cast.client("claire")
    for duty in {duty.id for duty in CATALOGUE}:
        assert client.get(f"/law/duties/{duty}/").status_code == 200


def test_every_clause_is_in_the_register_and_has_its_page(cast: Cast) -> None:
    client = cast.client("claire")
    register = markup(client.get("/law/clauses/"))
    assert [id for id in clauses() if f"/law/clauses/{id}/" not in register] == []
    assert set(MET_BY) >= {held.met_by for held in clauses().values()}
    for id in list(clauses())[::7]:
        assert client.get(f"/law/clauses/{id}/").status_code == 200


def test_the_register_is_narrowed(cast: Cast) -> None:
    page = markup(cast.client("ana").get("/law/clauses/", {"source": "CP plans", "met_by": "duty", "words": "core group first"}))
    assert "/law/clauses/CPP-15/" in page
    assert "/law/clauses/CPP-88/" not in page
    assert "No clause fits that" in markup(cast.client("ana").get("/law/clauses/", {"words": "no such words at all"}))


def test_a_default_is_marked_wherever_its_day_is_shown(cast: Cast) -> None:
    for page in ("/law/duties/cp.first-review-conference/", "/law/"):
        assert '<span class="desk-force">default</span>' in markup(cast.client("ana").get(page))


@pytest.mark.parametrize("page", ["/law/duties/no.such/", "/law/clauses/XYZ-1/", "/nowhere/", "/records/not-an-id/"])
def test_what_is_not_there_is_said_kindly(cast: Cast, page: str) -> None:
    found = cast.client("ana").get(page)
    assert found.status_code == 404
    assert "We can’t show you this page" in markup(found)


@pytest.mark.parametrize("page", ["/", "/team/", "/law/", "/people/", "/people/new/", "/records/00000000-0000-0000-0000-000000000001/"])
def test_nobody_sees_a_page_before_signing_in(cast: Cast, page: str) -> None:
    found = Client().get(page)
    assert (found.status_code, found.headers["Location"].partition("?")[0]) == (302, "/sign-in/")


def test_a_form_without_its_key_is_refused_in_its_own_words(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    cast.client("ana")
    client.force_login(Account.objects.get(practitioner=cast.ana))
    page = client.post("/people/new/", {"given": "A"})
    assert page.status_code == 403
    assert "Nothing is lost." in markup(page)

"""Any subject has a page: those who work here, their teams and their agencies; and the addresses of before lead to those of now."""

import pytest
from django.urls import reverse

from cast import Cast
from corbiere.access.models import AccessLog
from desk.test_pages import words

pytestmark = pytest.mark.django_db


def page(cast: Cast, who: str, of: object, name: str = "desk:subject") -> str:
    answer = cast.client(who).get(reverse(name, args=[of]))
    assert answer.status_code == 200, answer.status_code
    return words(answer)


def test_a_colleague_reads_in_the_directory_who_somebody_is_and_where_they_work(cast: Cast) -> None:
    said = page(cast, "claire", cast.ana)
    assert "Ana Pires" in said and "Social worker" in said
    assert "Works for:" in said and "Teams:" in said
    assert "Joined" in said  # lately
    team = page(cast, "claire", cast.team)
    assert "Managed by: Ben Carter" in team and "Ana Pires, social worker" in team
    assert "Claire Hacquoil, health visitor" in page(cast, "sam", cast.agencies["claire"])
    assert AccessLog.objects.filter(practitioner=cast.claire, subject=cast.ana, what="overview", bases=["directory"]).count() == 1


@pytest.mark.parametrize(("who", "reads"), [("claire", False), ("sam", False), ("ana", True), ("ben", True)])
def test_supervision_is_for_whom_it_is_about_and_their_manager(cast: Cast, who: str, reads: bool) -> None:
    cast.tell("ana", "supervision-held", 3, by="ben", supervisor=str(cast.ben), reflection="What Jade might feel")
    client = cast.client(who)
    chronology = words(client.get(reverse("desk:chronology", args=[cast.ana])))
    assert ("What Jade might feel" in chronology) is reads
    assert "Joined" in chronology
    access = client.get(reverse("desk:access", args=[cast.ana]))
    assert access.status_code == (200 if reads else 404)
    assert ("Who has looked" in words(client.get(reverse("desk:subject", args=[cast.ana])))) is reads


def test_what_can_be_recorded_of_a_practitioner_is_offered_to_whoever_may(cast: Cast) -> None:
    offered = page(cast, "ben", cast.ana, "desk:choose")
    assert "Supervision" in offered and "Cover arranged" in offered and "Child seen" not in offered and "Ring 999" not in offered
    form = reverse("desk:record", args=[cast.ana, "supervision-held"])
    assert "Ana Pires Supervision" in words(cast.client("ben").get(form))
    assert cast.client("claire").get(form).status_code == 403


@pytest.mark.parametrize("rest", ["", "chronology/", "record/child-seen/?of=x", "people/tree/", "?on=2026-01-05"])
def test_an_address_of_before_leads_for_good_to_that_of_now(cast: Cast, rest: str) -> None:
    for send in (cast.client("ana").get, cast.client("ana").post):
        answer = send(f"/children/{cast.jade}/{rest}")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/records/{cast.jade}/{rest}")

"""The Child Protection Register as its administrator, a manager and everybody else meet it."""

import csv
import re
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.workplace import holds, knows
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.access.viewing import looking_as
from corbiere.agencies.entries import Role
from corbiere.protection.models import RegisteredChild
from desk.test_work_pages import words
from markup import markup
from registers.telling import Child

pytestmark = pytest.mark.django_db
REGISTER = "/registers/child-protection/"
OUT = f"{REGISTER}out/"


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Ruth keeps the registers. Leo was on the register before; a baby is on it under a name that a spreadsheet would take for a formula."""
    holds(cast.ruth, Role.REGISTER_ADMINISTRATOR)
    leo = Child("Leo", "2016-02-01").begun()
    leo.plan("2024-03-04", harm="physical")
    leo.review("2024-09-02", outcome="end", why_ended="safe")
    odd = Child("=HYPERLINK", "2020-02-01").begun(recorded="2020-02-02")
    odd.plan("2026-01-05", harm="sexual")
    cast.people |= {"leo": leo.id, "odd": odd.id}
    return cast


def page(cast: Cast, who: str, **asked: str) -> HttpResponse:
    return cast.client(who).get(REGISTER, asked)


def taken(cast: Cast, who: str = "ruth", **typed: str) -> Any:
    given = {"what": "list", "on": str(cast.today), "form": "table", "reason": "The yearly return"}
    return cast.client(who).post(OUT, given | typed)


def rows(response: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("who", ["ana", "claire", "hana", "sam", "eve"])
def test_without_the_right_there_is_no_register_and_no_link_to_it(cast: Cast, who: str) -> None:
    """ISS-10-1: a worker learns of their own children on the children's pages; of the register itself they see nothing."""
    client = cast.client(who)
    assert client.get(REGISTER).status_code == client.post(OUT, {}).status_code == client.get("/nothing/").status_code == 404
    assert words(client.get(REGISTER)) == words(client.get("/registers/nothing/"))
    assert '"/registers/"' not in markup(client.get("/")) and client.get("/registers/").status_code == 404


def test_nobody_who_is_not_signed_in_comes_near(cast: Cast) -> None:
    assert Client().get(REGISTER).status_code == Client().get("/registers/").status_code == Client().post(OUT, {}).status_code == 302


def test_the_administrator_asks_about_a_child_and_is_told_of_the_day(cast: Cast) -> None:
    """ISS-A-10."""
    told = words(page(cast, "ruth", q="Jade Lebrocq"))
    assert re.search(r"Jade Le Brocq On the register", told)
    assert re.search(r"Since \w+ \d+ \w+( \d+)?, for 6 weeks", told)
    assert "Neglect, since" in told and "Lead social worker Ana Pires" in told and "Which time The first" in told
    before = words(page(cast, "ruth", q="Jade Le Brocq", on=str(cast.ago(49))))
    assert "Jade Le Brocq Not on the register" in before and "Never on it up to that day" in before


def test_who_was_on_it_before_is_found_by_the_name_alone(cast: Cast) -> None:
    told = words(page(cast, "ruth", q="Leo Renouf"))
    assert "Leo Renouf Not on the register" in told
    assert "Mon 4 March 2024 to Mon 2 September 2024 (5 months): physical abuse. The child is safe without it." in told
    assert cast.client("ruth").get(f"/records/{cast.leo}/").status_code == 200
    assert "Conference" not in words(cast.client("ruth").get(f"/records/{cast.leo}/chronology/"))


def test_there_is_no_list_to_browse(cast: Cast) -> None:
    """ISS-10-1: no name stands on the page that nobody asked for."""
    for asked in ({}, {"q": ""}, {"on": str(cast.ago(10))}):
        told = words(page(cast, "ruth", **asked))
        assert "Jade" not in told and "Leo" not in told


def test_a_question_is_noted_for_each_child_in_the_answer(cast: Cast) -> None:
    before = AccessLog.objects.filter(practitioner=cast.ruth, subject=cast.jade).count()
    page(cast, "ruth", q="Jade Le Brocq")
    accesses = AccessLog.objects.filter(practitioner=cast.ruth, subject=cast.jade).order_by("-when")
    assert accesses.count() == before + 1
    assert (accesses[0].what, "register" in accesses[0].bases) == ("child protection register, a question", True)


def test_a_list_is_taken_out_with_a_reason_that_is_noted_for_every_child_in_it(cast: Cast) -> None:
    """ISS-10-1."""
    listed = rows(taken(cast))
    assert {row["Child"] for row in listed} == {"Jade Le Brocq", "'=HYPERLINK Renouf"}
    jade = next(row for row in listed if row["Child"].startswith("Jade"))
    assert (jade["Category"], jade["Lead social worker"], jade["Which time"]) == ("Neglect", "Ana Pires", "1")
    noted = AccessLog.objects.filter(practitioner=cast.ruth, what__endswith=": The yearly return").order_by("-when")[:2]
    assert {access.subject for access in noted} == {cast.jade, cast.odd}


@pytest.mark.parametrize(("who", "sees"), [("ruth", True), ("ana", False), ("ben", False), ("hana", False), ("sam", False)])
def test_the_table_shows_who_was_on_it_before_to_its_keeper_alone(cast: Cast, who: str, sees: bool) -> None:
    """The hub may read Leo's name, as everybody's; that he was on the register it may not."""
    with looking_as(getattr(cast, who), cast.today):
        assert RegisteredChild.objects.filter(subject=cast.leo).exists() == sees


def test_a_list_of_a_past_day_names_who_was_on_it_then(cast: Cast) -> None:
    listed = rows(taken(cast, on="2024-09-01", reason="A review of 2024"))
    assert [(row["Child"], row["Category"], row["Since"]) for row in listed] == [("Leo Renouf", "Physical abuse", "2024-03-04")]
    assert AccessLog.objects.filter(subject=cast.leo, bases=["named in the register"], what__contains="A review of 2024").exists()


def test_what_changed_between_two_days_is_a_list_too(cast: Cast) -> None:
    listed = rows(taken(cast, what="changes", first="2024-01-01", last="2024-12-31"))
    assert [(row["Day"], row["What changed"], row["Why taken off"]) for row in listed] == [
        ("2024-03-04", "Put on the register", ""),
        ("2024-09-02", "Taken off the register", "The child is safe without it"),
    ]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [({"reason": ""}, "Say what you need the list for"), ({"on": ""}, "Enter the day"), ({"what": "changes"}, "Enter the day"),
     ({"what": "changes", "first": "2026-02-02", "last": "2026-02-01"}, "must not be before")],
)  # fmt: skip
def test_without_a_reason_or_a_day_nothing_is_taken_out(cast: Cast, typed: dict[str, str], fault: str) -> None:
    before = AccessLog.objects.count()
    refused = taken(cast, **typed)
    assert refused.status_code == 422
    assert fault in words(refused) and "Jade" not in words(refused)
    assert AccessLog.objects.count() == before


def test_a_list_on_paper_says_who_took_it_out_and_why(cast: Cast) -> None:
    told = words(taken(cast, form="paper"))
    assert "Exported by Ruth Le Sueur" in told and "The yearly return" in told and "Jade Le Brocq" in told


def test_a_manager_sees_numbers_without_names_and_no_small_ones(cast: Cast) -> None:
    """ISS-7-0b, on an island: two children on the register are fewer than five, and nothing says how many."""
    told = words(page(cast, "ben", q="Jade Le Brocq", on=str(cast.today)))
    assert "Fewer than 5 children on the register" in told
    assert "Jade" not in told and "Export a list" not in told
    assert not re.search(r"(Neglect|Female|Under 1|First time) \d", told)
    assert taken(cast, who="ben").status_code == 404
    assert 'href="/registers/"' in markup(cast.client("ben").get("/"))
    assert REGISTER in markup(cast.client("ben").get("/registers/"))


def test_the_administrator_sees_whole_numbers_and_a_picture_with_its_table(cast: Cast) -> None:
    told = page(cast, "ruth")
    assert "2 children on the register" in words(told) and "Neglect 1" in words(told)
    body = markup(told)
    assert body.count('role="img"') == 2 and "<title" in body and "style=" not in body
    assert "Children on the register as each month closed, the last month first" in words(told)


def test_a_rate_stands_beside_the_number_and_says_what_it_is_out_of(cast: Cast) -> None:
    """ISS-7-0b: two of 20,000 children are one of 10,000. No statistic is made up: it is marked as an example."""
    told = words(page(cast, "ruth"))
    assert "Month All Per 10,000" in told and re.search(r"\w{3} \d{4} 2 1\.0 ", told)
    assert "Rates are out of 20,000 children under eighteen from 1 January 2000" in told and "own statistic. example" in told


def test_where_a_number_is_kept_back_so_is_its_rate(cast: Cast) -> None:
    told = words(page(cast, "ben"))
    assert re.search(r"\w{3} \d{4} kept back kept back", told)
    assert not re.search(r"\w{3} \d{4} (kept back )?[12]", told)


def test_as_it_was_known_then(cast: Cast) -> None:
    assert "1 child on the register" in words(page(cast, "ruth", on=str(cast.ago(48)), known=str(cast.ago(49))))
    assert "2 children on the register" in words(page(cast, "ruth", on=str(cast.ago(48))))


def test_whoever_the_administrator_knows_is_in_no_answer_no_list_and_no_number(cast: Cast) -> None:
    knows(cast.ruth, cast.jade)
    assert "Nobody by that name" in words(page(cast, "ruth", q="Jade Le Brocq"))
    assert {row["Child"] for row in rows(taken(cast))} == {"'=HYPERLINK Renouf"}
    assert "1 child on the register" in words(page(cast, "ruth"))
    assert "Those you said you know are left out" in words(page(cast, "ruth"))


def test_the_page_asks_the_database_as_often_for_many_as_for_few(cast: Cast) -> None:
    client = cast.client("ruth")

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            client.get(REGISTER, {"q": "Renouf"})
        return len(held)

    client.get(REGISTER)
    few = asked()
    for number in range(4):
        Child(f"Sam{number}").begun().plan("2026-03-02")
    assert asked() == few

"""M3: one child put on record by several people at once is one child; and nobody learns of a record that is closed to them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from api.cast import ANA, HAMID, Caller, begin, days_ago, token_of
from corbiere.access.models import Account
from corbiere.ledger.reading import without_row_security
from corbiere.people.models import Person

ZOFIA = {"given": "Zofia", "family": "Kowalska"}
BORN = "2018-02-03"
AT_ONCE = 6


def sent(**more: object) -> dict[str, object]:
    return {"happened": str(days_ago(1)), "entry": ZOFIA, "born": {"happened": BORN, "entry": {}}, **more}


def typed(**more: str) -> dict[str, str]:
    return {**ZOFIA, "born": BORN, "takes_on": "on", "key": str(uuid4()), **more}


def signed_in(who: UUID) -> Client:
    account = Account.objects.filter(practitioner=who).first() or Account.objects.create_user(f"{who}@example.je", None, practitioner=who)
    client = Client()
    client.force_login(account)
    return client


def kowalskas() -> list[Person]:
    """Beneath every person's view."""
    with without_row_security():
        return list(Person.objects.filter(family="Kowalska"))


def at_once(add: Callable[[int], HttpResponse]) -> list[HttpResponse]:
    def closing(number: int) -> HttpResponse:
        try:
            return add(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as together:
        return list(together.map(closing, range(AT_ONCE)))


@pytest.mark.parametrize("who", [(HAMID,), (ANA,)], ids=["the Hub, which sees everybody", "one who will not see the record"])
def test_six_calls_at_once_make_one_child(own_database: str, who: tuple) -> None:
    begin()
    tokens = [token_of(one) for one in who]
    answers = at_once(lambda number: Caller(tokens[number % len(tokens)]).post("/people", sent(), key=f"{number}"))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert len(kowalskas()) == 1
    told = next(answer.json() for answer in answers if answer.status_code == 409)
    assert told["type"].endswith("likely-matches")
    assert "just added" in str(told["matches"]) or "you added them on" in str(told["matches"])


def test_six_forms_at_once_make_one_child(own_database: str) -> None:
    begin()
    browsers = [signed_in(HAMID) for _ in range(AT_ONCE)]
    answers = at_once(lambda number: browsers[number].post("/people/new/", typed()))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [302]
    assert len(kowalskas()) == 1
    told = next(answer.content.decode() for answer in answers if answer.status_code == 200)
    assert "Is it one of these?" in told and "somebody has just added them" in told


def test_one_form_sent_six_times_at_once_makes_one_child(own_database: str) -> None:
    begin()
    token, once = token_of(ANA), sent()
    answers = at_once(lambda number: Caller(token).post("/people", once, key="the-same"))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [201]


def test_who_adds_somebody_twice_is_told_though_the_record_is_closed_to_them(ana: Caller) -> None:
    """What they wrote themselves is said, and no more."""
    ana.post("/people", sent())
    twice = ana.post("/people", sent())
    assert twice.status_code == 409
    (match,) = twice.json()["matches"]
    assert match["name"] == "Zofia Kowalska" and match["why"][0].startswith("you added them on")
    assert ana.post("/people", sent(although="A cousin of the same name")).status_code == 201


def test_a_closed_record_is_told_to_nobody_else(ana: Caller, claire: Caller) -> None:
    ana.post("/people", sent())
    assert claire.post("/people", sent()).status_code == 201
    assert len(kowalskas()) == 2


def test_none_of_these_is_said_of_those_who_were_seen(hamid: Caller) -> None:
    """Somebody added meanwhile was not among them, and is shown first."""
    browser = signed_in(HAMID)
    hamid.post("/people", sent())
    page = browser.post("/people/new/", typed(nobody="on", seen=str(uuid4())))
    assert page.status_code == 200 and "Is it one of these?" in page.content.decode()
    seen = ",".join(str(person.subject) for person in kowalskas())
    assert browser.post("/people/new/", typed(nobody="on", seen=seen)).status_code == 302


def test_those_who_see_both_hear_of_two_records_of_one_child(ana: Caller, claire: Caller, hamid: Caller) -> None:
    for adding in (ana, claire):  # neither of whom sees what the other wrote
        adding.post("/people", sent())
    page = signed_in(HAMID).get("/people/twice/").content.decode()
    assert page.count("same name") == 1 and "person-matched/?other=" in page
    assert "Who may be on record twice" in signed_in(HAMID).get("/people/").content.decode()
    assert signed_in(ANA).get("/people/twice/").status_code == 404
    assert "/people/twice/" not in signed_in(ANA).get("/people/").content.decode()

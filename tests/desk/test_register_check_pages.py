"""The page on which the register is checked: what is found, what came of it, and who did it last."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse

from agencies.workplace import holds, knows
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.agencies.entries import Role
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.protection.models import RegisteredChild
from desk.test_work_pages import words
from registers.telling import Child

pytestmark = pytest.mark.django_db
REGISTER = "/registers/child-protection/"
CHECK = f"{REGISTER}check/"


@pytest.fixture
def keeper(cast: Cast) -> Cast:
    holds(cast.ruth, Role.REGISTER_ADMINISTRATOR)
    return cast


def page(cast: Cast, who: str = "ruth", address: str = CHECK, **asked: str) -> HttpResponse:
    return cast.client(who).get(address, asked)


def sent(cast: Cast, **typed: str) -> Any:
    return cast.client("ruth").post(CHECK, {"outcome": "in-order", "done": "A review is being arranged", "key": str(uuid4())} | typed)


def checks() -> int:
    with without_row_security():
        return EntryRow.objects.filter(kind="register-checked").count()


@pytest.mark.parametrize("who", ["ana", "ben", "claire", "sam"])
def test_only_who_keeps_the_register_checks_it(keeper: Cast, who: str) -> None:
    client = keeper.client(who)
    assert client.get(CHECK).status_code == client.post(CHECK, {"outcome": "in-order"}).status_code == 404
    assert checks() == 0


def test_nobody_has_checked_it_yet(keeper: Cast) -> None:
    told = words(page(keeper, address=REGISTER))
    assert "Nobody had recorded a check of it by that day." in told and "Check the register" in told


def test_a_check_is_written_down_and_stands_on_the_register(keeper: Cast) -> None:
    """ISS-7-0a: the register bears the day on which it was last checked, by whom, and when it is due again."""
    done = sent(keeper)
    assert (done.status_code, done.headers["Location"], checks()) == (302, REGISTER, 1)
    told = words(page(keeper, address=REGISTER))
    assert "by Ruth Le Sueur: it is in order. It agreed with a recount of the record." in told
    assert "To be checked again by default" in told and "must default" in told
    assert "by Ruth Le Sueur" in words(page(keeper, "ben", REGISTER))
    assert "Check the register" not in words(page(keeper, "ben", REGISTER))


def test_on_a_day_before_it_there_was_no_check(keeper: Cast) -> None:
    sent(keeper)
    for asked in ({"on": str(keeper.ago(1))}, {"known": str(keeper.ago(1))}):
        assert "Nobody had recorded a check" in words(page(keeper, address=REGISTER, **asked))


def test_who_is_odd_is_named_and_noted_and_the_entry_names_nobody(keeper: Cast) -> None:
    alone = Child("Leo").begun()
    alone.plan(str(keeper.ago(9)), next_review=str(keeper.ago(-60)))
    told = words(page(keeper))
    assert "No lead social worker is named: 1 Leo Renouf" in told
    assert (
        AccessLog.objects.filter(subject=alone.id, practitioner=keeper.ruth, what="child protection register, a check of it").count() == 1
    )
    page(keeper)
    assert (
        AccessLog.objects.filter(subject=alone.id, practitioner=keeper.ruth, what="child protection register, a check of it").count() == 1
    )
    sent(keeper)
    with without_row_security():
        body = EntryRow.objects.get(kind="register-checked").body
    assert "no-lead" in body["odd"] and "Leo" not in str(body)


def test_whom_the_administrator_knows_is_not_named(keeper: Cast) -> None:
    alone = Child("Leo").begun()
    alone.plan(str(keeper.ago(9)))
    knows(keeper.ruth, alone.id)
    told = words(page(keeper))
    assert "Leo" not in told and "Those you said you know are not among those listed" in told
    assert sent(keeper).status_code == 302


def test_without_an_answer_nothing_is_written_and_the_fault_is_said(keeper: Cast) -> None:
    refused = sent(keeper, outcome="")
    assert (refused.status_code, checks()) == (422, 0)
    assert "Error: Say what came of the check" in words(refused)
    odd = Child("Leo").begun()
    odd.plan(str(keeper.ago(9)))
    refused = sent(keeper, done="")
    assert (refused.status_code, checks()) == (422, 0)
    assert "Say what was found and who does what about it" in words(refused)


def test_a_register_that_does_not_agree_is_said_and_cannot_be_in_order(keeper: Cast) -> None:
    RegisteredChild.objects.filter(subject=keeper.jade).update(category="sexual")
    assert "Does not agree" in words(page(keeper))
    assert "Something has to be put right" in words(sent(keeper))
    assert sent(keeper, outcome="to-put-right").status_code == 302
    assert "It did not agree with a recount" in words(page(keeper, address=REGISTER))


def test_sent_twice_it_is_written_once(keeper: Cast) -> None:
    key = str(uuid4())
    assert sent(keeper, key=key).status_code == sent(keeper, key=key).status_code == 302
    assert checks() == 1

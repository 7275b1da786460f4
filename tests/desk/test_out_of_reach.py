"""A database that fails at the worst moment, the COMMIT: what is said of what was sent, and that nothing typed is lost."""

import pytest
from django.test import Client

from corbiere.access.models import Account
from corbiere.access.tokens import issue
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from desk.at_desk import Desk, Page
from desk.failing_commits import CUT_OFF, NO_ROOM, failing

NOTE = {"title": "A note", "statements-0-text": "Mia drew a <b>boat</b>.", "statements-0-ground": "observed"}


@pytest.fixture
def desk(own_database: str) -> Desk:
    told = Desk()
    told.client.raise_request_exception = False
    return told


def notes(kind: str = "note-made") -> int:
    with without_row_security():
        return EntryRow.objects.filter(kind=kind).count()


@pytest.mark.parametrize(
    ("how", "said"), [(NO_ROOM, "What you sent just now was not recorded."), (CUT_OFF, "we cannot tell whether what you sent was recorded")]
)
def test_a_form_comes_back_with_all_that_was_typed_and_is_recorded_once_when_sent_again(desk: Desk, how: str, said: str) -> None:
    page = desk.open("note-made")
    with failing(how):
        answer = desk.send(page, **NOTE)
    assert (answer.status_code, answer.headers["Retry-After"], notes()) == (503, "10", 0)
    kept = Page(answer)
    assert said in kept.words
    assert {name: kept.one(name) for name in NOTE} == NOTE
    for _ in range(2):
        desk.client.post(kept.action, kept.fields)
    assert notes() == 1


@pytest.mark.parametrize(("how", "said"), [(NO_ROOM, "nothing was recorded"), (CUT_OFF, "we cannot tell")])
def test_a_call_is_told_the_same_and_its_key_makes_it_safe_to_send_again(desk: Desk, how: str, said: str) -> None:
    account = Account.objects.filter(practitioner=desk.ana).first() or Account.objects.create_user(
        "ana@gov.je", None, practitioner=desk.ana
    )
    client = Client(
        raise_request_exception=False, headers={"Authorization": f"Bearer {issue(account, 'a test', 1)}", "Idempotency-Key": "k"}
    )

    def call() -> object:
        entry = {"title": "A note", "statements": [{"text": "Mia drew a boat.", "ground": "observed"}]}
        body = {"happened": "2026-03-02", "entry": entry}
        return client.post(f"/api/v1/subjects/{desk.mia}/note-made", body, content_type="application/json")

    with failing(how):
        answer = call()
    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["Retry-After"]) == (503, "application/problem+json", "10")
    assert said in answer.json()["detail"]
    assert [call().status_code, call().status_code] == [201, 200]
    assert notes() == 1


def test_a_password_never_comes_back_with_the_page(desk: Desk) -> None:
    with failing(NO_ROOM, "django_session"):
        answer = Client(raise_request_exception=False).post("/sign-in/", {"login": "x@gov.je", "password": "seven gulls"})
    assert b"seven gulls" not in answer.content

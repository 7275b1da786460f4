"""A database that fails at the worst moment, the COMMIT: what is said of what was sent, and that nothing typed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.test import Client

from corbiere.access.models import Account
from corbiere.access.tokens import issue
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import as_ledger
from desk.at_desk import Desk, Page

NOTE = {"title": "A note", "statements-0-text": "Mia drew a <b>boat</b>.", "statements-0-ground": "observed"}
NO_ROOM = "RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'"
CUT_OFF = "PERFORM pg_terminate_backend(pg_backend_pid())"


@pytest.fixture
def desk(own_database: str) -> Desk:
    told = Desk()
    told.client.raise_request_exception = False
    return told


@contextmanager
def failing(how: str, table: str = "ledger_entry") -> Iterator[None]:
    """Every COMMIT that would add a row to the table fails meanwhile."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {how}; RETURN NULL; END $$")
        made = f"CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
        cursor.execute(f"{made} EXECUTE FUNCTION fails()")
    yield
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP FUNCTION fails CASCADE")


def notes(kind: str = "note-made") -> int:
    with as_ledger():
        return EntryRow.objects.filter(kind=kind).count()


@pytest.mark.parametrize(
    ("how", "said"), [(NO_ROOM, "What you sent just now was not recorded."), (CUT_OFF, "whether what you sent was recorded cannot be told")]
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


@pytest.mark.parametrize(("how", "said"), [(NO_ROOM, "nothing was recorded"), (CUT_OFF, "cannot be told")])
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

"""Signing in: nobody learns who has an account, five failures lock for a while, and a session ends."""

import re
import time
from datetime import timedelta
from uuid import uuid4

import pytest
import structlog
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from agencies.workplace import agency, leaves, practitioner
from clock import now, today
from corbiere.access import sessions
from corbiere.access.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "gull lamp granite tide"


@pytest.fixture
def ana() -> Account:
    return Account.objects.create_user("Ana@gov.je", PASSWORD, practitioner=practitioner("Ana Pires", agency()))


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=False)


def attempt(client: Client, email: str = "ana@gov.je", password: str = PASSWORD) -> tuple[int, str]:
    told = client.post("/sign-in/", {"login": email, "password": password})
    found = re.search(r'error-summary__list">\s*<li>(.*?)</li>', told.content.decode(), re.S)
    return told.status_code, found[1] if found else ""


def is_signed_in(client: Client) -> bool:
    return client.get("/password/").status_code == 200


def test_the_right_password_signs_in(client: Client, ana: Account) -> None:
    assert attempt(client) == (302, "")
    assert is_signed_in(client)


def test_the_address_is_taken_in_any_case(client: Client, ana: Account) -> None:
    assert attempt(client, "ANA@gov.je")[0] == 302


def test_a_wrong_password_and_no_account_read_alike(client: Client, ana: Account) -> None:
    wrong, nobody = attempt(client, password="not this one"), attempt(client, "nobody@gov.je")
    assert wrong == nobody
    assert "not right" in wrong[1]


@pytest.mark.parametrize("email", ["ana@gov.je", "nobody@gov.je"])
def test_five_failures_lock_and_say_until_when(client: Client, ana: Account, email: str) -> None:
    assert all("not right" in attempt(client, email, "wrong")[1] for _ in range(5))
    _, sentence = attempt(client, email)
    again = timezone.localtime(now() + timedelta(minutes=16))
    assert sentence in {f"There were too many tries. Try again after {again - timedelta(minutes=ago):%H:%M}." for ago in (0, 1)}
    assert not is_signed_in(client)


def test_the_lock_opens_after_a_quarter_of_an_hour(client: Client, ana: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        attempt(client, password="wrong")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 14 * 60)
    assert "too many tries" in attempt(client)[1]
    monkeypatch.setattr(time, "time", lambda: real() + 15 * 60 + 1)
    assert attempt(client)[0] == 302


def test_passwords_are_kept_with_argon2(ana: Account) -> None:
    assert identify_hasher(ana.password).algorithm == "argon2"


def test_nobody_signs_up() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_every_form_wants_its_own_token(ana: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sign-in/", {"login": "ana@gov.je", "password": PASSWORD}).status_code == 403


def test_signing_in_leads_back_to_where_it_was_asked_and_nowhere_else(client: Client, ana: Account) -> None:
    known = {"login": "ana@gov.je", "password": PASSWORD}
    assert client.post("/sign-in/", known | {"next": "/password/"}).headers["Location"] == "/password/"
    client.post("/sign-out/")
    assert client.post("/sign-in/", known | {"next": "https://elsewhere.example/"}).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("key", "ago", "open_still"),
    [
        (sessions.LAST_PAGE, settings.IDLE_MINUTES * 60 - 5, True),
        (sessions.LAST_PAGE, settings.IDLE_MINUTES * 60 + 5, False),
        (sessions.SIGNED_IN, settings.LONGEST_HOURS * 3600 - 5, True),
        (sessions.SIGNED_IN, settings.LONGEST_HOURS * 3600 + 5, False),
    ],
)
def test_a_session_ends_when_idle_and_at_the_end_of_a_days_work(client: Client, ana: Account, key: str, ago: int, open_still: bool) -> None:
    attempt(client)
    assert is_signed_in(client)
    held = client.session
    held[key] = now().timestamp() - ago
    held.save()
    assert is_signed_in(client) is open_still


def test_a_changed_password_signs_out_everywhere_else(client: Client, ana: Account) -> None:
    elsewhere = Client()
    attempt(client), attempt(elsewhere)
    changed = {"oldpassword": PASSWORD, "password1": "otter bramble slate 9", "password2": "otter bramble slate 9"}
    assert "is changed" in client.post("/password/", changed, follow=True).content.decode()
    assert (is_signed_in(client), is_signed_in(elsewhere)) == (True, False)
    assert attempt(Client())[0] == 200


@pytest.mark.parametrize("weak", ["short", "qwerty123456", "ana@gov.je"])
def test_a_weak_password_is_refused(client: Client, ana: Account, weak: str) -> None:
    attempt(client)
    told = client.post("/password/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert "There is a problem" in told.content.decode()
    assert attempt(Client())[0] == 302


def test_tries_are_noted_without_a_name_or_a_password(client: Client, ana: Account) -> None:
    with structlog.testing.capture_logs() as noted:
        attempt(client, password="wrong")
        attempt(client, "nobody@gov.je")
        attempt(client)
    assert [(line["event"], line["account"]) for line in noted] == [
        ("sign-in failed", ana.pk),
        ("sign-in failed", None),
        ("signed in", ana.pk),
    ]
    assert all(set(line) == {"event", "account", "address", "log_level"} for line in noted)


def test_a_closed_account_does_not_open(client: Client, ana: Account) -> None:
    Account.objects.update(is_active=False)
    assert client.post("/sign-in/", {"login": "ana@gov.je", "password": PASSWORD}).headers["Location"] == "/not-open/"
    assert not is_signed_in(client)
    assert "closed" in client.get("/not-open/").content.decode()


def test_somebody_who_left_is_let_into_no_page(client: Client) -> None:
    gone = practitioner("Ben Le Sueur", agency())
    leaves(gone, today() - timedelta(days=1))
    Account.objects.create_user("ben@gov.je", PASSWORD, practitioner=gone)
    attempt(client, "ben@gov.je")
    assert client.get(reverse("desk:law")).headers["Location"] == "/not-open/"
    assert not is_signed_in(client)


def test_an_account_without_a_practitioner_is_let_into_no_page(client: Client) -> None:
    Account.objects.create_user("eve@gov.je", PASSWORD, practitioner=uuid4())
    attempt(client, "eve@gov.je")
    assert client.get(reverse("desk:law")).headers["Location"] == "/not-open/"

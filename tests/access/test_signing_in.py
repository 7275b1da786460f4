"""Signing in: nobody learns who has an account, a weak password is not taken, a new one ends what the old one opened, and a session ends."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import structlog
from django.conf import settings
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from agencies.workplace import agency, leaves, practitioner
from clock import now, today
from corbiere import settings as in_use
from corbiere.access import sessions
from corbiere.access.models import Account
from corbiere.access.passwords import set_password
from corbiere.access.tokens import account_of, issue
from markup import markup

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
    found = re.search(r'error-summary__list">\s*<li>(.*?)</li>', markup(told), re.S)
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


def test_passwords_are_kept_with_argon2_at_full_strength() -> None:
    """As in use: the tests themselves keep theirs with less work."""
    with override_settings(PASSWORD_HASHERS=in_use.PASSWORD_HASHERS):
        kept = identify_hasher(hashed := make_password(PASSWORD))
        assert (kept.algorithm, check_password(PASSWORD, hashed), check_password("another", hashed)) == ("argon2", True, False)
        assert kept.decode(hashed)["memory_cost"] * kept.decode(hashed)["time_cost"] >= 200_000


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


def change(client: Client, new: str) -> str:
    return markup(client.post("/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}, follow=True))


def test_a_changed_password_signs_out_everywhere_else(client: Client, ana: Account) -> None:
    elsewhere = Client()
    attempt(client), attempt(elsewhere)
    assert "is changed" in change(client, "otter bramble slate 9")
    assert (is_signed_in(client), is_signed_in(elsewhere)) == (True, False)
    assert attempt(Client())[0] == 200


def test_a_changed_password_ends_tokens_and_the_page_says_so_beforehand(client: Client, ana: Account) -> None:
    attempt(client)
    assert "you have none now" in markup(client.get("/password/"))
    secret = issue(ana, "the school’s system", 90)
    assert "the school’s system" in markup(client.get("/password/"))
    change(client, "otter bramble slate 9")
    assert account_of(secret) is None


def test_a_refused_change_ends_nothing(client: Client, ana: Account) -> None:
    secret = issue(ana, "the school’s system", 90)
    attempt(client)
    change(client, "aaaaaaaaaaaa")
    assert account_of(secret) == ana


@pytest.mark.parametrize(
    "strong", ["otter bramble slate 9", "vraic-kettle-plumb", "Xu7-qR2_mmP9w", "le brocq's tide table", "ünïcödé gull pail"]
)
def test_a_password_of_words_that_do_not_belong_together_is_taken(ana: Account, strong: str) -> None:
    set_password(ana, strong)
    assert Account.objects.get().check_password(strong)


@pytest.mark.parametrize(
    "weak",
    [
        "short",
        "eleven char",
        "qwerty123456",
        "ana@gov.je",
        "aaaaaaaaaaaa",
        "abababababab",
        "gullgullgull",
        "abcdefghijkl",
        "zyxwvutsrqpo",
        "098765432109",
        "qwertyuiopas",
        "iloveyou2026",
        "Superman2026!",
        "AnaPires2026",
        "ana.pires.ana.pires",
        "Corbiere2026",
        "Safeguarding!Jersey",
    ],
)
def test_a_weak_password_is_refused(client: Client, ana: Account, weak: str) -> None:
    attempt(client)
    assert "There is a problem" in change(client, weak)
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
    assert "closed" in markup(client.get("/not-open/"))


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

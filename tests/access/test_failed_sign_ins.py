"""Wrong passwords: slowed down wherever they come from, and never a lock that somebody else can turn on the owner (attack H6)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import structlog
import time_machine
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.test import Client

from agencies.workplace import agency, practitioner
from clock import now
from corbiere.access.clearing import clear_what_ran_out
from corbiere.access.failed_sign_ins import a_try, failed
from corbiere.access.known_browsers import COOKIE
from corbiere.access.models import Account, FailedSignIns
from markup import markup

pytestmark = pytest.mark.django_db
PASSWORD, WRONG = "gull lamp granite tide", "not this one"
OFFICE, ELSEWHERE = "203.0.113.7", "198.51.100.99"
JERSEY = ZoneInfo("Europe/Jersey")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stands at ten in the morning of the day of the tests, until a test moves it."""
    with time_machine.travel(now().astimezone(JERSEY).replace(hour=10, minute=0, second=0, microsecond=0), tick=False) as moved:
        yield moved


@pytest.fixture
def ana(clock: time_machine.Traveller) -> Account:
    return account("ana@gov.je", "Ana Pires")


def account(email: str, name: str) -> Account:
    return Account.objects.create_user(email, PASSWORD, practitioner=practitioner(name, agency()))


def browser(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def told(client: Client, email: str = "ana@gov.je", password: str = WRONG) -> str:
    """What is refused, or nothing where the try signs in."""
    answer = client.post("/sign-in/", {"login": email, "password": password})
    found = re.search(r'error-summary__list">\s*<li>(.*?)</li>', markup(answer), re.S)
    return found[1] if found else {302: ""}[answer.status_code]


def signs_in(client: Client, email: str = "ana@gov.je") -> bool:
    return told(client, email, PASSWORD) == ""


def must_wait(sentence: str) -> str:
    """The time from which the next try is heard, or nothing where this one was heard."""
    found = re.fullmatch(r"There were too many failed attempts. Try again after (\d\d:\d\d).", sentence)
    return found[1] if found else ""


# How long one turn waits.


@pytest.mark.parametrize("email", ["ana@gov.je", "nobody@gov.je"])
def test_each_failure_after_the_fifth_waits_longer_up_to_a_quarter_of_an_hour(
    ana: Account, clock: time_machine.Traveller, email: str
) -> None:
    client, heard = browser(ELSEWHERE), []
    for _ in range(10):
        begun = now()
        while must_wait(told(client, email)):
            clock.shift(timedelta(seconds=30))
        heard.append((now() - begun) / timedelta(minutes=1))
    assert heard == [0, 0, 0, 0, 0, 1, 2, 4, 8, 15]


@pytest.mark.parametrize(("seconds", "heard"), [(59, False), (60, True)])
def test_the_wait_ends_when_it_says(ana: Account, clock: time_machine.Traveller, seconds: int, heard: bool) -> None:
    client = browser(ELSEWHERE)
    assert [told(client) for _ in range(5)] == ["The email address or the password is not right. Check both and try again."] * 5
    assert must_wait(told(client, password=PASSWORD)) == "10:01"
    clock.shift(timedelta(seconds=seconds))
    assert signs_in(client) is heard


def test_asking_again_makes_no_wait_longer(ana: Account, clock: time_machine.Traveller) -> None:
    client = browser(ELSEWHERE)
    assert {must_wait(told(client)) for _ in range(40)} == {"", "10:01"}


def test_a_right_password_forgets_the_failures_before(ana: Account) -> None:
    for _ in range(3):
        client = browser(OFFICE)
        assert not any(must_wait(told(client)) for _ in range(4))
        assert signs_in(client)


def test_after_a_day_the_failures_are_forgotten(ana: Account, clock: time_machine.Traveller) -> None:
    client = browser(ELSEWHERE)
    for _ in range(5):
        told(client)
    clock.shift(timedelta(days=1))
    assert not any(must_wait(told(client)) for _ in range(4))


# The attack: a colleague is to be kept out.


def attack(tries: int, email: str = "ana@gov.je", addresses: int = 1) -> list[str]:
    return [told(browser(f"198.51.100.{n % addresses}"), email) for n in range(tries)]


def test_fifty_wrong_passwords_from_elsewhere_do_not_touch_the_owner(ana: Account) -> None:
    attack(50)
    assert signs_in(browser(OFFICE))


@pytest.mark.parametrize("addresses", [1, 60])
def test_a_browser_that_signed_in_before_gets_in_at_once(ana: Account, addresses: int) -> None:
    known = browser(OFFICE)
    assert signs_in(known)
    known.post("/sign-out/")
    attack(70, addresses=addresses)
    assert signs_in(known)


def test_it_gets_in_although_the_wrong_passwords_come_from_its_own_office(ana: Account) -> None:
    known, colleague = browser(OFFICE), browser(OFFICE)
    signs_in(known)
    known.post("/sign-out/")
    assert must_wait([told(colleague) for _ in range(50)][-1])
    assert signs_in(known)


def test_the_owner_at_a_new_browser_gets_in_after_the_wait_that_is_said(ana: Account, clock: time_machine.Traveller) -> None:
    attack(50, addresses=25)
    fresh = browser(OFFICE)
    assert must_wait(told(fresh, password=PASSWORD)) == "10:05"
    attack(5, addresses=25)
    clock.shift(timedelta(minutes=5))
    attack(5, addresses=25)
    assert signs_in(fresh)


def test_twenty_requests_an_hour_for_ever_keep_nobody_out(ana: Account, clock: time_machine.Traveller) -> None:
    """For half a day, from one address and from sixty by turns: now and then the owner comes to another new browser."""
    for hour in range(12):
        attack(20, addresses=60 if hour % 2 else 1)
        if hour % 6 < 4:
            clock.move_to(now().replace(minute=0) + timedelta(hours=1))
            continue
        fresh = browser(f"203.0.113.{hour}")
        if must_wait(told(fresh, password=PASSWORD)):
            clock.shift(timedelta(minutes=settings.SIGN_IN_FIRST_WAIT))
            assert signs_in(fresh)
        clock.move_to(now().replace(minute=0) + timedelta(hours=1))


def test_an_account_that_is_not_there_is_answered_alike(ana: Account, clock: time_machine.Traveller) -> None:
    def everything(email: str) -> list[str]:
        before = attack(70, email, addresses=40)
        clock.shift(timedelta(minutes=5))
        return before + attack(10, email, addresses=40)

    there = everything("ana@gov.je")
    FailedSignIns.objects.all().delete()
    clock.shift(-timedelta(minutes=5))
    assert there == everything("nobody@gov.je")


@pytest.mark.parametrize("typed", ["ANA@gov.je", " ana@gov.je ", "Ana@GOV.je"])
def test_an_address_typed_otherwise_is_the_same_turn(ana: Account, typed: str) -> None:
    client = browser(ELSEWHERE)
    for _ in range(5):
        told(client)
    assert must_wait(told(client, typed))


def test_a_network_of_ipv6_is_one_address(ana: Account) -> None:
    assert [bool(must_wait(told(browser(f"2001:db8:0:1::{n:x}")))) for n in range(1, 8)] == [False] * 5 + [True] * 2
    assert not must_wait(told(browser("2001:db8:0:2::1")))


# Known browsers.


def test_the_cookie_lets_nobody_in_and_cannot_be_made_up(ana: Account) -> None:
    known = browser(OFFICE)
    signs_in(known)
    held = known.cookies[COOKIE]
    assert (held["httponly"], held["samesite"], held["max-age"]) == (True, "Lax", settings.KNOWN_BROWSER_DAYS * 86_400)
    thief = browser(ELSEWHERE)
    thief.cookies[COOKIE] = held.value
    assert thief.get("/password/").status_code == 302
    forged = browser(ELSEWHERE)
    forged.cookies[COOKIE] = signing.dumps({str(ana.pk): ["x", "x"]}, salt="made up")
    for _ in range(6):
        told(forged)
    assert must_wait(told(forged))


def test_a_known_browser_that_guesses_waits_in_its_own_turn(ana: Account) -> None:
    stolen = browser(OFFICE)
    signs_in(stolen)
    stolen.post("/sign-out/")
    assert must_wait([told(stolen) for _ in range(6)][-1])
    assert signs_in(browser(OFFICE))


def test_a_browser_known_to_one_account_is_not_known_to_another(ana: Account) -> None:
    account("ben@gov.je", "Ben Le Sueur")
    shared = browser(OFFICE)
    signs_in(shared, "ben@gov.je")
    shared.post("/sign-out/")
    attack(60, addresses=30)
    assert must_wait(told(shared, password=PASSWORD))
    assert signs_in(shared, "ben@gov.je")


def test_a_changed_password_makes_other_browsers_unknown_and_keeps_this_one(ana: Account) -> None:
    known, other = browser(OFFICE), browser("203.0.113.8")
    signs_in(known), signs_in(other)
    new = "otter bramble slate 9"
    known.post("/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    known.post("/sign-out/")
    attack(60, addresses=30)
    assert must_wait(told(other, password=new))
    assert told(known, password=new) == ""


# The office at nine.


def test_sixty_sign_in_from_one_address_within_a_minute(ana: Account) -> None:
    """Though a careless colleague has tried fifty times there, and every fifth of them mistypes once."""
    people = [f"worker{n}@gov.je" for n in range(60)]
    for email in people:
        Account.objects.create_user(email, PASSWORD, practitioner=uuid4())
    careless = browser(OFFICE)
    for _ in range(50):
        told(careless)
    clients = {email: browser(OFFICE) for email in people}
    for email in people[::5]:
        told(clients[email], email)
    assert all(signs_in(client, email) for email, client in clients.items())


def test_somebody_who_tries_everybody_is_slowed_and_who_is_known_there_is_not(ana: Account, clock: time_machine.Traveller) -> None:
    known = browser(OFFICE)
    signs_in(known)
    known.post("/sign-out/")
    for n in range(settings.SIGN_IN_FAILURES_OF_AN_ADDRESS):
        assert not must_wait(told(browser(OFFICE), f"worker{n}@gov.je"))
    assert must_wait(told(browser(OFFICE), "worker-next@gov.je")) == "10:05"
    assert signs_in(known)
    fresh = browser(OFFICE)
    assert must_wait(told(fresh, password=PASSWORD)) == "10:05"
    clock.shift(timedelta(minutes=5))
    assert signs_in(fresh)


# What the owner hears.


def shown_at_my_work(client: Client) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<.*?>", " ", markup(client.get("/"))))


def test_the_owner_is_told_once_of_tries_that_failed(ana: Account, clock: time_machine.Traveller) -> None:
    clock.move_to(datetime(2026, 11, 27, 16, 30, tzinfo=JERSEY))
    attack(3)
    clock.move_to(datetime(2026, 11, 30, 7, 4, tzinfo=JERSEY))
    told(browser("198.51.100.23"))
    clock.move_to(datetime(2026, 11, 30, 9, 0, tzinfo=JERSEY))
    client = browser(OFFICE)
    signs_in(client)
    said = shown_at_my_work(client)
    assert (
        "4 failed attempts to sign in as you since 27 November 2026, the last from the network address 198.51.100.23 on 30 November 2026 at 07:04. "
        "If that was not you, change your password" in said
    )
    assert "failed attempts" not in shown_at_my_work(client)
    client.post("/sign-out/")
    signs_in(client)
    assert "failed" not in shown_at_my_work(client)


def test_a_try_that_has_to_wait_is_logged_without_a_name(ana: Account) -> None:
    with structlog.testing.capture_logs() as noted:
        attack(6)
    assert [line["event"] for line in noted] == ["sign-in failed"] * 5 + ["sign-in has to wait"]
    assert "ana@gov.je" not in str(noted)


# Counting.


def test_no_flood_drives_out_what_is_counted(ana: Account) -> None:
    """Django's cache throws a third of itself away when it is full; what is counted here is no part of it."""
    client = browser(ELSEWHERE)
    for _ in range(5):
        told(client)
    for n in range(400):
        failed(a_try(f"nobody{n}@gov.je", "192.0.2.1"))
        cache.set(f"flood-{n}", n)
    assert must_wait(told(client))


def test_what_has_run_out_is_cleared_at_night_and_nothing_else(ana: Account, clock: time_machine.Traveller) -> None:
    attack(6)
    clear_what_ran_out(now())
    held = FailedSignIns.objects.count()
    clock.shift(timedelta(days=1, seconds=1))
    clear_what_ran_out(now())
    assert (held, FailedSignIns.objects.count()) == (4, 1)  # what the owner is to be told stays
    clock.shift(timedelta(days=90))
    clear_what_ran_out(now())
    assert not FailedSignIns.objects.exists()

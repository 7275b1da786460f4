"""Failed tries to sign in: who must wait, and for how long, so that passwords cannot be guessed and nobody can be locked out (ADR 18).

A try is heard in a turn of its own: that of the account at the address it comes from, or that of a browser which signed in to the account
before. After a few failures each further one makes that turn wait longer. What others do elsewhere never touches it. Where an account is
tried from everywhere, or everything is tried from one address, a turn that is new begins with a wait, and is heard after it.

The same is counted whether there is such an account or not. Names are kept as digests: a password is sometimes typed in their place.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.utils import timezone

from corbiere.access.models import FailedSignIns
from corbiere.access.networks import network

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOTICE_KEPT = timedelta(days=90)
AT_ONCE = [0.0]


@dataclass(frozen=True, slots=True)
class Try:
    """One try: as whom, from where, and by which known browser of that account, if any."""

    login: str
    address: str
    browser: str = ""

    @property
    def turn(self) -> str:
        return _key("browser", self.login, self.browser) if self.browser else _key("turn", self.login, self.address)

    @property
    def account(self) -> str:
        return _key("account", self.login)

    @property
    def notice(self) -> str:
        return _key("notice", self.login)

    @property
    def everything_from_there(self) -> str:
        return _key("address", self.address)


@dataclass(frozen=True, slots=True)
class Notice:
    """How often somebody tried in vain to sign in as one person since they last did."""

    failures: int
    first: datetime
    last: datetime
    address: str


def a_try(login: str, address: str, browser: str = "") -> Try:
    """With the login as the database compares it, and the network of the address."""
    return Try(login.strip().upper().lower(), network(address), browser)


def wait_of(tried: Try) -> datetime | None:
    """Takes the turn, or says when it will be heard. A try that must wait counts for nothing, so that asking again makes it no longer.

    It counts as failed until `succeeded`: many at once are heard no more often than one after the other.
    """
    now = timezone.now()
    if not tried.browser and _is_tried_by_many(tried, now):
        _begin_with_a_wait(tried, now)
    if _count(tried.turn, tried.address, now, DAY, _waits()):
        return None
    until = FailedSignIns.objects.filter(key=tried.turn, until__gt=now).values_list("until", flat=True).first()
    return until or now


def failed(tried: Try) -> None:
    """Tells the totals, from which follows whether a new turn waits, and what the owner is told."""
    now = timezone.now()
    if not tried.browser:
        _count(tried.account, tried.address, now, DAY, AT_ONCE)
        _count(tried.everything_from_there, tried.address, now, HOUR, AT_ONCE)
    _count(tried.notice, tried.address, now, NOTICE_KEPT, AT_ONCE)


def succeeded(tried: Try) -> Notice | None:
    """Forgets the failures of this turn, and gives what the owner is to be told, once."""
    FailedSignIns.objects.filter(key=tried.turn).delete()
    told = FailedSignIns.objects.filter(key=tried.notice).first()
    if told is None:
        return None
    told.delete()
    return Notice(told.failures, told.first, told.last, told.address)


def _is_tried_by_many(tried: Try, now: datetime) -> bool:
    limits = {tried.account: settings.SIGN_IN_FAILURES_OF_AN_ACCOUNT, tried.everything_from_there: settings.SIGN_IN_FAILURES_OF_AN_ADDRESS}
    held = FailedSignIns.objects.filter(key__in=limits, forgotten__gt=now).values_list("key", "failures")
    return any(failures >= limits[key] for key, failures in held)


def _begin_with_a_wait(tried: Try, now: datetime) -> None:
    """A turn that is there keeps its own wait. After this one the next failure is not free any more."""
    until = now + timedelta(minutes=settings.SIGN_IN_FIRST_WAIT)
    spent = settings.SIGN_IN_FREE_FAILURES - 1
    FailedSignIns.objects.filter(key=tried.turn, forgotten__lte=now).delete()
    row = FailedSignIns(tried.turn, spent, first=now, last=now, until=until, forgotten=now + DAY, address=tried.address)
    FailedSignIns.objects.bulk_create([row], ignore_conflicts=True)


def _waits() -> list[float]:
    """In seconds after the first failure, the second …; after more than these, as after the last."""
    return [0.0] * (settings.SIGN_IN_FREE_FAILURES - 1) + [minutes * 60.0 for minutes in settings.SIGN_IN_WAITS]


def _count(key: str, address: str, now: datetime, kept: timedelta, waits: list[float]) -> bool:
    """One more failure, unless that key waits: in one statement, so that of two at once each is counted, and neither before its time."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "address": address, "now": now, "forgotten": now + kept, "waits": waits})
        return bool(cursor.rowcount)


# Where nothing is waited for, the time is one long past: of two at once, neither stands in the way of the other by a moment.
_WAIT = "(%(waits)s::float8[])[least({0}, cardinality(%(waits)s::float8[]))]"
_UNTIL = f"CASE WHEN {_WAIT} > 0 THEN %(now)s + make_interval(secs => {_WAIT}) ELSE timestamptz 'epoch' END"
_IS_OLD = "held.forgotten <= %(now)s"
_COUNT = f"""
INSERT INTO access_failedsignins AS held (key, failures, first, last, until, forgotten, address)
VALUES (%(key)s, 1, %(now)s, %(now)s, {_UNTIL.format(1)}, %(forgotten)s, %(address)s)
ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN {_IS_OLD} THEN 1 ELSE held.failures + 1 END,
    first = CASE WHEN {_IS_OLD} THEN excluded.first ELSE held.first END,
    forgotten = CASE WHEN {_IS_OLD} THEN excluded.forgotten ELSE held.forgotten END,
    until = {_UNTIL.format(f"CASE WHEN {_IS_OLD} THEN 1 ELSE held.failures + 1 END")},
    last = excluded.last,
    address = excluded.address
WHERE held.until <= %(now)s
"""  # noqa: S608 - put together of the lines above alone


def _key(sort: str, *parts: str) -> str:
    told = "\0".join(parts).encode(errors="replace")
    return f"{sort}:{sha256(told).hexdigest()}"

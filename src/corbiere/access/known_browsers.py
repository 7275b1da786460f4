"""Browsers that signed in to an account before: they have a turn of their own, which nobody else's wrong passwords can take.

The cookie lets nobody in. It names the accounts that signed in there, each with a number of that browser, and ends with the password.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from corbiere.access.models import Account

COOKIE = "corbiere_browser"
SALT = "corbiere.access.known_browsers"
MOST = 12  # accounts that one browser is known to; of a shared one, the latest


def browser_known_to(request: HttpRequest, login: str) -> str:
    """The number of this browser, if it is known to the account of that login; otherwise nothing."""
    held = _held(request)
    if not held:
        return ""
    account = Account.objects.filter(email=login.strip().lower()).first()
    number, stamp = held.get(str(account.pk), ("", "")) if account else ("", "")
    return number if account and constant_time_compare(stamp, _stamp(account)) else ""


def remember_browser(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    held = _held(request)
    number, _ = held.pop(str(account.pk), ("", ""))
    latest = dict(list(held.items())[-(MOST - 1) :]) | {str(account.pk): (number or secrets.token_urlsafe(9), _stamp(account))}
    response.set_cookie(
        COOKIE,
        signing.dumps(latest, salt=SALT, compress=True),
        max_age=settings.KNOWN_BROWSER_DAYS * 86_400,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def _held(request: HttpRequest) -> dict[str, tuple[str, str]]:
    try:
        held: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=settings.KNOWN_BROWSER_DAYS * 86_400)
    except signing.BadSignature:
        return {}
    return {account: (number, stamp) for account, (number, stamp) in held.items()}


def _stamp(account: Account) -> str:
    """Another one as soon as the password is another."""
    return salted_hmac(SALT, account.password, algorithm="sha256").hexdigest()[:22]

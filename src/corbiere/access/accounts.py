"""How signing in works here: nobody signs up; an account is made for a practitioner. Every try is noted, and none says who is known."""

from datetime import datetime
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from corbiere.access.failed_sign_ins import Notice, Try, a_try, failed, succeeded, wait_of
from corbiere.access.known_browsers import browser_known_to, remember_browser
from corbiere.access.models import Account
from corbiere.access.passwords import set_password
from corbiere.statute.calendar import in_words

log = structlog.get_logger("corbiere.access")


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "enter_current_password": "That is not your current password. Type it again.",
        "account_inactive": "This account is closed.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses while this turn waits, and says until when: the same whether there is such an account or not."""
        if until := wait_of(self._tried(request, credentials)):
            log.warning("sign-in has to wait", address=self.get_client_ip(request))
            raise ValidationError(f"There were too many failed attempts. Try again after {_clock(until)}.", code="too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user and (notice := succeeded(self._tried(request, credentials))):
            messages.warning(request, _told(notice))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        failed(tried := self._tried(request, credentials))
        account = Account.objects.filter(email=tried.login).first()
        log.warning("sign-in failed", account=account and account.pk, address=self.get_client_ip(request))

    def _tried(self, request: HttpRequest, credentials: dict[str, Any]) -> Try:
        login = str(credentials.get("email", ""))
        return a_try(login, self.get_client_ip(request), browser_known_to(request, login))

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse:
        log.info("signed in", account=user.pk, address=self.get_client_ip(request))
        response: HttpResponse = super().post_login(request, user, **more)
        remember_browser(request, response, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        log.info("signed out", account=getattr(request.user, "pk", None))
        super().logout(request)

    def set_password(self, user: Account, password: str) -> None:
        ended = set_password(user, password)
        log.info("password changed", account=user.pk, tokens_ended=ended)

    def add_message(self, *arguments: Any, **keywords: Any) -> None:
        """Signing in and out shows itself; only a changed password is said."""
        if any("password_changed" in str(argument) for argument in arguments):
            super().add_message(*arguments, **keywords)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_change_password")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")


def _clock(moment: datetime) -> str:
    """The first full minute at which it is past."""
    local = timezone.localtime(moment)
    return f"{timezone.localtime(datetime.fromtimestamp(-(-moment.timestamp() // 60) * 60, local.tzinfo)):%H:%M}"


def _told(notice: Notice) -> str:
    first, last = timezone.localtime(notice.first), timezone.localtime(notice.last)
    times = "1 failed attempt" if notice.failures == 1 else f"{notice.failures} failed attempts"
    when = f"on {in_words(last.date())} at {last:%H:%M}"
    where = f"from the network address {notice.address} {when}"
    said = (
        f"{times} to sign in as you, {where}"
        if notice.failures == 1
        else f"{times} to sign in as you since {in_words(first.date())}, the last {where}"
    )
    return f"{said}. If that was not you, change your password: it is in the menu under your name."

"""How signing in works here: nobody signs up; an account is made for a practitioner. Every try is noted, and none says who is known."""

import time
from datetime import datetime
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from corbiere.access.models import Account

log = structlog.get_logger("corbiere.access")
LIMITED = {"app": "allauth.account", "action": "login_failed"}


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "enter_current_password": "That is not your present password. Type it again.",
        "account_inactive": "This account is closed.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses after too many failures, and says when to come back: the same whether there is such an account or not."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log.warning("sign-in locked", address=self.get_client_ip(request))
            until = self._locked_until(request, **credentials)
            raise ValidationError(f"There were too many tries. Try again after {until:%H:%M}.", code="too_many_login_attempts") from None

    def _locked_until(self, request: HttpRequest, **credentials: Any) -> datetime:
        """When the first of the counted failures is forgotten, by each limit that is reached."""
        key, ends = self._get_login_attempts_cache_key(request, **credentials), [time.time()]
        for rate in ratelimit.get_rates(**LIMITED):
            failures = cache.get(ratelimit.get_cache_key(request, rate=rate, key=key, **LIMITED), [])
            if len(failures) >= rate.amount:
                ends.append(failures[-1] + rate.duration)
        return datetime.fromtimestamp(max(ends) + 60, timezone.get_default_timezone())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        account = Account.objects.filter(email=str(credentials.get("email", "")).strip().lower()).first()
        log.warning("sign-in failed", account=account and account.pk, address=self.get_client_ip(request))

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse:
        log.info("signed in", account=user.pk, address=self.get_client_ip(request))
        response: HttpResponse = super().post_login(request, user, **more)
        return response

    def logout(self, request: HttpRequest) -> None:
        log.info("signed out", account=getattr(request.user, "pk", None))
        super().logout(request)

    def add_message(self, *arguments: Any, **keywords: Any) -> None:
        """Signing in and out shows itself; only a changed password is said."""
        if any("password_changed" in str(argument) for argument in arguments):
            super().add_message(*arguments, **keywords)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_change_password")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

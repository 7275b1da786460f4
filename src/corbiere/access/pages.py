"""Changing a password."""

from typing import Any, cast

from allauth.account.views import PasswordChangeView
from django.http import HttpResponse
from django.utils import timezone

from corbiere.access.forms import ChangePassword
from corbiere.access.known_browsers import remember_browser
from corbiere.access.models import Account, Token


class ChangePasswordPage(PasswordChangeView):  # type: ignore[misc]  # allauth's views are not typed
    """Says beforehand what ends with the old one. This browser stays signed in, and known."""

    form_class = ChangePassword

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        tokens = Token.objects.filter(account=cast(Account, self.request.user), expires__gt=timezone.now())
        told: dict[str, Any] = super().get_context_data(**more)
        return told | {"tokens": list(tokens.order_by("name").values_list("name", flat=True))}

    def form_valid(self, form: ChangePassword) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        remember_browser(self.request, response, form.user)
        return response

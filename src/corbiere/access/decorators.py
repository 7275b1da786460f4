"""The door of every page: whoever is signed in comes through it as a viewer, and what is closed to them looks as if it were not there."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from corbiere.access.access_log import NotVisible
from corbiere.access.models import Account
from corbiere.access.viewing import Viewer, looking, viewer_of

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request that came through the door: the head of the page says who is signed in."""

    viewer: Viewer


class NotTheirs(Exception):
    """Refuses what one may see but not do, with the sentence that says who may."""


Door = Callable[Concatenate[HttpRequest, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]


def signed_in(page: Page[P]) -> Door[P]:
    """A page for those who are signed in and work here, given the request and the viewer. The whole page is made under their view."""
    return _door(page, to_carers=False)


def open_to_carers(page: Page[P]) -> Door[P]:
    """A page for foster carers, and for nobody else. No other page of the site is open to them."""
    return _door(page, to_carers=True)


def _door(page: Page[P], *, to_carers: bool) -> Door[P]:

    def door(request: HttpRequest, /, *arguments: P.args, **keywords: P.kwargs) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account):
            return _to_sign_in(request)
        viewer = viewer_of(account, timezone.localdate())
        if viewer.agency is None:
            logout(request)
            return redirect("account_inactive")
        if viewer.fosters and request.path == settings.LOGIN_REDIRECT_URL:
            return redirect(settings.CARERS_PAGE)
        try:
            cast(SignedInRequest, request).viewer = viewer
            if viewer.fosters is not to_carers:
                raise NotVisible
            with looking(viewer):
                return page(request, viewer, *arguments, **keywords)
        except NotVisible:
            return render(request, "404.html", status=404)
        except NotTheirs as told:
            return somebody_elses(request, told)

    update_wrapper(door, page)
    return door


def somebody_elses(request: HttpRequest, told: NotTheirs) -> HttpResponse:
    """The page that says who may. Raised, it takes back whatever its page had written; answered, what was kept stays."""
    return render(request, "desk/not_theirs.html", {"says": str(told)}, status=403)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """A part of a page that is fetched later sends the whole page to sign in, and back to where it was."""
    if htmx := getattr(request, "htmx", None):
        return HttpResponseClientRedirect(redirect_to_login(htmx.current_url_abs_path or "/").url)
    return redirect_to_login(request.get_full_path())

"""The answer when a page cannot be shown. One that may not be seen and one that is not there read alike."""

import logging

from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.defaults import server_error

from corbiere.desk.forms.drafts import draft_of, kept_from
from corbiere.desk.forms.unsaved import said_of, to_be_sent_again
from corbiere.ledger.faults import TRY_AGAIN, is_out_of_reach, may_be_recorded

log = logging.getLogger(__name__)
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nobody learns from a page that it is there: what is forbidden is not found."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest, error: BaseException | None = None) -> HttpResponse:
    return _out_of_reach(request, error) if error and is_out_of_reach(error) else server_error(request)


def _out_of_reach(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Made without the database. What was typed comes back with the page, to be sent again: it is recorded once."""
    log.error("the database could not answer a page", exc_info=error)
    typed = _typed(request)
    told = {"address": request.get_full_path(), "sent": request.method == "POST", "typed": typed, "may_be_recorded": may_be_recorded(error)}
    return HttpResponse(render_to_string("503.html", told), status=503, headers={"Retry-After": str(TRY_AGAIN)})


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields that were sent, unless a password or a file was among them."""
    if request.method != "POST" or request.content_type not in FORMS or request.FILES:
        return []
    held = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [] if any("password" in name for name, _ in held) else held


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The session ended while a page was open, or its owner signed in again elsewhere. A form that came with it is kept as a draft: the
    token that it carries is signed and its owner's, so that no other site can send one."""
    if not request.user.is_authenticated and request.method == "POST" and draft_of(request.POST.get("draft", "")):
        return to_be_sent_again(request)
    with transaction.atomic():
        kept = kept_from(request)
    if kept and getattr(request, "htmx", False):
        return said_of(request, kept)
    if kept and request.path.endswith("/save/"):
        return redirect(kept.address)
    return render(request, "403_csrf.html", {"kept": kept}, status=403)

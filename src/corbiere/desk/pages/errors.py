"""What is said when a page cannot be shown. One that may not be seen and one that is not there read alike."""

from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

from corbiere.desk.forms.drafts import kept_from


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nobody learns from a page that it is there: what is forbidden is not found."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return server_error(request)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The session ended while a page was open, or its owner signed in again elsewhere. A form that came with it is kept as a draft."""
    with transaction.atomic():
        kept = kept_from(request)
    return render(request, "403_csrf.html", {"kept": kept}, status=403)

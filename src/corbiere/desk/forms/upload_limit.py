"""Nothing larger than the largest file is taken in: it is refused by its announced length, before a byte of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.documents.uploads import LARGEST_DOCUMENT

LARGEST_POST = LARGEST_DOCUMENT + 1_000_000  # a document and the form around it


class LargestPostMiddleware:
    """Stands before everything that reads what was sent. The API says the same in its own words, and has its own limit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if request.path.startswith("/api/"):
            return self.get_response(request)
        if not announced.isdecimal() or int(announced[:15]) > LARGEST_POST:
            return render(request, "413.html", {"largest": LARGEST_DOCUMENT // 1_000_000}, status=413)
        return self.get_response(request)

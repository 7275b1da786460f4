"""Stands before everything that reads what was sent, and after everything that is answered."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from corbiere.front_door.public.photo import LARGEST_LETTER
from corbiere.front_door.public.views import from_elsewhere, too_large

Answer = Callable[[HttpRequest], HttpResponse]
OURS = frozenset(("same-origin", "none"))


class NothingLeftBehindMiddleware:
    """Has no browser, nor anything between, keep what is answered."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
        return response


class OwnPageMiddleware:
    """Takes nothing that another site had somebody's browser send. A browser that does not say where a form came from is believed: there is
    no cookie by which it could be told, and nobody is turned away for an old telephone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return from_elsewhere(request) if request.method == "POST" and _is_from_elsewhere(request) else self.get_response(request)


def _is_from_elsewhere(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in OURS
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()  # a page without referrers sends null


class LargestLetterMiddleware:
    """Refuses by its announced length, before a byte is read, what is larger than any photo and the words beside it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdecimal() or int(announced[:15]) > LARGEST_LETTER:
            return too_large(request)
        return self.get_response(request)

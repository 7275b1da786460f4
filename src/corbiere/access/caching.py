"""Nothing that is answered stays behind: no page about people is kept by a browser, or by anything between."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NotKeptMiddleware:
    """Stands behind what serves static files, so that it is every page, part of a page, redirect and error that it speaks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "no-store"
        for name in ("ETag", "Last-Modified", "Expires"):
            response.headers.pop(name, None)
        return response

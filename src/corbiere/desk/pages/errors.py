"""What is said when a page cannot be shown. One that may not be seen and one that is not there read alike."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The session ended while a page was open, or it was opened in another window before signing in."""
    return render(request, "403_csrf.html", status=403)

"""When a session ends: after a while without a page, and after a day's work whatever happens."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

NOTED_EVERY = 60  # seconds: so that not every page writes to the session
SIGNED_IN, LAST_PAGE = "signed-in-at", "last-page-at"


class ExpiryMiddleware:
    """Signs out a session that was idle too long or has lasted too long; what was being typed is kept by its draft."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now, session = time.time(), request.session
            idle = now - session.get(LAST_PAGE, now) > settings.IDLE_MINUTES * 60
            long = now - session.setdefault(SIGNED_IN, now) > settings.LONGEST_HOURS * 3600
            if idle or long:
                logout(request)
            elif now - session.get(LAST_PAGE, 0) > NOTED_EVERY:
                session[LAST_PAGE] = now
        return self.get_response(request)

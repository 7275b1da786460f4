"""Who calls: a token stands for one practitioner, and sees and writes what they could at a screen."""

import time
from collections import deque
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from corbiere.access.tokens import account_of
from corbiere.access.viewing import Viewer, looking, viewer_of
from corbiere.api.problems import NotTaken

MINUTE = 60.0


class ApiRequest(HttpRequest):
    """A call with a token in force."""

    auth: Viewer


class TokenAuth(HttpBearer):
    """A practitioner's token. Cookies are not looked at, so that no page elsewhere can call in a browser's name."""

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:
        account = account_of(token)
        if account is None:
            return None
        viewer = viewer_of(account, timezone.localdate())
        if viewer.agency is None:
            raise NotTaken(HTTPStatus.FORBIDDEN, "Nothing is open to this token: its owner does not work here now.")
        if viewer.fosters:
            raise NotTaken(HTTPStatus.FORBIDDEN, "Nothing is open to this token: foster carers write on their own page alone.")
        return viewer


class CallsAMinute(BaseThrottle):
    """Each practitioner's calls in the last minute, in this server process: a guard against a loop gone wrong, not an account of use."""

    def __init__(self) -> None:
        self.calls: dict[object, deque[float]] = {}
        self.lock = Lock()

    def allow_request(self, request: HttpRequest) -> bool:
        now = time.monotonic()
        with self.lock:
            held = self.calls.setdefault(cast(ApiRequest, request).auth.practitioner, deque())
            while held and held[0] <= now - MINUTE:
                held.popleft()
            if len(held) >= settings.API_CALLS_A_MINUTE:
                self.longest = MINUTE - (now - held[0])
                return False
            held.append(now)
        return True

    def wait(self) -> float:
        return self.longest


def as_viewer(view: Callable[..., Any]) -> Callable[..., Any]:
    """Lets the call read only what this person may see of the record, whatever the view asks for."""

    @wraps(view)
    def looked_at(request: ApiRequest, *args: Any, **named: Any) -> Any:
        with looking(request.auth):
            return view(request, *args, **named)

    return looked_at

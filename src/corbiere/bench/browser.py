"""Somebody's browser on a Django application in the same process: pages go through every middleware, and what each cost is noted."""

import gc
import io
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from http.cookies import SimpleCookie
from importlib import import_module
from typing import Any, NamedTuple
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from lxml import html

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Fields = Mapping[str, Any]
NO_HEADERS: Mapping[str, str] = {}
NO_OTHERS: Mapping[str, Callable[..., object]] = {}
IN_PLACE = {"HTTP_HX_REQUEST": "true"}


class PageResponse(NamedTuple):
    """`place` is where a redirect leads. Seconds of the clock and of the processor, and statements to the database; a COMMIT is none."""

    status: int
    place: str
    body: str
    wall: float
    cpu: float
    statements: int


class Browser:
    """`cookie` is the session of whoever is signed in."""

    def __init__(self, application: Application, cookie: str) -> None:
        self.application, self.cookies = application, SimpleCookie(cookie)

    def open(self, path: str, *, in_place: bool = False) -> PageResponse:
        return self._asked("GET", path, b"", IN_PLACE if in_place else {})

    def send(self, path: str, fields: Fields, *, in_place: bool = False) -> PageResponse:
        """`in_place`: by the page's script, which takes the answer into the page."""
        return self._asked("POST", path, urlencode(fields, doseq=True).encode(), IN_PLACE if in_place else {})

    def _asked(self, method: str, path: str, body: bytes, headers: Mapping[str, str] = NO_HEADERS) -> PageResponse:
        """Only the application's own work is between the clocks."""
        asked = {**self._environ(method, path, body), **headers}
        told: list[Any] = []
        statements = 0

        def counted(execute: Callable[..., Any], *given: Any) -> Any:
            nonlocal statements
            statements += 1
            return execute(*given)

        with connection.execute_wrapper(counted):
            wall, cpu = time.perf_counter(), time.process_time()
            answer = self.application(asked, lambda *said: told.extend(said))
            page = b"".join(answer)
            if callable(close := getattr(answer, "close", None)):
                close()
            took = time.perf_counter() - wall, time.process_time() - cpu
        for name, value in told[1]:
            if name == "Set-Cookie":
                self.cookies.load(value)
        place = next((value for name, value in told[1] if name == "Location"), "")
        return PageResponse(int(told[0][:3]), place, page.decode(), *took, statements)

    def _environ(self, method: str, path: str, body: bytes) -> dict[str, Any]:
        path, _, query = path.partition("?")
        asked: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1"}
        asked |= {"HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        asked |= {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_COOKIE": cookies(self.cookies)}
        setup_testing_defaults(asked)
        return asked


def cookies(held: SimpleCookie) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in held.items())


def signed_in(account: int, digest: str) -> str:
    """The cookie of a session of the account with this key and session digest, begun now."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account), digest
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def form_in(page: str) -> tuple[str, dict[str, list[str]]]:
    """Where the form for an entry is sent, and what stands in it: the last on the page, after searches and the like."""
    document: Any = html.fromstring(page)
    form = next(form for form in reversed(document.forms) if form.method == "POST")
    fields: dict[str, list[str]] = {}
    for name, value in form.form_values():
        fields.setdefault(str(name), []).append(str(value).removeprefix("\n"))  # a browser takes the first line break for none
    return str(form.action), fields


def answer_lines(application: Application, others: Mapping[str, Callable[..., object]] = NO_OTHERS) -> None:
    """Answers one line of JSON with another until the input ends: `["open", cookie, path]`, `["send", cookie, path, fields]`, or the name
    of one of the others and what is given to it."""
    browsers: dict[str, Browser] = {}
    for line in sys.stdin:
        what, *given = json.loads(line)
        if what in others:
            answer = others[what](*given)
        else:
            cookie, *asked = given
            browser = browsers.setdefault(cookie, Browser(application, cookie))
            answer = browser.open(*asked) if what == "open" else browser.send(*asked)
        print(json.dumps(answer), flush=True)


def freeze() -> None:
    """As a web server does once it is there."""
    gc.collect()
    gc.freeze()

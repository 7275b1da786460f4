"""The site as a browser meets it: the application behind a web server in a thread, on a database in which what is committed stays.

A page comes in two pieces, as over a poor line, so that a test which reads half of one fails here and not on a busy machine.
Only the clock is not as in use: it can be set, so that three weeks pass in a minute.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from time import sleep
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test.testcases import QuietWSGIRequestHandler
from django.utils import timezone

from cast import JERSEY, Cast

MOMENT = 0.03  # seconds: long enough for a test to read too soon


class Clock:
    """What the server takes for now. It goes on from wherever it is set; until then it is right."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def set(self, day: date, hour: int = 9, minute: int = 0) -> None:
        self.ahead = datetime.combine(day, time(hour, minute), JERSEY) - datetime.now(UTC)


@contextmanager
def by_the_clock() -> Iterator[Clock]:
    """Everything in this process takes its time from the clock meanwhile."""
    clock, right = Clock(), timezone.now
    timezone.now = clock.now
    try:
        yield clock
    finally:
        timezone.now = right


class Site:
    """An address to open, and the cast who work there."""

    def __init__(self, address: str, cast: Cast) -> None:
        self.address, self.cast = address, cast

    def session(self, who: str) -> str:
        """The cookie of somebody who has just signed in."""
        return self.cast.client(who).cookies["sessionid"].value


def in_pieces(application: WSGIApplication) -> WSGIApplication:
    """The same application, of whose pages the end comes a moment after the beginning. What a page is dressed in comes at once."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterator[bytes]:
        is_page = False

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            nonlocal is_page
            is_page = dict(headers).get("Content-Type", "").startswith("text/html")
            return start(status, headers, *more)

        body = application(environ, begin)
        try:
            for part in body:
                if is_page:
                    yield part[: len(part) // 3]
                    sleep(MOMENT)
                    part = part[len(part) // 3 :]
                yield part
        finally:
            if hasattr(body, "close"):
                body.close()

    return answer


@contextmanager
def served(cast: Cast) -> Iterator[Site]:
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(in_pieces(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", cast)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""page-child: the child's page as their social worker meets it, against a page with one question, on the same server, 16 connections."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from statistics import median, quantiles
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from corbiere.access.models import Account
from corbiere.access.viewing import looking, viewer_of
from corbiere.access.visibility import subjects_visible_to
from corbiere.bench.measure import Disagreement, Ratio, Result, Row, Say
from corbiere.desk.assets import build
from corbiere.island.cast import Role
from corbiere.island.making import make_island
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.startup import all_are_invented

NAME = "page-child"
CONNECTIONS, PROCESSES, SECONDS = 16, 2, 4.0
SMALL, BRIEFLY = 1_000, 0.5  # an island of fewer people only shows that it works
Taken = tuple[float, list[float]]  # pages a second, and the seconds that each took


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island."""
    all_are_invented()
    make_island(size, timezone.localdate(), PROCESSES, lambda done, of: None)
    with without_row_security():
        entries, people = EntryRow.objects.count(), Subject.objects.filter(sort="person").count()
    say(f"made an island of {people:,} people and {entries:,} entries")
    build()
    call_command("collectstatic", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cookie, child, length = _signed_in()
    sides = {
        "child": ("corbiere.wsgi:application", f"/children/{child}/", cookie),
        "one": ("corbiere.bench.one_query:application", "/", ""),
    }
    taken: dict[str, list[Taken]] = {side: [] for side in sides}
    for number in range(rounds):
        for side in sides if number % 2 == 0 else reversed(sides):
            taken[side].append(_loaded(*sides[side], SECONDS if size >= SMALL else BRIEFLY))
            say(f"round {number + 1} of {rounds}: {side}, {taken[side][-1][0]:.0f} pages a second")
    return _result(size, rounds, taken, {"entries": entries, "entries of the child": length})


def _signed_in() -> tuple[str, UUID, int]:
    """A session of the lead social worker, the child among theirs with the longest record, and how long it is."""
    account = Account.objects.get(email=f"{Role.LEAD}@example.invalid")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    viewer = viewer_of(account, timezone.localdate())
    with looking(viewer):
        own = subjects_visible_to(viewer).filter(sort="person").order_by("-entries", "id").values_list("id", "entries")
        child, length = own[0]
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}", child, length


LIKE_SERVE = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "3")


@contextmanager
def _server(application: str) -> Iterator[int]:
    """With as many workers and threads as `corbiere serve`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", *LIKE_SERVE, "--port", str(port), application]
    running = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, stdout=sys.stderr)
    try:
        _answers(port)
        yield port
    finally:
        running.terminate()
        running.wait(30)


def _answers(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the web server did not come up within half a minute")


def _loaded(application: str, path: str, cookie: str, seconds: float) -> Taken:
    with _server(application) as port:
        _fetch_for(port, path, cookie, seconds / 4, 4)
        started = time.perf_counter()
        with ProcessPoolExecutor(PROCESSES) as pool:
            done = [pool.submit(_fetch_for, port, path, cookie, seconds, CONNECTIONS // PROCESSES) for _ in range(PROCESSES)]
            times = [took for one in done for took in one.result()]
        return len(times) / min(time.perf_counter() - started, seconds + 1), times


def _fetch_for(port: int, path: str, cookie: str, seconds: float, connections: int) -> list[float]:
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(connections) as pool:
        return [took for one in pool.map(lambda _: _fetch(port, path, cookie, until), range(connections)) for took in one]


def _fetch(port: int, path: str, cookie: str, until: float) -> list[float]:
    """Page after page on one connection. Raises Disagreement at anything but the page."""
    line, taken = http.client.HTTPConnection("127.0.0.1", port, timeout=30), []
    while (began := time.perf_counter()) < until:
        line.request("GET", path, headers={"Cookie": cookie})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise Disagreement(f"{path} answered {answer.status}")
        taken.append(time.perf_counter() - began)
    line.close()
    return taken


def _result(size: int, rounds: int, taken: dict[str, list[Taken]], facts: dict[str, float | str]) -> Result:
    rate = {side: median(pages for pages, _ in told) for side, told in taken.items()}
    waits = {side: quantiles([took for _, told in rows for took in told], n=100, method="inclusive") for side, rows in taken.items()}
    says = {"child": "the child's page", "one": "a page with one question"}
    rows = tuple(
        Row(f"{side} p{p}", f"{says[side]}: as long as {p} in a hundred wait", waits[side][p - 1], 0.0) for side in taken for p in (50, 99)
    )
    ratio = Ratio("pages", rate["one"] / rate["child"], 4, "For each of the child's pages the server gives, of the other,")
    told = {f"{says[side]}, a second": round(rate[side]) for side in rate}
    return Result(NAME, size, rounds, rows, (ratio,), {**facts, **told})

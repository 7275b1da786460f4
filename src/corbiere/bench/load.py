"""Many users at once on the web server, as `corbiere serve` starts it: each opens their work, a child, and writes of every second.

`python -m corbiere.bench.load` is a part of them in a process of its own: its input says which, and it prints what they waited for.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookies import SimpleCookie
from itertools import cycle
from typing import NamedTuple
from urllib.parse import urlencode

from corbiere.bench.browser import cookies, form_in

LIKE_SERVE = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "3")
PROCESSES, AT_LEAST = 2, 10  # of users, each process has
OK, FOUND = 200, 302


class User(NamedTuple):
    """Their session, the page they begin with, each child's page with the form of a visit, and what they write in it."""

    cookie: str
    begins: str
    children: list[tuple[str, str]]
    writes: Mapping[str, str]


class WaitTime(NamedTuple):
    """For how long, for a page that was or was not what it should be."""

    seconds: float
    wrong: str


@contextmanager
def server(application: str, environment: Mapping[str, str]) -> Iterator[int]:
    """Its port, with as many workers and threads as `corbiere serve`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", *LIKE_SERVE, "--log-level", "warning", "--port", str(port), application]
    running = subprocess.Popen(command, env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path)}, stdout=sys.stderr)
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


def loaded(port: int, users: list[User], seconds: float) -> list[WaitTime]:
    """Each wait of every user, none of them thinking between two pages."""
    command = [sys.executable, "-m", "corbiere.bench.load"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    parts = [users[place::PROCESSES] for place in range(PROCESSES)] if len(users) >= PROCESSES * AT_LEAST else [users]
    begun = [subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in parts]
    with ThreadPoolExecutor(len(parts)) as pool:
        told = pool.map(lambda part, process: process.communicate(json.dumps([port, part, seconds]))[0], parts, begun)
        return [WaitTime(*one) for lines in told for one in json.loads(lines)]


def _together(port: int, users: list[User], seconds: float) -> list[WaitTime]:
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(len(users)) as pool:
        return [waited for visit in pool.map(lambda user: _Visit(port, user, until), users) for waited in visit.waited]


class _Visit:
    """One user's pages, until the time has come."""

    def __init__(self, port: int, user: User, until: float) -> None:
        self.user, self.until, self.waited = user, until, list[WaitTime]()
        self.cookies = SimpleCookie(user.cookie)
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        turns = cycle(enumerate(user.children))
        while time.perf_counter() < until:
            self._turn(*next(turns))
        self.line.close()

    def _turn(self, place: int, child: tuple[str, str]) -> None:
        page, form = child
        self._asked("GET", self.user.begins)
        self._asked("GET", page)
        if place % 2 == 0:
            _, opened = self._asked("GET", form)
            action, fields = form_in(opened)
            went, _ = self._asked("POST", action, urlencode({**fields, **self.user.writes}, doseq=True), FOUND)
            self._asked("GET", went or page)

    def _asked(self, method: str, path: str, body: str | None = None, expected: int = OK) -> tuple[str, str]:
        """Where it leads, and the page."""
        began = time.perf_counter()
        headers = {"Cookie": cookies(self.cookies)}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        page = answer.read().decode()
        wrong = "" if answer.status == expected else f"{method} {path} answered {answer.status}, not {expected}"
        self.waited.append(WaitTime(time.perf_counter() - began, wrong))
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        return answer.headers.get("Location", ""), page


def main() -> None:
    port, users, seconds = json.load(sys.stdin)
    json.dump(_together(port, [User(*user) for user in users], seconds), sys.stdout)


if __name__ == "__main__":
    main()

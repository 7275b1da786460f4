"""The web server as `corbiere serve` starts it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]
BROWSERS = 40  # each of which keeps a connection open that it does not use


@pytest.fixture
def port(own_database: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_DATABASE": own_database}
    command = [sys.executable, "-m", "corbiere", "serve", "--port", str(number)]
    running = subprocess.Popen(command, env=environment, cwd=PROJECT, start_new_session=True)
    try:
        _wait_for(number)
        yield number
    finally:
        os.killpg(running.pid, signal.SIGINT)  # to all of them at once, as a terminal does
        assert running.wait(30) == 0


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not come up within a minute")


def test_browsers_that_keep_their_connections_open_keep_nobody_out(port: int) -> None:
    held = []
    for _ in range(BROWSERS):
        browser = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        browser.request("GET", "/sign-in/")
        answer = browser.getresponse()
        assert (answer.status, b"Sign in" in answer.read()) == (200, True)
        held.append(browser)
    for browser in held:
        browser.close()

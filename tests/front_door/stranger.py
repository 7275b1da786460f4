"""Somebody who is nobody here: the public form as a process of its own, and what they send to it."""

import http.client
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

PROJECT = Path(__file__).parents[2]
TYPED = "application/x-www-form-urlencoded"
HUB = "01534 000 999"


class Answer:
    """What came back."""

    def __init__(self, told: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = told.status, told.headers, told.read()

    def _found(self, pattern: str) -> str:
        found = re.search(pattern, self.page, re.DOTALL)
        return unescape(found[1]) if found else ""

    @property
    def page(self) -> str:
        return self.body.decode()

    @property
    def reference(self) -> str:
        return self._found(r"<strong>([A-Z0-9]{4}-[A-Z0-9]{4})</strong>")

    @property
    def words(self) -> str:
        """As they stand in the box again."""
        return self._found(r"<textarea [^>]*>\n?(.*?)</textarea>")

    @property
    def key(self) -> str:
        return self._found(r'name="key" value="([^"]*)"')


class Stranger:
    """Sends what a browser sends, or anything else."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
        self.port, self.process, self.log = port, process, log

    def opens(self, address: str = "/", **headers: str) -> Answer:
        return self.sends(None, address, "GET", headers)

    def writes(self, worry: str, address: str = "/", key: str = "", headers: Mapping[str, str] | None = None, **more: str) -> Answer:
        told = {"worry": worry, "key": key or secrets.token_urlsafe(12), **more}
        return self.sends(urlencode(told).encode(), address, headers={"Content-Type": TYPED, **(headers or {})})

    def with_photo(self, worry: str, photo: bytes, **more: str) -> Answer:
        body, kind = parts({"worry": worry, "key": secrets.token_urlsafe(12), **more}, photo)
        return self.sends(body, headers={"Content-Type": kind})

    def sends(self, body: bytes | None, address: str = "/", method: str = "POST", headers: Mapping[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, address, body, dict(headers or {}))
            return Answer(connection.getresponse())
        finally:
            connection.close()


def parts(fields: Mapping[str, str], photo: bytes) -> tuple[bytes, str]:
    edge = "edge-" + secrets.token_hex(8)
    held = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode() for name, text in fields.items()]
    held.append(
        f'--{edge}\r\nContent-Disposition: form-data; name="photo"; filename="IMG 1.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode()
    )
    return b"".join([*held, photo, f"\r\n--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"


@contextmanager
def public_form(database: str, **environment: str) -> Iterator[Stranger]:
    """`corbiere public` on a database, until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    around = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_DATABASE": database, "CORBIERE_HUB_TELEPHONE": HUB, **environment}
    del around["DJANGO_SETTINGS_MODULE"]
    command = [sys.executable, "-m", "corbiere", "public", "--port", str(port)]
    with tempfile.TemporaryDirectory() as folder, Path(folder, "log").open("wb") as log:
        running = subprocess.Popen(command, env=around, cwd=PROJECT, start_new_session=True, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(port)
            yield Stranger(port, running, Path(folder, "log"))
        finally:
            os.killpg(running.pid, signal.SIGINT)
            assert running.wait(30) == 0, Path(folder, "log").read_text("utf-8")


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the form did not come up within half a minute")

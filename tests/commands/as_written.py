"""The commands that the pages tell people to run, and a machine of a test's own on which they are run as they are written."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PAGES = (PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs" / "guides").glob("*.md")))
PROGRAMS = "corbiere|git|useradd|install|set|rsync|systemctl|curl|uv|say|faketime"
COMMAND = re.compile(rf"(?:[A-Z_]+=\S+ )*(?:TOKEN=\$\()?(?:\./)?(?:{PROGRAMS})(?=[ (])")
COMMENT = re.compile(r"\s{2,}")


def commands(page: Path) -> list[str]:
    """Every command in the blocks of a page, without the words beside it."""
    fenced, found = False, []
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif (fenced or line.startswith("    ")) and COMMAND.match(line.strip()):
            found.append(COMMENT.split(line.strip())[0])
    return found


class Machine:
    """A folder in which somebody works, with `./corbiere` in it, and a state folder that nobody used before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = folder / "bin"
        programs.mkdir()
        for place in (folder / "corbiere", programs / "corbiere"):
            place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m corbiere "$@"\n', encoding="utf-8")
            place.chmod(0o755)
        kept = {
            name: value for name, value in os.environ.items() if name == "CORBIERE_VENV" or not name.startswith(("CORBIERE_", "DATABASE_"))
        }
        paths = {"PATH": f"{programs}:{kept['PATH']}", "PYTHONPATH": str(PROJECT / "src")}
        self.environment = kept | paths | {"CORBIERE_STATE": str(folder / "state"), "COLUMNS": "200"}

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Whatever it asks is answered with yes."""
        return subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            input="y\n" * 20,
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def serving(self, command: str, says: str) -> Iterator[list[str]]:
        """While a command serves: what it had printed once it `says` so. Then it is stopped as by Ctrl-C, and must end well."""
        log = self.folder / "served.log"
        with log.open("w", encoding="utf-8") as errors:
            running = subprocess.Popen(
                ["sh", "-c", f"exec {command}"], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=errors, text=True, start_new_session=True,
            )  # fmt: skip
        assert running.stdout is not None
        printed: list[str] = []
        try:
            for line in running.stdout:
                printed.append(line.rstrip("\n"))
                if says in line:
                    break
            assert running.poll() is None, f"{printed}\n{log.read_text('utf-8')}"
            yield printed
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGINT)
            code = running.wait(60)
        assert code == 0, log.read_text("utf-8")


def wait_for(port: int) -> None:
    """What serves says where it will listen a moment before it does."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not come up within a minute")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Visitor:
    """Somebody with a browser, as far as HTTP goes: keeps cookies and follows where they are sent."""

    def __init__(self, address: str) -> None:
        self.address, self.cookies = address, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))

    def sign_in(self, email: str, password: str) -> str:
        """The page that they come to."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get("/sign-in/"))
        assert found
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": found[1], "login": email, "password": password}).encode()
        with self.opener.open(f"{self.address}/sign-in/", form, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))

"""What dies while the service runs costs at most what it had in hand, and is there again by itself (attack H5)."""

import errno
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from corbiere.commands.supervisor import LONGEST, STEADY, Ward
from corbiere.database.server import Server

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]
BROWSERS = 8
WITH_A_SESSION = {"Cookie": "sessionid=0123456789abcdef0123456789abcdef"}  # which is looked for in the database
PATIENCE = 120  # seconds, in which whatever is waited for has come on a busy machine; each wait ends as soon as it has


@dataclass
class Service:
    port: int
    process: subprocess.Popen[bytes]
    server: Server

    def ask(self, path: str = "/sign-in/") -> int:
        """The status of a page, or 0 where there was no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=WITH_A_SESSION)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def children(self, called: bytes) -> set[int]:
        """Those of its children whose command says so."""
        found = set()
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                pid = int(stat.parent.name)
                if (
                    int(stat.read_text().rpartition(")")[2].split()[1]) == self.process.pid
                    and called in (stat.parent / "cmdline").read_bytes()
                ):
                    found.add(pid)
            except OSError:
                continue
        return found

    @property
    def workers(self) -> set[int]:
        """What lasts: whatever the one process starts bears its name for some milliseconds."""
        found = self.children(b"\0serve\0")
        time.sleep(0.1)
        return found & self.children(b"\0serve\0")

    @property
    def postmaster(self) -> int:
        return int((self.server.data / "postmaster.pid").read_text().split()[0])


def wait_for(there: Callable[[], object]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < give_up, "it did not come"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """The whole of it, with a database of its own that may be killed. A signal to the one process ends it all."""
    room = Path(tempfile.mkdtemp(prefix="corbiere-"))
    room.chmod(0o755)
    folder = room / "state"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "CORBIERE_STATE": str(folder)}
    port = free_port()
    command = [sys.executable, "-m", "corbiere", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=PROJECT, start_new_session=True)
    running = Service(port, process, Server(folder))
    try:
        wait_for(lambda: running.ask() == 200)
        yield running
    finally:
        process.terminate()
        assert process.wait(60) == 0
        assert not running.server.running
        shutil.rmtree(room)


def test_a_killed_worker_costs_the_requests_it_had_in_hand_and_is_replaced(service: Service) -> None:
    before = service.workers
    stop: list[bool] = []

    def browse(_: int) -> list[int]:
        answers = []
        while not stop:
            answers.append(service.ask())
        return answers

    with ThreadPoolExecutor(BROWSERS) as pool:
        browsing = [pool.submit(browse, n) for n in range(BROWSERS)]
        os.kill(next(iter(before)), signal.SIGKILL)
        wait_for(lambda: len(service.workers) == len(before) and service.workers != before)
        stop.append(True)
    answers = [browsed.result() for browsed in browsing]
    lost = [[answer for answer in of_one if answer != 200] for of_one in answers]
    assert [of_one for of_one in lost if of_one not in ([], [0])] == []
    assert any(200 in of_one for of_one in answers)
    assert {service.ask() for _ in range(10)} == {200}


def test_all_its_workers_killed_one_after_the_other_do_not_end_it(service: Service) -> None:
    """Granian takes two within some seconds for a loop of crashes, and ends."""
    whole = len(service.workers)
    for _ in range(4):
        killed = min(service.workers)
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda killed=killed: len(service.workers) == whole and killed not in service.workers)
    wait_for(lambda: service.ask() == 200)
    assert service.process.poll() is None


def test_the_night_watch_is_begun_again(service: Service) -> None:
    (watch,) = service.children(b"corbiere.commands.watch")
    os.kill(watch, signal.SIGKILL)
    wait_for(lambda: service.children(b"corbiere.commands.watch") - {watch})


def test_a_killed_database_is_started_again_and_meanwhile_pages_say_so(service: Service) -> None:
    killed = service.postmaster
    os.kill(killed, signal.SIGKILL)
    answers: list[int] = []

    def is_back() -> bool:
        answers.append(service.ask())
        return service.server.running and service.postmaster != killed and answers[-1] == 200

    wait_for(is_back)
    assert set(answers) <= {200, 503}
    assert {service.ask() for _ in range(20)} == {200}


def test_a_database_that_is_stopped_stays_stopped_and_pages_answer_503(service: Service) -> None:
    service.server.stop(force=True)
    answer = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    answer.request("GET", "/sign-in/", headers=WITH_A_SESSION)
    told = answer.getresponse()
    assert (told.status, told.headers["Retry-After"]) == (503, "10")
    assert "cannot be reached just now" in told.read().decode()
    assert not service.server.running
    service.server.start()
    try:
        wait_for(lambda: service.ask() == 200)
        assert {service.ask() for _ in range(20)} == {200}
    finally:
        service.server.stop()


def test_what_does_not_last_is_begun_ever_more_slowly() -> None:
    begun: list[float] = []
    dying = Ward("thing", is_there=lambda: False, begin=lambda: begun.append(now))
    for tick in range(1200):
        now = tick / 2
        dying.look(now)
    pauses = [later - earlier for earlier, later in pairwise(begun)]
    assert pauses == [1, 2, 4, 8, 16, 32, *[LONGEST] * (len(pauses) - 6)]


def test_where_there_is_no_room_to_begin_it_is_tried_again_and_nothing_else_ends(capsys: pytest.CaptureFixture[str]) -> None:
    def no_room() -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    wanted = Ward("thing", is_there=lambda: False, begin=no_room)
    for now in (0.0, 1.0):
        wanted.look(now)
    assert capsys.readouterr().out.count("The thing could not be begun: Resource temporarily unavailable.") == 2


def test_what_has_stood_for_long_is_begun_again_at_once() -> None:
    begun: list[float] = []
    there = False
    lasting = Ward("thing", is_there=lambda: there, begin=lambda: begun.append(now))
    for now in (0.0, 1.0, 3.0):
        lasting.look(now)
    there, now = True, 3.0 + STEADY + 1
    lasting.look(now)
    there = False
    lasting.look(now := now + 1)
    lasting.look(now := now + 1)
    assert begun == [0.0, 1.0, 3.0, 305.0, 306.0]

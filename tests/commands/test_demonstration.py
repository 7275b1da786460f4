"""`./corbiere demo` as README gives it, at its full size on a new machine: made, opened, signed in to, stopped, and its record proved."""

import re
from collections.abc import Iterator

import pytest

from commands.as_written import PROJECT, Machine, Visitor, free_port, wait_for
from database.conftest import a_room

pytestmark = [pytest.mark.machine_clock, pytest.mark.timeout(3000)]
HERS = ("My work", "Luc", "Le Brocq")


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with a_room() as folder:
        yield Machine(folder)


def test_the_demonstration_of_the_readme_is_all_that_it_says(machine: Machine) -> None:
    """An island of 45,000 people takes about a minute and a half, so it is made once, here; 8000 may be taken, so it has a port of its own."""
    port = free_port()
    with machine.serving(f"{PROJECT}/corbiere demo --port {port}", says="Ctrl-C stops everything") as printed:
        said = "\n".join(printed)
        assert f"http://127.0.0.1:{port}/" in said
        ana, password = re.search(r"(\S+@\S+)", said), re.search(r"password of all of them: (.+)", said)
        assert ana and password
        wait_for(port)
        visitor = Visitor(f"http://127.0.0.1:{port}")
        page = visitor.sign_in(ana[1], password[1].strip())
        assert [word for word in HERS if word not in page] == []
    people = re.search(r"([\d,]+) invented people", said)
    assert people and 44_000 < int(people[1].replace(",", "")) < 46_000
    proof = re.search(r"on the command line: (CORBIERE_DATABASE=\S+ )\./corbiere ledger verify", said)
    assert proof
    done = machine.run(f"{proof[1]}./corbiere ledger verify")
    assert (done.returncode, "every chain holds" in done.stdout) == (0, True), done.stdout + done.stderr

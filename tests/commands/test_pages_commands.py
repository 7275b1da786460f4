"""Every command that README, CONTRIBUTING and the guides give is run as it is written there, or it says here why it is not."""

import json
import re
import shlex
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from commands.as_written import PAGES, Machine, commands, free_port, wait_for
from corbiere.island.looked_after_return import FILES
from database.conftest import a_room
from exchange.test_into_ledger import CENSUS

pytestmark = [pytest.mark.machine_clock, pytest.mark.timeout(900)]
AS_OWNER = "DATABASE_OWNER_URL=postgresql://corbiere_backup:… "
SIZE = "takes minutes at this size; tests/bench runs each benchmark at a small one"
OF_SYSTEMD = "needs a service that systemd keeps, as root"
NOT_RUN = {
    "./corbiere demo": "tests/commands/test_demonstration.py runs it, once",
    "./corbiere test": "this is it",
    "./corbiere law check maggie.story --on 2026-03-23": "tests/test_house.py runs it and compares the answer",
    "corbiere law explain DUTY says more about a duty. * No Jersey source gives this number or day: it is": "is of the answer above it",
    "UV_PYTHON_DOWNLOADS=never uv lock --upgrade": "asks a package index for newer packages",
    "uv export --no-emit-project --no-header --all-groups --format requirements-txt > requirements.lock": "follows the one above",
    "faketime '2028-02-29 12:00:00' ./corbiere demo --people 3000 --make-only": "needs libfaketime, which few machines have",
    "git clone … /opt/corbiere && cd /opt/corbiere": "fetches the checkout in which this runs",
    "./corbiere dev assets": "fetches from npm; each run of ./corbiere test does it first",
    "git pull && ./corbiere --version && ./corbiere dev assets": "fetches the next version",
    "useradd --system --home-dir /var/lib/corbiere --shell /usr/sbin/nologin corbiere": "makes an account on the machine",
    "install -d -m 700 -o corbiere -g corbiere /var/lib/corbiere": "is for that account",
    "set -a; . /etc/corbiere.env; set +a": "reads the settings of a server",
    "DATABASE_OWNER_URL=postgresql://corbiere_owner:…@db.example.je/corbiere?sslmode=verify-full ./corbiere ledger migrate": "needs a "
    "managed PostgreSQL; tests/commands/test_record_elsewhere.py does the same with one that is named so",
    "DATABASE_OWNER_URL=… ./corbiere ledger migrate": "the same",
    "DATABASE_OWNER_URL=… ./corbiere db backup …": "stands for the whole line, which is run",
    "rsync -a /var/lib/corbiere/files /var/lib/corbiere/secret_key /var/lib/corbiere/seal_key /backup/": "copies the folders of a server",
    "systemctl stop corbiere": OF_SYSTEMD,
    "systemctl start corbiere": OF_SYSTEMD,
    "./corbiere public": "serves until it is stopped; tests/front_door runs it",
    "./corbiere bench law-population --size 100000": SIZE,
    "./corbiere bench law-child": SIZE,
    "./corbiere bench import-cin": SIZE,
    "./corbiere bench record page-child": SIZE,
    "./corbiere bench chronology my-work team meeting assessment plan hub": SIZE,
    "./corbiere bench public": SIZE,
    "./corbiere bench mixed": SIZE,
    "./corbiere bench search --size 100000": SIZE,
    "./corbiere bench register-as-at": SIZE,
    "./corbiere bench register-question": SIZE,
    "./corbiere bench week": SIZE,
}


class Run(NamedTuple):
    """A command; a word of its answer; what the answer tells for the commands after it, by the word that stands for it there."""

    command: str
    says: str = ""
    learns: tuple[tuple[str, str], ...] = ()


ID = r"([0-9a-f-]{36})"
BEGUN = (
    Run("./corbiere --version", "corbiere"),
    Run(
        './corbiere account first marie@example.je --name "Marie Le Sueur" --agency "Children’s social care" --team "Duty team"',
        "can sign in with this password",
        (("AGENCY", f"{ID}  agency"), ("TEAM", f"{ID}  team")),
    ),
    Run("./corbiere db status", "our own server"),
    Run('TOKEN=$(./corbiere account token marie@example.je "setting up" --days 1)', "", (("$TOKEN", r"(corbiere_\S+)"),)),
)
THEN = (
    Run("./corbiere account create ana@example.je ANA", "can sign in with this password"),
    Run('./corbiere account end-token marie@example.je "setting up"', "1 ended"),
    Run('corbiere account token ana@example.je "school system"', "corbiere_", (("$TOKEN", r"(corbiere_\S+)"),)),
    Run("./corbiere import ssda903 FOLDER --out lac.parquet --rejects refused.csv", "refused"),
    Run("./corbiere law population lac.parquet --on 2018-03-31 --out findings.parquet", "findings.parquet"),
    Run("./corbiere import cin FILE.xml --out cin.parquet --rejects refused.csv", "children"),
    Run("corbiere import cin FILE.xml --out events.parquet --rejects refused.csv", "children"),
    Run("corbiere import ssda903 FOLDER --out events.parquet --rejects refused.csv", "refused"),
    Run("corbiere import cin FILE.xml --into-ledger --dry-run --rejects refused.csv"),
    Run("corbiere import cin FILE.xml --into-ledger --names names.csv --matches matches.csv --rejects refused.csv"),
    Run("./corbiere import cin FILE --into-ledger"),
    Run("corbiere import ssda903 FOLDER --into-ledger --year 2018"),
    Run("corbiere import batches", "cin-", (("cin-20261123-093000", r"(cin-\d{8}-\d{6}\S*)"),)),
    Run('corbiere import undo cin-20261123-093000 --why "it was last year\'s file"'),
    Run("./corbiere ledger key"),
    Run("./corbiere nightly", "seal"),
    Run("./corbiere public take"),
    Run("./corbiere public words", "whole"),
    Run("./corbiere ledger verify --seals /mnt/elsewhere/seals"),
    Run("./corbiere ledger rebuild", "every reading is what its entries make"),
    Run("./corbiere ledger verify", "every chain holds"),
    Run("./corbiere ledger rebuild --check", "every reading is what its entries make"),
    Run("./corbiere db backup FILE"),
    Run("./corbiere db restore FILE --as NAME"),
    Run(f"{AS_OWNER}./corbiere db backup /backup/2026-11-23.backup"),
    Run(f"{AS_OWNER}./corbiere db restore /backup/2026-11-23.backup --as corbiere_drill"),
    Run("./corbiere ledger verify --database corbiere_drill", "every chain holds"),
    Run("./corbiere bench", "law-population"),
)
SERVE = "./corbiere serve"
SAY = 'say() { curl -s -H "Authorization: Bearer $TOKEN" -H \'Content-Type: application/json\' -d "$2" "https://corbiere.example.je/api/v1/$1"; }'
OWN_WORK = 'curl -H "Authorization: Bearer $TOKEN" https://…/api/v1/my/work'
"""Sent here by Python, since not every machine has curl, and to the server that is started here."""
FILES_MEANT = {"FILE.xml": "census.xml", "cin FILE ": "cin census.xml ", "FILE": "kept.backup", "FOLDER": "return", "NAME": "corbiere_kept"}


class Story:
    """One machine, on which every page is followed; `known` is what stands for the words that the pages leave open."""

    def __init__(self, machine: Machine) -> None:
        self.machine, seals = machine, machine.folder / "seals"
        seals.mkdir()
        machine.environment["CORBIERE_SEALS"] = str(seals)
        self.known = {**FILES_MEANT, AS_OWNER: "", "/backup/": f"{machine.folder}/backup/", "/mnt/elsewhere/seals": str(seals)}
        (machine.folder / "backup").mkdir()
        (machine.folder / "return").mkdir()
        (machine.folder / "census.xml").write_text(CENSUS, encoding="utf-8")
        (machine.folder / "names.csv").write_text("child,given,family\nC1,Luc,Vibert\n", encoding="utf-8")
        for name, text in FILES.items():
            (machine.folder / "return" / name).write_text(text, encoding="utf-8")

    def meant(self, command: str) -> str:
        for word, meaning in self.known.items():
            command = command.replace(word, meaning)
        return command

    def follow(self, steps: tuple[Run, ...]) -> None:
        for step in steps:
            command = self.meant(step.command)
            done = self.machine.run(f"{command}; echo $TOKEN" if command.startswith("TOKEN=") else command)
            assert (done.returncode, step.says in done.stdout) == (0, True), f"{command}\n{done.stdout}\n{done.stderr}"
            self.learn(step.learns, done.stdout)

    def learn(self, learns: tuple[tuple[str, str], ...], told: str) -> None:
        for word, pattern in learns:
            found = re.search(pattern, told)
            assert found, told
            self.known[word] = found[1]

    def say(self, line: str, port: int) -> None:
        _, path, body = shlex.split(self.meant(line))
        assert json.loads(body)
        answer = self._ask(f"http://127.0.0.1:{port}/api/v1/{path}", body.encode())
        if path == "practitioners":
            self.learn((("ANA", f'"subject": ?"{ID}"'),), answer)

    def own_work(self, port: int) -> None:
        assert "now" in json.loads(self._ask(f"http://127.0.0.1:{port}/api/v1/my/work", None))

    def _ask(self, address: str, body: bytes | None) -> str:
        headers = {"Authorization": f"Bearer {self.known['$TOKEN']}", "Content-Type": "application/json"}
        try:
            with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=60) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{address} {body!r}: {refused.read().decode('utf-8')}") from refused


@pytest.fixture
def machine() -> Iterator[Machine]:
    with a_room() as folder:
        made = Machine(folder)
        for command in ("db start", "ledger migrate"):
            assert made.run(f"./corbiere {command}").returncode == 0
        yield made
        assert made.run("./corbiere db stop").returncode == 0


def _said() -> list[str]:
    return [command for page in PAGES for command in commands(page) if command.startswith("say ")]


def test_every_command_of_the_pages_is_known_here() -> None:
    found = {command for page in PAGES for command in commands(page) if not command.startswith("say ")}

    assert found == NOT_RUN.keys() | {run.command for run in (*BEGUN, *THEN)} | {SERVE, SAY, OWN_WORK}


def test_every_command_of_the_pages_does_what_they_say(machine: Machine) -> None:
    """From the first people over the imports to the drill of a backup, as somebody would who reads one page after the other."""
    story, port = Story(machine), free_port()
    story.follow(BEGUN)
    with machine.serving(f"{SERVE} --port {port}", says=str(port)):
        wait_for(port)
        for line in _said():
            story.say(line, port)
        story.follow(THEN)
        story.own_work(port)

"""search: finding a person by a mistyped name and date of birth, against trigram likeness at 0.4 with a re-rank."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import corbiere
from corbiere.bench.measure import Bench, MeasurementRow, Ratio, Result, Say
from corbiere.database import roles, state
from corbiere.database.server import Server

NAME = "search"
WHAT = {"trigrams": "all names with trigrams like it by 0.4, re-ranked", "search": "keys, re-ranked; trigrams where they find nobody"}


def measure(size: int, rounds: int, say: Say) -> Result:
    told = _told(size, rounds, say)
    sides = {side: told[side] for side in WHAT}
    rows = tuple(_row(side, at, sides[side][at]) for side in WHAT for at in ("p50", "p99"))
    ours, theirs = sides["search"], sides["trigrams"]
    missed = {side: 100 * sides[side]["missed"] / told["asked"] for side in WHAT}
    ratios = (
        Ratio(
            "p99",
            ours["p99"][0] / theirs["p99"][0],
            round(1 / 3, 3),
            "The slowest search in a hundred takes, of the time of trigrams alone,",
        ),
        Ratio("p50", ours["p50"][0] / theirs["p50"][0], None, "The search in the middle takes"),
        Ratio("missed", missed["search"], 1, "Of a hundred people looked for, not among the first ten were", ""),
        Ratio("missed by trigrams", missed["trigrams"], None, "Of a hundred people looked for, trigrams alone left out", ""),
    )
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(ours["kinds"].items(), key=lambda kind: -kind[1]))
    facts = {"people": size, "searches": told["asked"], "missed, by what was mistyped": kinds or "nobody"}
    return Result(NAME, size, rounds, rows, ratios, facts)


def _row(side: str, at: str, cost: list[float]) -> MeasurementRow:
    what = "the search in the middle" if at == "p50" else "99 of 100 are quicker"
    return MeasurementRow(f"{side} {at}", f"{WHAT[side]}: {what}", *cost)


def _told(size: int, rounds: int, say: Say) -> dict[str, Any]:
    """Measurements by `searching.py`, on a database server of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="corbiere-bench-") as folder:
        server = Server(Path(folder) / "state", durable=False)
        Path(folder).chmod(0o711)  # PostgreSQL may run as another account, and has to pass
        server.start()
        try:
            roles.prepare(server)
            return _asked(server, size, rounds, say)
        finally:
            server.discard()


def _asked(server: Server, size: int, rounds: int, say: Say) -> dict[str, Any]:
    own = {
        "PYTHONPATH": str(Path(corbiere.__file__).parents[1]),
        "DJANGO_SETTINGS_MODULE": "corbiere.settings",
        state.STATE: str(server.folder),
    }
    elsewhere = {"DATABASE_URL", "DATABASE_OWNER_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere} | own
    command = [sys.executable, "-m", "corbiere.bench.searching", str(size), str(rounds)]
    with (
        tempfile.TemporaryFile("w+") as complaints,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=complaints, text=True) as process,
    ):
        last = ""
        for line in process.stdout or ():
            if last := line if line.startswith("{") else "":
                continue
            say(line.rstrip())
        if process.wait():
            complaints.seek(0)
            raise RuntimeError(f"the search was not measured: {complaints.read().strip().splitlines()[-1]}")
    told: dict[str, Any] = json.loads(last)
    return told


BENCH = Bench(
    NAME, "Finding a person by a mistyped name and date of birth, against trigram likeness at 0.4 with a re-rank.", 100_000, measure
)

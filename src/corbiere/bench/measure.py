"""Both sides in turn, in one process; and the memory that each takes in a process of its own.

Times are seconds, memory is in MB of a million bytes. A time alone means nothing on a shared machine: the ratios do.
"""

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import corbiere

Say = Callable[[str], None]
Work = Callable[[], object]


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float

    def times(self, factor: float) -> "Cost":
        return Cost(self.wall * factor, self.cpu * factor)


@dataclass(frozen=True)
class MeasurementRow:
    """One side. `peak` is None where its memory was not measured."""

    side: str
    what: str
    wall: float
    cpu: float
    peak: float | None = None


@dataclass(frozen=True)
class Ratio:
    """`says` is the sentence that ends with the figure; a ratio without a goal is told for what it is."""

    name: str
    value: float
    goal: float | None
    says: str
    unit: str = " times"

    @property
    def met(self) -> bool | None:
        return None if self.goal is None else self.value <= self.goal


@dataclass(frozen=True)
class Result:
    """`facts` say how large the data was, and what a reader must know to read the rows."""

    name: str
    size: int
    rounds: int
    rows: tuple[MeasurementRow, ...]
    ratios: tuple[Ratio, ...]
    facts: dict[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bench:
    """`run(size, rounds, say)`; `say` is told how far it has come."""

    name: str
    compares: str
    size: int
    run: Callable[[int, int, Say], Result]


class ResultMismatch(AssertionError):
    """The two sides gave different answers: whatever their times are, they are not of the same work."""


def cpu() -> float:
    """The processor time of this process and of the children that have ended, whatever the number of threads."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def cost(work: Work) -> Cost:
    gc.collect()
    wall, used = time.perf_counter(), cpu()
    work()
    return Cost(time.perf_counter() - wall, cpu() - used)


def alternating(sides: Mapping[str, Work], rounds: int, say: Say) -> dict[str, Cost]:
    """The medians of the rounds; every second round goes through the sides backwards."""
    costs: dict[str, list[Cost]] = {side: [] for side in sides}
    for number in range(rounds):
        for side in sides if number % 2 == 0 else reversed(list(sides)):
            costs[side].append(cost(sides[side]))
            say(f"round {number + 1} of {rounds}: {side} took {costs[side][-1].cpu:.2f} s of processor time")
    return {side: Cost(median(c.wall for c in taken), median(c.cpu for c in taken)) for side, taken in costs.items()}


def peak(name: str, side: str, *arguments: object) -> float:
    """The most memory that one side takes alone, Python and its libraries included. `side.py` does the work."""
    command = [sys.executable, "-m", "corbiere.bench.side", name, side, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(corbiere.__file__).parents[1])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{side} failed in a process of its own: {done.stderr.strip()}")
    return float(done.stdout)

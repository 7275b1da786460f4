"""`python -m corbiere.bench.side NAME SIDE ARGUMENT…`: does one side's work once and prints the most memory it took, in MB."""

import resource
import sys
from pathlib import Path

from corbiere.bench import import_cin, law_population

SIDES = {"law-population": law_population.SIDES, "import-cin": import_cin.SIDES}
STATUS = Path("/proc/self/status")


def most_memory() -> float:
    """In MB. Linux hands a parent's `ru_maxrss` on to the programs it starts, so there the process's own mark is read."""
    if STATUS.is_file():
        marks = dict(line.split(":", 1) for line in STATUS.read_text(encoding="utf-8").splitlines())
        return int(marks["VmHWM"].split()[0]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts in bytes


def main() -> None:
    name, side, *paths = sys.argv[1:]
    SIDES[name][side](*map(Path, paths))
    print(most_memory())


if __name__ == "__main__":
    main()

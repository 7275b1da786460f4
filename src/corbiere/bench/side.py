"""`python -m corbiere.bench.side NAME SIDE ARGUMENT…`: does one side's work once and prints the most memory it took, in MB."""

import resource
import sys
from pathlib import Path

from corbiere.bench import import_cin, law_population

SIDES = {"law-population": law_population.SIDES, "import-cin": import_cin.SIDES}
UNIT = 1 if sys.platform == "darwin" else 1024  # Linux counts in KiB, macOS in bytes


def main() -> None:
    name, side, *paths = sys.argv[1:]
    SIDES[name][side](*map(Path, paths))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6)


if __name__ == "__main__":
    main()

"""What the project promises to be quick at, each measured beside something else on the same data in the same run."""

from corbiere.bench import import_cin, law_child, law_population
from corbiere.bench.measure import Bench

__all__ = ["BENCHES"]

BENCHES: dict[str, Bench] = {bench.name: bench for bench in (law_population.BENCH, law_child.BENCH, import_cin.BENCH)}

"""From an EVENTS file to a FINDINGS file, a piece at a time, so that memory does not grow with the population."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from corbiere.statute.law import Law
from corbiere.statute.population import events
from corbiere.statute.population.evaluator import SCHEMA, findings
from corbiere.statute.population.reading import ROWS, pieces

Progress = Callable[[int], None]


@dataclass
class Ran:
    """How many subjects, facts and findings there were, and the findings by duty and status."""

    subjects: int = 0
    facts: int = 0
    found: int = 0
    tally: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, facts: pl.DataFrame, found: pl.DataFrame) -> None:
        self.subjects += facts["subject"].n_unique()
        self.facts += facts.height
        self.found += found.height
        for duty, status, number in found.group_by("duty", "status").len().iter_rows():
            self.tally[duty, status] = self.tally.get((duty, status), 0) + number


def run(
    source: Path,
    out: Path,
    on: date,
    known: date | None = None,
    *,
    law: Law | None = None,
    rows: int = ROWS,
    progress: Progress | None = None,
) -> Ran:
    """Evaluates a population; `out` is written whole or not at all. Raises Faults and CannotWrite; `progress` is told of facts done."""
    ran = Ran()

    def answers() -> Iterator[pl.DataFrame]:
        for piece in pieces(source, rows):
            found = findings(piece, on, known, law)
            ran.add(piece, found)
            if progress:
                progress(piece.height)
            yield found

    events.write(answers(), out, SCHEMA)
    return ran

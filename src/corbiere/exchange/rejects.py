"""The refusals: which child, where in the file, what is wrong and what would be right."""

import contextlib
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corbiere.statute.population.events import beside

# A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 200


class SourceFault(NamedTuple):
    """`reason` groups the counts; `wrong` and `right` are sentences for the person who repairs the source."""

    reason: str
    wrong: str
    right: str


class Reject(NamedTuple):
    """`element` is the path of the element or the name of the column; `left_out` what was not imported because of it."""

    file: str
    line: int
    child: str
    element: str
    value: str
    reason: str
    wrong: str
    right: str
    left_out: str


class Rejects:
    """Counts every refusal; writes it down too where a file was asked for."""

    def __init__(self, rows: Any = None) -> None:
        self._rows = rows
        self.by_reason: Counter[str] = Counter()

    def add(self, reject: Reject) -> None:
        self.by_reason[reject.reason] += 1
        if self._rows is not None:
            self._rows.writerow([safe(cell) for cell in reject])


@contextlib.contextmanager
def refusing(path: Path | None) -> Iterator[Rejects]:
    """The file takes its place only when the import succeeds."""
    if path is None:
        yield Rejects()
        return
    with beside(path) as partial, partial.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(Reject._fields)
        yield Rejects(rows)
        file.flush()


def safe(cell: object) -> str:
    """Never a formula, and never longer than a cell a person can read."""
    text = cell if isinstance(cell, str) else str(cell)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}… ({len(text)} characters)"
    return f"'{text}" if text.startswith(FORMULA) else text

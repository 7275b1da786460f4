"""The result of an import, and the one error that means nothing was written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corbiere.statute.calendar import in_words
from corbiere.statute.population.events import CannotWrite, check_place

NOTHING = (
    "NOTHING WAS IMPORTED: not one fact could be taken from this file. The list of what was refused says why; "
    "mend the source and import it again."
)

NOTHING_IN_IT = "NOTHING WAS IMPORTED: no row of this file tells of anything that happened. Look whether it is the right one."

Progress = Callable[[int, int | None], None] | None


class NotThisFormat(ValueError):
    """The file is not the format at all: one sentence for the reader; neither events nor rejects were written."""


@dataclass(frozen=True)
class ImportedFile:
    """`children` were read and named, `refused` counts the lines of the rejects; `notes` say what has no place yet.

    `nothing` says so, loudly, where nothing came of the whole file: that is no success.
    """

    recognised: str
    children: int
    facts: int
    refused: int
    refused_by_reason: dict[str, int]
    notes: tuple[str, ...]
    nothing: str = ""


def check_year(reference: date | None, year: int | None, called: str) -> None:
    """Raises NotThisFormat where another year was said than the one of which the file speaks."""
    if year is not None and (reference is None or reference.year != year):
        found = f"of the year that ends on {in_words(reference)}" if reference else "of a year that its dates do not tell"
        raise NotThisFormat(f"this is {called} {found}, and not of the one that ends in {year}; nothing was imported")


def check_paths(sources: Iterable[Path], out: Path, rejects: Path | None) -> None:
    """Before anything is read: no output may take the place of a source or of the other output, and its folder must be there."""
    taken = {source.resolve() for source in sources}
    for path in (out, rejects):
        if path is None:
            continue
        if path.resolve() in taken:
            raise CannotWrite(f"{path}: this file is read, or written to already; give another name")
        check_place(path)
        taken.add(path.resolve())


class Meter:
    """Says how far the reading has come, once in every `STEP` bytes."""

    STEP = 1 << 20

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress, self._total, self._next = progress, total, 0
        self.done = 0

    def add(self, count: int) -> None:
        self.done += count
        if self._progress is not None and self.done >= self._next:
            self._next = self.done + self.STEP
            self._progress(self.done, self._total)

    def finish(self) -> None:
        if self._progress is not None:
            self._progress(self.done, self._total)

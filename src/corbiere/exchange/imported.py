"""What an import gives back, and the one error that means nothing was written."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corbiere.statute.facts import Fact
from corbiere.statute.population.events import CannotWrite, frames, write

Progress = Callable[[int, int | None], None] | None


class NotThisFormat(ValueError):
    """The file is not the format at all: one sentence for the reader; neither events nor rejects were written."""


@dataclass(frozen=True)
class Imported:
    """`children` were read and named, `refused` counts the lines of the rejects; `notes` say what has no place yet."""

    recognised: str
    children: int
    facts: int
    refused: int
    refused_by_reason: dict[str, int]
    notes: tuple[str, ...]


def check_paths(sources: Iterable[Path], out: Path, rejects: Path | None) -> None:
    """Before anything is read: no output may take the place of a source or of the other output, and its folder must be there."""
    taken = {source.resolve() for source in sources}
    for path in (out, rejects):
        if path is None:
            continue
        if path.resolve() in taken:
            raise CannotWrite(f"{path}: this file is read, or written to already; give another name")
        if path.is_dir():
            raise CannotWrite(f"{path}: this is a folder; give the name of a file")
        if not path.parent.is_dir():
            raise CannotWrite(f"{path}: there is no folder {path.parent}; make it first")
        taken.add(path.resolve())


def write_events(stories: Iterable[tuple[str, list[Fact]]], out: Path) -> int:
    """The number of facts. A fault in the stories is raised once the writer has come to rest, so that it leaves nothing behind."""
    faults: list[NotThisFormat | OSError] = []

    def whole() -> Iterator[tuple[str, list[Fact]]]:
        try:
            yield from stories
        except (NotThisFormat, OSError) as fault:
            faults.append(fault)

    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".import-") as folder:
        partial = Path(folder) / out.name
        facts = write(frames(whole()), partial)
        if faults:
            raise faults[0]
        partial.replace(out)
    return facts


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

"""Reads a file of another system, child by child, before anything is decided about it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corbiere.exchange.cin import CensusReader
from corbiere.exchange.import_result import ImportedFile, Meter, Progress
from corbiere.exchange.rejects import Rejects
from corbiere.exchange.ssda903 import IMPORTED, Return, size
from corbiere.exchange.ssda903_tables import find_tables
from corbiere.exchange.xml_file import opened
from corbiere.statute.facts import Fact


class SourceStories(NamedTuple):
    """`system` and `called` name where it comes from: for the numbers of children, and for people."""

    system: str
    called: str
    file: str
    imported: ImportedFile
    stories: dict[str, list[Fact]]


def told_by_cin(source: Path, rejects: Rejects, progress: Progress = None) -> SourceStories:
    """Raises NotThisFormat."""
    with opened(source) as file:
        reading = CensusReader(source, file, rejects, Meter(progress, source.stat().st_size))
        stories = dict(reading.stories())
    reading.meter.finish()
    return SourceStories("cin", "the Children in Need census", source.name, reading.imported(_facts(stories)), stories)


def told_by_ssda903(source: Path, rejects: Rejects, progress: Progress = None) -> SourceStories:
    """Raises NotThisFormat."""
    tables, notes = find_tables(source)
    meter = Meter(progress, size(tables))
    given = Return(rejects)
    for name in sorted(tables, key=lambda name: (name not in IMPORTED, name != "header", name)):
        given.read(tables[name], meter)
    stories = dict(given.stories())
    meter.finish()
    return SourceStories("ssda903", "the looked-after return", source.name, given.imported(_facts(stories), notes), stories)


def _facts(stories: dict[str, list[Fact]]) -> int:
    return sum(map(len, stories.values()))


SOURCES: dict[str, Callable[[Path, Rejects, Progress], SourceStories]] = {"cin": told_by_cin, "ssda903": told_by_ssda903}

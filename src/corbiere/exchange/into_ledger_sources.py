"""Reads a file of another system, child by child, before anything is decided about it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from corbiere.exchange.cin import CensusReader
from corbiere.exchange.import_result import ImportedFile, Meter, Progress
from corbiere.exchange.rejects import Rejects
from corbiere.exchange.source_entries import SourceEntry, of_facts
from corbiere.exchange.ssda903 import IMPORTED, Return, size
from corbiere.exchange.ssda903_places import ColumnPlaced, columns_placed
from corbiere.exchange.ssda903_tables import find_tables
from corbiere.exchange.xml_file import opened
from corbiere.statute.facts import Fact

NO_SEXES: Mapping[str, str] = {}


class SourceStories(NamedTuple):
    """`system` and `called` name where it comes from: for the numbers of children, and for people.

    `stories` are the facts of each child, `entries` these with all else that the file tells. `columns` say where each column goes, `sexes`
    what the file gives for a child. `reference` is the day of which the file speaks.
    """

    system: str
    called: str
    file: str
    imported: ImportedFile
    stories: dict[str, list[Fact]]
    entries: dict[str, list[SourceEntry]]
    columns: tuple[ColumnPlaced, ...] = ()
    sexes: Mapping[str, str] = NO_SEXES
    reference: date | None = None


def told_by_cin(source: Path, rejects: Rejects, progress: Progress = None) -> SourceStories:
    """Raises NotThisFormat."""
    with opened(source) as file:
        reading = CensusReader(source, file, rejects, Meter(progress, source.stat().st_size))
        stories = dict(reading.stories())
    reading.meter.finish()
    entries = {child: of_facts(facts) for child, facts in stories.items()}
    imported, reference = reading.imported(_facts(stories)), reading.census.reference
    return SourceStories("cin", "the Children in Need census", source.name, imported, stories, entries, reference=reference)


def told_by_ssda903(source: Path, rejects: Rejects, progress: Progress = None) -> SourceStories:
    """Raises NotThisFormat."""
    tables, notes = find_tables(source)
    meter = Meter(progress, size(tables))
    given = Return(rejects, events=False)
    for name in sorted(tables, key=lambda name: (name not in IMPORTED, name != "header", name)):
        given.read(tables[name], meter)
    stories = dict(given.stories())
    meter.finish()
    imported = given.imported(_facts(stories), notes)
    sexes = {child: sex for child in stories if (sex := given.sex(child))}
    columns = tuple(columns_placed(given.filled))
    return SourceStories(
        "ssda903", "the looked-after return", source.name, imported, stories, given.entries, columns, sexes, given.reference
    )


def _facts(stories: dict[str, list[Fact]]) -> int:
    return sum(map(len, stories.values()))


SOURCES: dict[str, Callable[[Path, Rejects, Progress], SourceStories]] = {"cin": told_by_cin, "ssda903": told_by_ssda903}

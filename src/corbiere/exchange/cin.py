"""The English Children in Need census (XML), one pass, a child at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from corbiere.exchange.cin_child import Census, CensusChild, Parts, read_details
from corbiere.exchange.cin_codes import IMPORTED, MARKS, NO_PLACE
from corbiere.exchange.cin_settle import settle
from corbiere.exchange.import_result import NOTHING, ImportedFile, Meter, Progress, check_paths, check_year
from corbiere.exchange.rejects import Rejects, SourceFault, refusing
from corbiere.exchange.truth import TOO_OLD, Life, missing
from corbiere.exchange.written_days import xml_day
from corbiere.exchange.xml_file import TooManyNames, XmlFile, opened
from corbiere.statute.calendar import in_words
from corbiere.statute.facts import Fact
from corbiere.statute.kinds import parse_day
from corbiere.statute.population.events import frames, write

CALLED = "a Children in Need census"
UNKNOWN_NAMED = 20
WANTED = tuple("{*}" + form for name in ("Child", "Header") for form in (name, name.lower(), name.upper()))


def import_cin(source: Path, out: Path, rejects: Path | None = None, progress: Progress = None, year: int | None = None) -> ImportedFile:
    """Raises NotThisFormat or CannotWrite with one sentence; then neither file was touched. `year`: the one in which it must end."""
    check_paths([source], out, rejects)
    with opened(source) as file, refusing(rejects) as refused:
        reading = CensusReader(source, file, refused, Meter(progress, source.stat().st_size))
        facts = write(frames(reading.stories(year)), out)
    reading.meter.finish()
    return reading.imported(facts)


class CensusReader:
    """One pass over one file."""

    def __init__(self, source: Path, file: IO[bytes], rejects: Rejects, meter: Meter) -> None:
        self.meter = meter
        self.xml = XmlFile(source, file, meter, CALLED)
        self.census = Census(source.name, rejects)
        self.children: set[str] = set()
        self.year = ""
        self.is_census = False
        self._assumed = ""

    def stories(self, year: int | None = None) -> Iterator[tuple[str, list[Fact]]]:
        try:
            for element in self.xml.elements(WANTED, self._begins):
                if self.census.names[element.tag] == "header":
                    self._header(element)
                    check_year(self.census.reference, year, CALLED)
                elif (child := self._child(element)) is not None:
                    yield child.name, child.facts()
        except TooManyNames as error:
            raise self.xml.refused(str(error)) from error

    def _begins(self, root: etree._Element) -> None:
        if self.census.names[root.tag] != "message":
            raise self.xml.refused(f"the outermost element is {root.tag}; {CALLED} begins with Message")

    def _header(self, header: etree._Element) -> None:
        """The reference date; without one, the 31 March of the year that is given."""
        names = self.census.names
        said = {names[part.tag]: (part.text or "").strip() for part in header.iter() if len(part) == 0}
        if (collection := said.get("collection", "CIN")).upper() != "CIN":
            raise self.xml.refused(f"this is the collection {collection}, not CIN")
        if self.is_census:
            raise self.xml.refused(f"the Header on line {header.sourceline} comes after the first child, or again; a census begins with it")
        self.is_census = "collection" in said
        self.year = said.get("year", "")
        self.census.reference = xml_day(said.get("referencedate", ""))
        if self.census.reference is None:
            self.census.reference, self._assumed = parse_day(f"{self.year}-03-31"), ", taken from the header's Year"

    def _child(self, element: etree._Element) -> CensusChild | None:
        child = CensusChild(self.census, "", Life(self.census.reference))
        parts, details = child.parts(element)
        identifiers = parts.get("childidentifiers")
        if identifiers is None and not self.is_census:
            raise self.xml.refused(f"its first Child, on line {element.sourceline}, has no ChildIdentifiers; a Children in Need census has")
        self.is_census = True
        if not self._named(child, element, identifiers):
            return None
        for name, part in details:
            if name == "cindetails":
                read_details(child, part)
        settle(child)
        return child

    def _named(self, child: CensusChild, element: etree._Element, identifiers: etree._Element | None) -> bool:
        """Takes the identifiers; False where the child cannot be told from others, and all of it was refused."""
        own = identifiers if identifiers is not None else ()
        part = next((part for part in own if self.census.names[part.tag] == "lachildid"), None)
        child.name = (part.text or "").strip() if part is not None else ""
        fault = None
        if part is None or not child.name:
            fault = missing("LAchildID")
        elif not child.name.isprintable():
            fault = SourceFault("unprintable name", "the child's number has a character that cannot be printed", "letters and digits")
        elif child.name in self.children:
            fault = SourceFault(
                "child appears twice", "this child has a Child element earlier in the file", "all of a child in one Child element"
            )
        if fault is not None:
            child.refuse(element if part is None else part, fault, "Child")
            return False
        self.children.add(child.name)
        self._lived(child, child.parts(identifiers)[0] if identifiers is not None else {})
        return True

    def _lived(self, child: CensusChild, held: Parts) -> None:
        birth = child.day(held.get("personbirthdate"))
        if birth is not None:
            child.tell(birth, "born")
        due = held.get("expectedpersonbirthdate")
        child.life.birth, child.life.due = birth, xml_day((due.text or "").strip()) if due is not None else None
        death = child.day(held.get("persondeathdate"))
        if death is not None:
            child.tell(death, "died")
        child.life.death = death
        self.census.notes[MUCH_TOO_OLD] += child.life.too_old()

    def imported(self, facts: int) -> ImportedFile:
        by_reason = dict(sorted(self.census.rejects.by_reason.items()))
        notes = tuple(_notes(self.census))
        nothing = "" if facts else NOTHING
        return ImportedFile(self._recognised(), len(self.children), facts, sum(by_reason.values()), by_reason, notes, nothing)

    def _recognised(self) -> str:
        """The year of the reference date; what the header's year and the element names say where they differ."""
        reference = self.census.reference
        if reference is None:
            return "Children in Need census of a year that the file does not state; dates in the future could not be refused"
        said = f"Children in Need census {reference.year} (reference date {in_words(reference)}{self._assumed})"
        if self.year and self.year != str(reference.year):
            said += f"; the header's Year says {self.year}, the reference date was followed"
        for name, (first, last, words) in MARKS.items():
            if self.census.seen[name] and not first <= reference.year <= last:
                said += f"; {words}"
        return said


MUCH_TOO_OLD = f"Children who were {TOO_OLD} or older on the reference date; look at the birth in the source"
NOT_IN_A_CENSUS = (
    "A census does not say when children were visited, when core groups met or what was shared with whom: "
    "duties that only those facts can do will read as not done."
)


def _notes(census: Census) -> Iterator[str]:
    if census.reference is None:
        yield "The header gives no reference date and no year."
    for when, count in sorted((+census.notes).items()):
        yield f"{when}: {count:,}."
    for name, words in NO_PLACE.items():
        if census.seen[name]:
            yield f"Not imported, no place yet: {words} ({census.seen[name]:,})."
    unknown = sorted(name for name in census.seen if name and name not in IMPORTED and name not in NO_PLACE)
    for name in unknown[:UNKNOWN_NAMED]:
        yield f"Not imported, not an element known here: {name} ({census.seen[name]:,})."
    if len(unknown) > UNKNOWN_NAMED:
        yield f"Not imported: {len(unknown) - UNKNOWN_NAMED:,} more elements not known here."
    yield NOT_IN_A_CENSUS

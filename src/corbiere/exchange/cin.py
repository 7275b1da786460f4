"""The English Children in Need census (XML), one pass, a child at a time."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from corbiere.exchange.cin_child import Census, Child, Parts, TooManyNames, read_details
from corbiere.exchange.cin_codes import IMPORTED, MARKS, NO_PLACE
from corbiere.exchange.cin_settle import settle
from corbiere.exchange.imported import Imported, Meter, NotThisFormat, Progress, check_paths
from corbiere.exchange.rejects import Fault, Rejects, refusing
from corbiere.exchange.truth import Life, missing, xml_day
from corbiere.statute.calendar import in_words
from corbiere.statute.facts import Fact
from corbiere.statute.kinds import parse_day
from corbiere.statute.population.events import frames, write

# A child takes a few thousand bytes; what grows past this would take memory without end.
LONGEST_CHILD = 16 << 20
UNKNOWN_NAMED = 20
WANTED = tuple("{*}" + form for name in ("Child", "Header") for form in (name, name.lower(), name.upper()))


def import_cin(source: Path, out: Path, rejects: Path | None = None, progress: Progress = None) -> Imported:
    """Raises NotThisFormat or CannotWrite with one sentence; then neither file was touched."""
    check_paths([source], out, rejects)
    try:
        file = source.open("rb")
    except OSError as error:
        raise NotThisFormat(f"{source}: this file cannot be read ({error.strerror})") from error
    with file, refusing(rejects) as refused:
        reading = Reading(source, file, refused, Meter(progress, source.stat().st_size))
        facts = write(frames(reading.stories()), out)
    reading.meter.finish()
    return reading.imported(facts)


class Reading:
    """One pass over one file. `read` is what the parser calls for the next bytes."""

    def __init__(self, source: Path, file: IO[bytes], rejects: Rejects, meter: Meter) -> None:
        self.source, self.file, self.meter = source, file, meter
        self.census = Census(source.name, rejects)
        self.children: set[str] = set()
        self.year = ""
        self.is_census = False
        self._assumed = ""
        self._since = 0
        self._started = False

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.meter.add(len(piece))
        if self.meter.done - self._since > LONGEST_CHILD:
            raise self._not("more than 16 million bytes without the end of a Child; a census has a few thousand bytes for each")
        return piece

    def stories(self) -> Iterator[tuple[str, list[Fact]]]:
        pass_over = etree.iterparse(
            self, events=("end",), tag=WANTED, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
        )
        try:
            for _, element in pass_over:
                self._start(element)
                if self.census.names[element.tag] == "header":
                    self._header(element)
                elif (child := self._child(element)) is not None:
                    yield child.name, child.facts()
                self._since = self.meter.done
                _forget(element)
        except etree.XMLSyntaxError as error:
            raise self._not(self._broken(error)) from error
        except TooManyNames as error:
            raise self._not(str(error)) from error
        if not self._started:
            raise self._not("there is no Child element in it; a Children in Need census has one for each child")

    def _start(self, element: etree._Element) -> None:
        if self._started:
            return
        self._started = True
        tree = element.getroottree()
        root = tree.getroot()
        if tree.docinfo.internalDTD is not None:
            raise self._not("the file has a DOCTYPE, which may define entities or point outside; a census has none")
        if self.census.names[root.tag] != "message":
            raise self._not(f"the outermost element is {root.tag}; a Children in Need census begins with Message")

    def _header(self, header: etree._Element) -> None:
        """The reference date; without one, the 31 March of the year that is given."""
        names = self.census.names
        said = {names[part.tag]: (part.text or "").strip() for part in header.iter() if len(part) == 0}
        if (collection := said.get("collection", "CIN")).upper() != "CIN":
            raise self._not(f"this is the collection {collection}, not CIN")
        if self.is_census:
            raise self._not(f"the Header on line {header.sourceline} comes after the first child, or again; a census begins with it")
        self.is_census = "collection" in said
        self.year = said.get("year", "")
        self.census.reference = xml_day(said.get("referencedate", ""))
        if self.census.reference is None:
            self.census.reference, self._assumed = parse_day(f"{self.year}-03-31"), ", taken from the header's Year"

    def _child(self, element: etree._Element) -> Child | None:
        child = Child(self.census, "", Life(self.census.reference))
        parts, details = child.parts(element)
        identifiers = parts.get("childidentifiers")
        if identifiers is None and not self.is_census:
            raise self._not(f"its first Child, on line {element.sourceline}, has no ChildIdentifiers; a Children in Need census has")
        self.is_census = True
        if not self._named(child, element, identifiers):
            return None
        for name, part in details:
            if name == "cindetails":
                read_details(child, part)
        settle(child)
        return child

    def _named(self, child: Child, element: etree._Element, identifiers: etree._Element | None) -> bool:
        """Takes the identifiers; False where the child cannot be told from others, and all of it was refused."""
        own = identifiers if identifiers is not None else ()
        part = next((part for part in own if self.census.names[part.tag] == "lachildid"), None)
        child.name = (part.text or "").strip() if part is not None else ""
        fault = None
        if part is None or not child.name:
            fault = missing("LAchildID")
        elif not child.name.isprintable():
            fault = Fault("unprintable name", "the child's number has a character that cannot be printed", "letters and digits")
        elif child.name in self.children:
            fault = Fault(
                "child appears twice", "this child has a Child element earlier in the file", "all of a child in one Child element"
            )
        if fault is not None:
            child.refuse(element if part is None else part, fault, "Child")
            return False
        self.children.add(child.name)
        self._lived(child, child.parts(identifiers)[0] if identifiers is not None else {})
        return True

    def _lived(self, child: Child, held: Parts) -> None:
        birth = child.day(held.get("personbirthdate"))
        if birth is not None:
            child.tell(birth, "born")
        due = held.get("expectedpersonbirthdate")
        child.life.birth, child.life.due = birth, xml_day((due.text or "").strip()) if due is not None else None
        death = child.day(held.get("persondeathdate"))
        if death is not None:
            child.tell(death, "died")
        child.life.death = death

    def _not(self, why: str) -> NotThisFormat:
        return NotThisFormat(f"{self.source}: {why}")

    def _broken(self, error: etree.XMLSyntaxError) -> str:
        if not self.meter.done:
            return "the file is empty"
        if (wrong := _undecodable(self.source)) is not None:
            return wrong
        line = error.position[0] if error.position else 0
        message = (error.msg or "").partition(", line ")[0].strip()
        if line == 0:
            return "the XML cannot be read: it refers to an entity that is not defined, or stops before its first element ends"
        if "huge" in message.lower() or "limit" in message.lower():
            return f"line {line} holds a text longer than 10 million characters; a census has none"
        return f"the XML breaks off or is damaged on line {line}: {message}"

    def imported(self, facts: int) -> Imported:
        by_reason = dict(sorted(self.census.rejects.by_reason.items()))
        notes = tuple(_notes(self.census))
        return Imported(self._recognised(), len(self.children), facts, sum(by_reason.values()), by_reason, notes)

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


NOT_IN_A_CENSUS = (
    "A census does not say when children were visited, when core groups met or what was shared with whom: "
    "duties that only those facts can do will read as not done."
)


def _notes(census: Census) -> Iterator[str]:
    if census.reference is None:
        yield "The header gives no reference date and no year."
    for when, count in sorted(census.notes.items()):
        yield f"{when} ({count:,}): kept, for each can be true by itself; look at them in the source."
    for name, words in NO_PLACE.items():
        if census.seen[name]:
            yield f"Not imported, no place yet: {words} ({census.seen[name]:,})."
    unknown = sorted(name for name in census.seen if name and name not in IMPORTED and name not in NO_PLACE)
    for name in unknown[:UNKNOWN_NAMED]:
        yield f"Not imported, not an element known here: {name} ({census.seen[name]:,})."
    if len(unknown) > UNKNOWN_NAMED:
        yield f"Not imported: {len(unknown) - UNKNOWN_NAMED:,} more elements not known here."
    yield NOT_IN_A_CENSUS


def _forget(element: etree._Element) -> None:
    """Memory does not grow with the number of children."""
    element.clear()
    above = element.getparent()
    if above is not None:
        while element.getprevious() is not None:
            del above[0]


def _undecodable(source: Path) -> str | None:
    """Where the bytes stop being the text that the file says it is."""
    with source.open("rb") as file:
        head = file.read(400)
        encoding = _declared(head)
        decoder = codecs.getincrementaldecoder(encoding)()
        before, piece = 0, head
        while True:
            pending = len(decoder.getstate()[0])
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                offset = before - pending + error.start
                return f"byte {offset} is not {encoding.upper()} text; save the file as UTF-8"
            if encoding == "utf-8" and "\0" in text:
                return f"byte {before - pending + len(text[: text.index(chr(0))].encode())} is zero; this is not text"
            if not piece:
                return None
            before, piece = before + len(piece), file.read(1 << 16)


def _declared(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    _, found, rest = head.partition(b"encoding=")
    name = rest[1:].replace(b"'", b'"').partition(b'"')[0].decode("ascii", "replace") if found else "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"

"""An XML file of another system, read in one pass, an element at a time; what was made to do harm is refused before it can."""

import codecs
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, cast

from lxml import etree

from corbiere.exchange.csv_file import is_workbook, workbook
from corbiere.exchange.import_result import Meter, NotThisFormat

# A child takes a few thousand bytes; what grows past this would take memory without end.
LONGEST_CHILD = 16 << 20
MOST_NAMES = 1_000
FAR = 65_535


class TooManyNames(ValueError):
    """More names than any return has; each would stay in memory."""


class XmlFile:
    """One pass over one file. `called` is what it should be, in words. `read` is what the parser calls for the next bytes."""

    def __init__(self, source: Path, file: IO[bytes], meter: Meter, called: str) -> None:
        self.source, self.file, self.meter, self.called = source, file, meter, called
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.meter.add(len(piece))
        if self.meter.done - self._since > LONGEST_CHILD:
            raise self.refused(f"more than 16 million bytes without the end of a Child; {self.called} has a few thousand bytes for each")
        return piece

    def elements(self, wanted: tuple[str, ...], begins: Callable[[etree._Element], None]) -> Iterator[etree._Element]:
        """Each wanted element once it is whole; then it is forgotten. `begins` is given the outermost one before the first.

        Comments and processing instructions are left out, so that an element's text is its text whatever stands in it.
        """
        self._since, started = self.meter.done, False
        pass_over = etree.iterparse(
            self, events=("end",), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_pis=True, remove_comments=True,
        )  # fmt: skip
        try:
            for _, element in pass_over:
                if not started:
                    self._refuse_doctype(element)
                    begins(element.getroottree().getroot())
                    started = True
                yield element
                self._since = self.meter.done
                _forget(element)
        except etree.XMLSyntaxError as error:
            raise self.refused(self._broken(error)) from error
        if not started:
            begins(pass_over.root)
            raise self.refused(f"there is no Child element in it; {self.called} has one for each child")

    def refused(self, why: str) -> NotThisFormat:
        return NotThisFormat(f"{self.source}: {why}")

    def _refuse_doctype(self, element: etree._Element) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise self.refused(f"the file has a DOCTYPE, which may define entities or point outside; {self.called} has none")

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
            return f"line {line} holds a text longer than 10 million characters; {self.called} has none"
        return f"the XML breaks off or is damaged on line {line}: {message}"


def opened(source: Path) -> IO[bytes]:
    """The file, open; NotThisFormat where it cannot be read, or is a workbook."""
    if is_workbook(source):
        raise workbook(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise NotThisFormat(f"{source}: this file cannot be read ({error.strerror})") from error


def line_of(element: etree._Element) -> int:
    """From line 65,535 on, the parser gives the line on which the text after the tag ends."""
    line = cast(int, element.sourceline)
    if line < FAR:
        return line
    after = element.text if element.text or len(element) else element.tail
    return line - (after or "").count("\n")


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


def local_name(element: etree._Element) -> str:
    return _without_namespace(element.tag)


@lru_cache(maxsize=MOST_NAMES)
def _without_namespace(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def path_below_child(element: etree._Element) -> str:
    """The path from below Child down: `CINdetails/Section47/S47ActualStartDate`."""
    path = local_name(element)
    above = element.getparent()
    while above is not None and (name := local_name(above)).lower() not in ("child", "children"):
        path = f"{name}/{path}"
        above = above.getparent()
    return path

"""A table saved by a spreadsheet: its separator, first line and rows, however it was written. Every list that we read is read here."""

import csv
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from corbiere.exchange.import_result import Meter, NotThisFormat

LONGEST_LINE = 1_000_000
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BOM = b"\xef\xbb\xbf"
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SAYS_SEPARATOR = "sep="


def is_workbook(path: Path) -> bool:
    """Whether it is a spreadsheet's own file, old or new, whatever it is called."""
    try:
        with path.open("rb") as file:
            return file.read(4) in (ZIP, OLD_OFFICE)
    except OSError:
        return False


def workbook(path: Path) -> NotThisFormat:
    return NotThisFormat(f"{path}: this is a workbook and not CSV; open it and save each of its sheets as “CSV UTF-8”")


class CsvFile:
    """`columns` are the first line's names, stripped, without empty ones at its end; `separator` is named there or found in it."""

    def __init__(self, path: Path) -> None:
        if is_workbook(path):
            raise workbook(path)
        self.path = path
        self.separator, self._skipped = ",", 0
        with closing(_text(path, Meter(None, None))) as text:
            first = next(text, "")
            if first.strip().strip('"').lower().startswith(SAYS_SEPARATOR):
                self.separator, self._skipped = _said(path, first), 1
                first = next(text, "")
            elif first:
                self.separator = max(SEPARATORS, key=lambda mark: (_outside_quotes(first).count(mark), mark == ","))
        self.columns = tuple(_without_empty_ends([name.strip() for name in self._first(first)]))

    @property
    def separated_by(self) -> str:
        """The separator in words; nothing where it is the comma."""
        return "" if self.separator == "," else SEPARATORS.get(self.separator, f"“{self.separator}”")

    def rows(self, meter: Meter | None = None) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with its line and its cells, stripped. NotThisFormat where the file breaks off."""
        text = _text(self.path, meter or Meter(None, None))
        lines = csv.reader(text, delimiter=self.separator)
        try:
            for _ in range(self._skipped + 1):
                next(lines, None)
            for cells in lines:
                if any(cell.strip() for cell in cells):
                    yield lines.line_num, self._cells(cells)
        except csv.Error as error:
            raise NotThisFormat(f"{self.path}: line {lines.line_num} cannot be read as CSV ({error})") from error
        finally:
            text.close()

    def _cells(self, cells: list[str]) -> list[str]:
        """Empty cells beyond the last column are a spreadsheet's, not the row's."""
        many = len(self.columns)
        stripped = [cell.strip() for cell in cells]
        return stripped[:many] + _without_empty_ends(stripped[many:])

    def _first(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line], delimiter=self.separator), [])
        except csv.Error as error:
            raise NotThisFormat(f"{self.path}: line 1 cannot be read as CSV ({error})") from error


def _said(path: Path, line: str) -> str:
    """The separator of a first line like `sep=;`, which some spreadsheets write and read."""
    mark = line.rstrip("\r\n").strip('"').partition("=")[2]
    if len(mark) != 1:
        raise NotThisFormat(f"{path}: the first line says {line.strip()}, which names no separator; write sep= and one character")
    return mark


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _without_empty_ends(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(path: Path, meter: Meter) -> Generator[str, None, None]:
    """Line by line, so that a wrong byte is told by its place and no line takes memory without end."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise NotThisFormat(f"{path}: this file cannot be read ({error.strerror})") from error
    with file:
        before, number = 0, 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if number == 1 and line.startswith(UTF16):
                raise NotThisFormat(f"{path}: byte 0 begins UTF-16 text; save the file as UTF-8")
            if len(line) > LONGEST_LINE:
                raise NotThisFormat(f"{path}: line {number} is longer than {LONGEST_LINE:,} bytes; a row of a list is not")
            yield _decoded(path, line, number, before)
            before += len(line)
            meter.add(len(line))


def _decoded(path: Path, line: bytes, number: int, before: int) -> str:
    if (zero := line.find(b"\0")) >= 0:
        raise NotThisFormat(f"{path}: byte {before + zero}, on line {number}, is zero; this is not UTF-8 text")
    if number == 1 and line.startswith(BOM):
        return _decoded(path, line[len(BOM) :], 0, before + len(BOM))
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {before + error.start} (0x{line[error.start]:02X}), on line {number or 1}"
        raise NotThisFormat(f"{path}: {where}, is not UTF-8 text; save the file as UTF-8") from error

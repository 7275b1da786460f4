"""The folder of the looked-after return: which file is which table, and its rows."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corbiere.exchange.imported import Meter, NotThisFormat
from corbiere.exchange.rejects import Fault, Reject, Rejects
from corbiere.exchange.ssda903_codes import TABLES

LONGEST_LINE = 1_000_000
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BOM = b"\xef\xbb\xbf"
LOOKS_LIKE_CSV = (".csv", ".txt")


@dataclass(slots=True)
class Row:
    """The cells of one row by the column's name in capitals, stripped."""

    file: str
    line: int
    cells: dict[str, str]

    @property
    def child(self) -> str:
        return self.cells["CHILD"]

    def refuse(self, rejects: Rejects, column: str, fault: Fault, left_out: str = "") -> None:
        """`left_out` is "the row" where all of it goes; without it only the column does."""
        value = self.cells.get(column, "")
        rejects.add(Reject(self.file, self.line, self.child, column, value, *fault, left_out or column))


@dataclass(frozen=True)
class Table:
    name: str
    path: Path
    columns: tuple[str, ...]

    def rows(self, rejects: Rejects, meter: Meter) -> Iterator[Row]:
        """A row of another length than the header, or without a child, is refused alone; an empty one is passed over."""
        lines = csv.reader(_text(self.path, meter))
        try:
            next(lines)
            for cells in lines:
                if any(cells) and (row := self._row(lines.line_num, [cell.strip() for cell in cells], rejects)) is not None:
                    yield row
        except csv.Error as error:
            raise NotThisFormat(f"{self.path}: line {lines.line_num} cannot be read as CSV ({error})") from error

    def _row(self, line: int, cells: list[str], rejects: Rejects) -> Row | None:
        row = Row(self.path.name, line, dict.fromkeys(self.columns, "") | dict(zip(self.columns, cells, strict=False)))
        if len(cells) != len(self.columns):
            wrong = f"the row has {len(cells)} cells and the first line has {len(self.columns)}"
            row.refuse(rejects, "", Fault("wrong number of cells", wrong, f"{len(self.columns)} cells"), "the row")
        elif not row.child:
            row.refuse(rejects, "CHILD", Fault("missing", "CHILD is not given", "the child's number"), "the row")
        elif not row.child.isprintable():
            row.refuse(
                rejects, "CHILD", Fault("unprintable name", "CHILD has a character that cannot be printed", "letters and digits"), "the row"
            )
        else:
            return row
        return None


def find_tables(folder: Path) -> tuple[dict[str, Table], list[str]]:
    """The tables by name, and notes on the files and columns that are none."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise NotThisFormat(f"{folder}: this folder cannot be read ({error.strerror})") from error
    tables: dict[str, Table] = {}
    notes: list[str] = []
    for path in paths:
        if (table := _recognise(path)) is None:
            notes.append(f"Not a table of the return: {path.name}.")
        elif table.name in tables:
            raise NotThisFormat(
                f"{folder}: {tables[table.name].path.name} and {path.name} both hold the table {table.name}; keep one of them"
            )
        else:
            tables[table.name] = table
            notes.extend(_extra(table))
    if "episodes" not in tables:
        needed = ", ".join(sorted(TABLES["episodes"][0]))
        raise NotThisFormat(f"{folder}: no file in it holds the episodes of a looked-after return; such a file has the columns {needed}")
    return tables, notes


def _recognise(path: Path) -> Table | None:
    try:
        columns = _columns(path)
    except NotThisFormat:
        if path.suffix.lower() in LOOKS_LIKE_CSV:
            raise
        return None
    for name, (needed, _) in TABLES.items():
        if needed <= set(columns):
            if twice := {column for column in columns if column and columns.count(column) > 1}:
                raise NotThisFormat(f"{path}: the first line gives the column {min(twice)} twice")
            return Table(name, path, columns)
    return None


def _columns(path: Path) -> tuple[str, ...]:
    """Of the first line only, in capitals."""
    try:
        return tuple(name.strip().upper() for name in next(csv.reader(_text(path, Meter(None, None))), []))
    except csv.Error as error:
        raise NotThisFormat(f"{path}: line 1 cannot be read as CSV ({error})") from error


def _extra(table: Table) -> Iterator[str]:
    if extra := [column for column in table.columns if column not in TABLES[table.name][1]]:
        named = ", ".join(column or "(no name)" for column in extra[:10])
        yield f"Columns of {table.path.name} that are not of the return, ignored: {named}."


def _text(path: Path, meter: Meter) -> Iterator[str]:
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
                raise NotThisFormat(f"{path}: line {number} is longer than {LONGEST_LINE:,} bytes; a row of the return is not")
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

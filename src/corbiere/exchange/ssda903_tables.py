"""The tables of the looked-after return, whether a folder of CSV files or one XML file, and their rows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from corbiere.exchange.csv_file import CsvFile, is_workbook
from corbiere.exchange.import_result import Meter, NotThisFormat
from corbiere.exchange.rejects import Reject, Rejects, SourceFault
from corbiere.exchange.ssda903_codes import CODE_COLUMNS, TABLES
from corbiere.exchange.xml_file import MOST_NAMES, TooManyNames, XmlFile, line_of, opened

LOOKS_LIKE_CSV = (".csv", ".txt")
XML = ".xml"
CALLED = "a looked-after return"
EPISODES = TABLES["episodes"][0]
NAMED_OTHERWISE = {
    "CHILDID": "CHILD", "CHILD_ID": "CHILD", "GENDER": "SEX", "ETHNICITY": "ETHNIC", "PL": "PLACE", "PLPROV": "PLACE_PROVIDER",
    "REASON_FOR_PLACE_CHANGE": "REASON_PLACE_CHANGE", "HOMEPOST": "HOME_POST", "PLPOST": "PL_POST",
}  # fmt: skip
_GAP = re.compile(r"[ _-]+")


@dataclass(slots=True)
class ReturnRow:
    """The cells of one row by the column's name in capitals, stripped; codes are in capitals."""

    file: str
    line: int
    cells: dict[str, str]

    @property
    def child(self) -> str:
        return self.cells["CHILD"]

    def refuse(self, rejects: Rejects, column: str, fault: SourceFault, left_out: str = "") -> None:
        """`left_out` is "the row" where all of it goes; without it only the column does."""
        value = self.cells.get(column, "")
        rejects.add(Reject(self.file, self.line, self.child, column, value, *fault, left_out or column))


@dataclass(frozen=True)
class ReturnTable:
    """`read` gives each line and its cells, in the order of the columns."""

    name: str
    path: Path
    columns: tuple[str, ...]
    read: Callable[[Meter], Iterator[tuple[int, list[str]]]]

    def rows(self, rejects: Rejects, meter: Meter) -> Iterator[ReturnRow]:
        """A row of another length than the header, or without a child, is refused alone; an empty one is passed over."""
        for line, cells in self.read(meter):
            if (row := self._row(line, cells, rejects)) is not None:
                yield row

    def _row(self, line: int, cells: list[str], rejects: Rejects) -> ReturnRow | None:
        row = ReturnRow(self.path.name, line, dict.fromkeys(self.columns, "") | dict(zip(self.columns, cells, strict=False)))
        if len(cells) != len(self.columns):
            wrong = f"the row has {len(cells)} cells and the first line has {len(self.columns)}"
            row.refuse(rejects, "", SourceFault("wrong number of cells", wrong, f"{len(self.columns)} cells"), "the row")
        elif not row.child:
            row.refuse(rejects, "CHILD", SourceFault("missing", "CHILD is not given", "the child's number"), "the row")
        elif not row.child.isprintable():
            row.refuse(
                rejects,
                "CHILD",
                SourceFault("unprintable name", "CHILD has a character that cannot be printed", "letters and digits"),
                "the row",
            )
        else:
            row.cells |= {column: row.cells[column].upper() for column in CODE_COLUMNS if column in row.cells}
            return row
        return None


def find_tables(source: Path) -> tuple[dict[str, ReturnTable], list[str]]:
    """The tables of a folder or of one XML file by name, and notes on the files and columns that are none."""
    tables: dict[str, ReturnTable] = {}
    notes: list[str] = []
    for path in [source] if source.is_file() else _files(source):
        for table in _found(path, notes):
            if table.name in tables:
                raise NotThisFormat(
                    f"{source}: {tables[table.name].path.name} and {path.name} both hold the table {table.name}; keep one of them"
                )
            tables[table.name] = table
    if "episodes" not in tables:
        needed = ", ".join(sorted(EPISODES))
        raise NotThisFormat(
            f"{source}: no file in it holds the episodes of a looked-after return; such a file has the columns {needed}"
            + "".join(f". {note.rstrip('.')}" for note in notes if note.startswith((WORKBOOK, NEARLY)))
        )
    return tables, notes


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise NotThisFormat(f"{folder}: this folder cannot be read ({error.strerror})") from error


WORKBOOK, NEARLY = "This is a workbook", "Almost a table of the return:"


def _found(path: Path, notes: list[str]) -> list[ReturnTable]:
    """The tables that a file holds. Notes say what was found in it that is none."""
    if is_workbook(path):
        notes.append(f"{WORKBOOK} and was not read: {path.name}; open it and save each of its sheets as “CSV UTF-8”.")
        return []
    if path.suffix.lower() == XML:
        return _of_xml(path, notes)
    table = _of_csv(path, notes)
    if table is None:
        notes.append(f"Not a table of the return: {path.name}.")
        return []
    notes.extend(_extra(table))
    return [table]


def _of_csv(path: Path, notes: list[str]) -> ReturnTable | None:
    try:
        file = CsvFile(path)
    except NotThisFormat:
        if path.suffix.lower() in LOOKS_LIKE_CSV:
            raise
        return None
    columns = tuple(heading(name) for name in file.columns)
    for name, (needed, _) in TABLES.items():
        if needed <= set(columns):
            if twice := {column for column in columns if column and columns.count(column) > 1}:
                raise NotThisFormat(f"{path}: the first line gives the column {min(twice)} twice")
            if file.separated_by:
                notes.append(f"The cells of {path.name} are separated by {file.separated_by}.")
            return ReturnTable(name, path, columns, file.rows)
    if lacking := _nearly(columns):
        notes.append(f"{NEARLY} {path.name} would be the episodes, and has no column {', '.join(sorted(lacking))}.")
    return None


def heading(name: str) -> str:
    """A column by the name that it has in the return of today: other years and the XML call some otherwise."""
    plain = _GAP.sub("_", name.upper())
    return NAMED_OTHERWISE.get(plain, plain)


def _nearly(columns: tuple[str, ...]) -> frozenset[str]:
    """The columns of the episodes that a table lacks which has most of them."""
    lacking = EPISODES - set(columns)
    return lacking if len(lacking) * 2 < len(EPISODES) else frozenset()


def _extra(table: ReturnTable) -> Iterator[str]:
    if extra := [column for column in table.columns if column not in TABLES[table.name][1]]:
        named = ", ".join(column or "(no name)" for column in extra[:10])
        yield f"Columns of {table.path.name} that are not of the return, ignored: {named}."


# The return as XML: a CHILD has a HEADER, which holds the reviews and what is known of the child, and EPISODEs. The other tables are
# known by their elements, in the HEADER or in a group of their own.

REPEATED = {"EPISODE": "episodes", "AREVIEW": "reviews"}
OTHER_TABLES = tuple(name for name in TABLES if name not in ("header", *REPEATED.values()))
ROOTS = ("EXPSSDA903", "SSDA903")


@dataclass
class _Xml:
    """The rows of one XML file, by table, in the order of the file."""

    found: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=lambda: {name: [] for name in TABLES})
    names: set[str] = field(default_factory=set)

    def child(self, child: etree._Element) -> None:
        header = next((part for part in child if _name(part) == "HEADER"), None)
        own = self._cells(header) if header is not None else {}
        if header is not None:
            self.found["header"].append((line_of(header), {"DOB": "", **own}))
            self._others(header, own)
        known = {name: own.get(name, "") for name in ("CHILD", "DOB")}
        for part in (*child, *(header if header is not None else ())):
            if table := REPEATED.get(_name(part)):
                self.found[table].append((line_of(part), known | self._cells(part)))
            elif len(part) and part is not header:
                self._others(part, known | self._cells(part))

    def _others(self, part: etree._Element, cells: dict[str, str]) -> None:
        """Rows of the tables that have no element of a known name."""
        for name in OTHER_TABLES:
            own = TABLES[name][0] - {"CHILD"}
            if own <= cells.keys() and any(cells[column] for column in own):
                self.found[name].append((line_of(part), cells))

    def _cells(self, part: etree._Element) -> dict[str, str]:
        cells: dict[str, str] = {}
        for cell in part:
            self.names.add(name := _name(cell))
            if len(self.names) > MOST_NAMES:
                raise TooManyNames(f"the file has more than {MOST_NAMES:,} different element names; {CALLED} has about a hundred")
            if len(cell) == 0:
                cells.setdefault(heading(name), (cell.text or "").strip())
        return cells


def _of_xml(path: Path, notes: list[str]) -> list[ReturnTable]:
    held = _Xml()
    with opened(path) as file:
        xml = XmlFile(path, file, Meter(None, None), CALLED)

        def begins(root: etree._Element) -> None:
            if _name(root) not in ROOTS:
                raise xml.refused(f"the outermost element is {root.tag}; {CALLED} begins with {ROOTS[0]}")

        try:
            for child in xml.elements(("{*}CHILD", "{*}Child", "{*}child"), begins):
                held.child(child)
        except TooManyNames as error:
            raise xml.refused(str(error)) from error
    notes.append(f"The return was read from the XML file {path.name}.")
    return [_table(name, path, rows) for name, rows in held.found.items() if rows]


def _table(name: str, path: Path, rows: list[tuple[int, dict[str, str]]]) -> ReturnTable:
    columns = tuple(sorted(TABLES[name][0] | TABLES[name][1] | {column for _, cells in rows for column in cells}))
    size = path.stat().st_size if name == "episodes" else 0

    def read(meter: Meter) -> Iterator[tuple[int, list[str]]]:
        meter.add(size)
        return iter([(line, [cells.get(column, "") for column in columns]) for line, cells in rows])

    return ReturnTable(name, path, columns, read)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].upper()

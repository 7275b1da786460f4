"""Tables for a spreadsheet, that of a chronology among them. A cell that a spreadsheet would take for a formula is made plain text."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse

from corbiere.desk.components.words import age_in_words
from corbiere.desk.record.chronology import title_of, written
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line

HEADINGS = ("Day", "Time", "Age", "What", "Written by", "Agency", "Written on", "Note")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(record: Record, lines: Iterable[Line], names: Names) -> HttpResponse:
    """The name of the file has a reference and no name, for it ends in a folder of downloads."""
    return file_of(HEADINGS, (_row(record, line, names) for line in lines), f"chronology-{record.reference}")


def file_of(headings: Iterable[str], rows: Iterable[Iterable[str]], name: str) -> HttpResponse:
    """Any table as a file to be kept. Give it a name that names nobody."""
    made = StringIO()
    writer = csv.writer(made)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "private, no-store"}
    return HttpResponse("\ufeff" + made.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _row(record: Record, line: Line, names: Names) -> list[str]:
    born = record.born
    return [
        line.happened.isoformat(),
        f"{line.time:%H:%M}" if line.time else "",
        age_in_words(born, line.happened) if born else "",
        title_of(line.kind, line.version, line.body),
        name_in(names, line.practitioner),
        name_in(names, line.agency),
        line.recorded_on.isoformat(),
        written(line),
    ]


def harmless(cell: str) -> str:
    """On one line, and with an apostrophe before what would be taken for a formula."""
    text = " ".join(cell.splitlines())
    return f"'{text}" if cell[:1] in FORMULA or text.lstrip()[:1] in FORMULA else text

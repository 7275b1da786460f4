"""`corbiere import`: the formats that another system can export, to events."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from corbiere.commands.terminal import out, progress, stop
from corbiere.exchange.cin import import_cin
from corbiere.exchange.imported import Imported, NotThisFormat
from corbiere.exchange.ssda903 import import_ssda903
from corbiere.statute.population.events import CannotWrite

app = typer.Typer(no_args_is_help=True, help="Move in from another system: census and return files become events.")

Output = Annotated[Path, typer.Option("--out", metavar="EVENTS", help="Where the events are written, .parquet or .jsonl.")]
Rejects = Annotated[Path | None, typer.Option(metavar="FILE.csv", help="Where the refused records are listed, with reasons.")]


@app.command()
def cin(source: Annotated[Path, typer.Argument(metavar="FILE.xml")], output: Output, rejects: Rejects = None) -> None:
    """The English Children in Need census (XML)."""
    if not source.is_file():
        stop(f"{source}: there is no such file; give the census as an XML file")
    _report(source, output, rejects, import_cin)


@app.command()
def ssda903(folder: Annotated[Path, typer.Argument(metavar="FOLDER")], output: Output, rejects: Rejects = None) -> None:
    """The English looked-after return: a folder of CSV files, recognised by their columns."""
    if not folder.is_dir():
        stop(f"{folder}: there is no such folder; give the folder that holds the return's CSV files")
    _report(folder, output, rejects, import_ssda903)


def _report(source: Path, output: Path, rejects: Path | None, importer: Callable[..., Imported]) -> None:
    try:
        with progress("Bytes", None) as bar:
            imported = importer(source, output, rejects, lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total))
    except (NotThisFormat, CannotWrite, OSError) as error:
        stop(str(error))
    show_import(imported, output, rejects)


def show_import(imported: Imported, output: Path, rejects: Path | None) -> None:
    """What was recognised, what was kept, what was refused and why, and what has no place yet."""
    console = out()
    console.print(imported.recognised)
    console.print(f"{imported.children:,} children, {imported.facts:,} facts, written to {output}.")
    if imported.refused:
        table = Table(title=f"{imported.refused:,} records refused", title_justify="left", title_style="bold")
        table.add_column("Why")
        table.add_column("Records", justify="right")
        for reason, count in sorted(imported.refused_by_reason.items(), key=lambda item: -item[1]):
            table.add_row(reason, f"{count:,}")
        console.print(table)
        where = f"Each is listed in {rejects}." if rejects else "Give --rejects FILE.csv to have each listed with its place in the file."
        console.print(where)
    for note in imported.notes:
        console.print(f"Note: {note}")

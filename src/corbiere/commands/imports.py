"""`corbiere import`: the formats that another system can export, to events or into the ledger."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich.table import Table

from corbiere.commands.later import on_the_record
from corbiere.commands.terminal import counted, out, progress, stop
from corbiere.exchange.cin import import_cin
from corbiere.exchange.import_result import ImportedFile, NotThisFormat
from corbiere.exchange.ssda903 import import_ssda903
from corbiere.statute.population.events import CannotWrite

app = typer.Typer(no_args_is_help=True)

Output = Annotated[Path | None, typer.Option("--out", metavar="EVENTS", help="Where the events are written, .parquet or .jsonl.")]
Rejects = Annotated[Path | None, typer.Option(metavar="FILE.csv", help="Where the refused records are listed, with reasons.")]
IntoLedger = Annotated[bool, typer.Option("--into-ledger", help="Write into the ledger instead, after showing what would be written.")]
Names = Annotated[Path | None, typer.Option(metavar="FILE.csv", help="Into the ledger: the children’s names, as child,given,family.")]
Matches = Annotated[Path | None, typer.Option(metavar="FILE.csv", help="Into the ledger: who is who, as child,person; made if not there.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Into the ledger: decide everything and write nothing.")]
Year = Annotated[
    str | None, typer.Option(metavar="2018", help="The year in which the return or census ends; one of another year is refused.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Into the ledger: do not ask before writing.")]


class _Format(NamedTuple):
    """A system's export format: `there` is whether a path holds such a thing, `says` what is wrong if it does not."""

    name: str
    there: Callable[[Path], bool]
    says: str
    importer: Callable[..., ImportedFile]


def _command(format: _Format, metavar: str, help: str) -> None:
    """A command for the format. Typer reads its options off its signature, so each takes them all."""

    def command(
        source: Annotated[Path, typer.Argument(metavar=metavar)],
        output: Output = None,
        rejects: Rejects = None,
        into_ledger: IntoLedger = False,
        names: Names = None,
        matches: Matches = None,
        dry_run: DryRun = False,
        yes: Yes = False,
        year: Year = None,
    ) -> None:
        if not format.there(source):
            stop(f"{source}: {format.says}")
        meant = ending_in(year) if year else None
        if into_ledger:
            into = _on_the_record()
            into.bring_in(into.ImportOptions(format.name, source, names, matches, rejects, dry_run, yes, meant))
        else:
            _report(source, _given(output), rejects, partial(format.importer, year=meant))

    app.command(name=format.name, help=help)(command)


_command(
    _Format("cin", Path.is_file, "there is no such file; give the census as an XML file", import_cin),
    "FILE.xml",
    "The English Children in Need census (XML).",
)
_command(
    _Format(
        "ssda903",
        Path.exists,
        "there is no such folder; give the folder that holds the return's CSV files, or its XML file",
        import_ssda903,
    ),
    "FOLDER",
    "The English looked-after return: a folder of CSV files, recognised by their columns, or one XML file.",
)


@app.command()
def batches() -> None:
    """The imports into the ledger, the newest first."""
    _on_the_record().show_batches()


@app.command()
def undo(
    batch: Annotated[str, typer.Argument(metavar="BATCH", help="Its name, from corbiere import batches.")],
    why: Annotated[str, typer.Option(help="Why it is taken back; it is kept with every entry.")],
) -> None:
    """Take an import into the ledger back: each of its entries is withdrawn with the reason."""
    _on_the_record().take_back(batch, why)


def _on_the_record() -> Any:
    """Loads what needs the ledger once it is asked for: files become events without a database."""
    return on_the_record("corbiere.commands.into_ledger")


def _given(output: Path | None) -> Path:
    if output is None:
        stop("say where to: --out EVENTS for a file of events, or --into-ledger")
    return output


def ending_in(year: str) -> int:
    """2018, for 2018 or 2017/18."""
    found = re.fullmatch(r"(\d{4})(?:/(\d{2}))?", year.strip(), re.ASCII)
    if found is None or (found[2] and (int(found[1]) + 1) % 100 != int(found[2])):
        stop(f"--year {year} is no year; write the one in which it ends, 2018, or 2017/18")
    return int(found[1]) + bool(found[2])


def _report(source: Path, output: Path, rejects: Path | None, importer: Callable[..., ImportedFile]) -> None:
    try:
        with progress("Bytes", None) as bar:
            imported = importer(source, output, rejects, lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total))
    except (NotThisFormat, CannotWrite, OSError) as error:
        stop(str(error))
    show_import(imported, output, rejects)
    if imported.nothing:
        stop(imported.nothing, code=1)


def show_import(imported: ImportedFile, output: Path, rejects: Path | None) -> None:
    """Shows what was recognised, kept, refused and why, and what has no place yet."""
    console = out()
    console.print(imported.recognised)
    told = counted(imported.children, "child", "children"), counted(imported.facts, "fact", "facts")
    console.print(f"{', '.join(told)}, written to {output}.")
    if imported.refused:
        table = Table(title=f"{counted(imported.refused, 'record', 'records')} refused", title_justify="left", title_style="bold")
        table.add_column("Why")
        table.add_column("Records", justify="right")
        for reason, count in sorted(imported.refused_by_reason.items(), key=lambda item: -item[1]):
            table.add_row(reason, f"{count:,}")
        console.print(table)
        where = f"Each is listed in {rejects}." if rejects else "Give --rejects FILE.csv to have each listed with its place in the file."
        console.print(where)
    for note in imported.notes:
        console.print(f"Note: {note}")

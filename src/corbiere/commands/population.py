"""`corbiere law population`: what everyone is owed."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from corbiere.commands.law import Known, the_law
from corbiere.commands.show import as_of
from corbiere.commands.terminal import STYLES, a_day, out, progress, stop
from corbiere.statute.population import reading
from corbiere.statute.population.evaluator import STATUSES
from corbiere.statute.population.events import CannotWrite
from corbiere.statute.population.run import Ran, run
from corbiere.statute.story import Faults


def population(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="Facts as .parquet or .jsonl.")],
    on: Annotated[date, typer.Option(parser=a_day, metavar="DATE", help="The day asked about.")],
    output: Annotated[Path, typer.Option("--out", metavar="FINDINGS", help="Where the findings are written, .parquet or .jsonl.")],
    known: Known = None,
) -> None:
    """The same for a whole population: every finding to a file, and a table of duties by status."""
    if not events.is_file():
        stop(f"{events}: there is no such file; give EVENTS as .parquet or .jsonl")
    if events.suffix not in (".parquet", ".jsonl", ".ndjson"):
        stop(f"{events}: EVENTS is a .parquet or a .jsonl file")
    if output.exists() and events.samefile(output):
        stop(f"{output}: that is the file of the events; give the findings another name")
    try:
        law = the_law()
        with progress("Facts", reading.count(events)) as bar:
            ran = run(events, output, on, known, law=law, progress=lambda facts: bar.advance(bar.task_ids[0], facts))
    except Faults as error:
        stop(*map(str, error.faults))
    except (CannotWrite, OSError) as error:
        stop(str(error))
    show_tally(ran, on, known, output)


def show_tally(ran: Ran, on: date, known: date | None, output: Path) -> None:
    """Duties by status for a population."""
    console = out()
    if ran.tally:
        table = Table(
            title=f"Duties by status {as_of(on, known)}", title_justify="left", title_style="bold", box=None, padding=(0, 1, 0, 0)
        )
        table.add_column("Duty", no_wrap=True)
        for status in (*STATUSES, "all"):
            table.add_column(status, justify="right", style=STYLES.get(status), no_wrap=True)
        for duty in sorted({duty for duty, _ in ran.tally}):
            counts = [ran.tally.get((duty, status), 0) for status in STATUSES]
            table.add_row(duty, *(f"{count:,}" if count else "" for count in counts), f"{sum(counts):,}")
        console.print(table)
    console.print(f"{ran.subjects:,} subjects with {ran.facts:,} facts: {ran.found:,} findings, written to {output}.")

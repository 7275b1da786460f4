"""A result in words for a reader, and as JSON for the next run."""

import json
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corbiere.bench.measure import MeasurementRow, Ratio, Result

RESULTS = Path("bench") / "results"


def show(result: Result, console: Console) -> None:
    """Absolute times are of this machine on this day; only the sentences under the table are promises."""
    console.print(f"[bold]{result.name}[/], size {result.size:,}, medians of {result.rounds} rounds")
    console.print("; ".join(f"{name}: {_figure(value)}" for name, value in result.facts.items()), style="dim")
    table = Table("Side", "What it does")
    for name in ("Time", "Processor", "Peak memory"):
        table.add_column(name, justify="right")
    for row in result.rows:
        table.add_row(
            row.side, row.what, seconds(row.wall), seconds(row.cpu) if row.cpu else "", "" if row.peak is None else f"{row.peak:,.0f} MB"
        )
    console.print(table)
    for ratio in result.ratios:
        style = {True: "green", False: "bold red", None: ""}[ratio.met]
        console.print(f"- {sentence(ratio)}", style=style)


def sentence(ratio: Ratio) -> str:
    """`The whole catalogue took 18.2 times …; the goal, at most 20, is met.` What was counted has no decimals."""
    told = f"{ratio.says} {ratio.value if isinstance(ratio.value, int) else f'{ratio.value:.2f}'}{ratio.unit}"
    if ratio.goal is None:
        return f"{told}."
    return f"{told}; the goal, at most {ratio.goal:g}, is {'met' if ratio.met else 'not met'}."


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 0.1 else f"{value * 1000:.3f} ms"


def _figure(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"


def keep(result: Result, folder: Path = RESULTS) -> Path:
    """Writes `NAME-SIZE.json`; an earlier one of the same size is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.name}-{result.size}.json"
    held = {**asdict(result), "ratios": [{**asdict(ratio), "met": ratio.met} for ratio in result.ratios]}
    path.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    return path


def kept_row(name: str, size: int, side: str, folder: Path = RESULTS) -> MeasurementRow | None:
    """One side of an earlier run of another size, or None if that was never kept."""
    path = folder / f"{name}-{size}.json"
    if not path.is_file():
        return None
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return next((MeasurementRow(**row) for row in rows if row["side"] == side), None)

"""`corbiere bench`: how fast, as ratios against something on the same machine in the same run."""

from typing import Annotated

import typer

from corbiere.bench.benches import BENCHES
from corbiere.bench.report import keep, show
from corbiere.commands.terminal import out, stop


def bench(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="Which benchmarks; without one, the list of them.")] = None,
    size: Annotated[int | None, typer.Option(min=1, help="How many children, or people.")] = None,
    rounds: Annotated[int, typer.Option(min=1, max=99, help="How often each side is run.")] = 3,
) -> None:
    """Measure both sides in one run and print the ratio; absolute times mean nothing on a shared machine."""
    console = out()
    if not names:
        for known in BENCHES.values():
            console.print(f"[bold]{known.name:16}[/] {known.compares} ({known.size:,})")
        return
    if unknown := [name for name in names if name not in BENCHES]:
        stop(f"there is no benchmark {unknown[0]}; they are {', '.join(BENCHES)}")
    for chosen in [BENCHES[name] for name in names]:
        result = chosen.run(size or chosen.size, rounds, lambda text: typer.echo(text, err=True))
        show(result, console)
        console.print(f"Kept in {keep(result)}.")

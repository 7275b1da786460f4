"""`corbiere bench`: how fast, as ratios against something on the same machine in the same run."""

from typing import Annotated

import typer

from corbiere.bench import BENCHES
from corbiere.bench.report import keep, show
from corbiere.commands.terminal import out, stop


def bench(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which benchmark; without one, the list of them.")] = None,
    size: Annotated[int | None, typer.Option(min=1, help="How many children.")] = None,
    rounds: Annotated[int, typer.Option(min=1, max=99, help="How often each side is run.")] = 3,
) -> None:
    """Measure both sides in one run and print the ratio; absolute times mean nothing on a shared machine."""
    console = out()
    if name is None:
        for known in BENCHES.values():
            console.print(f"[bold]{known.name:16}[/] {known.compares} ({known.size:,} children)")
        return
    if name not in BENCHES:
        stop(f"there is no benchmark {name}; they are {', '.join(BENCHES)}")
    chosen = BENCHES[name]
    result = chosen.run(size or chosen.size, rounds, lambda text: typer.echo(text, err=True))
    show(result, console)
    console.print(f"Kept in {keep(result)}.")

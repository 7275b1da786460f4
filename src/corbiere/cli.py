"""The command `corbiere`."""

from typing import Annotated

import typer

from corbiere.commands import bench, demo, dev, imports, law

app = typer.Typer(
    name="corbiere",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Corbière: the record, the statutory clock and the register for everyone who keeps children safe on an island.",
)
app.add_typer(law.app, name="law")
app.add_typer(imports.app, name="import")
app.command(name="demo")(demo.demo)
app.command(name="bench")(bench.bench)
app.command(name="test")(dev.test)
app.command(name="dev")(dev.dev)


def _say_version(wanted: bool) -> None:
    if wanted:
        print("corbiere 0.1.0")
        raise typer.Exit


@app.callback()
def corbiere(
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.", is_eager=True, callback=_say_version)] = False,
) -> None:
    """What every command has in common: nothing yet but the version."""


def main() -> None:
    app()

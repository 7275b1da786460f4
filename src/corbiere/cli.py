"""The command `corbiere`. What needs the record is loaded when it is asked for, so that the law answers without a database."""

import importlib
import os
from typing import Annotated, Any

import django
import typer
from typer.core import TyperGroup

from corbiere.commands import bench, db, dev, imports, law

# Commands that work on the record: the module whose `app` each is, and its line in the list.
ON_THE_RECORD = {
    "demo": ("corbiere.commands.demo", "An invented island: makes it, starts everything, and says whom to sign in as."),
    "serve": ("corbiere.commands.serve", "Start everything on the record at hand."),
    "nightly": ("corbiere.commands.nightly", "What is done once every night: today's findings, the seal, what has run out."),
    "ledger": ("corbiere.commands.ledger", "The record: verify its chains, seal them, rebuild what is worked out from them."),
    "account": ("corbiere.commands.account", "Who may sign in, and with which tokens."),
}


class Commands(TyperGroup):
    """Loads Django, and the module, of a command on the record only when it is called for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted({*super().list_commands(ctx), *ON_THE_RECORD})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in ON_THE_RECORD:
            return super().get_command(ctx, cmd_name)
        module, says = ON_THE_RECORD[cmd_name]
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corbiere.settings")
        django.setup()
        command = typer.main.get_command(importlib.import_module(module).app)
        command.short_help = says
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        lines = [(name, self._says(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(lines)

    def _says(self, ctx: Any, name: str) -> str:
        if name in ON_THE_RECORD:
            return ON_THE_RECORD[name][1]
        command = super().get_command(ctx, name)
        return command.get_short_help_str(100) if command else ""


app = typer.Typer(
    name="corbiere",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Corbière: the record, the statutory clock and the register for everyone who keeps children safe on an island.",
)
app.add_typer(law.app, name="law")
app.add_typer(imports.app, name="import")
app.add_typer(db.app, name="db")
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

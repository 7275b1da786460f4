"""The command `corbiere`. Each command is loaded when it is asked for, so that the law answers without a database."""

from typing import Annotated

import typer

from corbiere.commands import later
from corbiere.commands.later import Later

COMMANDS = {
    "account": Later("Who may sign in, and with which tokens.", "corbiere.commands.account", on_the_record=True),
    "bench": Later("How fast, as ratios against something on the same machine in the same run.", "corbiere.commands.bench", "bench"),
    "db": Later("The database: how it is, starting and stopping our own server, backups.", "corbiere.commands.db"),
    "demo": Later(
        "An invented island: makes it, starts everything, and says whom to sign in as.",
        "corbiere.commands.demo",
        "demo",
        on_the_record=True,
    ),
    "dev": Later("Developer tasks; without a name, the list of them.", "corbiere.commands.dev", "dev"),
    "import": Later(
        "Move in from another system: census and return files become events, or entries of the ledger.", "corbiere.commands.imports"
    ),
    "law": Later("What the law asks of one child's chronology, or of everyone's, and why.", "corbiere.commands.law"),
    "ledger": Later(
        "The record: verify its chains, seal them, rebuild what is worked out from them.", "corbiere.commands.ledger", on_the_record=True
    ),
    "nightly": Later(
        "What is done once every night: today's findings, the seal, what has run out.",
        "corbiere.commands.nightly",
        "nightly",
        on_the_record=True,
    ),
    "public": Later("The form for everybody who worries about a child, in a process apart.", "corbiere.commands.public"),
    "serve": Later("Start everything on the record at hand.", "corbiere.commands.serve", "serve", on_the_record=True),
    "test": Later("Every check and every test. Ends with pytest's own closing line.", "corbiere.commands.dev", "test"),
}

app = later.plain(
    name="corbiere",
    no_args_is_help=True,
    help="Corbière: the record, the statutory clock and the register for everyone who keeps children safe on an island.",
)
for name, command in COMMANDS.items():
    later.add(app, name, command)


def _say_version(wanted: bool) -> None:
    if wanted:
        print("corbiere 0.1.0")
        raise typer.Exit


@app.callback()
def corbiere(
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.", is_eager=True, callback=_say_version)] = False,
) -> None:
    """Holds what every command has in common: nothing yet but the version."""


def main() -> None:
    app()

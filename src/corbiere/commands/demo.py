"""`corbiere demo`: an invented island with everything running on it."""

import os
from typing import Annotated

import typer
from django.utils import timezone
from rich.table import Table

from corbiere.commands.demo_in_terminal import demo_in_terminal
from corbiere.commands.listening import PORT, Host, Port, free_or_stop, next_free
from corbiere.commands.serving import browser_files, serve_until_interrupted
from corbiere.commands.terminal import out, progress, stop
from corbiere.commands.watch import public_form
from corbiere.database import where
from corbiere.database.faults import DatabaseFault
from corbiere.island.cast import CAST, PASSWORD
from corbiere.island.making import PEOPLE, StoryRefused
from corbiere.island.world import NAME, make_if_missing, on_the_island
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import without_row_security

FEWEST = 40


def demo(
    people: Annotated[int, typer.Option(min=FEWEST, metavar="N", help="How many people live on the island that is made.")] = PEOPLE,
    port: Port = PORT,
    host: Host = "127.0.0.1",
    fresh: Annotated[bool, typer.Option("--fresh", help="Make the island anew.")] = False,
    make_only: Annotated[bool, typer.Option("--make-only", help="Make the island and stop; start nothing.")] = False,
    terminal: Annotated[bool, typer.Option("--terminal", help="The law alone, here in the terminal.")] = False,
) -> None:
    """An invented island: makes it the first time, starts everything, and says where to look and whom to sign in as."""
    if terminal:
        demo_in_terminal()
        return
    if not make_only:
        free_or_stop(host, port)
        browser_files()
    try:
        with where.prepared():
            _make(people, fresh)
            with on_the_island():
                _say_what_is_there()
                if not make_only:
                    form = next_free(host, port + 1)
                    _say_where(host, port, form)
                    serve_until_interrupted(host, port, public_form(host, form))
    except (DatabaseFault, StoryRefused) as fault:
        stop(str(fault))


def _make(people: int, fresh: bool) -> None:
    with progress("Families of the invented island", None) as bar:
        make_if_missing(
            people, timezone.localdate(), _processes(), fresh, lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total)
        )


def _processes() -> int:
    """Two keep two cores busy; the database works in others beside them."""
    return 2 if (os.cpu_count() or 1) > 1 else 1


def _say_what_is_there() -> None:
    with without_row_security():
        said = f"{Subject.objects.filter(sort='person').count():,} invented people and {EntryRow.objects.count():,} entries about them"
    out().print(f"The island is there: {said}. Nobody on it is real.")


def _say_where(host: str, port: int, form: int) -> None:
    console = out()
    table = Table("Sign in as", "who is", "and sees", title=f"http://{host}:{port}/", title_justify="left", title_style="bold")
    for part in CAST:
        table.add_row(part.email, f"{part.name}, {part.profession.replace('-', ' ')}", part.sees)
    console.print(table)
    console.print(f"The password of all of them: [bold]{PASSWORD}[/]")
    console.print(f"The form for everybody, without signing in: [bold]http://{host}:{form}/[/]")
    console.print(f"For its record on the command line: [bold]CORBIERE_DATABASE={NAME} ./corbiere ledger verify[/]", soft_wrap=True)
    console.print("Ctrl-C stops everything. corbiere demo starts it again as it was; --fresh makes it anew.")

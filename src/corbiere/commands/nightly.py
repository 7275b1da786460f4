"""`corbiere nightly`: what is done once every night, in its order."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone
from rich.markup import escape

from corbiere.access.clearing import clear_what_ran_out
from corbiere.commands.ledger import refuse_unless_writable
from corbiere.commands.start import record_at_hand
from corbiere.commands.terminal import out, progress
from corbiere.database.state import SEALS
from corbiere.ledger import folding, nightly_jobs, seal_copies, seals
from corbiere.ledger.reading import JERSEY, without_row_security
from corbiere.statute.calendar import in_words

FAILED, ANOTHER = 1, 3


def nightly(
    keep: Annotated[
        Path | None, typer.Option(metavar="FOLDER", envvar=SEALS, help="Where each night's seal is written to as well.")
    ] = None,
) -> None:
    """Do the night's work of today in Jersey, as far as it is not done: safe at any hour, twice at once, and after a crash.

    Ends with 0 when the night's work is done, 1 when a step failed (run it again), 2 when there is no record to work on, 3 when another
    process is at it.
    """
    refuse_unless_writable(keep)
    with record_at_hand(), nightly_jobs.alone() as taken:
        if not taken:
            out().print("Another process is at the night's work.")
            raise typer.Exit(ANOTHER)
        if not _worked_through(nightly_jobs.day_of(timezone.now()), keep):
            raise typer.Exit(FAILED)


def _worked_through(day: date, keep: Path | None) -> bool:
    if lost := nightly_jobs.missed(day):
        _say("missed", f"{len(lost)} before this one, from {in_words(lost[0])}; tonight's work answers for today and makes them good.")
    whole = True
    with progress("", None) as bar:

        def tell(step: str) -> nightly_jobs.Tell:
            bar.update(bar.task_ids[0], description=step, completed=0)
            return lambda done: bar.update(bar.task_ids[0], completed=done)

        for done in nightly_jobs.work_through(day, steps(keep), tell):
            _say(done.step, f"{done.says} (done before)" if done.before else done.says)
            whole = whole and not done.failed
    return whole


def _say(step: str, says: str) -> None:
    out().print(escape(f"{timezone.now().astimezone(JERSEY):%Y-%m-%d %H:%M:%S}  {step:<9} {says}"), soft_wrap=True)


def steps(keep: Path | None) -> tuple[nightly_jobs.NightlyJob, ...]:
    """In this order: the seal covers whatever was recorded, and its copy is of tonight's."""
    copy = nightly_jobs.NightlyJob("copy", lambda day, _: _copy(day, keep)) if keep else None
    always = (
        nightly_jobs.NightlyJob("findings", _findings, at_once=False),
        nightly_jobs.NightlyJob("seal", _seal),
        nightly_jobs.NightlyJob("clear", _clear),
    )
    return (*always, *([copy] if copy else []))


def _findings(day: date, tell: nightly_jobs.Tell) -> str:
    done = 0
    for done in folding.new_day(day):
        tell(done)
    return f"{done:,} subjects now answer for {in_words(day)}."


def _seal(day: date, tell: nightly_jobs.Tell) -> str:
    with without_row_security():
        made = seals.seal(timezone.now())
    assert made is not None
    return f"{made.subjects:,} subjects up to entry {made.upto:,}: {bytes(made.digest).hex()}"


def _clear(day: date, tell: nightly_jobs.Tell) -> str:
    cleared = clear_what_ran_out(timezone.now())
    failed = f"{cleared.failed_sign_ins:,} counts of failed sign-ins"
    return f"{cleared.sessions:,} sessions, {failed} and {cleared.remembered:,} lines of the cache that had run out."


def _copy(day: date, folder: Path | None) -> str:
    assert folder is not None
    return f"{len(seal_copies.keep(folder)):,} seals were copied to {folder}."

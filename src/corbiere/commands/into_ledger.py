"""`corbiere import … --into-ledger`: what would be written, who the children are, and then the writing; and taking it back."""

from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import typer
from django.utils import timezone
from rich.table import Table

from corbiere.commands.start import record_at_hand
from corbiere.commands.terminal import counted, out, progress, stop
from corbiere.exchange import into_ledger_undo
from corbiere.exchange.import_result import NotThisFormat, check_year
from corbiere.exchange.into_ledger import ImportResult, IntoLedger
from corbiere.exchange.into_ledger_children import ChildMatches, read_matches, read_names, recognise, write_unsure
from corbiere.exchange.into_ledger_sources import SOURCES, SourceStories
from corbiere.exchange.rejects import Rejects, refusing
from corbiere.exchange.ssda903_places import NO_PLACE_YET
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import JERSEY
from corbiere.statute.calendar import in_words, months_after
from corbiere.statute.population.events import CannotWrite

LATE = 18
"""Months after which a file is not the last any more. A default: the next is due within them."""
ASKED_AT_MOST = 20
"""Children whom a person at the terminal is asked about one by one; more are answered in a list."""


class ImportOptions(NamedTuple):
    """Options given to the command."""

    system: str
    source: Path
    names: Path | None
    matches: Path | None
    rejects: Path | None
    dry: bool
    yes: bool
    year: int | None = None


def bring_in(wanted: ImportOptions) -> None:
    """Preview, the matches confirmed, and then the writing, unless it is a dry run."""
    try:
        with record_at_hand(), refusing(wanted.rejects) as rejects:
            told = _told(wanted, rejects)
            children = _children(wanted, told)
            _preview(told, children)
            if told.imported.nothing:
                stop(told.imported.nothing, code=1)
            settle_year(wanted, told)
            _settle(wanted, told, children)
            if not wanted.dry and not wanted.yes and not typer.confirm("Write this into the record?"):
                stop("nothing was written")
            _say(wanted, _written(wanted, told, children, rejects))
    except (NotThisFormat, CannotWrite, OSError) as error:
        stop(str(error))


def _told(wanted: ImportOptions, rejects: Rejects) -> SourceStories:
    with progress("Bytes", None) as bar:
        return SOURCES[wanted.system](wanted.source, rejects, lambda done, total: bar.update(bar.task_ids[0], completed=done, total=total))


def _children(wanted: ImportOptions, told: SourceStories) -> ChildMatches:
    names = read_names(wanted.names) if wanted.names else {}
    said = read_matches(wanted.matches) if wanted.matches and wanted.matches.is_file() else {}
    return recognise(told.system, told.stories, names, said)


def _preview(told: SourceStories, children: ChildMatches) -> None:
    console = out()
    console.print(told.imported.recognised)
    console.print(
        f"{counted(len(told.stories), 'child', 'children')} with {counted(told.imported.facts, 'fact', 'facts')}: "
        f"{len(children.known):,} in the record already, {len(children.new):,} new, {len(children.unsure):,} who may be somebody there."
    )
    if told.imported.refused:
        gone = counted(told.imported.refused, "record of the file that cannot be true", "records of the file that cannot be true")
        console.print(f"Left out: {gone}; --rejects lists them.")
    for note in told.imported.notes:
        console.print(f"Note: {note}")
    if told.columns:
        console.print(_columns(told))


def _columns(told: SourceStories) -> Table:
    """Every column in which something stands, with its place; what has none yet stands first."""
    table = Table("Table", "Column", title="Where the columns go", title_justify="left", title_style="bold")
    table.add_column("Cells", justify="right")
    table.add_column("To")
    for placed in sorted(told.columns, key=lambda placed: placed.goes != NO_PLACE_YET):
        table.add_row(placed.table, placed.column, f"{placed.cells:,}", placed.goes)
    return table


def settle_year(wanted: ImportOptions, told: SourceStories) -> None:
    """A file of another year than the last is taken for a mistake until somebody says that it is meant."""
    check_year(told.reference, wanted.year, told.called)
    today = timezone.now().astimezone(JERSEY).date()
    if wanted.year or wanted.dry or told.reference is None or today <= months_after(told.reference, LATE):
        return
    says = f"This is {told.called} of a year that ended on {in_words(told.reference)}, and not the last one"
    if wanted.yes:
        stop(f"{says}; give --year {told.reference.year} if it is meant")
    if not typer.confirm(f"{says}. Is it meant?"):
        stop("nothing was written")


def _settle(wanted: ImportOptions, told: SourceStories, children: ChildMatches) -> None:
    """Nobody is matched or made twice by guessing: a person says who each unsure child is, or that the child is new."""
    if not children.unsure or wanted.dry:
        return
    if wanted.matches and not wanted.matches.is_file():
        births = {child: fact.day for child, facts in told.stories.items() for fact in facts if fact.kind == "born"}
        write_unsure(wanted.matches, children, births)
        stop(f"{_not_sure(children)}: write the identifier or “new” for each under “person” in {wanted.matches}")
    if wanted.yes or len(children.unsure) > ASKED_AT_MOST:
        stop(f"{_not_sure(children)}: give --matches FILE.csv, a list is made there for you to answer")
    said = {child: _ask(child, children) for child in list(children.unsure)}
    for child in said:
        del children.unsure[child]
    fresh = recognise(told.system, {child: told.stories[child] for child in said}, children.names, said)
    children.known.update(fresh.known)
    children.new.update(fresh.new)


def _not_sure(children: ChildMatches) -> str:
    many = len(children.unsure)
    return "who one of the children is is not sure" if many == 1 else f"who {many:,} of the children are is not sure"


def _ask(child: str, children: ChildMatches) -> UUID | None:
    likely = children.unsure[child]
    for number, match in enumerate(likely, start=1):
        born = f", born {in_words(match.person.born)}" if match.person.born else ""
        out().print(f"  {number}  {match.person.called}{born}")
    answer = typer.prompt(f"Who is child {child}? The number, or n for somebody new", type=str).strip().lower()
    if answer.isdigit() and 1 <= int(answer) <= len(likely):
        return likely[int(answer) - 1].person.subject
    return None if answer == "n" else _ask(child, children)


def _written(wanted: ImportOptions, told: SourceStories, children: ChildMatches, rejects: Rejects) -> ImportResult:
    with progress("Children", len(told.stories)) as bar:
        return IntoLedger(told, children, rejects, timezone.now()).write(wanted.dry, lambda some: bar.advance(bar.task_ids[0], some))


def _say(wanted: ImportOptions, kept: ImportResult) -> None:
    console = out()
    table = Table("Entry", title="Would be written" if wanted.dry else "Written", title_justify="left", title_style="bold")
    table.add_column("How many", justify="right")
    for kind, many in kept.written.most_common():
        table.add_row(kind_called(kind).called, f"{many:,}")
    console.print(table)
    console.print(f"{kept.there:,} were there already, {kept.refused:,} were refused{_listed(wanted, kept)}.")
    if wanted.dry:
        console.print("This was a dry run: nothing was written.")
    elif kept.written:
        console.print(f"corbiere import undo {kept.batch} takes all of it back.")


def _listed(wanted: ImportOptions, kept: ImportResult) -> str:
    if not kept.refused:
        return ""
    return f" and are listed in {wanted.rejects}" if wanted.rejects else "; give --rejects FILE.csv to have each listed with the reason"


def show_batches() -> None:
    with record_at_hand():
        table = Table("Import", "When", box=None)
        for name in ("Entries", "People"):
            table.add_column(name, justify="right")
        found = into_ledger_undo.batches()
        for batch in found:
            when = f"{batch.begun.astimezone(JERSEY):%-d %B %Y, %H:%M}"
            table.add_row(batch.name, when, f"{batch.entries:,}", f"{batch.people:,}")
        out().print(table if found else "Nothing has been imported into the record.")


def take_back(batch: str, why: str) -> None:
    with record_at_hand():
        known = {found.name: found for found in into_ledger_undo.batches()}
        if batch not in known:
            stop(f"there is no import {batch}; corbiere import batches lists them")
        with progress("Entries", known[batch].entries) as bar:
            undone = into_ledger_undo.undo(batch, why, timezone.now(), lambda some: bar.advance(bar.task_ids[0], some))
    console = out()
    console.print(f"{undone.withdrawn:,} entries of {batch} are withdrawn. They stay in the record, marked as taken back.")
    if undone.changed:
        console.print(f"{undone.changed:,} had been corrected or withdrawn by somebody since, and stay as they are.")
    for id, sentence in undone.refused.items():
        console.print(f"Entry {id} could not be withdrawn: {sentence}")

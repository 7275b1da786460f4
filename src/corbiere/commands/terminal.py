"""Reads days, shows tables, and stops with a clear sentence, for every command."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from corbiere.statute.kinds import parse_day

JERSEY = ZoneInfo("Europe/Jersey")
WIDTH_OF_A_FILE = 150
STYLES = {"open": "cyan", "overdue": "bold red", "met": "green", "late": "yellow", "lapsed": "dim", "missed": "red"}


def out() -> Console:
    """Standard output: as wide as the terminal, or as a page where it is a file."""
    return Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH_OF_A_FILE, highlight=False)


def counted(number: int, one: str, many: str) -> str:
    """`1 child`, `2,675 children`"""
    return f"{number:,} {one if number == 1 else many}"


def today() -> date:
    """The day in Jersey, whatever zone the machine keeps."""
    return datetime.now(JERSEY).date()


def stop(*sentences: str, code: int = 2) -> NoReturn:
    """Say what is wrong on standard error, one line each, and end: with code 2, or 1 where it was done and came to nothing."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    raise typer.Exit(code)


def a_day(text: str) -> date:
    day = parse_day(text)
    if day is None:
        raise typer.BadParameter(f"{text} is not a day; write the year, month and day as 2026-03-16")
    return day


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Progress]:
    """A bar on standard error, shown only in a terminal; the task is number 0."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        bar.add_task(what, total=total)
        yield bar

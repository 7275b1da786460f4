"""When each child's own words were last written down, and what other agencies were asked and have not answered."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from corbiere.desk.chronology import entry_of
from corbiere.desk.told import own_words
from corbiere.desk.words import whole_years
from corbiere.desk.work import Child
from corbiere.ledger.rulings import Line

SPEAKS_FROM = 2  # years; a default, no source gives it


class Heard(NamedTuple):
    """When a child's own words were last written down, and what they were; nothing where they never were."""

    child: Child
    day: date | None
    words: str = ""


def last_heard(child: Child, lines: Iterable[Line]) -> Heard:
    for line, views in own_words((line, entry_of(line)) for line in reversed(list(lines)) if has_views(line)):
        return Heard(child, line.happened, views.own_words or "")
    return Heard(child, None)


def speaks(born: date | None, on: date) -> bool:
    """Whether words of their own can be expected yet."""
    return born is None or whole_years(born, on) >= SPEAKS_FROM


def has_views(line: Line) -> bool:
    """Whether an entry may hold the child's own words, without reading all of it."""
    return any(isinstance(value, dict) and "own_words" in value for value in line.body.values())


def unanswered(lines: Iterable[Line]) -> Iterator[Line]:
    """What agencies were asked and have not answered."""
    held = list(lines)
    answered = {line.body["of"] for line in held if line.kind == "agency-answered"}
    return (line for line in held if line.kind == "agency-asked" and str(line.root) not in answered)

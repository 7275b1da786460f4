"""When each child's own words were last written down."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Views
from corbiere.ledger.record import Line
from corbiere.statute.calendar import birthday
from corbiere.work.tasks import Child

SPEAKS_FROM = 2  # years; a default, no source gives it


class LastWords(NamedTuple):
    """When a child's own words were last written down, and what they were; nothing where they never were."""

    child: Child
    day: date | None
    words: str = ""


def last_heard(child: Child, lines: Iterable[Line]) -> LastWords:
    for line, views in own_words(reversed(list(lines))):
        return LastWords(child, line.happened, views.own_words or "")
    return LastWords(child, None)


def speaks(born: date | None, on: date) -> bool:
    """Whether words of their own can be expected yet."""
    return born is None or birthday(born, SPEAKS_FROM) <= on


def own_words(lines: Iterable[Line]) -> Iterator[tuple[Line, Views]]:
    """The child's own words in these entries, each beside the line it stands in."""
    for line in lines:
        if has_views(line):
            views = views_in(kind_called(line.kind).read(line.body, line.version))
            yield from ((line, held) for held in views if held.own_words)


def views_in(held: BaseModel) -> Sequence[Views]:
    found = [getattr(held, name) for name in type(held).model_fields]
    return [part for value in found for part in (value if isinstance(value, list) else [value]) if isinstance(part, Views)]


def has_views(line: Line) -> bool:
    """Whether an entry may hold the child's own words, without reading all of it."""
    return any(isinstance(value, dict) and "own_words" in value for value in line.body.values())

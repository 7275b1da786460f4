"""When each child was last heard: in their own words, in what they drew, or in what they showed without words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import LEARNED, Views
from corbiere.ledger.record import Line
from corbiere.statute.calendar import birthday
from corbiere.work.tasks import Child

SPEAKS_FROM = 2  # years; a default, no source gives it


class LastWords(NamedTuple):
    """When a child was last heard, and what they said or showed; nothing where they never were."""

    child: Child
    day: date | None
    words: str = ""


def last_heard(child: Child, lines: Iterable[Line]) -> LastWords:
    for line, views in views_known(reversed(list(lines))):
        return LastWords(child, line.happened, views.own_words or str(views))
    return LastWords(child, None)


def speaks(born: date | None, on: date) -> bool:
    """Whether words of their own can be expected yet."""
    return born is None or birthday(born, SPEAKS_FROM) <= on


def own_words(lines: Iterable[Line]) -> Iterator[tuple[Line, Views]]:
    """The child's own words in these entries, each beside the line it stands in."""
    return ((line, held) for line, held in views_known(lines) if held.own_words)


def views_known(lines: Iterable[Line]) -> Iterator[tuple[Line, Views]]:
    """Views that are known from these entries, said, drawn or shown, each beside the line it stands in."""
    for line in lines:
        if has_views(line):
            views = views_in(kind_called(line.kind).read(line.body, line.version))
            yield from ((line, held) for held in views if held.are_known)


def views_in(held: BaseModel) -> Sequence[Views]:
    found = [getattr(held, name) for name in type(held).model_fields]
    return [part for value in found for part in (value if isinstance(value, list) else [value]) if isinstance(part, Views)]


def drawn_in(line: Line) -> str:
    """The file of what the child drew or wrote, as it is kept with an entry; empty where there is none."""
    return next((str(value["drawing"]) for value in line.body.values() if isinstance(value, dict) and "drawing" in value), "")


def has_views(line: Line) -> bool:
    """Whether an entry may hold what the child said, drew or showed, without reading all of it."""
    return any(isinstance(value, dict) and not LEARNED.isdisjoint(value) for value in line.body.values())

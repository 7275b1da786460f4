"""When each child was last heard: in their own words, in what they drew, or in what they showed without words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pydantic import BaseModel

from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import LEARNED, Views
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS, birthday
from corbiere.work.tasks import Child

SPEAKS_FROM = 2  # years; a default, no source gives it
TELL_WITHIN = 10  # working days, from what a child said until they are told what came of it; a default, no source gives a number
TOLD_BACK = "views-told-back"


class LastWords(NamedTuple):
    """When a child was last heard, and what they said or showed; nothing where they never were. `told`: when they were last told what came
    of it; `tell_by`: the day by which they are to be told, of what nobody has told them of yet."""

    child: Child
    day: date | None
    words: str = ""
    told: date | None = None
    tell_by: date | None = None


def last_heard(child: Child, lines: Sequence[Line]) -> LastWords:
    told, waits = last_told(lines), to_tell(lines)
    by = tell_by(waits.happened) if waits else None
    for line, views in views_known(reversed(lines)):
        return LastWords(child, line.happened, views.own_words or str(views), told, by)
    return LastWords(child, None, told=told)


def last_told(lines: Iterable[Line]) -> date | None:
    """When the child was last told what came of what they said."""
    return max((line.happened for line in lines if line.kind == TOLD_BACK), default=None)


def to_tell(lines: Sequence[Line]) -> Line | None:
    """The first entry in which the child said something of which nobody has told them what came of it.

    Whoever tells a child what came of an entry tells them of all that they said until then. What another system held, with no name of
    whoever heard it, begins nothing; nor does what a baby showed, who is too young to be told.
    """
    born = next((line.happened for line in lines if line.kind == "born"), None)
    days = {line.root: line.happened for line in lines}
    told = [days.get(UUID(line.body["of"]), line.happened) for line in lines if line.kind == TOLD_BACK]
    since = max(told, default=date.min)
    later = (line for line in lines if line.happened > since and line.practitioner and speaks(born, line.happened))
    return next((line for line, _ in views_known(later)), None)


def tell_by(heard: date) -> date:
    return WORKING_DAYS.after(heard, TELL_WITHIN)


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

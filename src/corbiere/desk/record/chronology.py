"""A chronology: every entry that one may see as a line, narrowed as asked. Pure: lines and names come in, events go out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from datetime import time as TimeOfDay  # noqa: N812 - the field is called time
from typing import Any
from uuid import UUID

from corbiere.desk.addresses import entry_address
from corbiere.desk.components.words import distance
from corbiere.desk.record.display import Names, gist, name_in, sentence, title
from corbiere.ledger.categories import lasting
from corbiere.ledger.entry import Entry, declared, kind_called
from corbiere.ledger.record import Line

WRITTEN_LATE = 2  # days after which the page says that an entry was written down later; a default, no source gives it


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the chronology. `late` says that it was written down some days later; `gone` that it stands no longer, and why."""

    id: UUID
    day: date
    time: TimeOfDay | None
    title: str
    by: str = ""
    href: str = ""
    words: str = ""
    significant: bool = False
    late: str = ""
    gone: str = ""
    parts: tuple["Event", ...] = ()


@dataclass(frozen=True, slots=True)
class ChronologyQuery:
    """How a chronology is narrowed. What is empty narrows nothing."""

    group: str | None = None
    agency: str | None = None
    who: str | None = None
    since: date | None = None
    until: date | None = None
    significant: bool | None = None
    words: str | None = None

    @property
    def narrows(self) -> bool:
        return any((self.group, self.agency, self.who, self.since, self.until, self.significant, self.words))


def significant(lines: Iterable[Line]) -> frozenset[UUID]:
    """The entries marked as significant, by the entry that they correct or are."""
    return frozenset(UUID(line.body["of"]) for line in lines if kind_called(line.kind).marks)


def narrowed(lines: Sequence[Line], asked: ChronologyQuery) -> list[Line]:
    """The lines that fit. A mark is not an event of its own: it shows on what it marks."""
    marked = significant(lines)
    return [line for line in lines if not kind_called(line.kind).marks and _fits(line, asked, marked)]


def _fits(line: Line, asked: ChronologyQuery, marked: frozenset[UUID]) -> bool:
    return (
        (not asked.group or category(line.kind) == asked.group)
        and (not asked.agency or str(line.agency) == asked.agency)
        and (not asked.who or str(line.practitioner) == asked.who)
        and (not asked.since or line.happened >= asked.since)
        and (not asked.until or line.happened <= asked.until)
        and (not asked.significant or line.root in marked)
        and (not asked.words or _holds(line, asked.words))
    )


def category(kind: str) -> str:
    return kind_called(kind).category if kind in declared() else ""


def _holds(line: Line, words: str) -> bool:
    text = f"{kind_called(line.kind).called} {json.dumps(line.body, ensure_ascii=False)}".casefold()
    return all(word in text for word in words.casefold().split())


def events(lines: Iterable[Line], marked: frozenset[UUID], names: Names, whom: str = "") -> list[Event]:
    """Lines as events, in the order given; as sentences where it is said who it is about."""
    return [replace(event(line, names, whom), significant=line.root in marked) for line in lines]


def event(line: Line, names: Names, whom: str = "") -> Event:
    held, by = entry_in(line), name_in(names, line.practitioner)
    told, words = whom and isinstance(held.story, str), gist(held)
    said = sentence(held, names, by, whom) if told else title(held, names)
    return Event(
        id=line.id,
        day=line.happened,
        time=line.time,
        title=said,
        by="" if told and "{by}" in str(held.story) else by,
        href=entry_address(line.id),
        words="" if words.rstrip(".") in said else words,
        late=written(line),
    )


def title_of(kind: str, version: int, body: Mapping[str, Any] | None) -> str:
    """The same title without names. An entry whose words were destroyed has only its kind left."""
    cls = kind_called(kind)
    return title(cls.read(body, version), {}) if body is not None else f"{cls.called} (its content was destroyed under the retention rules)"


def entry_in(line: Line) -> Entry:
    return kind_called(line.kind).read(line.body, line.version)


def written(line: Line) -> str:
    """How long after it happened an entry was written down, where that is late; or that it was corrected, and when."""
    if line.id != line.root:
        return f"corrected {distance(line.happened, line.recorded_on)} later" if line.recorded_on > line.happened else "corrected"
    late = (line.recorded_on - line.happened).days >= WRITTEN_LATE and category(line.kind) not in lasting()
    return f"recorded {distance(line.happened, line.recorded_on)} later" if late else ""

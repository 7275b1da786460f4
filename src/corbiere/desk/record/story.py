"""A chronology told as a story: what was seen, said, decided, harmed and moved, with the rest folded into what it belongs to. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.forms.questions import questions_of
from corbiere.desk.record.chronology import Event
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line


class Moment(NamedTuple):
    """An entry that tells something, or one that stands no longer, with the entries that belong to it."""

    told: Line | Event
    parts: Sequence[Line] = ()


def tells(kind: str) -> bool:
    """Whether entries of a kind tell of a life."""
    cls = kind_called(kind)
    return not cls.opens and bool(cls.story)


def story(found: Sequence[Line | Event], lines: Sequence[Line], marked: Collection[UUID], *, searched: bool) -> list[Moment]:
    """Moments of what was found, in order of happening. What is marked tells something; what was searched for is never left out."""
    telling = {line.root: line for line in lines if tells(line.kind) or line.root in marked}
    parts = _parts(telling, lines)
    wanted = {one.root for one in found if isinstance(one, Line)}
    moments = [
        Moment(line, parts[root])
        for root, line in telling.items()
        if root in wanted or not wanted.isdisjoint(part.root for part in parts[root])
    ]
    shown = {part.root for moment in moments for part in moment.parts} | telling.keys()
    moments += [Moment(one) for one in found if isinstance(one, Event) or (searched and one.root not in shown)]
    return sorted(moments, key=lambda moment: moment.told.day if isinstance(moment.told, Event) else moment.told.happened)


def _parts(telling: Mapping[UUID, Line], lines: Sequence[Line]) -> Mapping[UUID, list[Line]]:
    """Entries that belong to each: a meeting that was held has what arranged it, and all that is of either."""
    by_root = {line.root: line for line in lines}
    leads = {pointed: line.root for line in telling.values() for pointed in _pointed(line) if pointed not in telling}
    found: Mapping[UUID, list[Line]] = defaultdict(list)
    for line in lines:
        if line.root not in telling and not kind_called(line.kind).marks and (root := _leading(line, telling, leads, by_root)):
            found[root].append(line)
    return found


def _leading(line: Line, telling: Mapping[UUID, Line], leads: Mapping[UUID, UUID], by_root: Mapping[UUID, Line]) -> UUID | None:
    """Root of what an entry belongs to, however many lie between; each points at an earlier one."""
    seen, left = {line.root}, [line.root, *_pointed(line)]
    while left:
        root = left.pop(0)
        if root in telling or root in leads:
            return root if root in telling else leads[root]
        if root in by_root and root not in seen:
            seen.add(root)
            left.extend(_pointed(by_root[root]))
    return None


def _pointed(line: Line) -> Iterator[UUID]:
    """The entries that an entry points at."""
    for question in questions_of(kind_called(line.kind)):
        said = line.body.get(question.key) if question.reference and question.reference.to == "entry" else None
        yield from (UUID(one) for one in (said if isinstance(said, list) else [said]) if one)

"""Joins a worry that came in to a child, and takes one off the record of a child whom it is not about. Its words are carried along."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from corbiere.agencies.directory import names
from corbiere.front_door.entries import ConcernReceived, WorryArrived, WorryJoined, WorryWords
from corbiere.front_door.worries import JOINED
from corbiere.ledger.field_types import keys
from corbiere.ledger.record import Line
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing

WORDS = tuple(keys(WorryWords))


def carried(line: Line) -> dict[str, Any]:
    """The words of a worry, with who told it: whoever wrote it down here, where nobody else is named."""
    said = {name: line.body[name] for name in WORDS if name in line.body}
    wrote = line.body.get("raised_by") or (str(line.practitioner) if line.practitioner else None)
    if wrote:
        said["raised_by"] = wrote
        said.setdefault("told_by", names([UUID(wrote)]).get(UUID(wrote)) or None)
    return said


def received(line: Line, child: UUID, matter: UUID | None) -> Writing:
    """The worry on a child's record, on the day on which it came."""
    entry = ConcernReceived.model_validate({**carried(line), "from_matter": matter})
    return Writing(entry=entry, about=child, happened=line.happened, time=line.time, brought=_brought(line))


def join(matter: UUID, line: Line, child: UUID, why: str, today: date) -> list[Writing]:
    """One act: the matter says whose it is, and the worry stands on the child's record."""
    joined = WorryJoined(child=child, why=why or None)
    return [Writing(entry=joined, about=matter, happened=today), received(line, child, matter)]


def take_off(child: UUID, line: Line, why: str, today: date, matter_lines: Sequence[Line] = ()) -> list[Writing]:
    """One act: the worry stands on this child's record no longer, and whom it is about is to be found out. It goes back to the matter as
    which it came in; one that was written about this child at once becomes a matter."""
    taken = Writing(entry=Withdrawn(), about=child, happened=today, replaces=line.id, why=why)
    if line.body.get("from_matter"):
        return [taken, *_parted(UUID(line.body["from_matter"]), child, why, today, matter_lines)]
    arrived = WorryArrived.model_validate(carried(line))
    return [taken, Writing(entry=arrived, about=uuid4(), happened=line.happened, time=line.time, opens=True, brought=_brought(line))]


def _parted(matter: UUID, child: UUID, why: str, today: date, lines: Sequence[Line]) -> Iterator[Writing]:
    for line in lines:
        if line.kind == JOINED and line.body["child"] == str(child):
            yield Writing(entry=Withdrawn(), about=matter, happened=today, replaces=line.id, why=why)


def _brought(line: Line) -> frozenset[str]:
    picture = line.body.get("picture")
    return frozenset([picture]) if picture else frozenset()

"""Who must be told of what went wrong, by name, and whether they have been (CPP-105)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.models import Practitioner, TeamManager
from corbiere.agencies.work import LEAD, work_on
from corbiere.desk.record.overview import lead_of
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.protection.registration import core_group

CHAIRED = frozenset({"obstacle-met", "early-review-requested", "difference-opened"})
ELSEWHERE: dict[str, tuple[tuple[str, str], ...]] = {
    "child-missing": (("The police", "Look for the child"),),
    "child-found": (("The police", "They can stop looking"),),
    "hospital-admitted": (("The ward", "That the child is on a plan, and who leads it"),),
}


class Hearer(NamedTuple):
    """Somebody who must be told. `key` is how the form names them; `how` says how they were told, if that was written down."""

    key: str
    name: str
    part: str
    told: bool
    how: str = ""
    practitioner: UUID | None = None


def lead_and_manager(record: Record) -> tuple[UUID | None, UUID | None]:
    """The lead social worker, and the manager: as the last conference named them, or whoever manages the lead's team."""
    lead, on = lead_of(record.lines, record.shown.on), record.shown.on
    named = [line.body["lead_manager"] for line in record.lines if line.kind == "conference-held" and line.body.get("lead_manager")]
    return lead, UUID(named[-1]) if named else next(iter(_managers(record, on)), None)


def hearers(record: Record, line: Line) -> list[Hearer]:
    """People who must hear of it: the lead, the manager, the core group; those outside it; and the chair if it is the chair's matter."""
    parts = {id: part for id, part in _parts(record, line) if id != line.practitioner}  # whoever wrote it down knows
    names = dict(Practitioner.objects.filter(subject__in=parts).values_list("subject", "name"))
    marked = [
        told for other in record.lines if other.kind == "people-told" and other.body["of"] == str(line.root) for told in other.body["told"]
    ]
    said = [*line.body.get("told", ()), *marked]
    found = [_hearer(str(id), names[id], part, said, id) for id, part in parts.items() if id in names]
    return found + [_hearer(name, name, part, [*said, *_police(line)]) for name, part in ELSEWHERE.get(line.kind, ())]


def _parts(record: Record, line: Line) -> Iterator[tuple[UUID, str]]:
    """Each once, by what they are first; in reverse, so that the first part stands."""
    on = line.happened
    found: list[tuple[UUID | None, str]] = []
    lead, manager = lead_and_manager(record)
    found += [(lead, "Lead social worker"), (manager, "Manager of the lead social worker")]
    if line.kind in CHAIRED:
        chairs = [held.body["chair"] for held in record.lines if held.kind == "conference-held" and held.body.get("chair")]
        found += [(UUID(chairs[-1]), "Chair of the conference")] if chairs else []
    places = [place for place in core_group(record.lines) if place.begins <= on and (place.ends is None or on < place.ends)]
    found += [(place.practitioner, f"Core group: {place.role}") for place in places]
    first = {id: part for id, part in reversed(found) if id}
    yield from ((id, first[id]) for id in dict.fromkeys(id for id, _ in found if id))


def _managers(record: Record, on: date) -> list[UUID]:
    teams = [held.team for held in work_on(record.lines, on).all() if held.role == LEAD and held.on(on) and held.team]
    return list(TeamManager.objects.on(on).filter(subject__in=teams).values_list("practitioner", flat=True))


def _hearer(key: str, name: str, part: str, said: Sequence[dict[str, str]], id: UUID | None = None) -> Hearer:
    told = next((one for one in said if one.get("practitioner") == key or _means(one["who"], name)), None)
    return Hearer(key, name, part, told is not None, (told or {}).get("how", ""), id)


def _police(line: Line) -> list[dict[str, str]]:
    return [{"who": "The police"}] if line.body.get("police") is True else []


def _means(said: str, name: str) -> bool:
    """Whether a name that was written in a hurry is this one: each of its words belongs to it, or the other way round."""
    one, other = _words(said), _words(name)
    return bool(one) and bool(other) and (one <= other or other <= one)


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if word != "the"}

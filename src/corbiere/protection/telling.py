"""People who must be told of what went wrong (CPP-105), by what stands in a record, and the rows of whoever is to tell them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.models import TeamManager
from corbiere.agencies.work import LEAD, leading, work_on
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.protection.difficulties import tell_by
from corbiere.protection.registration import core_group
from corbiere.statute.calendar import in_words
from corbiere.work.owed import declare
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import Child, LinkTo, Task

CHAIRED = frozenset({"obstacle-met", "early-review-requested", "difference-opened"})
ELSEWHERE: dict[str, tuple[tuple[str, str], ...]] = {
    "child-missing": (("The police", "Look for the child"),),
    "child-found": (("The police", "They can stop looking"),),
    "hospital-admitted": (("The ward", "That the child is on a plan, and who leads it"),),
}
TO_TELL = ("visit-failed", "not-brought", "hospital-admitted", "hospital-discharged", "household-joined", "child-missing", "child-found")
MET = ("core-group-held", "conference-held")  # where everybody who is to hear of it was told
TOLD, NAMED = "people-told", 3
RANK = 2


class Hearer(NamedTuple):
    """Somebody who must be told. `key` is how the form names them; `how` says how they were told, if that was written down."""

    key: str
    name: str
    part: str
    told: bool
    how: str = ""
    practitioner: UUID | None = None


def manager_named(lines: Sequence[Line]) -> UUID | None:
    """The lead's manager, as the last conference named them."""
    named = [line.body["lead_manager"] for line in lines if line.kind == "conference-held" and line.body.get("lead_manager")]
    return UUID(named[-1]) if named else None


def lead_teams(lines: Sequence[Line], on: date) -> list[UUID]:
    return [held.team for held in work_on(lines, on).all() if held.role == LEAD and held.on(on) and held.team]


def parts_in(lines: Sequence[Line], line: Line, lead: UUID | None, manager: UUID | None) -> dict[UUID, str]:
    """Who must hear of it, by what they are first; whoever wrote it down knows."""
    on = line.happened
    found: list[tuple[UUID | None, str]] = [(lead, "Lead social worker"), (manager, "Manager of the lead social worker")]
    if line.kind in CHAIRED:
        chairs = [held.body["chair"] for held in lines if held.kind == "conference-held" and held.body.get("chair")]
        found += [(UUID(chairs[-1]), "Chair of the conference")] if chairs else []
    places = [place for place in core_group(lines) if place.begins <= on and (place.ends is None or on < place.ends)]
    found += [(place.practitioner, f"Core group: {place.role}") for place in places]
    first = {id: part for id, part in reversed(found) if id}
    return {id: first[id] for id, _ in found if id and id != line.practitioner}


def hearers_in(lines: Sequence[Line], line: Line, parts: Mapping[UUID, str], called: Mapping[UUID, str]) -> list[Hearer]:
    """Each with whether they have been told, in the entry itself or since."""
    marked = [told for other in lines if other.kind == TOLD and other.body["of"] == str(line.root) for told in other.body["told"]]
    said = [*line.body.get("told", ()), *marked]
    found = [_hearer(str(id), called[id], part, said, id) for id, part in parts.items() if id in called]
    return found + [_hearer(name, name, part, [*said, *_police(line)]) for name, part in ELSEWHERE.get(line.kind, ())]


def _hearer(key: str, name: str, part: str, said: Sequence[Mapping[str, Any]], id: UUID | None = None) -> Hearer:
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


# The rows of whoever is to tell them.


@folded
def _untold(lines: Sequence[Line]) -> list[Line]:
    """Finds the entries of what went wrong since the people around the child last met."""
    found: list[Line] = []
    for line in lines:
        found = [] if line.kind in MET else [*found, line] if line.kind in TO_TELL else found
    return found


def people_to_tell(query: ListQuery) -> Iterator[Task]:
    """Rows for whoever wrote down what happened: those of whom nobody wrote down that they were told."""
    me, on = query.viewer.practitioner, query.on
    mine = [(query.known[id], lines, line) for id, lines in query.lines.items() for line in _untold(lines) if line.practitioner == me]
    unnamed = {team for _, lines, _ in mine if manager_named(lines) is None for team in lead_teams(lines, on)}
    managers = dict(TeamManager.objects.on(on).filter(subject__in=unnamed).values_list("subject", "practitioner")) if unnamed else {}
    parts = {line.root: parts_in(lines, line, leading(lines, on), _manager(lines, on, managers)) for _, lines, line in mine}
    called = names({id for found in parts.values() for id in found})
    for child, lines, line in mine:
        out = [one for one in hearers_in(lines, line, parts[line.root], called) if not one.told]
        if out:
            yield _to_tell(child, line, out)


def _manager(lines: Sequence[Line], on: date, managers: Mapping[UUID, UUID]) -> UUID | None:
    return manager_named(lines) or next((managers[team] for team in lead_teams(lines, on) if team in managers), None)


def _to_tell(child: Child, line: Line, out: Collection[Hearer]) -> Task:
    whom = [one.name for one in out][:NAMED]
    more = len(out) - len(whom)
    listed = ", ".join(whom) + (f" and {more} more" if more else "")
    why = "The others who work with a child hear quickly of what went wrong (CPP-105). The day is a default."
    what = f"Tell {listed}: {kind_called(line.kind).called.lower()} on {in_words(line.happened)}"
    link = LinkTo("protection:trouble-one", (child.id, line.root), kind_called(TOLD).verb)
    return Task(child, what, tell_by(line.happened), why, "must", RANK, "default", kind=TOLD, of=line.root, link=link)


declare(TaskSource("people to tell", people_to_tell))

"""Consequences of one thing that went wrong: what may come next, who must be told by when, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import entry_address
from corbiere.desk.components.words import counted
from corbiere.desk.record.display import Names, name_in, title
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record, opened
from corbiere.ledger.record import Line
from corbiere.protection.difficulties import DIFFICULTIES, difficulties_running, tell_by, try_again_by
from corbiere.protection.pages.incidents.choices import read
from corbiere.protection.pages.incidents.recipients import hearers, lead_and_manager
from corbiere.protection.pages.incidents.steps import IncidentStep, steps
from corbiere.protection.telling import Hearer


@dataclass(frozen=True, slots=True)
class IncidentAction:
    """Something that was done about it."""

    day: date
    what: str
    href: str


@dataclass(frozen=True, slots=True)
class Aftermath:
    """`tell_by` is a default; `says` is what to know before anything else."""

    line: Line
    called: str
    by: str
    says: list[str]
    steps: list[IncidentStep]
    hearers: list[Hearer]
    tell_by: date
    came: list[IncidentAction]
    page: str
    entry: str

    @property
    def untold(self) -> int:
        return sum(not hearer.told for hearer in self.hearers)


def aftermath(record: Record, line: Line, names: Names) -> Aftermath:
    lead, manager = lead_and_manager(record)
    return Aftermath(
        line=line,
        called=title(read(line), names),
        by=name_in(names, line.practitioner),
        says=list(_says(record, line)),
        steps=steps(record, line, lead, manager) if record.shown.is_now else [],
        hearers=hearers(record, line),
        tell_by=tell_by(line.happened),
        came=_came(record.lines, line, names),
        page=reverse("protection:trouble-one", args=[record.subject, line.root]),
        entry=entry_address(line.id),
    )


def _came(lines: Sequence[Line], line: Line, names: Names) -> list[IncidentAction]:
    about = [other for other in lines if other.body.get("of") == str(line.root) and other.kind != "people-told"]
    return [IncidentAction(other.happened, title(read(other), names), entry_address(other.id)) for other in about]


def _says(record: Record, line: Line) -> list[str]:
    said = _SAYS[line.kind](record, line) if line.kind in _SAYS else ""
    return [said] if said else []


def _difficulty(record: Record, line: Line) -> str:
    running = difficulties_running(record.lines)
    number = len(running) if line.root in {one.root for one in running} else 0
    if number > 1:
        times = _times(number)
        return f"{record.called} could not be seen or was not brought {times} running. Lead and manager decide what to do (CPP-106)."
    if line.kind == "visit-failed" and number:
        again, default = try_again_by(line)
        given = " (a default: no source gives the number)" if default else ""
        return f"Try again soon: by {again:%-d %B}{given}. If that fails too, lead and manager hear of it at once (CPP-107)."
    return ""


def _hospital(record: Record, line: Line) -> str:
    if line.body.get("planned"):
        return ""
    until = f", expected on {date.fromisoformat(line.body['leaves']):%-d %B}" if line.body.get("leaves") else ""
    return f"Think about calling the core group before {record.called} leaves hospital{until}, and write down what you decide (CPP-40)."


def _missing(record: Record, line: Line) -> str:
    return "" if line.body.get("police") is not False else "The police have not been told. Ring 999 now, before anything else here."


def _found(record: Record, line: Line) -> str:
    if line.body.get("safe") is False:
        return f"{record.called} is not safe where they are. Ring 999 if they are in danger now."
    return (
        ""
        if line.body.get("views")
        else f"Talk with {record.called} about why and where, when they want to. What they say is not recorded yet."
    )


def _newcomer(record: Record, line: Line) -> str:
    return "Find out who they are before the plan relies on this home being safe (PS-4.9)."


def _concern(record: Record, line: Line) -> str:
    """WT-141-1: how long it took until somebody decided."""
    decided = next(
        (other for other in record.lines if other.kind == "concern-decided" and other.body.get("of") in (None, str(line.root))), None
    )
    if decided is None or decided.happened < line.happened:
        return ""
    return f"From the worry to the decision on it: {counted((decided.happened - line.happened).days, 'day')}."


_SAYS = {
    "concern-received": _concern,
    **dict.fromkeys(DIFFICULTIES, _difficulty),
    "hospital-admitted": _hospital,
    "child-missing": _missing,
    "child-found": _found,
    "household-joined": _newcomer,
}


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


class FollowUpButton(NamedTuple):
    """`key` makes a second press of the same button harmless."""

    subject: UUID
    after: Aftermath
    key: UUID


def followed(request: HttpRequest, viewer: Viewer, subject: UUID, entry: UUID) -> FollowUpButton | None:
    record = opened(request, viewer, subject, "what follows from something that went wrong")
    line = next((line for line in record.lines if entry in (line.id, line.root)), None)
    return FollowUpButton(subject, aftermath(record, line, colleagues([line.practitioner])), uuid4()) if line else None

"""Supervision of those who carry out a plan: of all agencies together, and in each. Pure but for the names that come in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.display import Names, name_in
from corbiere.ledger.record import Line
from corbiere.protection.alarms import alarms
from corbiere.protection.entries.supervision import (
    AgencySupervisionNoted,
    ReflectiveSupervisionDecided,
    ReflectiveSupervisionHeld,
    SupervisionOffer,
)
from corbiere.protection.registration import core_group, plan_running


class SupervisionResult(NamedTuple):
    """The result, and on which day."""

    words: str
    day: date
    href: str


class SupervisionDecision(NamedTuple):
    """A decision on reflective supervision, and what came of it. `hold` is where that is written down, while it is still to come."""

    said: ReflectiveSupervisionDecided
    by: str
    day: date
    href: str
    came: Sequence[SupervisionResult]
    hold: str


class InAgency(NamedTuple):
    """The last time of each sort for one member of the core group, by their agency; no line where nothing was written down."""

    agency: str
    who: str
    lines: Sequence[tuple[SupervisionOffer, date, str]]


@dataclass(frozen=True)
class Supervision:
    """Of the plan that runs on a day, as far as `lines` tell."""

    subject: UUID
    lines: Sequence[Line]
    on: date

    @cached_property
    def _since(self) -> list[Line]:
        running = plan_running(self.lines, self.on)
        return [line for line in self.lines if line.happened >= running.begins] if running else []

    @property
    def runs(self) -> bool:
        return bool(self._since)

    @property
    def decide(self) -> str:
        """Where it is decided whether to hold reflective supervision, with what asks for it."""
        return form_address(self.subject, ReflectiveSupervisionDecided.kind, of=self.asked)

    @cached_property
    def asked(self) -> UUID | None:
        """The entry that makes the plan complex, stuck or drifting, until that is decided."""
        return next((alarm.entry for alarm in alarms(self.lines) if alarm.kind == "reflection" and alarm.ends is None), None)

    @property
    def note(self) -> str:
        return form_address(self.subject, AgencySupervisionNoted.kind)

    def considered(self, names: Names) -> list[SupervisionDecision]:
        """The latest first."""
        decided = [line for line in self._since if line.kind == ReflectiveSupervisionDecided.kind]
        return [self._considered(line, names) for line in reversed(decided)]

    def _considered(self, line: Line, names: Names) -> SupervisionDecision:
        said = ReflectiveSupervisionDecided.read(line.body, line.version)
        held = [one for one in self._since if one.kind == ReflectiveSupervisionHeld.kind and one.body.get("of") == str(line.root)]
        came = [SupervisionResult(one.body["came_of_it"], one.happened, entry_address(one.id)) for one in held]
        hold = "" if came or not said.wanted else form_address(self.subject, ReflectiveSupervisionHeld.kind, of=line.root)
        return SupervisionDecision(said, name_in(names, said.decided_by), line.happened, entry_address(line.id), came, hold)

    def agencies(self, names: Names) -> list[InAgency]:
        """Everybody in the core group whose agency is known, then whoever else had it."""
        told = {who: self._told(*who) for who in dict.fromkeys((*self._members, *self._noted))}
        found = [InAgency(name_in(names, agency), name_in(names, who), lines) for (who, agency), lines in told.items()]
        return sorted(found, key=lambda one: (one.agency.casefold(), one.who.casefold()))

    @property
    def _members(self) -> Iterable[tuple[UUID, UUID]]:
        places = core_group(self.lines) if self.runs else ()
        return [(place.practitioner, place.agency) for place in places if place.agency and _is_in(place.begins, self.on, place.ends)]

    @property
    def _noted(self) -> Iterable[tuple[UUID, UUID]]:
        noted = (line.body for line in self._since if line.kind == AgencySupervisionNoted.kind)
        return [(UUID(body["practitioner"]), UUID(body["agency"])) for body in noted]

    def _told(self, practitioner: UUID, agency: UUID) -> list[tuple[SupervisionOffer, date, str]]:
        last: dict[SupervisionOffer, tuple[date, str]] = {}
        for line in self._since:
            body = line.body
            if line.kind == AgencySupervisionNoted.kind and (body["practitioner"], body["agency"]) == (str(practitioner), str(agency)):
                last[SupervisionOffer(body["what"])] = (line.happened, entry_address(line.id))
        return [(what, *last[what]) for what in SupervisionOffer if what in last]

    @property
    def named(self) -> set[UUID]:
        """Whose names the page shows: practitioners and agencies."""
        decided = {UUID(line.body["decided_by"]) for line in self._since if line.kind == ReflectiveSupervisionDecided.kind}
        return decided | {id for pair in (*self._members, *self._noted) for id in pair}


def _is_in(begins: date, on: date, ends: date | None) -> bool:
    return begins <= on and (ends is None or on < ends)

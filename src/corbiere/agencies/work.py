"""Who works with a person and who has been asked to, worked out from that person's entries; no table is read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.working import AllocationRole
from corbiere.ledger.record import Line

# Appointments by law, each with the role of whoever is appointed: one act, which gives them the work too.
APPOINTS = {
    "reviewer-appointed": AllocationRole.REVIEWING_OFFICER.value,
    "personal-adviser-appointed": AllocationRole.PERSONAL_ADVISER.value,
}
READS = ("allocated", "handover-offered", "handover-accepted", "handover-refused", "allocation-ended", "step-accepted", *APPOINTS)
LEAD, DUTY = AllocationRole.LEAD.value, AllocationRole.DUTY.value


@dataclass(frozen=True, slots=True)
class WorkPeriod:
    """A time of working with a person. `last` is its last day, None while it lasts; `passed_on`: somebody took over that day."""

    role: str
    practitioner: UUID | None
    team: UUID | None
    begins: date
    entry: UUID
    last: date | None = None
    passed_on: bool = False

    def on(self, day: date) -> bool:
        """Whether the work is theirs as the day closes."""
        return self.begins <= day and (self.last is None or day < self.last or (day == self.last and not self.passed_on))

    def changes(self) -> Iterator[date]:
        """The first day of it, and the first on which it is so no more."""
        yield self.begins
        if self.last is not None and self.last < date.max:
            yield self.last if self.passed_on else self.last + timedelta(days=1)


class Offer(NamedTuple):
    """Work offered to somebody. `answered` is the day they answered or the work ended another way."""

    entry: UUID
    of: UUID
    role: str
    giver: UUID | None
    to: UUID
    team: UUID | None
    since: date
    answered: date | None = None
    refused: bool = False


class AgencyWork:
    """Work held and work offered after some entries, taken in order of happening. What cannot be followed is passed over."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.ended: list[WorkPeriod] = []
        self.held: dict[UUID, WorkPeriod] = {}
        self.offers: dict[UUID, Offer] = {}
        for line in lines:
            if line.kind in _FOLLOWED:
                _FOLLOWED[line.kind](self, line)

    def all(self) -> list[WorkPeriod]:
        return [*self.ended, *self.held.values()]

    def allocated(self, line: Line) -> None:
        self._begin(line, line.body["role"], _id(line, "practitioner"), _id(line, "team"))

    def appointed(self, line: Line) -> None:
        """Passes on the role of whoever had it before. What names nobody, as another system's record may, gives nobody the work."""
        role, who = APPOINTS[line.kind], _id(line, "practitioner")
        if who:
            for held in [held for held in self.held.values() if held.role == role]:
                self._end(held.entry, line.happened, passed_on=True)
            last = line.body.get("until")
            self.held[line.root] = WorkPeriod(role, who, None, line.happened, line.root, date.fromisoformat(last) if last else None)

    def offered(self, line: Line) -> None:
        of = UUID(line.body["of"])
        if of in self.held:
            held = self.held[of]
            to, team = UUID(line.body["to"]), _id(line, "team")
            self.offers[line.root] = Offer(line.root, of, held.role, held.practitioner, to, team, line.happened)

    def accepted(self, line: Line) -> None:
        offer = self.offers.get(UUID(line.body["of"]))
        if offer and offer.answered is None:
            self._end(offer.of, line.happened, passed_on=True)
            self._begin(line, offer.role, offer.to, offer.team)

    def refused(self, line: Line) -> None:
        of = UUID(line.body["of"])
        if of in self.offers and self.offers[of].answered is None:
            self.offers[of] = self.offers[of]._replace(answered=line.happened, refused=True)

    def taken_on(self, line: Line) -> None:
        """A step that follows from a decision brings the work with it, for whoever takes it or for their team."""
        role, team = line.body.get("role"), _id(line, "team")
        if role or team:
            self._begin(line, role or DUTY, line.practitioner if role else None, team)

    def finished(self, line: Line) -> None:
        self._end(UUID(line.body["of"]), line.happened, passed_on=False)

    def _begin(self, line: Line, role: str, practitioner: UUID | None, team: UUID | None) -> None:
        if role == LEAD:
            self._one_lead(line.happened)
        self.held[line.root] = WorkPeriod(role, practitioner, team, line.happened, line.root)

    def _one_lead(self, day: date) -> None:
        """There is one lead social worker: where another begins, the one before has passed the work on, whatever was written."""
        for held in [held for held in self.held.values() if held.role == LEAD]:
            self._end(held.entry, day, passed_on=True)
        same_day = [held for held in self.ended if held.role == LEAD and held.last == day]
        self.ended = [held for held in self.ended if held not in same_day] + [replace(held, passed_on=True) for held in same_day]

    def _end(self, entry: UUID, day: date, *, passed_on: bool) -> None:
        if entry in self.held:
            held = self.held.pop(entry)
            over = held.last is not None and held.last < day
            self.ended.append(held if over else replace(held, last=day, passed_on=passed_on))
            for offer in list(self.offers.values()):
                if offer.of == entry:
                    self._answer(offer.entry, day)

    def _answer(self, offer: UUID, day: date) -> None:
        if offer in self.offers and self.offers[offer].answered is None:
            self.offers[offer] = self.offers[offer]._replace(answered=day)


_FOLLOWED = {
    "allocated": AgencyWork.allocated,
    "handover-offered": AgencyWork.offered,
    "handover-accepted": AgencyWork.accepted,
    "handover-refused": AgencyWork.refused,
    "allocation-ended": AgencyWork.finished,
    "step-accepted": AgencyWork.taken_on,
    **dict.fromkeys(APPOINTS, AgencyWork.appointed),
}


def work_on(lines: Sequence[Line], day: date) -> AgencyWork:
    """The work as the day closes."""
    return AgencyWork(line for line in lines if line.happened <= day)


# Groups around a person, which an app forms by entries of its own, such as a core group.


class GroupPlace(NamedTuple):
    """Somebody's time in a group around a person. `ends` is the first day on which they are no longer in it; `entry` began it."""

    practitioner: UUID
    agency: UUID | None
    role: str
    begins: date
    ends: date | None
    entry: UUID

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


class WorkingGroup(NamedTuple):
    """`members` are everybody's times in it; `leads` whom its entries name last as the one who leads the work, group or no group."""

    called: str
    members: Callable[[Sequence[Line]], Iterable[GroupPlace]]
    leads: Callable[[Sequence[Line]], UUID | None]


_GROUPS: dict[str, WorkingGroup] = {}


def declare_group(group: WorkingGroup) -> WorkingGroup:
    if _GROUPS.get(group.called, group) != group:
        raise TypeError(f"the group “{group.called}” is declared twice")
    _GROUPS[group.called] = group
    return group


def every_place(lines: Sequence[Line]) -> Iterator[tuple[WorkingGroup, GroupPlace]]:
    """Every time that anybody had in a group around the person."""
    return ((group, place) for group in _GROUPS.values() for place in group.members(lines))


def places_on(lines: Sequence[Line], day: date) -> Iterator[tuple[WorkingGroup, GroupPlace]]:
    """Who is in which group around the person as the day closes."""
    return ((group, place) for group, place in every_place(lines) if place.on(day))


def named_lead(lines: Sequence[Line]) -> UUID | None:
    """Who leads the work as such groups say, for those who don't see how it was allocated."""
    return next((lead for group in _GROUPS.values() if (lead := group.leads(lines))), None)


def _id(line: Line, name: str) -> UUID | None:
    return UUID(line.body[name]) if line.body.get(name) else None


def leading(lines: Sequence[Line], on: date) -> UUID | None:
    """Who leads the work with a person: as allocated, or for those who don't see that, as a group around the person names them."""
    allocated = next((held.practitioner for held in work_on(lines, on).all() if held.role == LEAD and held.on(on)), None)
    return allocated or named_lead(lines)

"""Units of the measures of conferences: a child's conference, a conference, an agency's report to one, a conference that is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.insight.measure import Key
from corbiere.meetings.parts import Attendance, Invitation
from corbiere.protection.entries.conferences import ConferenceType

FIRST = (ConferenceType.INITIAL, ConferenceType.PRE_BIRTH, ConferenceType.TRANSFER_IN)


def kind_of(type: str) -> str:
    """A sort of conference as the measures tell them apart."""
    return next((kind.label for kind in ConferenceType if kind.value == type), "Not recorded which")


@dataclass(frozen=True, slots=True)
class Minutes:
    """The limit day of a child's conference, the last day on which somebody first got its minutes, and who sent those."""

    due: date
    last: date | None
    sender: UUID | None


@dataclass(frozen=True, slots=True)
class ChildConference:
    """A child in a conference that was held. `meeting` is the same for brothers and sisters in one conference."""

    child: UUID
    entry: UUID
    meeting: UUID
    day: date
    type: str
    chair: UUID | None
    born: date | None
    attended: tuple[Attendance, ...]
    invited: tuple[Invitation, ...]
    views: Mapping[str, str] | None
    complaints_told: bool | None
    missing: tuple[str, ...]
    absent: tuple[Key, ...]
    minutes: Minutes | None

    @property
    def called(self) -> str:
        return kind_of(self.type) if self.type else ""

    @property
    def children(self) -> tuple[UUID, ...]:
        return (self.child,)

    @property
    def entries(self) -> Mapping[UUID, UUID]:
        return {self.child: self.entry}


@dataclass(frozen=True, slots=True)
class Conference:
    """A conference with all the children who were spoken of in it. `stopped`: too few came, and it was not held."""

    meeting: UUID
    day: date
    type: str
    chair: UUID | None
    held: tuple[ChildConference, ...]
    stopped: Mapping[UUID, UUID]

    @property
    def called(self) -> str:
        return kind_of(self.type) if self.type else ""

    @property
    def children(self) -> tuple[UUID, ...]:
        return tuple(one.child for one in self.held) or tuple(self.stopped)

    @property
    def entries(self) -> Mapping[UUID, UUID]:
        return {one.child: one.entry for one in self.held} or self.stopped


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """One request to an agency about one child: by when its report was wanted, and when it came."""

    wanted_by: date
    received: date | None


@dataclass(frozen=True, slots=True)
class AgencyReport:
    """Requests to one agency for one conference that was held, about each child."""

    agency: Key
    conference: Conference
    asked: tuple[ReportRequest, ...]

    @property
    def day(self) -> date:
        return self.conference.day

    @property
    def type(self) -> str:
        return self.conference.type

    @property
    def meeting(self) -> UUID:
        return self.conference.meeting

    @property
    def called(self) -> str:
        return kind_of(self.type) if self.type else ""

    @property
    def children(self) -> tuple[UUID, ...]:
        return self.conference.children

    @property
    def entries(self) -> Mapping[UUID, UUID]:
        return self.conference.entries


@dataclass(frozen=True, slots=True)
class ConferenceDue:
    """A child's conference that was due, or one that was held and was due on no day that is known (`due` is None).

    `ended` is the day on which it stopped being owed; `on_plan` whether the child was on a plan on the day it was due.
    """

    child: UUID
    type: str
    due: date | None
    done: date | None
    ended: date | None
    first: bool
    on_plan: bool
    put_off: tuple[str, ...]
    entry: UUID | None
    meeting: UUID | None

    @property
    def day(self) -> date:
        day = self.due or self.done
        assert day, "a conference was due, or held, or both"
        return day

    @property
    def called(self) -> str:
        return kind_of(self.type) if self.type else ""

    @property
    def children(self) -> tuple[UUID, ...]:
        return (self.child,)

    @property
    def entries(self) -> Mapping[UUID, UUID]:
        return {self.child: self.entry} if self.entry else {}

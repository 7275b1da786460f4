"""Details of a meeting as written down, each with where it stands in the record. The folds make these; the pages show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from corbiere.ledger.entry import Choice
from corbiere.ledger.fields import Statement
from corbiere.ledger.record import Line
from corbiere.meetings.parts import Attendance, ChallengeOutcome, Invitation, Recipient, Reply, WhyCalledOff, Withholding


class Source(NamedTuple):
    """Where it is written: `entry` is what others point at, `act` is the same for what was written of several children in one act.

    `about` are the children of whom it is written: one in a meeting of one child, several where brothers and sisters are gathered.
    """

    entry: UUID
    act: UUID
    on: date
    time: time | None
    order: int
    author: UUID | None
    about: tuple[UUID, ...]


def source(line: Line, subject: UUID) -> Source:
    return Source(line.root, line.occasion or line.root, line.happened, line.time, line.order, line.practitioner, (subject,))


@dataclass(frozen=True, slots=True)
class InvitationAnswer:
    """Somebody's answer to an invitation."""

    who: str
    reply: Reply
    more: str
    source: Source


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who is asked to come, or is not to come and why; and what they last answered."""

    said: Invitation
    source: Source
    answer: InvitationAnswer | None = None


class ReportState(Choice):
    IN_TIME = "in-time", "In time"
    LATE = "late", "Late"
    AFTER = "after", "After the meeting"
    OUT = "out", "Not in yet"
    DID_NOT_COME = "did-not-come", "Did not come"
    NOT_NEEDED = "not-needed", "No longer needed"


@dataclass(frozen=True, slots=True)
class Report:
    """An agency's report. One that came without having been asked for has no `asked` and no `wanted_by`; it came in time.

    `for_day` is the day of the meeting. A report that is out when the meeting is over did not come; it may still be handed in, after it.
    """

    agency: UUID | None
    elsewhere: str
    from_: str
    practitioner: UUID | None
    wanted_by: date | None
    asked: Source | None
    received: Source | None = None
    says: tuple[Statement, ...] = ()
    recommends: str = ""
    shared_with_family: date | None = None
    state: ReportState = ReportState.OUT
    for_day: date | None = None

    def did_not_come(self, on: date) -> bool:
        """Whether the meeting was held without it, or its day has passed."""
        passed = self.state is ReportState.OUT and self.for_day is not None and self.for_day < on
        return self.state is ReportState.DID_NOT_COME or passed

    def is_overdue(self, on: date) -> bool:
        """Whether it is still out on a day after the one by which it was wanted, and can still come before the meeting."""
        return self.state is ReportState.OUT and self.wanted_by is not None and on > self.wanted_by and not self.did_not_come(on)


@dataclass(frozen=True, slots=True)
class AttendanceState:
    """Somebody at a meeting, or missing from it, as was last said."""

    said: Attendance
    source: Source


@dataclass(frozen=True, slots=True)
class Note:
    """A statement under a point of the agenda."""

    point: str
    said: Statement
    by: str
    source: Source


@dataclass(frozen=True, slots=True)
class Postponement:
    """A day that was given up. `to` is the new one, where there is one."""

    why: WhyCalledOff
    to: date | None
    more: str
    told: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Circulation:
    """Notes as they were sent out. Older entries name only `to`."""

    to: tuple[str, ...]
    sent: tuple[Recipient, ...]
    withheld: tuple[Withholding, ...]
    source: Source

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.to, *(one.who for one in self.sent)]))


@dataclass(frozen=True, slots=True)
class ChallengeRuling:
    """The decision about a challenge."""

    decision: ChallengeOutcome
    why: str
    addendum: str
    decided_by: UUID
    source: Source


@dataclass(frozen=True, slots=True)
class Challenge:
    """Somebody's claim of an error in the minutes, and the decision about it."""

    who: str
    passage: str
    claims: str
    source: Source
    decided: ChallengeRuling | None = None


T = TypeVar("T")
Names = Callable[[T], Invitation | Attendance]


@dataclass(slots=True)
class _Person:
    """Somebody of whom entries speak: every name and identity that they were given, and what was said last of them, and in which turn."""

    last: Any
    said: Invitation | Attendance
    turn: int
    names: set[str] = field(default_factory=set)
    ids: set[UUID] = field(default_factory=set)

    def say(self, last: Any, said: Invitation | Attendance, turn: int) -> None:
        self.last, self.said, self.turn = last, said, turn
        self.names.add(same_name(said.who))
        self.ids |= identity(said)


def last_said(groups: Iterable[Iterable[T]], said: Names[T]) -> list[T]:
    """Gives what was said last of each, in the order they came up. A group is what one entry says.

    Who is known by their identity is told apart by it, whatever their name. Those typed by name alone are one person in two entries, and
    two where one entry names two: of them an entry that names one speaks of whoever is most alike, then of whoever was said longest ago.
    """
    people: list[_Person] = []
    for turn, group in enumerate(groups):
        for one in sorted(group, key=lambda one: not identity(said(one))):
            told = said(one)
            person = _meant(told, [held for held in people if held.turn < turn], people)
            if person is None:
                person = _Person(one, told, turn)
                people.append(person)
            person.say(one, told, turn)
    return [person.last for person in people]


def _meant(told: Invitation | Attendance, free: list[_Person], people: list[_Person]) -> _Person | None:
    """Of whom it is said: one of those of whom this entry has not spoken yet, unless they are known by their identity."""
    own, name = identity(told), same_name(told.who)
    known = next((held for held in people if own & held.ids), None)
    namesakes = [held for held in free if name in held.names]
    nameless = [held for held in namesakes if not held.ids]
    if known or nameless:
        return known or min(nameless, key=lambda held: (held.said.sector is not told.sector, held.said.tie is not told.tie, held.turn))
    return namesakes[0] if not own and len(namesakes) == 1 else None


def identity(told: Invitation | Attendance) -> set[UUID]:
    """By what somebody is known whatever their name: their entry in the directory or in the record."""
    return {id for id in (told.practitioner, getattr(told, "person", None)) if id}


def same_name(name: str) -> str:
    """By what two entries are known to speak of the same person, where they are known by name alone."""
    return " ".join(name.split()).casefold()

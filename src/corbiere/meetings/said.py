"""What was written down of a meeting, each thing with where it stands in the record. The folds make these; the pages show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple, TypeVar
from uuid import UUID

from corbiere.ledger.entry import Choice
from corbiere.ledger.fields import Statement
from corbiere.ledger.rulings import Line
from corbiere.meetings.entries import Attendance, Invited, Judged, Recipient, Reply, WhyCalledOff, Withheld


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
class Answer:
    """What somebody answered to an invitation."""

    who: str
    reply: Reply
    more: str
    source: Source


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked to come, or is not to come and why; and what they last answered."""

    said: Invited
    source: Source
    answer: Answer | None = None


class ReportState(Choice):
    IN_TIME = "in-time", "In time"
    LATE = "late", "Late"
    AFTER = "after", "After the meeting"
    OUT = "out", "Not in yet"


@dataclass(frozen=True, slots=True)
class Report:
    """An agency's report. One that came without having been asked for has no `asked` and no `wanted_by`; it came in time."""

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

    def is_overdue(self, on: date) -> bool:
        """Whether it is still out on a day after the one by which it was wanted."""
        return self.received is None and self.wanted_by is not None and on > self.wanted_by


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody at a meeting, or missing from it, as was last said."""

    said: Attendance
    source: Source


@dataclass(frozen=True, slots=True)
class Note:
    """What was said under a point of the agenda."""

    point: str
    said: Statement
    by: str
    source: Source


@dataclass(frozen=True, slots=True)
class PutOff:
    """A day that was given up. `to` is the new one, where there is one."""

    why: WhyCalledOff
    to: date | None
    more: str
    told: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Sending:
    """Notes as they were sent out. Older entries name only `to`."""

    to: tuple[str, ...]
    sent: tuple[Recipient, ...]
    withheld: tuple[Withheld, ...]
    source: Source

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.to, *(one.who for one in self.sent)]))


@dataclass(frozen=True, slots=True)
class Adjudged:
    """What was decided about a challenge."""

    decision: Judged
    why: str
    addendum: str
    decided_by: UUID
    source: Source


@dataclass(frozen=True, slots=True)
class Challenge:
    """What somebody says is wrong in the minutes, and what was decided about it."""

    who: str
    passage: str
    claims: str
    source: Source
    decided: Adjudged | None = None


T = TypeVar("T")


def last_said(groups: Iterable[Iterable[T]], name: Callable[[T], str]) -> list[T]:
    """What was said last of each name, in the order in which the names came up. Two of one name in one entry are two people."""
    found: dict[str, list[T]] = {}
    for group in groups:
        said: dict[str, list[T]] = {}
        for one in group:
            said.setdefault(same_name(name(one)), []).append(one)
        found |= said
    return [one for held in found.values() for one in held]


def same_name(name: str) -> str:
    """By what two entries are known to speak of the same person."""
    return " ".join(name.split()).casefold()

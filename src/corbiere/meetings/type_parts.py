"""The parts of a type of meeting: its kinds, agenda, who must come, how it ends, what a report to it holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.entry import Body
from corbiere.ledger.record import Line
from corbiere.meetings.parts import Attendance, FamilyTie, Invitation, Sector

Quorum = Callable[[Sequence[Attendance]], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindNames:
    """The kinds in which an app writes down its meetings, by what each says. Empty where the app has no such kind."""

    arranged: str
    invited: str
    answered: str
    report_asked: str
    report_received: str
    attendance: str
    noted: str
    called_off: str
    challenged: str
    decided: str
    held: str = ""
    circulated: str = ""
    day_off: str = ""  # a way of calling a meeting off that names its day and no meeting
    moved: str = ""  # an older way of putting a meeting off, which names both days and no meeting

    def parts(self) -> list[tuple[str, str]]:
        """The part that each kind says: `arranged`, `held` and so on, with the kind."""
        return [(field.name, kind) for field in fields(self) if (kind := getattr(self, field.name))]


REPORTS, OWN_WORDS, NEEDS, LAST_MEETING = "reports", "own-words", "needs", "last-meeting"


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """A point of the agenda, as people read it and as a note names it.

    The notes of a meeting may be sent out only once every `locked` point has one, or an answer in `kept_in` of the entry that decided.
    `shows`: what is laid beside it while it is spoken of, REPORTS and so on or by the name of a domain's part of the page.
    """

    name: str
    cites: tuple[str, ...] = ()
    locked: bool = False
    kept_in: tuple[str, ...] = ()
    hint: str = ""
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequiredAttendee:
    """Somebody who must be asked to a meeting, and why: anybody of this sector, or who is this to the child."""

    who: str
    why: str
    cites: tuple[str, ...]
    sector: Sector | None = None
    tie: FamilyTie | None = None

    def is_met(self, asked: Iterable[Invitation]) -> bool:
        """Somebody who is kept out, with the reason, has been thought of."""
        return any((self.sector is None or one.sector is self.sector) and (self.tie is None or one.tie is self.tie) for one in asked)


@dataclass(frozen=True, slots=True)
class Timing:
    """By when something is due, from the day of the meeting. `default` is said beside the number; it is empty where a source gives it."""

    words: str
    by: Callable[[date], date]
    cites: tuple[str, ...]
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEnding:
    """The end of a meeting, in the words of its pages. `act` takes the name of the `child`."""

    heading: str
    act: str
    done: str
    not_yet: str
    few: str
    cites: tuple[str, ...] = ()


DECIDES = MeetingEnding(
    heading="Decisions",
    act="Decide for {child}",
    done="Decided",
    not_yet="Not decided yet",
    few="Too few to decide",
    cites=("ISS-3-3",),
)
REVIEWS = MeetingEnding(
    heading="How it went",
    act="Write down how it went for {child}",
    done="How it went",
    not_yet="Not written down yet",
    few="Too few are here",
)
"""Of a meeting that recommends, and decides nothing."""


Requested = Callable[[Line, date | None], bool]


def never_requested(line: Line, born: date | None) -> bool:
    return False


class OtherEnding(NamedTuple):
    """Another way to end: the form that decides begins with these answers. `act` takes the name of the `child`."""

    act: str
    answers: Mapping[str, str]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """The questions of the form of a report: label and hint of each, what a report holds in a few lines, and by which clauses.

    `holds` takes the name of the `child`. `readers` says who reads it.
    """

    questions: Mapping[str, tuple[str, str]]
    holds: tuple[str, ...] = ()
    readers: str = ""
    by_then: tuple[str, ...] = ()
    kept_apart: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


YOUR_REPORT = ("Your report", "A paragraph for each thing, so that what you saw, what you were told and what you think stay apart.")
REPORT = ReportText(
    questions={"says": YOUR_REPORT, "recommends": ("What do you recommend?", "What should happen, and what you can do yourself")},
    readers="Those who chair the meeting, arrange it or come to it read it.",
)


class Suggestions(NamedTuple):
    """Who belongs to a meeting by what its app wrote down, besides the family and those at work with a child.

    `family` are known by the names that stand here; `practitioners` have with each why they are needed.
    """

    family: tuple[Invitation, ...] = ()
    others: tuple[Invitation, ...] = ()
    practitioners: Mapping[UUID, str] = {}


def suggests_nobody(lines: Sequence[Line], on: date) -> Suggestions:
    return Suggestions()


Fits = Callable[[Sequence[UUID], date], Mapping[UUID, str]]


def fits_all(subjects: Sequence[UUID], on: date) -> Mapping[UUID, str]:
    return {}


def in_short(held: Line, lines: Sequence[Line]) -> str:
    """A meeting's decision, as the next of them is told."""
    return str(held.body.get("in_plain_words") or held.body.get("decided") or held.body.get("why") or "")


Prefill = Callable[..., Body]  # of what the address brings, the record, those who are there, and the day


def begins_empty(brought: Mapping[str, str], lines: Sequence[Line], there: Sequence[Attendance] = (), day: date | None = None) -> Body:
    return {}


def never_short(attended: Sequence[Attendance]) -> tuple[str, ...]:
    """The quorum of a meeting that may go on whoever comes."""
    return ()

"""How an app declares a type of meeting. Pages, folds, rulings and the calendar know no type by name: all they need stands here.

A type is declared once, in a module of the app that imports its kinds: `INITIAL = declare(MeetingType(name="initial", …))`. Several types
may share kinds; the answer to `type` in the arranging entry then says which of them it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from corbiere.ledger.entry import PERSON, Choice, Whose, kind_called
from corbiere.ledger.record import Line
from corbiere.meetings.checklist import Settles, settles_nothing
from corbiere.meetings.parts import Invitation
from corbiere.meetings.type_parts import (
    DECIDES,
    REPORT,
    AgendaPoint,
    Fits,
    KindNames,
    MeetingEnding,
    OtherEnding,
    Prefill,
    Quorum,
    ReportText,
    Requested,
    RequiredAttendee,
    Suggestions,
    Timing,
    begins_empty,
    fits_all,
    in_short,
    never_requested,
    never_short,
    suggests_nobody,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeetingType:
    """A type of meeting.

    | what | says |
    |---|---|
    | `answer` | what the arranging entry answers to `type`; empty: it does not ask |
    | `agenda`, `needed` | what is spoken of; who must be asked |
    | `quorum` | in words who is missing, from who came; nothing where enough are there |
    | `reports`, `notes` | by when they are due |
    | `report` | what the form of a report asks |
    | `one_at_a_time` | to arrange it anew before its day moves it |
    | `arranger` | who alone arranges it, asks people to it and calls it off |
    | `request_form` | the kind with which others ask for one, and the words of the button |
    | `requested`, `series` | whether an entry about somebody born on a day asks for one; any of the same series answers it |
    | `held_by` | the duties that say by when it is held |
    | `fits` | of several children, the name of the type that each of them has where that is not this one |
    | `suggested` | who belongs to it by what its app wrote down |
    | `previous` | the names of the types that it follows; empty: its own |
    | `in_short` | what one decided, as the next is told |
    | `settles` | what is set before it closes |
    | `prefill` | answers that the form which decides begins with, from what its address brings, the record, who is there and the day |
    | `outcomes`, `ending`, `other_endings` | what can be decided, and the words for deciding |
    | `follows` | the questions that set days of what follows, with what that is |
    | `sent_with` | what is said of the notes as a whole when they are sent, by its question |
    """

    name: str
    called: str
    category: str
    family: KindNames
    answer: str = ""
    agenda: tuple[AgendaPoint, ...] = ()
    needed: tuple[RequiredAttendee, ...] = ()
    quorum: Quorum = never_short
    quorum_cites: tuple[str, ...] = ()
    quorum_default: str = ""
    reports: Timing | None = None
    notes: Timing | None = None
    one_at_a_time: bool = False
    ending: MeetingEnding = DECIDES
    arranger: Whose | None = None
    requested: Requested = never_requested
    series: str = ""
    held_by: tuple[str, ...] = ()
    report: ReportText = REPORT
    request_form: tuple[str, str] | None = None
    fits: Fits = fits_all
    suggested: Callable[[Sequence[Line], date], Suggestions] = suggests_nobody
    previous: tuple[str, ...] = ()
    in_short: Callable[[Line, Sequence[Line]], str] = in_short
    settles: Settles = settles_nothing
    prefill: Prefill = begins_empty
    outcomes: type[Choice] | None = None
    other_endings: tuple[OtherEnding, ...] = ()
    follows: tuple[tuple[str, str], ...] = (("next_meetings", "Next meeting"),)
    sent_with: Mapping[str, str] = field(default_factory=dict)

    @property
    def locked(self) -> tuple[AgendaPoint, ...]:
        return tuple(point for point in self.agenda if point.locked)

    def whose(self, kind: str) -> tuple[Whose, ...]:
        """Whose act it is to record one of its kinds, where that is not as for every meeting: else nothing."""
        return (self.arranger,) if self.arranger and kind in (self.family.invited, self.family.called_off) else ()

    def outcome(self, body: Mapping[str, Any]) -> str:
        """The decision in words; empty where there is none yet."""
        value = body.get("outcome")
        if self.outcomes and value in {choice.value for choice in self.outcomes}:
            return self.outcomes(value).label
        return "Written up" if body else ""

    def is_about(self, sort: str) -> bool:
        """Whether it is held about subjects of that sort."""
        return kind_called(self.family.arranged).about.sort == sort

    @property
    def is_about_people(self) -> bool:
        return self.is_about(PERSON.sort)

    def point(self, name: str) -> AgendaPoint | None:
        return next((point for point in self.agenda if point.name == name), None)

    def not_asked(self, asked: Sequence[Invitation]) -> tuple[RequiredAttendee, ...]:
        """Who must be asked and is not yet."""
        return tuple(needed for needed in self.needed if not needed.is_met(asked))

    def is_of(self, kind: str, body: Mapping[str, Any]) -> bool:
        """Whether an arranging or held entry is about a meeting of this type. A held one that asks for no `type` is of its only type."""
        return kind in (self.family.arranged, self.family.held) and (not self.answer or body.get("type", self.answer) == self.answer)


_TYPES: dict[str, MeetingType] = {}
_BY_KIND: dict[str, list[MeetingType]] = {}
_PART: dict[str, str] = {}
KINDS = _BY_KIND.keys()  # every kind in which meetings are written down: it grows as types are declared
IN_THE_ROOM = frozenset({"noted", "attendance"})  # parts that say nothing of who is asked, for what, and until when
ARRANGING: set[str] = set()  # KINDS without those: what tables are made from, so that a note that is added makes none of them anew


def declare(type: MeetingType) -> MeetingType:
    """Makes a type known. ValueError where another has its name, or where a kind says two things."""
    if _TYPES.setdefault(type.name, type) is not type:
        raise ValueError(f"there is another type of meeting called {type.name}")
    for part, kind in type.family.parts():
        if _PART.setdefault(kind, part) != part:
            raise ValueError(f"{kind} is written down both as {_PART[kind]} and as {part}")
        _BY_KIND.setdefault(kind, []).append(type)
        if part not in IN_THE_ROOM:
            ARRANGING.add(kind)
    return type


def types() -> Iterator[MeetingType]:
    return iter(_TYPES.values())


def type_called(name: str) -> MeetingType:
    """KeyError for one that nothing declares."""
    return _TYPES[name]


def types_of(kind: str) -> Sequence[MeetingType]:
    """The types that write something down as this kind."""
    return _BY_KIND.get(kind, ())


def part_of(kind: str) -> str:
    """Names what a kind says of a meeting: its field in KindNames. Empty for a kind that says nothing of one."""
    return _PART.get(kind, "")


def type_of(kind: str, body: Mapping[str, Any]) -> MeetingType | None:
    """The type of the meeting that an arranging or a held entry is about."""
    return next((type for type in types_of(kind) if type.is_of(kind, body)), None)

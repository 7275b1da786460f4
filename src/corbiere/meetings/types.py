"""How an app declares a type of meeting. Pages, folds, rulings and the calendar know no type by name: all they need stands here.

A type is declared once, in a module of the app that imports its kinds: `INITIAL = declare(MeetingType(name="initial", …))`. Several types
may share kinds; the answer to `type` in the arranging entry then says which of them it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from corbiere.ledger.entry import Whose
from corbiere.ledger.rulings import Line
from corbiere.meetings.entries import Attendance, Invited, Sector, Tie

Quorum = Callable[[Sequence[Attendance]], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
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
        """What each kind says of a meeting: `arranged`, `held` and so on, with the kind."""
        return [(field.name, kind) for field in fields(self) if (kind := getattr(self, field.name))]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda, as people read it and as a note names it.

    The notes of a meeting may be sent out only once every `locked` point has one, or an answer in `kept_in` of the entry that decided.
    """

    name: str
    cites: tuple[str, ...] = ()
    locked: bool = False
    kept_in: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Needed:
    """Somebody who must be asked to a meeting, and why: anybody of this sector, or who is this to the child."""

    who: str
    why: str
    cites: tuple[str, ...]
    sector: Sector | None = None
    tie: Tie | None = None

    def is_met(self, asked: Iterable[Invited]) -> bool:
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
class Ending:
    """What a meeting comes to, in the words of its pages. `act` takes the name of the `child`."""

    heading: str
    act: str
    done: str
    not_yet: str
    few: str
    cites: tuple[str, ...] = ()


DECIDES = Ending(
    heading="Decisions",
    act="Decide for {child}",
    done="Decided",
    not_yet="Not decided yet",
    few="Too few to decide",
    cites=("ISS-3-3",),
)
REVIEWS = Ending(
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


def never_short(attended: Sequence[Attendance]) -> tuple[str, ...]:
    """The quorum of a meeting that may go on whoever comes."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingType:
    """A type of meeting.

    `answer` is what the arranging entry answers to `type` (empty: it does not ask). `quorum` says in words who is missing, from who came,
    and nothing where enough are there. `one_at_a_time`: to arrange it anew before its day moves it. `arranger`: who alone arranges it,
    asks people to it and calls it off. `requested` says whether an entry about somebody born on a day asks for one; any of the same
    `series` answers it, and the duties in `held_by` say by when.
    """

    name: str
    called: str
    category: str
    family: Family
    answer: str = ""
    agenda: tuple[Point, ...] = ()
    needed: tuple[Needed, ...] = ()
    quorum: Quorum = never_short
    quorum_cites: tuple[str, ...] = ()
    quorum_default: str = ""
    reports: Timing | None = None
    notes: Timing | None = None
    one_at_a_time: bool = False
    ending: Ending = DECIDES
    arranger: Whose | None = None
    requested: Requested = never_requested
    series: str = ""
    held_by: tuple[str, ...] = ()

    @property
    def locked(self) -> tuple[Point, ...]:
        return tuple(point for point in self.agenda if point.locked)

    def whose(self, kind: str) -> tuple[Whose, ...]:
        """Whose act it is to record one of its kinds, where that is not as for every meeting: else nothing."""
        return (self.arranger,) if self.arranger and kind in (self.family.invited, self.family.called_off) else ()

    def point(self, name: str) -> Point | None:
        return next((point for point in self.agenda if point.name == name), None)

    def not_asked(self, asked: Sequence[Invited]) -> tuple[Needed, ...]:
        """Who must be asked and is not yet."""
        return tuple(needed for needed in self.needed if not needed.is_met(asked))

    def is_of(self, kind: str, body: Mapping[str, Any]) -> bool:
        """Whether an arranging or held entry is about a meeting of this type. A held one that asks for no `type` is of its only type."""
        return kind in (self.family.arranged, self.family.held) and (not self.answer or body.get("type", self.answer) == self.answer)


_TYPES: dict[str, MeetingType] = {}
_BY_KIND: dict[str, list[MeetingType]] = {}
_PART: dict[str, str] = {}
KINDS = _BY_KIND.keys()  # every kind in which meetings are written down: it grows as types are declared


def declare(type: MeetingType) -> MeetingType:
    """Makes a type known. ValueError where another has its name, or where a kind says two things."""
    if _TYPES.setdefault(type.name, type) is not type:
        raise ValueError(f"there is another type of meeting called {type.name}")
    for part, kind in type.family.parts():
        if _PART.setdefault(kind, part) != part:
            raise ValueError(f"{kind} is written down both as {_PART[kind]} and as {part}")
        _BY_KIND.setdefault(kind, []).append(type)
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
    """What a kind says of a meeting: the name of its field in Family. Empty for a kind that says nothing of one."""
    return _PART.get(kind, "")


def type_of(kind: str, body: Mapping[str, Any]) -> MeetingType | None:
    """The type of the meeting that an arranging or a held entry is about."""
    return next((type for type in types_of(kind) if type.is_of(kind, body)), None)

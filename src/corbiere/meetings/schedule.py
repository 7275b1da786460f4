"""Which entries of one child's record are about one meeting: arranged, moved, called off, held.

A meeting that is put off stays the meeting it was: who was asked and what was reported stays with it. It is put off by calling it off for
another day, by arranging anew in the same act, or, of a type of which there is one at a time, by arranging it anew before its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.meetings.types import KINDS, MeetingType, part_of, type_of, types_of


@dataclass
class MeetingSchedule:
    """The course of one meeting: the entries that set its day, those that gave a day up, and the one that decided.

    `given_up` has the day that each of those gave up, None where none had been set.
    """

    type: MeetingType
    arranged: list[Line] = field(default_factory=list)
    offs: list[Line] = field(default_factory=list)
    held: Line | None = None
    days: list[date | None] = field(default_factory=list)
    at: str = ""
    is_off: bool = False
    given_up: list[tuple[Line, date | None]] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return (self.arranged[0] if self.arranged else self._decided).root

    @property
    def last(self) -> Line:
        return self.arranged[-1] if self.arranged else self._decided

    @property
    def _decided(self) -> Line:
        assert self.held, "a course begins with an entry that arranges or decides"
        return self.held

    @cached_property
    def said(self) -> dict[str, Any]:
        """The arrangements as last said: an answer that a later entry leaves out stands as it was."""
        return {name: answer for line in self.arranged for name, answer in line.body.items()}

    @property
    def set_for(self) -> date | None:
        """The day that was last set."""
        return self.days[-1] if self.days else None

    @property
    def day(self) -> date | None:
        """The day on which it was held, or for which it is arranged."""
        return self.held.happened if self.held else self.set_for

    @property
    def earlier_days(self) -> tuple[date, ...]:
        return tuple(day for day in dict.fromkeys(self.days) if day and day != self.set_for)

    @property
    def moves(self) -> int:
        """How often something of its day was said anew: calendars take a file with a higher number as the later one."""
        corrected = sum(line.id != line.root for line in (*self.arranged, *self.offs))
        return max(len(self.days) - 1, 0) + len(self.offs) + corrected

    @property
    def chair(self) -> UUID | None:
        by = next((self.held.body[name] for name in ("chair", "chaired_by") if self.held and self.held.body.get(name)), None)
        who = by or self.said.get("chairs")
        return UUID(str(who)) if who else None

    def names(self, entry: UUID | str | None) -> bool:
        return entry is not None and any(str(line.root) == str(entry) for line in self.arranged)

    def is_begun_with(self, off: Line) -> bool:
        """Whether it was arranged in the very act that called another off, and nothing more was done about it."""
        return self.held is None and len(self.arranged) == 1 and _in_one_act(off, self.last)

    def is_for(self, held: Line) -> bool:
        return not self.is_off and self.set_for == held.happened and self.type.is_of(held.kind, held.body)

    def is_moved_by(self, line: Line) -> bool:
        """Whether an arranging entry sets another day for this very meeting."""
        if self.held or not self.type.is_of(line.kind, line.body):
            return False
        off = self.offs[-1] if self.offs else None
        if off and (_in_one_act(off, line) or self._is_awaited(off, line)):
            return True
        return self.type.one_at_a_time and not self.is_off and (self.set_for is None or line.happened < self.set_for)

    def _is_awaited(self, off: Line, line: Line) -> bool:
        """It was put off to a day for which nothing has been arranged yet."""
        awaited = off.body.get("to")
        return awaited is not None and awaited == line.body.get("for") and line.happened >= off.happened

    def arrange(self, line: Line) -> None:
        self.arranged.append(line)
        self._set(line.body.get("for"), line.body.get("at", ""))

    def put_off(self, line: Line) -> None:
        """To another day, or for good. The new day may have been set before, in the same act."""
        moved = _in_one_act(line, self.last) and len(self.arranged) > 1
        self.given_up.append((line, self.days[-2] if moved else self.set_for))
        self.offs.append(line)
        if line.body.get("to"):
            self._set(line.body["to"], self.at if moved else "")
        elif not moved:
            self.is_off = True

    def _set(self, day: str | None, at: str) -> None:
        self.days.append(date.fromisoformat(day) if day else None)
        self.at, self.is_off = at, False


def _in_one_act(one: Line, other: Line) -> bool:
    return one.occasion is not None and one.occasion == other.occasion


def courses(lines: Sequence[Line]) -> list[MeetingSchedule]:
    """The courses of all meetings on one child's record. What happened on one day is taken in the order in which it was written down."""
    found: list[MeetingSchedule] = []
    for line in sorted((line for line in lines if line.kind in KINDS), key=lambda line: (line.happened, line.order)):
        if taken := _TAKEN.get(part_of(line.kind)):
            taken(line, found)
    return found


def _arrange(line: Line, found: list[MeetingSchedule]) -> None:
    course = next((course for course in reversed(found) if course.is_moved_by(line)), None)
    if course is None:
        course = _begun(line, found)
    if course:
        course.arrange(line)


def _begun(line: Line, found: list[MeetingSchedule]) -> MeetingSchedule | None:
    type = type_of(line.kind, line.body)
    if type:
        found.append(MeetingSchedule(type))
    return found[-1] if type else None


def _call_off(line: Line, found: list[MeetingSchedule]) -> None:
    """The new day may have been set in the same act, before or after."""
    course = next((course for course in found if course.names(line.body.get("of"))), None)
    if course is None:
        return
    anew = next((other for other in found if other.type is course.type and other is not course and other.is_begun_with(line)), None)
    if anew:
        found.remove(anew)
        course.arrange(anew.last)
    course.put_off(line)


def _move(line: Line, found: list[MeetingSchedule]) -> None:
    from_ = date.fromisoformat(line.body["from"])
    held = [course for course in found if course.type in types_of(line.kind) and course.held is None and course.set_for == from_]
    if held:
        held[-1].put_off(line)


def _call_off_the_day(line: Line, found: list[MeetingSchedule]) -> None:
    """The one that was arranged for the day."""
    awaited = (course for course in found if course.type in types_of(line.kind) and course.held is None and not course.is_off)
    course = next((course for course in awaited if line.body.get("for") and str(course.set_for) == line.body["for"]), None)
    if course:
        course.put_off(line)


def _hold(line: Line, found: list[MeetingSchedule]) -> None:
    """Joins a held entry to the meeting it names, or an older one to that arranged for its day."""
    named = line.body.get("meeting")
    awaited = [course for course in found if course.held is None]
    if named:
        course = next((course for course in awaited if course.names(named)), None)
    else:
        course = next((course for course in reversed(awaited) if course.is_for(line)), None)
    course = course or _begun(line, found)
    if course:
        course.held = line


_TAKEN = {"arranged": _arrange, "called_off": _call_off, "day_off": _call_off_the_day, "moved": _move, "held": _hold}

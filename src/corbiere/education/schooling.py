"""Where a child goes to school, who has their plan there, and at what the Virtual School has not looked: from entries alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.education.entries.parts import GOOD_ENOUGH, InspectionGrade
from corbiere.ledger.reading import folded, spans
from corbiere.ledger.record import Line
from corbiere.statute.calendar import days_after
from corbiere.statute.states import LOOKED_AFTER, Span

HOME, HOME_LEFT = "placement-started", "placement-ended"
CARE_KINDS = ("born", "died", "care-started", "care-ended", "accommodation-given", "accommodation-over")
ENROLLED, TIMETABLE, INSPECTED, LEFT = SCHOOL_KINDS = ("school-enrolled", "school-timetable-set", "school-inspected", "school-left")
NAMED, EXCLUDED, ACTED, ENTRY_OF_PLAN = "designated-teacher-named", "school-excluded", "virtual-school-acted", "education-plan-agreed"
OPENS = (*CARE_KINDS, *SCHOOL_KINDS, NAMED)
WITHOUT_A_SCHOOL = ("no-place", "left-jersey")


@folded
def times_in_care(lines: Sequence[Line]) -> list[Span]:
    return spans(lines, LOOKED_AFTER)


def in_care_on(lines: Sequence[Line], day: date) -> Span | None:
    """The time in care that goes on as the day closes."""
    return next((span for span in times_in_care(lines) if span.begins <= day <= span.last and span.ended != day), None)


def was_in_care(lines: Sequence[Line], day: date) -> bool:
    return any(span.begins <= day for span in times_in_care(lines))


@dataclass(frozen=True, slots=True)
class Schooling:
    """A time at one school. `timetable` is the last word on how much of the week, `inspected` that on what its inspectors say; `left` the
    entry that ended it, which may be that of the next school."""

    enrolled: Line
    timetable: Line
    inspected: Line
    left: Line | None = None

    @property
    def since(self) -> date:
        return self.enrolled.happened

    @property
    def name(self) -> str:
        return str(self.enrolled.body["name"])

    @property
    def full_time(self) -> bool | None:
        return self.timetable.body.get("full_time")

    @property
    def until(self) -> date | None:
        """Until when they are there part-time."""
        until = self.timetable.body.get("part_time_until")
        return date.fromisoformat(until) if until else None

    @property
    def off_island(self) -> bool:
        return bool(self.enrolled.body.get("off_island"))

    @property
    def grade(self) -> InspectionGrade | None:
        grade = self.inspected.body.get("grade")
        return InspectionGrade(grade) if grade else None

    def is_past_its_end(self, day: date) -> bool:
        """Whether the child should be there full time again, and no other timetable is set."""
        return self.full_time is False and self.until is not None and self.until < day

    @property
    def is_good_enough(self) -> bool:
        return not self.off_island or self.grade in GOOD_ENOUGH

    def on(self, day: date) -> bool:
        """A child who begins at another school on a day left this one; who left it was there that day."""
        if day < self.since or self.left is None:
            return day >= self.since
        return day < self.left.happened or (self.left.kind == LEFT and day == self.left.happened)


@folded
def schoolings(lines: Sequence[Line]) -> list[Schooling]:
    found: list[Schooling] = []
    for line in lines:
        last = found[-1] if found and found[-1].left is None else None
        if line.kind == ENROLLED:
            if last:
                found[-1] = Schooling(last.enrolled, last.timetable, last.inspected, line)
            found.append(Schooling(line, line, line))
        elif last and line.kind in (TIMETABLE, INSPECTED, LEFT):
            found[-1] = Schooling(
                last.enrolled,
                line if line.kind == TIMETABLE else last.timetable,
                line if line.kind == INSPECTED else last.inspected,
                line if line.kind == LEFT else None,
            )
    return found


def school_on(lines: Sequence[Line], day: date) -> Schooling | None:
    return next((one for one in reversed(schoolings(lines)) if one.on(day)), None)


def without_a_school(lines: Sequence[Line]) -> Line | None:
    """The entry after which no school has a place for them."""
    last = next((line for line in reversed(lines) if line.kind in (ENROLLED, LEFT) or _for_good(line)), None)
    return last if last and (_for_good(last) or last.body.get("outcome") in WITHOUT_A_SCHOOL) else None


def _for_good(line: Line) -> bool:
    return line.kind == EXCLUDED and line.body.get("sort") == "permanent"


@dataclass(frozen=True, slots=True)
class TeacherPlace:
    """A designated teacher. `last` is the last day on which what is on record of the child's education is open to them."""

    practitioner: UUID
    since: date
    last: date | None
    entry: UUID


@folded
def teachers(lines: Sequence[Line]) -> list[TeacherPlace]:
    """Designated teachers, one after the other: until the next is named, the school changes or is left, or care ends."""
    named = [line for line in lines if line.kind == NAMED]
    return [place for line in named if (place := _place(line, lines))]


def _place(named: Line, lines: Sequence[Line]) -> TeacherPlace | None:
    span = in_care_on(lines, named.happened)
    if span is None:
        return None
    after = (
        line.happened
        for line in lines
        if line.kind in (NAMED, ENROLLED, LEFT) and line.order > named.order and line.happened >= named.happened
    )
    last = min([span.last, *after])
    return TeacherPlace(UUID(named.body["practitioner"]), named.happened, None if last == date.max else last, named.root)


def teacher_on(lines: Sequence[Line], day: date) -> TeacherPlace | None:
    return next((one for one in reversed(teachers(lines)) if one.since <= day and (one.last is None or day <= one.last)), None)


@dataclass(frozen=True, slots=True)
class Matter:
    """Something of which the Virtual School is told at once, until it says what it did (LAC-421-1, LAC-424-1)."""

    entry: Line
    sort: str
    since: date


EXCLUSION, PART_TIME, PAST_ITS_END, OFF_ISLAND, UNGRADED, NO_SCHOOL, AGAIN = (
    "excluded", "part-time", "past-its-end", "off-island", "ungraded", "no-school", "again",
)  # fmt: skip


@folded
def matters(lines: Sequence[Line]) -> list[Matter]:
    """Finds what waits for the Virtual School: until it says what it did about that entry, and from the day on which it looks again.

    A timetable past its end waits for another, and a school without a grade for one, whatever was done.
    """
    acted = {line.body["of"]: line for line in lines if line.kind == ACTED}
    found = [*_unsettled(lines)]
    for one in _arisen(lines):
        did = acted.get(str(one.entry.root)) or acted.get(str(one.entry.id))
        if did is None:
            found.append(one)
        elif again := did.body.get("again"):
            found.append(Matter(one.entry, AGAIN, date.fromisoformat(again)))
    return found


def is_ungraded(school: Schooling, lines: Sequence[Line]) -> bool:
    """Whether nobody wrote what inspectors say of a school off the island; that they say nothing is an answer.

    The school of a child who lives off the island is there too, unless it is said to be here.
    """
    home, there = home_now(lines), school.enrolled.body.get("off_island")
    return school.grade is None and bool(there or (there is None and home and home.body.get("off_island")))


def _unsettled(lines: Sequence[Line]) -> Iterator[Matter]:
    now = next((one for one in reversed(schoolings(lines)) if one.left is None), None)
    if now and now.full_time is False and now.until:
        yield Matter(now.timetable, PAST_ITS_END, days_after(now.until, 1))
    if now and is_ungraded(now, lines):
        yield Matter(now.enrolled, UNGRADED, now.since)


def _arisen(lines: Sequence[Line]) -> Iterator[Matter]:
    for line in lines:
        if line.kind == EXCLUDED and was_in_care(lines, line.happened):
            yield Matter(line, EXCLUSION, line.happened)
    now = next((one for one in reversed(schoolings(lines)) if one.left is None), None)
    if now and now.full_time is False:
        yield Matter(now.timetable, PART_TIME, now.timetable.happened)
    if now and not now.is_good_enough and now.grade:
        yield Matter(now.inspected, OFF_ISLAND, now.inspected.happened)
    without = without_a_school(lines)
    if without and without.kind == LEFT:
        yield Matter(without, NO_SCHOOL, without.happened)


def plans(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.kind == ENTRY_OF_PLAN]


def home_now(lines: Sequence[Line]) -> Line | None:
    """The entry by which they live where they do, while they are in care."""
    moved = next((line for line in reversed(lines) if line.kind == HOME), None)
    left = moved and any(line.kind in (HOME_LEFT, "care-ended") and line.happened > moved.happened for line in lines)
    return None if left else moved

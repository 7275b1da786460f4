"""Facts for the law on the course of a conference: the day that was given up, and the day that was set in its place. Pure.

A meeting is called off by pointing at it, and put off to another day by saying so. The law knows only days: which one it was follows from
what else stands in the record.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.reading import gives_facts
from corbiere.ledger.record import Line
from corbiere.meetings.schedule import MeetingSchedule, courses
from corbiere.protection.entries.meetings import MEETINGS
from corbiere.protection.meetings import CONFERENCE_TYPES
from corbiere.statute.facts import Attributes, Fact

CALLED_OFF = MEETINGS.called_off.kind


@gives_facts(CALLED_OFF)
def conferences_called_off(lines: Sequence[Line]) -> Iterator[Fact]:
    """PS-3.13: what was owed for a conference ends with the day that was set for it; put off, it is owed for the new day."""
    for course in courses(lines):
        if course.type in CONFERENCE_TYPES:
            yield from (fact for off, day in course.given_up if off.kind == CALLED_OFF for fact in _given_by(off, day, course))


def _given_by(off: Line, day: date | None, course: MeetingSchedule) -> Iterator[Fact]:
    yield _fact(off, "conference-called-off", (("for", day.isoformat()),) if day else ())
    to = off.body.get("to")
    arranged = any(line.body.get("for") == to and line.happened >= off.happened for line in course.arranged)
    if to and not arranged:
        yield _fact(off, "conference-arranged", (("for", to), ("type", course.type.answer)))


def _fact(off: Line, kind: str, attributes: Attributes) -> Fact:
    return Fact(off.happened, kind, attributes, max(off.recorded_on, off.happened), order=off.order)

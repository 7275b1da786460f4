"""Reviews of a child's care one after the other: what came in before the next, when that is, and which records are owed. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.care.entries.reviews import BEFORE, ConsultedSide, ReviewConsulted, ReviewFormCompleted, ReviewHeld
from corbiere.care.meetings import REVIEW
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting, MeetingState, meetings
from corbiere.statute.duties import Finding

BY_LAW = REVIEW.held_by
RECORD = "care.review-form"


def consulted(lines: Sequence[Line], day: date, meeting: UUID | None = None) -> dict[ConsultedSide, Line]:
    """Finds what came in for a review on that day: what names it, or names none and came since the one before. The last of each."""
    last = next((line.happened for line in reversed(lines) if line.kind == ReviewHeld.kind and line.happened < day), date.min)
    found: dict[ConsultedSide, Line] = {}
    for line in lines:
        if line.kind == ReviewConsulted.kind and line.happened <= day:
            of = line.body.get("of")
            if (of == str(meeting)) if of else line.happened > last:
                found[ConsultedSide(line.body["side"])] = line
    return found


def unconsulted(lines: Sequence[Line], day: date, meeting: UUID | None = None) -> list[ConsultedSide]:
    """Finds those whose word is wanted before every review and has not come."""
    came = consulted(lines, day, meeting)
    return [side for side in BEFORE if side not in came]


class NextReview(NamedTuple):
    """`arranged` is the meeting, and `by` the latest day that the law allows, with why; a default `is_default`."""

    arranged: Meeting | None
    by: date | None
    why: str = ""
    is_default: bool = False

    @property
    def day(self) -> date | None:
        return self.arranged.day if self.arranged else None

    def is_late(self, on: date) -> bool:
        return self.by is not None and self.by < on

    def misses(self) -> bool:
        """Whether it is arranged for a day that is too late."""
        return bool(self.by and self.day and self.day > self.by)


def next_review(subject: UUID, lines: Sequence[Line], findings: Iterable[Finding]) -> NextReview:
    held = [one for one in meetings(subject, lines, of=(REVIEW,)) if one.state is MeetingState.ARRANGED]
    owed = next((one for one in findings if one.duty.id in BY_LAW and one.status in ("open", "overdue")), None)
    if owed is None:
        return NextReview(held[0] if held else None, None)
    return NextReview(held[0] if held else None, owed.due, owed.words, bool(owed.duty.default))


def reviews_held(lines: Iterable[Line]) -> list[Line]:
    """The last first."""
    return [line for line in reversed(list(lines)) if line.kind == ReviewHeld.kind]


def records(lines: Iterable[Line]) -> dict[str, Line]:
    """The record of each review by the review's root, as it was first completed."""
    found: dict[str, Line] = {}
    for line in lines:
        if line.kind == ReviewFormCompleted.kind:
            found.setdefault(str(line.body.get("of", "")), line)
    return found


def records_owed(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.duty.id == RECORD and one.status in ("open", "overdue")]

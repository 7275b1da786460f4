"""Adds reviewing to the pages of the desk: a child's reviews, who was consulted in the room, and the ways to both lists."""

from typing import NamedTuple

from django.utils.text import capfirst

from corbiere.care.entries.reviews import BEFORE, ReviewHeld
from corbiere.care.episodes import times_in_care
from corbiere.care.meetings import CATEGORY, CONSULTED, REVIEW
from corbiere.care.pages.reviews import day, service
from corbiere.care.review_course import consulted
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.extend import MeetingPart, Navigation, RecordPart, declare
from corbiere.desk.meetings.room import Room, Seat
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import PERSON

CAME_IN = "review-consultation-received"


class Consultations(NamedTuple):
    """What came in before a review of one child's care: each side, with where it is read, or written down."""

    heading: str
    sides: list[tuple[str, str, bool]]

    @property
    def missing(self) -> int:
        return sum(not came for _, _, came in self.sides)

    @property
    def in_short(self) -> str:
        return f"{self.missing} of {len(self.sides)} missing" if self.missing else "everybody’s word is in"


def _reviewed(record: Record) -> bool:
    """Whether they are or were looked after by the day shown, or were ever reviewed."""
    in_care = any(span.begins <= record.shown.on for span in times_in_care(record.lines))
    return in_care or any(line.kind == ReviewHeld.kind for line in record.lines)


def _at_review(room: Room) -> list[Consultations]:
    """At a review, of each child it speaks of."""
    return [_of_seat(seat, room) for seat in room.seats] if room.type is REVIEW else []


def _of_seat(seat: Seat, room: Room) -> Consultations:
    came = consulted(seat.lines, seat.meeting.day or room.today, seat.meeting.id)
    may = seat.may(CAME_IN) and seat.meeting.held is None
    sides = []
    for side in BEFORE:
        line = came.get(side)
        write = form_address(seat.subject, CAME_IN, side=side.value, of=seat.meeting.id) if may else ""
        sides.append((side.label, entry_address(line.id) if line else write, line is not None))
    return Consultations(f"{capfirst(seat.called)}: what came in before", sides)


declare(RecordPart(name="reviews", called="Reviews", about=(PERSON,), needs=CATEGORY, page="care:reviews", fits=_reviewed, order=24))
declare(
    MeetingPart(name=CONSULTED, order=15, template="care/reviews/consulted.html", pages=frozenset({"prepare", "hold"}), build=_at_review)
)
declare(Navigation(name="my-reviews", called="Reviews", page="care:my-reviews", sees=day.is_officer, order=12))
declare(Navigation(name="reviewing-officers", called="Reviewing officers", page="care:officers", sees=service.sees_service, order=35))

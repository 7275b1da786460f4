"""From the record of each child to the units of reviews: one that is due, one that was held, one whose record is due (ISS section 7)."""

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.care.entries.reviews import ConsultedSide, ReviewConsulted
from corbiere.care.episodes import CARE_KINDS
from corbiere.care.meetings import REVIEW
from corbiere.care.review_course import RECORD, consulted
from corbiere.care.stays import GIVEN, STARTED
from corbiere.insight.dataset import Dataset, Reads, once
from corbiere.insight.measure import OfOneChild
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.statute.duties import Finding

FIRST, SECOND, NEXT = DUE = ("care.first-review", "care.second-review", "care.next-review")
_SAID = operator.attrgetter("arranged", "invited", "report_asked", "report_received", "attendance", "called_off", "held", "circulated")
READS = Reads(
    begins=(STARTED, GIVEN, REVIEW.family.held),
    kinds=frozenset({*CARE_KINDS, *_SAID(REVIEW.family), ReviewConsulted.kind}),
    duties=(*DUE, RECORD),
    days=190,  # a review is due six months after the last
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReview(OfOneChild):
    """A child's review that was held. `papers` are what came in from each side by its day; `record` what the law asks of its record."""

    line: Line
    gathered: Meeting
    born: date | None
    papers: Mapping[ConsultedSide, Line]
    record: Finding | None

    @property
    def meeting(self) -> UUID:
        return self.gathered.together


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRecord(OfOneChild):
    """The record of a review, on the day by which it is due."""

    review: HeldReview
    owed: Finding

    @property
    def meeting(self) -> UUID:
        return self.review.meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReview(OfOneChild):
    """A review on the day by which it was due, and the one that was held, if any. `put_off`: why days arranged before were given up."""

    owed: Finding
    held: HeldReview | None
    put_off: tuple[str, ...]

    @property
    def meeting(self) -> UUID | None:
        return self.held.meeting if self.held else None


WHICH = {FIRST: "The first review", SECOND: "The second review", NEXT: "A later review"}


@once
def gathered(world: Dataset) -> dict[UUID, list[Meeting]]:
    return {child: meetings(child, held.lines, of=(REVIEW,)) for child, held in world.children.items()}


@once
def held_reviews(world: Dataset) -> list[HeldReview]:
    return [review for child, found in gathered(world).items() for review in _held(world, child, found)]


def _held(world: Dataset, child: UUID, found: Sequence[Meeting]) -> Iterator[HeldReview]:
    history = world.children[child]
    records = {finding.since: finding for finding in history.found(RECORD)}
    for one in found:
        if line := one.held:
            day, papers = line.happened, consulted(history.lines, line.happened, one.id)
            yield HeldReview(child, line.id, day, line=line, gathered=one, born=history.born, papers=papers, record=records.get(day))


def due_records(world: Dataset) -> Iterator[DueRecord]:
    for one in held_reviews(world):
        if one.record:
            yield DueRecord(one.child, one.entry, one.record.due, review=one, owed=one.record)


def due_reviews(world: Dataset) -> Iterator[DueReview]:
    held = {(one.child, one.day): one for one in held_reviews(world)}
    for child, history in world.children.items():
        for owed in history.found(*DUE):
            done = held.get((child, owed.done)) if owed.done else None
            put_off = _put_off(gathered(world)[child], owed.since, owed.done)
            yield DueReview(child, done.entry if done else None, owed.due, WHICH[owed.duty.id], owed=owed, held=done, put_off=put_off)


def _put_off(found: Sequence[Meeting], since: date, until: date | None) -> tuple[str, ...]:
    """Why reviews that were arranged in that time were put off or called off."""
    offs = (off for one in found for off in one.put_off if since <= off.source.on <= (until or date.max))
    return tuple(dict.fromkeys(off.why.label for off in offs))

"""The chair of a meeting answers for what is written down of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.corrections import Answerable, answers_for
from corbiere.ledger.reading import happening
from corbiere.ledger.record import Line
from corbiere.meetings.schedule import courses
from corbiere.meetings.types import KINDS

CHAIR = "the chair of the meeting"


@answers_for
def chairs(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> Iterator[Answerable]:
    """Of the meeting that an entry arranged, decided or tells something of."""
    if line.kind not in KINDS:
        return
    others = [held for held in lines if held.root != line.root]
    of = str(line.body.get("of") or line.root)
    for course in courses(sorted([*others, line], key=happening)):
        told = course.names(of) or (course.held is not None and str(course.held.root) == of)
        if told and course.chair:
            yield Answerable(course.chair, CHAIR)

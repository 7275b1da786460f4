"""Adds to a child's page how they are looked after: a tab, and a block of the first page."""

from corbiere.care.episodes import times_in_care
from corbiere.care.leaving import leaving_care
from corbiere.care.pages.leaving.page import is_shown
from corbiere.care.pages.looked_after.now import care_now
from corbiere.care.stays import staying_on
from corbiere.desk.extend import RecordPart, declare
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import PERSON

CARE = "care"


def was_in_care(record: Record) -> bool:
    """Whether there is anything to show: they were looked after by then, or were given somewhere to stay."""
    on = record.shown.on
    return any(span.begins <= on for span in times_in_care(record.lines)) or staying_on(record.lines, on) is not None


declare(RecordPart(name="care", called="Care", about=(PERSON,), needs=CARE, page="care:looked-after", fits=was_in_care, order=22))
declare(
    RecordPart(name="care-now", called="Looked after", about=(PERSON,), needs=CARE, template="care/brief.html", build=care_now, order=45)
)


def leaves_care(record: Record) -> bool:
    held = leaving_care(record.lines, record.shown.on)
    return held is not None and is_shown(held)


declare(
    RecordPart(name="leaving-care", called="Leaving care", about=(PERSON,), needs=CARE, page="care:leaving", fits=leaves_care, order=23)
)

"""Tasks of a child that do not move, for whoever manages it: alarms, offers, meetings passed without a word, minutes that are late."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.meetings.invited import copies, read_until
from corbiere.meetings.meeting import MeetingState, meetings
from corbiere.statute.calendar import in_words
from corbiere.work.owed import OwedWork
from corbiere.work.tasks import ASKED, SAFETY_FORCE, Child, Task, TaskMeeting, take_back

UNANSWERED = "Handover offered and not answered"
READ_WITHIN = timedelta(days=7)  # default: no source says how soon notes are read
PASSED = "{} of {}: was it held?"


def stuck(held: OwedWork) -> Iterator[Task]:
    """Each with the act that moves it, where it is somebody's: `due` is the day since which it has not moved."""
    child = held.child
    for one in held.alarms:
        kind = one.alarm.managers or one.alarm.answer
        why = one.alarm.why.format(name=child.called)
        yield Task(child, one.alarm.called, one.since, why, SAFETY_FORCE, one.alarm.rank, kind=kind, of=one.entry)
    for offer in (offer for offer in held.held.offers if offer.since < held.on):
        why, link = "The work stays where it was until it is accepted.", take_back(offer.entry)
        yield Task(child, UNANSWERED, offer.since, why, ASKED, 3, of=offer.entry, link=link)
    yield from _meetings(held)


def _meetings(held: OwedWork) -> Iterator[Task]:
    for meeting in meetings(held.child.id, held.lines):
        if meeting.state is MeetingState.ARRANGED and meeting.day and meeting.day < held.on:
            what = PASSED.format(meeting.type.called, in_words(meeting.day))
            family, met = meeting.type.family, TaskMeeting(meeting.id, meeting.type.name, "hold", meeting.at, meeting.occasion)
            why = "Its day is past, and nobody has said whether it was held, moved or called off."
            yield Task(held.child, what, meeting.day, why, ASKED, 2, kind=family.held, planned=meeting.day, met=met)
    yield from (task for _, task in held.by_law if task.met and task.met.part == "after" and task.due < held.on)


class SentNotes(NamedTuple):
    """Notes of a meeting that were sent to somebody who reads them here, long enough ago for them to have been read."""

    child: Child
    meeting: UUID
    called: str
    sent: date
    to: UUID


def long_sent(held: OwedWork) -> Iterator[SentNotes]:
    """Whether they were read is told by who looked, not by the record."""
    for meeting in meetings(held.child.id, held.lines):
        for sending, who in copies(meeting):
            if sending.source.on + READ_WITHIN <= held.on <= read_until(sending):
                yield SentNotes(held.child, meeting.id, meeting.type.called, sending.source.on, who)

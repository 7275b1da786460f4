"""Opens a child's record for a conference: to whoever chairs it, and to the service that arranges and minutes it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import CHAIRS_CONFERENCE, CONFERENCE_SERVICE
from corbiere.access.models import Grant
from corbiere.agencies.entries import Role
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.meetings.notes import Challenge
from corbiere.meetings.types import IN_THE_ROOM
from corbiere.protection.meetings import CONFERENCE_TYPES, CONFERENCES, asks_for_a_conference
from corbiere.protection.registration import times_on_plan
from corbiere.statute.calendar import days_after, in_words

ASKED_FOR = ("conference-requested", "enquiry-concluded")
READS = (*(kind for part, kind in CONFERENCES.parts() if part not in IN_THE_ROOM), *ASKED_FOR)
AFTERWARDS = 56  # days. Default: no source says how long minutes are worked on
DEFAULT = "for eight weeks after the minutes, which is a default"
AWAITED = "a conference is asked for"


def conference_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    conferences = meetings(subject, lines, of=CONFERENCE_TYPES)
    return [
        *_of_chairs(subject, conferences, lines),
        *(grant for held in conferences for grant in _of_service(subject, held)),
        *_awaited(subject, lines),
        *_on_plan(subject, lines),
    ]


def _of_chairs(subject: UUID, conferences: Sequence[Meeting], lines: Sequence[Line]) -> Iterator[Grant]:
    """From the arranging, and while a plan runs after it, for the chair owes its review (ISS-7-C2); else as long as the minutes need."""
    decided = [held.held.happened for held in conferences if held.held]
    for held in conferences:
        if held.chair:
            last = _last(held)
            if held.held and held.held.happened == max(decided) and last:
                last = max([last, *(span.last for span in times_on_plan(lines) if span.begins <= held.held.happened <= span.last)])
            yield CHAIRS_CONFERENCE.to(held.chair, subject, _first(held), _open(last), detail=_detail(held), entry=held.id)


def _of_service(subject: UUID, held: Meeting) -> Iterator[Grant]:
    """To its administrators from the arranging until some weeks after the minutes; to its manager while minutes are challenged."""
    first, last = _first(held), _last(held)
    yield CONFERENCE_SERVICE.to_role(Role.CONFERENCE_ADMINISTRATOR, subject, first, _open(last), detail=_detail(held), entry=held.id)
    yield from (_challenged(subject, held, challenge) for challenge in held.challenges)


def _challenged(subject: UUID, held: Meeting, challenge: Challenge) -> Grant:
    last = days_after(challenge.decided.source.on, AFTERWARDS) if challenge.decided else None
    first = challenge.source.on
    return CONFERENCE_SERVICE.to_role(Role.SERVICE_MANAGER, subject, first, last, detail=_detail(held), entry=challenge.source.entry)


def _awaited(subject: UUID, lines: Iterable[Line]) -> Iterator[Grant]:
    """From the day on which somebody asked for a conference, or an enquiry ended in one, until it is held."""
    waiting: list[Line] = []
    for line in lines:
        if asks_for_a_conference(line):
            waiting.append(line)
        elif line.kind == "conference-held":
            yield from (_until(subject, asked, line.happened) for asked in waiting)
            waiting = []
    yield from (_until(subject, asked, None) for asked in waiting)


def _until(subject: UUID, asked: Line, last: date | None) -> Grant:
    return CONFERENCE_SERVICE.to_role(Role.CONFERENCE_ADMINISTRATOR, subject, asked.happened, last, detail=AWAITED, entry=asked.root)


def _on_plan(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """A child on a plan is to be reviewed, and the review arranged."""
    for span in times_on_plan(lines):
        detail = "their plan is to be reviewed"
        yield CONFERENCE_SERVICE.to_role(Role.CONFERENCE_ADMINISTRATOR, subject, span.begins, _open(span.last), detail=detail)


def _first(held: Meeting) -> date:
    arranged = min((source.on for source in (held.first_arranged, held.held_source) if source), default=None)
    assert arranged, "a meeting was arranged or held"
    return arranged


def _last(held: Meeting) -> date | None:
    """Some weeks after the minutes, or after its day where it was not held. Until they are sent, minutes are worked on."""
    if held.called_off:
        return max(held.called_off.source.on, _first(held))
    if held.sendings:
        return days_after(max(sending.source.on for sending in held.sendings), AFTERWARDS)
    return None if held.held or held.day is None else max(days_after(held.day, AFTERWARDS), _first(held))


def _open(last: date | None) -> date | None:
    return None if last == date.max else last


def _detail(held: Meeting) -> str:
    on = f" on {in_words(held.day)}" if held.day else ""
    return f"{held.type.called}{on}, {DEFAULT}"

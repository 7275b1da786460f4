"""After a meeting: what was sent to whom, who accepts what was agreed, what is disputed, and what follows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from corbiere.access.models import AccessLog
from corbiere.desk.addresses import entry_address
from corbiere.desk.meetings.invitation import COPY
from corbiere.desk.meetings.room import Room, Seat
from corbiere.ledger.fields import AgreementAnswer
from corbiere.meetings.notes import Challenge, Circulation
from corbiere.meetings.parts import Recipient


class NotesSending(NamedTuple):
    """A sending as the page shows it."""

    said: Circulation
    whom: str
    by: str
    href: str
    to: Sequence["NotesCopy"] = ()

    @property
    def on_paper(self) -> list[str]:
        return [one.said.who for one in self.to if not one.said.reads_here]


class NotesCopy(NamedTuple):
    """Somebody's copy; `read` is when they first opened it here, as far as they did."""

    said: Recipient
    read: datetime | None


class MinutesChallenge(NamedTuple):
    """A challenge to the minutes, which stands beside them with what was decided about it."""

    said: Challenge
    whom: str
    decided_by: str


class AgreementReply(NamedTuple):
    """Somebody's answer to the agreement that was sent with the notes."""

    who: str
    answer: str
    refused: bool
    how: str
    why: str
    seat: Seat


class NextDay(NamedTuple):
    """A day that was set, or that the law counts from the meeting."""

    what: str
    day: date
    seats: list[Seat]
    whom: str


def shown(room: Room, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "sent": _sendings(room, names),
        "challenges": [_disputed(room, one, names) for one in room.gathering.challenges],
        "accepted": list(_accepted(room)),
        "follows": _follows(room),
        "due": _due(room),
        "is_held": any(seat.meeting.held for seat in room.seats),
        "held": _held(room),
    }


def _sendings(room: Room, names: dict[UUID, str]) -> list[NotesSending]:
    """The sendings with who has read their copy, as the sights of it say: to open it is what is noted."""
    here = {who for sending in room.gathering.sendings for one in sending.sent if (who := one.reads_here)}
    sights = AccessLog.objects.filter(subject__in=[seat.subject for seat in room.seats], practitioner__in=here, what=COPY) if here else None
    found = sights.values_list("practitioner").annotate(Min("when")) if sights is not None else ()
    read = {who: timezone.localtime(when) for who, when in found}
    return [_sent(room, one, names, read) for one in room.gathering.sendings]


def _sent(room: Room, one: Circulation, names: dict[UUID, str], read: Mapping[UUID, datetime]) -> NotesSending:
    by = names.get(one.source.author, "") if one.source.author else ""
    to = [NotesCopy(held, read.get(held.reads_here) if held.reads_here else None) for held in one.sent]
    return NotesSending(one, room.whom(one.source.about), by, entry_address(one.source.entry), to)


def _disputed(room: Room, one: Challenge, names: dict[UUID, str]) -> MinutesChallenge:
    return MinutesChallenge(one, room.whom(one.source.about), names.get(one.decided.decided_by, "") if one.decided else "")


def _accepted(room: Room) -> Iterator[AgreementReply]:
    """In whatever words it was sent along."""
    sent = {sending.source.entry for seat in room.seats for sending in seat.meeting.sendings}
    for seat in room.seats:
        for said in (said for line in seat.lines if line.root in sent for said in line.body.get("accepted", ())):
            answer = AgreementAnswer(said["answer"])
            yield AgreementReply(
                said["who"], answer.label, answer is AgreementAnswer.REFUSED, said.get("how", ""), said.get("why", ""), seat
            )


def _follows(room: Room) -> list[NextDay]:
    """The days that the decisions set, the nearest first; alike for several children once."""
    found: dict[tuple[date, str], list[Seat]] = {}
    for seat in room.seats:
        body = seat.meeting.held.body if seat.meeting.held else {}
        for key, what in seat.meeting.type.follows:
            days = body.get(key) or ()
            for day in [days] if isinstance(days, str) else days:
                found.setdefault((date.fromisoformat(day), what), []).append(seat)
    return [
        NextDay(what, day, seats, room.whom([seat.subject for seat in seats]))
        for (day, what), seats in sorted(found.items(), key=lambda item: item[0])
    ]


class Due(NamedTuple):
    """By when the notes are to be sent."""

    day: date
    words: str
    default: str
    cites: tuple[str, ...]


def _due(room: Room) -> Due | None:
    """None where they are sent for every child, or nothing is held yet."""
    timing = room.type.notes
    days = [seat.meeting.held.happened for seat in room.seats if seat.meeting.held and not seat.meeting.sendings]
    return Due(timing.by(min(days)), timing.words, timing.default, timing.cites) if timing and days else None


def _held(room: Room) -> str:
    """The root of the entry to which a challenge points: that of the first child for whom one was written."""
    return next((str(seat.meeting.held.root) for seat in room.seats if seat.meeting.held), "")

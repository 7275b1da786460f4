"""Preparing a meeting: who must come and why, who is asked, and whose report is in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from corbiere.access.corrections import may_correct
from corbiere.desk.addresses import entry_address
from corbiere.desk.extend import MeetingPart, every
from corbiere.desk.forms.form_data import spread_day
from corbiere.desk.meetings.invitations import asked_of
from corbiere.desk.meetings.room import Room, Seat, handle
from corbiere.desk.meetings.suggested_attendees import MeetingCircle
from corbiere.ledger.telephones import link
from corbiere.meetings.meeting import MeetingState
from corbiere.meetings.notes import Invitee, Report, same_name
from corbiere.meetings.type_parts import RequiredAttendee
from corbiere.work.childs_voice import own_words


class Unmet(NamedTuple):
    """Somebody who must be asked and is not yet."""

    needed: RequiredAttendee
    whom: str


class ReportRow(NamedTuple):
    """A report as a page lists it. `late` says that it is out and its day has passed; `missed`, that the meeting was held without it."""

    said: Report
    agency: str
    whom: str
    late: bool
    missed: bool
    form: str


def unmet(room: Room) -> list[Unmet]:
    """Who must come by the type of the meeting, and for which child nobody of them is asked."""
    held = [(needed, [seat for seat in room.seats if needed in room.type.not_asked(asked_of(seat))]) for needed in room.type.needed]
    return [Unmet(needed, room.whom([seat.subject for seat in seats])) for needed, seats in held if seats]


def report_rows(room: Room, circle: MeetingCircle) -> list[ReportRow]:
    return [_report(room, one, circle) for one in room.gathering.reports]


def reports_by(room: Room) -> date | None:
    """By when the agencies’ reports are wanted."""
    timing, day = room.type.reports, room.meeting.day
    return timing.by(day) if timing and day else None


def wanted_by(room: Room) -> str:
    """The same as the address of a form brings it along; not a day that has passed."""
    day = reports_by(room)
    day = max(day, room.today) if day else None
    return "".join(f"&{name}={value}" for name, (value,) in spread_day(day, "wanted_by").items()) if day else ""


def _report(room: Room, report: Report, circle: MeetingCircle) -> ReportRow:
    written = report.asked or report.received
    assert written, "a report was asked for or came in"
    return ReportRow(
        report,
        _agency(report, circle),
        room.whom(written.about),
        report.is_overdue(room.today),
        report.did_not_come(room.today),
        _form(room, report),
    )


def _form(room: Room, report: Report) -> str:
    """Where it is written down that the report came in, with what was asked."""
    told = {"of": room.id, "asked": report.asked and report.asked.entry, "agency": report.agency, "elsewhere": report.elsewhere}
    brought = urlencode({name: value for name, value in {**told, "from": report.from_}.items() if value})
    return f"{reverse('desk:meeting-record', args=[room.id, room.type.family.report_received])}?{brought}"


def _agency(report: Report, circle: MeetingCircle) -> str:
    return circle.agency(report.agency) or report.elsewhere or report.from_


class GuestRow(NamedTuple):
    """Somebody who is asked, or is not to come."""

    said: Invitee
    whom: str
    number: str = ""

    @property
    def rings(self) -> str:
        """The address by which a telephone rings them."""
        return link(self.number) if self.number else ""

    @property
    def handle(self) -> str:
        return handle(self.said.said.who)


def guest_called(room: Room, by: str) -> list[str]:
    """The name of whoever has this handle: an address names nobody."""
    return [guest.said.said.who for guest in guests(room) if guest.handle == by]


def guests(room: Room, numbers: Mapping[UUID, str] | None = None) -> list[GuestRow]:
    """Lists first who is to come, then who is kept out; each with their number at work among these."""
    rung = numbers or {}
    asked = room.gathering.asked
    made = [GuestRow(one, room.whom(one.source.about), rung.get(one.said.practitioner or room.id, "")) for one in asked]
    return sorted(made, key=lambda guest: bool(guest.said.said.kept_out))


def answers_in_short(guests: Sequence[GuestRow]) -> str:
    """How many are invited, and what they said."""
    names = {same_name(guest.said.said.who): guest.said.answer for guest in guests if not guest.said.said.kept_out}
    told = Counter(answer.reply.label.lower() if answer else "no answer yet" for answer in names.values())
    return ", ".join((f"{len(names)} {'people' if len(names) != 1 else 'person'}", *(f"{many} {said}" for said, many in told.items())))


def reports_in_short(rows: Sequence[ReportRow]) -> str:
    """How many are asked for, and how many are in."""
    late = sum(row.late or row.missed for row in rows)
    said = (f"{len(rows)} in all", f"{sum(bool(row.said.received) for row in rows)} in", f"{late} late" if late else "")
    return ", ".join(one for one in said if one)


def own_invitation(room: Room) -> Invitee | None:
    """The viewer's, while it can be answered."""
    asked = room.gathering.asked if room.meeting.state is MeetingState.ARRANGED and room.type.is_about_people else ()
    return next((one for one in asked if one.said.practitioner == room.viewer.practitioner and not one.said.kept_out), None)


def practitioners(room: Room) -> set[UUID]:
    """Everybody who wrote something that a page of this meeting shows."""
    return {
        author
        for seat in room.seats
        for part in (seat.meeting.notes, seat.meeting.challenges, seat.meeting.sendings)
        for author in [one.source.author for one in part]
        if author
    }


# What is to be known before it begins.


class Card(NamedTuple):
    """A child in the head of the page. `type` is said where brothers and sisters have different types in one meeting."""

    seat: Seat
    type: str
    state: str
    tone: str
    to_correct: UUID | None


def cards(room: Room) -> list[Card]:
    several = len(room.gathering.types) > 1
    return [
        Card(
            seat,
            seat.meeting.type.called if several else "",
            seat.meeting.state.label,
            _TONES.get(seat.meeting.state, "plain"),
            _to_correct(room, seat),
        )
        for seat in room.seats
    ]


def _to_correct(room: Room, seat: Seat) -> UUID | None:
    """The arrangement, where the viewer may correct it."""
    line = seat.arranged
    return line.id if line and may_correct(room.viewer, seat.subject, line, seat.lines).allowed else None


_TONES = {MeetingState.HELD: "good", MeetingState.CIRCULATED: "good", MeetingState.CALLED_OFF: "needs-you"}


class OwnWords(NamedTuple):
    """A child's own words, as they were last written down; `said` is empty where there are none."""

    seat: Seat
    said: str
    how: str
    day: date | None
    href: str


def heard(room: Room) -> list[OwnWords]:
    """Of those who are born."""
    return [_heard(seat) for seat in room.seats if seat.is_person and not seat.unborn]


def _heard(seat: Seat) -> OwnWords:
    for line, views in own_words(reversed(seat.lines)):
        return OwnWords(seat, views.own_words or "", views.how or "", line.happened, entry_address(line.id))
    return OwnWords(seat, "", "", None, "")


class LastMeeting(NamedTuple):
    """The last such meeting's decision for a child, and what of its minutes is still disputed."""

    seat: Seat
    called: str
    day: date
    plain: str
    href: str
    disputed: Sequence[str]


def before(room: Room) -> list[LastMeeting]:
    return [last for seat in room.seats if (last := _before(seat))]


def _before(seat: Seat) -> LastMeeting | None:
    own = seat.meeting.type
    followed = own.previous or (own.name,)
    earlier = [held for held in seat.meetings if held.held and held.id != seat.meeting.id]
    last = next((held for held in reversed(earlier) if held.type.name in followed), None)
    if last is None or last.held is None:
        return None
    said, disputed = last.type.in_short(last.held, seat.lines), [one for held in earlier for one in held.challenges if one.decided is None]
    href = entry_address(last.held.id)
    return LastMeeting(seat, last.type.called, last.held.happened, said, href, [f"{one.who}: {one.passage}" for one in disputed])


def parts(room: Room, page: str) -> list[tuple[str, object]]:
    """Domains' parts of a page of a meeting: each template with what it is drawn from."""
    found = [(part.template, part.build(room)) for part in every(MeetingPart) if page in part.pages]
    return [(template, said) for template, said in found if said]


def kinds(room: Room) -> frozenset[str]:
    """Kinds to record of this meeting on its own pages."""
    family = room.type.family
    return frozenset(
        {family.invited, family.answered, family.report_asked, family.report_received, family.called_off, family.challenged, family.decided}
    )


def part_of(room: Room, kind: str) -> str:
    """The page on which what was recorded stands."""
    family = room.type.family
    return "after" if kind in (family.challenged, family.decided) else ""

"""From a meeting to the form that decides for one child: what the meeting has said already is not asked again."""

from collections.abc import Sequence
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import form_address
from corbiere.desk.forms.form_data import Typed, one, spread, spread_day
from corbiere.desk.forms.options import Asking
from corbiere.desk.forms.questions import HAPPENED, questions_of
from corbiere.desk.meetings.room import Room, entered
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import Line
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.protection.entries.conferences import ConferenceHeld, Decision, WhyPlanEnds
from corbiere.protection.in_care import still_open

MEETING = "meeting"
ALSO = "also"
WHY_ENDED = "why_ended"


def begins(asking: Asking, kind: str, typed: Typed) -> Typed:
    """What the form of a held meeting begins with, where its address names the meeting."""
    if asking.subject is None or MEETING not in typed:
        return {}
    named = one(typed, MEETING)
    held = next((held for held in meetings(asking.subject, asking.lines) if named in map(str, held.entries)), None)
    return said(held, kind, asking.viewer) | in_care(kind, asking.lines, typed) if held else {}


def said(meeting: Meeting, kind: str, viewer: Viewer) -> Typed:
    """The answers that the meeting gives: its day, its type, who chaired it, who was there."""
    questions = questions_of(kind_called(kind))
    keys = {question.key for question in questions}
    attended = [one.said.model_dump(mode="json", exclude_none=True) for one in meeting.attendance]
    chair = str(meeting.chair) if meeting.chair else None
    answers = {
        MEETING: str(meeting.id),
        "type": meeting.type.answer or None,
        "chair": chair,
        "chaired_by": chair,
        "attended": attended or None,
        "quorate": True if attended and not meeting.missing else None,
        "complaints_told": True if any(one.said.complaints_told for one in meeting.attendance) else None,
    }
    day = spread_day(meeting.day, HAPPENED) if meeting.day and meeting.day <= viewer.on else {}
    return day | spread(questions, {name: answer for name, answer in answers.items() if name in keys and answer is not None})


def of_the_other(viewer: Viewer, kind: str, subject: UUID, typed: Typed) -> Typed:
    """The same for a brother or sister of whom the meeting spoke, from their own record."""
    try:
        room = entered(viewer, UUID(one(typed, MEETING)))
    except ValueError:
        return {}
    seat = room.seat(subject)
    return said(seat.meeting, kind, viewer) | in_care(kind, seat.lines, typed) if seat else {}


def in_care(kind: str, lines: Sequence[Line], typed: Typed) -> Typed:
    """ISS-2-3: where the plan ends because the child is looked after, what it leaves open is named beforehand, so that each is answered."""
    if kind != ConferenceHeld.kind or one(typed, WHY_ENDED) != WhyPlanEnds.LOOKED_AFTER:
        return {}
    left = [{"danger": one} for one in still_open(lines)]
    return spread(questions_of(kind_called(kind)), {"answered_in_care": left}) if left else {}


def address(room: Room, subject: UUID) -> str:
    """The form that decides for one child; the others who are not decided yet are ticked, and come after."""
    seat = room.seat(subject)
    assert seat is not None
    others = [held.subject for held in room.seats if held is not seat and held.meeting.held is None]
    return form_address(subject, seat.meeting.type.family.held, **{MEETING: seat.root, ALSO: others})


def address_in_care(room: Room, subject: UUID) -> str:
    """The form of a review that ends the plan because the child is looked after."""
    return f"{address(room, subject)}&outcome={Decision.END.value}&{WHY_ENDED}={WhyPlanEnds.LOOKED_AFTER.value}"

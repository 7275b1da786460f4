"""From a meeting to the form that decides for one child: what the meeting has said already is not asked again."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import form_address
from corbiere.desk.forms.form_data import Typed, one, spread, spread_day
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import HAPPENED, questions_of
from corbiere.desk.meetings.room import Room, entered
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting, meetings

MEETING = "meeting"
ALSO = "also"


def begins(asking: FormContext, kind: str, typed: Typed) -> Typed:
    """Begins the form of a held meeting, where its address names the meeting."""
    if asking.subject is None or MEETING not in typed:
        return {}
    named = one(typed, MEETING)
    held = next((held for held in meetings(asking.subject, asking.lines) if named in map(str, held.entries)), None)
    return said(held, kind, asking.viewer) | of_type(held, kind, asking.lines, typed) if held else {}


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
    return said(seat.meeting, kind, viewer) | of_type(seat.meeting, kind, seat.lines, typed) if seat else {}


def of_type(meeting: Meeting, kind: str, lines: Sequence[Line], brought: Typed) -> Typed:
    """Begins the form by the type of the meeting, from what its address brings along and the record."""
    if kind != meeting.type.family.held:
        return {}
    there = [held.said for held in meeting.attendance if held.said.came]
    answers = meeting.type.prefill({name: one(brought, name) for name in brought}, lines, there, meeting.day)
    return spread(questions_of(kind_called(kind)), answers) if answers else {}


def address(room: Room, subject: UUID, answers: Mapping[str, str] | None = None) -> str:
    """The form that decides for one child; the others who are not decided yet are ticked, and come after. `answers` are brought along."""
    seat = room.seat(subject)
    assert seat is not None
    others = [held.subject for held in room.seats if held is not seat and held.meeting.held is None]
    return form_address(subject, seat.meeting.type.family.held, **{MEETING: seat.root, ALSO: others, **(answers or {})})

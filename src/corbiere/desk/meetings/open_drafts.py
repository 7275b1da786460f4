"""Somebody's unsent drafts about what a meeting decided: they go on, and are not begun a second time."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from corbiere.desk.addresses import entry_address
from corbiere.desk.forms.drafts import drafts_of
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.options import FormContext
from corbiere.desk.meetings.prefill import ALSO, MEETING
from corbiere.desk.meetings.room import Room
from corbiere.desk.models import Draft
from corbiere.meetings.meeting import Meeting, meetings


def of_room(room: Room) -> dict[UUID, str]:
    """The address of the viewer's own draft about each child, the one that was saved last."""
    kinds = {seat.meeting.type.family.held for seat in room.seats} - {""}
    found: dict[UUID, str] = {}
    for draft in (draft for draft in room.drafts if draft.kind in kinds):
        seat = room.seat(draft.subject) if draft.subject else None
        if seat and _is_of(draft, {seat.meeting.id, *seat.meeting.entries}):
            found.setdefault(seat.subject, reverse("desk:draft", args=[draft.id]))
    return found


def begun_before(asking: FormContext, kind: str, brought: Typed) -> Draft | None:
    """The viewer's draft of this very form, where the address brings along no more than the meeting."""
    if not brought.keys() <= {MEETING, ALSO} or MEETING not in brought:
        return None
    meeting = _named(asking, one(brought, MEETING))
    mine = drafts_of(asking.viewer).filter(kind=kind, subject=asking.subject, replaces=None)
    return next((draft for draft in mine if meeting and _is_of(draft, {meeting.id, *meeting.entries})), None)


def overtaken(asking: FormContext, draft: Draft, typed: Typed) -> str:
    """The address of the entry that closed the meeting meanwhile; empty where nobody did."""
    meeting = None if draft.replaces else _named(asking, one(typed, MEETING))
    return entry_address(meeting.held.id) if meeting and meeting.held and meeting.held.kind == draft.kind else ""


def _named(asking: FormContext, id: str) -> Meeting | None:
    """The meeting that a form names, by its own id or by any entry that set its day."""
    if not id or asking.subject is None:
        return None
    return next((held for held in meetings(asking.subject, asking.lines) if id in map(str, (held.id, *held.entries))), None)


def _is_of(draft: Draft, ids: Collection[UUID]) -> bool:
    return one(draft.typed, MEETING) in map(str, ids)

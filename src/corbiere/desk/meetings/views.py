"""The pages of a meeting. Whoever opens one sees of whom it speaks those alone who are open to them."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.access.withheld_addresses import ban_notices_in
from corbiere.desk.forms import drafts
from corbiere.desk.forms.entry_form import begun
from corbiere.desk.forms.form_data import typed_in
from corbiere.desk.forms.layout import layout_of
from corbiere.desk.forms.submission import LATER
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.forms.way_back import came_from
from corbiere.desk.meetings import (
    after_meeting,
    circulation,
    closing,
    forms,
    preparation,
)
from corbiere.desk.meetings.room import Room, entered
from corbiere.desk.meetings.suggested_attendees import MeetingCircle, circle
from corbiere.desk.models import Draft
from corbiere.desk.record.not_consulted import not_consulted_notices
from corbiere.meetings.calendar import calendar_file, file_name, times_corrected
from corbiere.people.communication import to_communicate

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])
PARTS = (("Prepare", ""), ("Hold", "hold"), ("Close", "close"), ("After", "after"))


def around(room: Room, names: MeetingCircle, part: str) -> dict[str, Any]:
    """Context for every page of a meeting."""
    return {
        "room": room,
        "meeting": room.meeting,
        "as_of": room.today,
        "tabs": [(said, room.page(address)) for said, address in PARTS],
        "current": room.page(part),
        "chair": names.name(room.meeting.chair),
        "chairs": room.meeting.chair == room.viewer.practitioner,
        "names": {id: row.name for id, row in names.colleagues.items()},
        "cards": preparation.cards(room),
        "invited": preparation.own_invitation(room),
        "communicates": [(seat.name, said) for seat in room.seats if seat.is_person and (said := to_communicate(seat.lines))],
        "unasked": [one for seat in room.seats if seat.is_person for one in not_consulted_notices(seat.lines, room.today)],
        "bans": [ban for seat in room.seats if seat.is_person for ban in ban_notices_in(room.today, seat.subject, seat.lines)],
    }


def names_in(room: Room, family: bool = False) -> MeetingCircle:
    return circle(room, [*preparation.practitioners(room), *closing.named_in(room)], family)


# The four parts of a meeting.


@never_cache
@signed_in
def close(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    room = entered(viewer, id)
    shown = around(room, names_in(room), "close")
    return render(request, "desk/meetings/close.html", shown | {"decisions": closing.decisions(room, shown["names"])})


@never_cache
@signed_in
def after(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    room = entered(viewer, id)
    shown = around(room, names_in(room), "after")
    return render(request, "desk/meetings/after.html", shown | after_meeting.shown(room, shown["names"]))


# What is recorded of it.


@never_cache
@signed_in
def calendar(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """A file for the viewer’s own calendar, which names no child."""
    room = entered(viewer, id, "meeting, as a calendar file")
    if room.gathering.day is None:
        raise Http404
    file = calendar_file(room.gathering, timezone.now(), place=True, corrected=times_corrected(room.gathering))
    name = f'attachment; filename="{file_name(room.gathering)}"'
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name})


@never_cache
@signed_in
def record(request: HttpRequest, viewer: Viewer, id: UUID, kind: str) -> HttpResponse:
    """A form about the children of a meeting. The address may bring answers along."""
    room = entered(viewer, id)
    if kind not in preparation.kinds(room):
        raise Http404
    draft = Draft(id=uuid4(), practitioner=viewer.practitioner, subject=room.first.subject, kind=kind)
    typed = begun(room.today) | forms.brought(kind, request.GET.lists()) | came_from(request)
    if name := preparation.guest_called(room, request.GET.get("guest", "")):
        typed["who"] = name
    return _form(request, room, forms.in_room(room, draft, typed))


@never_cache
@READ_OR_SEND
@shown_back
@signed_in
def draft(request: HttpRequest, viewer: Viewer, id: UUID, draft: UUID) -> HttpResponse:
    room = entered(viewer, id)
    held = drafts.held(viewer, draft, request.POST.get("draft", ""))
    if held is None:
        raise NotVisible
    if held.sent:
        return redirect(room.page(preparation.part_of(room, held.kind)))
    form = forms.in_room(room, held, typed_in(request.POST.lists()) if request.method == "POST" else held.typed)
    again = forms.answered(request.POST, form, forms.recorded) if request.method == "POST" else form
    if again:
        return _form(request, room, again)
    _say(request)
    return redirect(form.back.address if form.back else room.page(preparation.part_of(room, held.kind)))


def _say(request: HttpRequest) -> None:
    """Says what came of a form at the top of the next page."""
    messages.success(request, "Saved as a draft. Nobody else can see it." if request.POST.get("send") == LATER else "It is in the record.")


def _form(request: HttpRequest, room: Room, form: forms.JointForm) -> HttpResponse:
    caption = f"{room.type.called}: {', '.join(option.label for option in form.children) or room.first.name}"
    back = form.back.address if form.back else room.page(preparation.part_of(room, form.draft.kind))
    given = {"form": form, "layout": layout_of(form), "caption": caption, "back": back, "as_of": room.today}
    return render(request, "desk/meetings/form.html", given, status=422 if form.is_faulty else 200)


@never_cache
@READ_OR_SEND
@shown_back
@signed_in
def send(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """The notes go out: to whom, how, without what, and who does not get them."""
    room = entered(viewer, id)
    if not room.type.family.circulated or not any(seat.meeting.held for seat in room.seats):
        return redirect(room.page("after"))
    room.at_the_door(room.type.family.circulated)
    names = names_in(room, family=True)
    form = circulation.answered(room, names, request.POST) if request.method == "POST" else circulation.form(room, names)
    if form is None:
        _say(request)
        return redirect(room.page("after"))
    shown = around(room, names, "after") | {"form": form}
    return render(request, "desk/meetings/send.html", shown, status=422 if form.is_faulty else 200)

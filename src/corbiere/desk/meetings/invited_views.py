"""The pages of somebody who is asked to a meeting, and perhaps sees nothing else of whom it is about."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.desk.meetings import hold, invitation
from corbiere.desk.meetings.invitation import InvitedRoom, invited_to
from corbiere.meetings.calendar import calendar_file, file_name, times_corrected

THANKS = "Your answer is in the record, and whoever arranges the meeting sees it. You can change it until the meeting."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invited(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    room = invited_to(viewer, id)
    fault = ""
    if request.method == "POST":
        fault = invitation.answered(room, request.POST.get("reply", ""), request.POST.get("more", ""), request.POST.get("key", ""))
        if not fault:
            messages.success(request, THANKS)
            return redirect(room.href)
    return render(request, "desk/meetings/invited.html", _shown(request, room, fault), status=422 if fault else 200)


def _shown(request: HttpRequest, room: InvitedRoom, fault: str) -> dict[str, object]:
    chair = room.gathering.leading.chair
    return {
        "room": room,
        "as_of": room.viewer.on,
        "chair": names([chair]).get(chair, "") if chair else "",
        "answers": invitation.ANSWERS,
        "points": hold.noted_points(room.gathering),
        "fault": fault,
        "more": request.POST.get("more", ""),
        "key": uuid4(),
    }


@never_cache
@signed_in
def invited_calendar(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """A file for the guest’s own calendar, which names no child, and the place only where they may know it."""
    room = invited_to(viewer, id)
    if room.gathering.day is None:
        raise Http404
    file = calendar_file(room.gathering, timezone.now(), place=bool(room.place), corrected=times_corrected(room.gathering))
    name = f'attachment; filename="{file_name(room.gathering)}"'
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name})

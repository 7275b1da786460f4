"""Preparing a meeting: its page, and the two presses that invite those ticked and ask for the reports ticked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.days import NoDay, day_typed
from corbiere.desk.forms.form_data import Typed, spread_day, typed_in
from corbiere.desk.forms.questions import Control, Question
from corbiere.desk.meetings import invitations, parents, preparation
from corbiere.desk.meetings.room import Room, entered
from corbiere.desk.meetings.views import around, names_in
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together

BY = "by"
OPENED = "opened"  # in the address: the kind that was just recorded, whose list then stands open
BY_WHEN = Question(BY, BY, Control.DAY, "By when?", required=True)
NO_DAY = "“By when?” is not answered yet. Write the day by which the reports are wanted."


@never_cache
@signed_in
def prepare_page(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    return _page(request, entered(viewer, id))


def _page(request: HttpRequest, room: Room, typed: Typed | None = None, fault: str = "") -> HttpResponse:
    names, latest = names_in(room, family=True), invitations.wanted_by(room)
    asked = typed or (spread_day(latest, BY) if latest else {})
    guests, reports = preparation.guests(room, names.numbers), preparation.report_rows(room, names)
    told: dict[str, Any] = {
        "opened": request.GET.get(OPENED, ""),
        "guests": guests,
        "guests_in_short": preparation.answers_in_short(guests),
        "unmet": preparation.unmet(room),
        "missing_parents": parents.missing_parents(room, names),
        "suggested": invitations.suggested(room, names),
        "to_ask": invitations.reports_to_ask(room, names),
        "unticked": typed is not None and set(typed.get("report", ())),
        "by": shown([BY_WHEN], FormState(asked, {BY: [fault]} if fault else {}))[0],
        "reports": reports,
        "reports_in_short": preparation.reports_in_short(reports),
        "heard": preparation.heard(room),
        "before": preparation.before(room),
        "parts": preparation.parts(room, "prepare"),
        "reports_by": preparation.reports_by(room),
        "wanted_by": preparation.wanted_by(room),
        "key": uuid4(),
        "another_key": uuid4(),
    }
    return render(request, "desk/meetings/prepare.html", around(room, names, "") | told, status=422 if fault else 200)


@require_POST
@signed_in
def ask(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """Invites those who are ticked and those added. Nobody is invited twice."""
    room = entered(viewer, id)
    room.at_the_door(room.type.family.invited)
    more = invitations.added(room, invitations.ids_in(request.POST.getlist("add")))
    writings = invitations.invitations(room, names_in(room, family=True), set(request.POST.getlist("ask")), more)
    says = "They are now on the list of those invited." if writings else "Nobody new was ticked; nothing has changed."
    asks = room.may(room.type.family.report_asked) and bool(writings)
    return _done(request, room, writings, says, "reports" if asks else "asked")


@require_POST
@signed_in
def ask_reports(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """Asks the agencies that are ticked for their reports. None is asked twice."""
    room = entered(viewer, id)
    room.at_the_door(room.type.family.report_asked)
    typed = typed_in(request.POST.lists())
    try:
        by = day_typed(typed, BY)
    except NoDay as fault:
        return _page(request, room, typed, f"“By when?” {fault}.")
    if by is None:
        return _page(request, room, typed, NO_DAY)
    writings = invitations.requests(room, names_in(room, family=True), set(typed.get("report", ())), by)
    says = "The reports are asked for." if writings else "No other agency was ticked; nothing has changed."
    try:
        return _done(request, room, writings, says, "reports", raises=True)
    except NotRecorded as refused:
        return _page(request, room, typed, str(refused))


def _done(request: HttpRequest, room: Room, writings: Sequence[Writing], says: str, place: str, *, raises: bool = False) -> HttpResponse:
    """Records them in one act, once however often it is pressed, and goes back to the place on the page."""
    try:
        if writings:
            record_together(writings, by=room.viewer.author, key=request.POST.get("key") or None)
        messages.success(request, says)
    except KeyTaken:
        messages.success(request, "This has already been recorded.")
    except NotRecorded as fault:
        if raises:
            raise
        messages.error(request, str(fault))
    return redirect(f"{room.page()}?{OPENED}={writings[0].entry.kind if writings else ''}#{place}")

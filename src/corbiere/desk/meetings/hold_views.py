"""The page on which a meeting is held, and what of it is fetched while it lies open: what others write, and one's own note in place."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names as directory_names
from corbiere.desk.forms.notebook import Notebook, number_of
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.meetings import attendance, beside_points, closing, hold, notebook
from corbiere.desk.meetings.attendance import AttendanceChoice
from corbiere.desk.meetings.notebook import NoteBox
from corbiere.desk.meetings.room import Room, entered
from corbiere.desk.meetings.views import around, names_in
from corbiere.ledger.entry import Choice
from corbiere.ledger.writing import Written
from corbiere.meetings.parts import AgencySector, Sector

HELD_DAILY = "meeting, while it is held"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def hold_page(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    room = entered(viewer, id, HELD_DAILY, daily=True)
    number = number_of(request.POST.get("do", ""))
    book, written = hold.pressed(room, request.POST) if request.method == "POST" else (notebook.notebook(room), None)
    if number is not None and getattr(request, "htmx", False):
        return _in_place(request, room, notebook.box(room, book or notebook.fresh(room), number), written)
    if book is None:
        messages.success(request, "It is in the record.")
        return redirect(room.page("hold") + (f"?point={number}#point-{number}" if number is not None else "#here"))
    return render(request, "desk/meetings/hold.html", _shown(request, room, book), status=422 if book.faults else 200)


def _shown(request: HttpRequest, room: Room, book: Notebook) -> dict[str, Any]:
    names = names_in(room)
    shown = around(room, names, "hold") | {"book": book, "whom": notebook.whom_else(room), "key": uuid4(), "grounds": notebook.GROUNDS}
    said, rows = _said(room, book, shown["names"]), attendance.rows(room, book.typed)
    points, parts = beside_points.agenda(room, names, said["talks"], number_of(f"note-{request.GET.get('point', '')}"))
    shown |= said | {"agenda": points, "parts": parts, "decisions": closing.decisions(room, shown["names"])}
    return shown | {
        "rows": [row._replace(number=names.numbers.get(row.practitioner or room.id, "")) for row in rows],
        "new": attendance.newcomer(room, book.typed),
        "may_note": room.may(room.type.family.noted),
        "any_here": any(row.here for row in rows),
        "nobody_asked": attendance.nobody_asked(room),
        "sectors": (("", "Choose"), *_choices(Sector if room.type.is_about_people else AgencySector)),
        "hows": _choices(AttendanceChoice),
        "hows_here": _choices(AttendanceChoice, without=(AttendanceChoice.NOT_YET, AttendanceChoice.ABSENT)),
    }


def _choices(of: Iterable[Choice], without: Collection[Choice] = ()) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, choice.label) for choice in of if choice not in without)


def _said(room: Room, book: Notebook, names: dict[UUID, str]) -> dict[str, Any]:
    """Parts that others may write meanwhile."""
    talks, besides = hold.talks(room, book, names)
    return {"talks": talks, "besides": besides, "quorum": hold.quorum(room)}


def _in_place(request: HttpRequest, room: Room, box: NoteBox | None, written: Written | None) -> HttpResponse:
    """The box under one point, empty and the new note beside, or with what is wrong. What was sent again may be shown already: then all
    the notes of the point."""
    if box is None:
        return HttpResponse(status=409)
    shown = {"box": box, "as_of": room.today, "fetched": True}
    if written:
        talk = hold.talk(room, box) if written.again else hold.added(room, box, written)
        shown |= {"talk": talk, "is_whole": talk.total == len(talk.lines)}
    return render(request, "desk/meetings/note_added.html", shown)


@never_cache
@signed_in
def said(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """The meeting so far, fetched again and again by an open page, into which it goes around what is being typed."""
    room = entered(viewer, id, HELD_DAILY, daily=True)
    names = directory_names(hold.authors(room))
    shown = _said(room, notebook.fresh(room), names) | {"room": room, "rows": attendance.rows(room), "as_of": room.today, "fetched": True}
    return render(request, "desk/meetings/said.html", shown)

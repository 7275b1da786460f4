"""The page of a worry: one answer is needed, and what was typed is kept like any draft."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.form_data import typed_in
from corbiere.desk.forms.parsing import GENERAL
from corbiere.desk.forms.recording import Refusal
from corbiere.desk.forms.submission import with_files
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.forms.views import READ_OR_SEND
from corbiere.desk.models import Draft
from corbiere.front_door.entries import ConcernReceived, WorryArrived
from corbiere.front_door.pages.worry.form import WHOM, WorryForm, record_worry


@never_cache
@signed_in
def worry(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The urgent path, from anywhere: `?about=` chooses the child."""
    begun = Draft(id=uuid4(), practitioner=viewer.practitioner, kind=ConcernReceived.kind)
    typed = {WHOM: [request.GET["about"]]} if "about" in request.GET else {}
    return render(request, "front_door/worry.html", {"form": WorryForm(begun, typed, viewer)})


@never_cache
@READ_OR_SEND
@shown_back
@signed_in
def draft(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    held = drafts.held(viewer, id, request.POST.get("draft", ""))
    if held is None or held.subject is not None:
        raise NotVisible
    if request.method == "GET" and not held.sent:
        return render(request, "front_door/worry.html", {"form": WorryForm(held, held.typed, viewer)})
    return _sent(request, viewer, held) if request.method == "POST" else redirect("desk:recorded", held.id)


def _sent(request: HttpRequest, viewer: Viewer, held: Draft) -> HttpResponse:
    typed, file_faults = with_files(request, held, typed_in(request.POST.lists()), WorryArrived)
    try:
        held = drafts.keep(viewer, held, typed)
    except drafts.TooMuch:
        return render(request, "front_door/worry.html", {"form": WorryForm(held, typed, viewer, {GENERAL: [drafts.TOO_MUCH]})})
    if find := request.POST.get("find", ""):
        return render(request, "front_door/worry.html", {"form": WorryForm(held, typed, viewer, file_faults, find=find)})
    refused = Refusal(file_faults) if file_faults else None if held.sent else record_worry(held, typed, viewer)
    if refused:
        return render(request, "front_door/worry.html", {"form": WorryForm(held, typed, viewer, refused.faults)}, status=422)
    return redirect("desk:recorded", held.id)

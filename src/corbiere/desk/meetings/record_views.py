"""The meetings of one subject, and arranging one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.desk.forms import drafts
from corbiere.desk.forms.form_data import one, typed_in
from corbiere.desk.forms.layout import layout_of
from corbiere.desk.forms.submission import asking_about
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.meetings import (
    arrangement,
    forms,
    tab,
)
from corbiere.desk.models import Draft
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.overview import lead_of
from corbiere.desk.record.record import subject_opened
from corbiere.desk.record.views import about
from corbiere.ledger.entry import PERSON, kind_called
from corbiere.meetings.types import type_called
from corbiere.people.models import Person

MOVED = "The meeting was arranged before and now has this day. Whoever is invited stays invited: tell them."
READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
def of_child(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = subject_opened(request, viewer, subject, "meetings")
    coming, past = tab.listed(subject, record.lines, record.shown.on)
    shown = {
        "coming": coming,
        "past": past,
        "sees": tab.sees_any(record),
        "types": tab.to_arrange(record) if record.shown.is_now else [],
        "requests": tab.to_request(record) if record.shown.is_now else [],
        "parts": tab.parts(record),
    }
    called = colleagues([lead_of(record.lines, record.shown.on)])
    return render(request, "desk/meetings/of_child.html", about(request, record, called) | shown)


@never_cache
@signed_in
def arrange(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """The form for a type of meeting: `?type=`."""
    try:
        type = type_called(request.GET.get("type", ""))
    except KeyError:
        raise Http404 from None
    asking = asking_about(viewer, Draft(practitioner=viewer.practitioner, subject=subject, kind=type.family.arranged))
    return _arranging(request, arrangement.new(asking, type, _called(type.family.arranged, subject)))


@never_cache
@READ_OR_SEND
@shown_back
@signed_in
def arrange_draft(request: HttpRequest, viewer: Viewer, subject: UUID, draft: UUID) -> HttpResponse:
    held = drafts.held(viewer, draft, request.POST.get("draft", ""))
    if held is None or held.subject != subject:
        raise NotVisible
    if not held.sent:
        typed = typed_in(request.POST.lists()) if request.method == "POST" else held.typed
        form = arrangement.form(asking_about(viewer, held), held, typed, _called(held.kind, subject))
        again = forms.answered(request.POST, form, forms.recorded) if request.method == "POST" else form
        if again:
            return _arranging(request, again)
        held = Draft.objects.get(id=held.id)
    if held.sent:
        return _arranged(request, viewer, held)
    messages.success(request, "Saved as a draft. Nobody else can see it.")
    return redirect("desk:meetings", subject)


def _arranged(request: HttpRequest, viewer: Viewer, draft: Draft) -> HttpResponse:
    """Goes to the meeting: a new one, or the one whose day was set anew; to the list of them where it stands there no longer."""
    met = arrangement.arranged(asking_about(viewer, draft), draft)
    messages.success(request, "It is in the record." if met and met.moves == 0 else MOVED)
    return redirect("desk:meeting", met.id) if met else redirect("desk:meetings", draft.subject)


def _called(kind: str, subject: UUID) -> str:
    if kind_called(kind).about.sort != PERSON.sort:
        return names([subject]).get(subject, "")
    return str(Person.objects.values_list("name", flat=True).get(subject=subject))


def _arranging(request: HttpRequest, form: forms.JointForm) -> HttpResponse:
    caption = form.children[0].label
    given = {"form": form, "layout": layout_of(form), "caption": caption}
    given |= {"back": reverse("desk:meetings", args=[form.draft.subject]), "as_of": form.asking.viewer.on}
    given["awaited"] = arrangement.awaited(form.asking, type_called(one(form.typed, arrangement.MEETING_TYPE)))
    return render(request, "desk/meetings/form.html", given, status=422 if form.is_faulty else 200)

"""The pages of foster carers. They are closed to everybody else, as every other page is to carers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import open_record
from corbiere.access.decorators import open_to_carers
from corbiere.access.viewing import Viewer
from corbiere.care.pages.carers.acts import ACT_OF, ACTS, CarersForm, to_correct
from corbiere.care.pages.carers.page import carers_page, children_of, known, opened
from corbiere.care.pages.notes import DayNote
from corbiere.desk.forms.form_data import typed_in

PAGE = "care:my-child"


@never_cache
@open_to_carers
def my_children(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everybody who lives with the carer. Where that is one child, their page."""
    children = children_of(viewer)
    if len(children) == 1:
        return redirect(PAGE, children[0])
    for child in children:
        open_record(viewer, child, "who lives with the carer")
    return render(request, "care/my_children.html", {"children": [known(viewer, child) for child in children]})


@never_cache
@open_to_carers
def still_here(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """No content, for a window that asks before it sends whether there is a line, they are signed in, and the child lives with them: of
    any other child it is told only that they do not."""
    return HttpResponse(status=204 if subject in children_of(viewer) else 200)


@never_cache
@open_to_carers
def my_child(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    page = carers_page(viewer, subject)
    notes = [(note, _correction(viewer, subject, note)) for note in page.notes]
    shown = {"page": page, "child": page.child, "form": CarersForm(ACTS["day"], page.child).begun(), "act": "day", "notes": notes}
    return render(request, "care/my_child.html", shown)


def _correction(viewer: Viewer, subject: UUID, note: DayNote) -> str:
    """Where whoever wrote it puts it right."""
    theirs = note.line.practitioner == viewer.practitioner
    return reverse("care:carers-correction", args=[subject, ACT_OF[note.line.kind], note.root]) if theirs else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_carers
def carers_act(request: HttpRequest, viewer: Viewer, subject: UUID, act: str, entry: UUID | None = None) -> HttpResponse:
    """One form, new or of what the carer wrote before. What is wrong is said at the question, and nothing typed is lost."""
    child, lines = opened(viewer, subject, f"carer’s page: {act}")
    before = to_correct(lines, entry, act, viewer.practitioner) if entry else None
    if act not in ACTS or (entry and before is None):
        raise Http404
    form, status = CarersForm(ACTS[act], child, before).begun(), 200
    if request.method == "POST":
        form = CarersForm(ACTS[act], child, before, typed_in(request.POST.lists()))
        if not form.pressed(request.POST.dict()):
            if form.recorded(viewer):
                messages.success(request, ACTS[act].done)
                return redirect(PAGE, subject)
            status = 422
    return render(request, "care/carers_act.html", {"child": child, "form": form, "act": act}, status=status)

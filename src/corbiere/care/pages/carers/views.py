"""The pages of foster carers. They are closed to everybody else, as every other page is to carers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import open_record
from corbiere.access.decorators import open_to_carers
from corbiere.access.viewing import Viewer
from corbiere.care.pages.carers.acts import ACTS, CarersForm
from corbiere.care.pages.carers.page import carers_page, children_of, known, opened
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
def my_child(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    page = carers_page(viewer, subject)
    return render(request, "care/my_child.html", {"page": page, "child": page.child, "form": CarersForm(ACTS["day"]), "act": "day"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_carers
def carers_act(request: HttpRequest, viewer: Viewer, subject: UUID, act: str) -> HttpResponse:
    """One form. What is wrong is said at the question, and nothing typed is lost."""
    child, _ = opened(viewer, subject, f"carer’s page: {act}")
    if act not in ACTS:
        raise Http404
    form = CarersForm(ACTS[act])
    status = 200
    if request.method == "POST":
        form = CarersForm(ACTS[act], typed_in(request.POST.lists()))
        if not form.pressed(request.POST.dict()):
            if form.recorded(viewer, subject):
                messages.success(request, ACTS[act].done)
                return redirect(PAGE, subject)
            status = 422
    return render(request, "care/carers_act.html", {"child": child, "form": form, "act": act}, status=status)

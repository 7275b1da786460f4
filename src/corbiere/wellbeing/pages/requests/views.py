"""The page on which a request to assess is read and answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.agencies.giving import ANSWERED
from corbiere.desk.addresses import form_address
from corbiere.wellbeing.entries import AssessmentStarted
from corbiere.wellbeing.pages.requests.refusal import RefusalForm, refusal, refused
from corbiere.wellbeing.pages.requests.request_page import RequestAsked, accepted, asked_of, is_anothers

TAKEN = "You have it now. Whoever asked can see that."
NO = "Whoever asked reads your reason, and asks another where an assessment is still needed."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def request(request: HttpRequest, viewer: Viewer, subject: UUID, id: UUID) -> HttpResponse:
    try:
        asked = asked_of(viewer, subject, id)
    except NotVisible:
        if request.method != "POST" or not is_anothers(viewer, subject, id):
            raise
        messages.info(request, ANSWERED)
        return redirect(reverse("desk:my-work"))
    if request.method != "POST":
        return _page(request, asked, refusal(asked))
    if "accept" in request.POST:
        fault = accepted(asked)
        if fault:
            return _page(request, asked, refusal(asked), fault)
        messages.success(request, TAKEN)
        return redirect(reverse("wellbeing:request", args=[subject, id]))
    form = refusal(asked, request.POST)
    if not refused(form, viewer):
        return _page(request, asked, form)
    messages.success(request, NO)
    return redirect(reverse("wellbeing:request", args=[subject, id]))


def _page(request: HttpRequest, asked: RequestAsked, form: RefusalForm, fault: str = "") -> HttpResponse:
    shown = {
        "asked": asked,
        "form": form,
        "general": [fault] if fault else form.general,
        "as_of": asked.viewer.on,
        "start": form_address(asked.subject, AssessmentStarted.kind) if asked.is_accepted else "",
    }
    return render(request, "wellbeing/request.html", shown, status=422 if fault or form.is_faulty else 200)

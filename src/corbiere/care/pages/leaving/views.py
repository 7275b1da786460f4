"""The page of a young person who leaves care."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.care.pages.leaving.page import shown_of
from corbiere.desk.record.record import opened
from corbiere.desk.record.views import about


@signed_in
def leaving(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "leaving care")
    shown = shown_of(record) if record.sees("care") else None
    if shown is None:
        raise Http404
    return render(request, "care/leaving.html", about(request, record, {}) | shown)

"""The page of what was written of a child's days."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.care.pages.days.page import days_page, notes_of
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import opened
from corbiere.desk.record.views import about


@require_safe
@signed_in
def days(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "their days with the carers")
    notes = notes_of(record)
    if not notes:
        raise Http404
    names = colleagues(note.line.practitioner for note in notes)
    page = days_page(record, notes, names, request.GET.get("month", ""))
    return render(request, "care/days.html", about(request, record, names) | {"page": page, "care": record.address("care:looked-after")})

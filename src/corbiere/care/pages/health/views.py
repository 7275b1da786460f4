"""The page of the health of a child in care."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.care.pages.health.page import health_page
from corbiere.care.pages.looked_after.now import care_now
from corbiere.desk.record.record import opened
from corbiere.desk.record.views import about


@require_safe
@signed_in
def health(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "their health in care")
    if not record.sees("health") or care_now(record) is None:
        raise Http404
    shown = {"page": health_page(record), "care": record.address("care:looked-after")}
    return render(request, "care/health.html", about(request, record, {}) | shown)

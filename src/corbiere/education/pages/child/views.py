"""The page of a child's education."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.record.record import opened
from corbiere.desk.record.views import about
from corbiere.education.pages.child import page
from corbiere.education.term_plans import DEFAULT


@signed_in
def education(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "how school goes for them")
    now = page.education_now(record) if record.sees("education") else None
    if now is None:
        raise Http404
    shown = {
        "now": now,
        "acts": page.acts(record),
        "schools": page.schools(record),
        "terms": page.terms(record),
        "exclusions": page.exclusions(record),
        "barriers": page.barriers(record),
        "earlier": page.earlier_plans(record),
        "default": DEFAULT,
    }
    return render(request, "education/child.html", about(request, record, {}) | shown)

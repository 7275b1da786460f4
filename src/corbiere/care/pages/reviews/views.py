"""The pages of reviewing."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.reach import Openness
from corbiere.access.viewing import Viewer
from corbiere.care.pages.reviews import child, day, service
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import opened
from corbiere.desk.record.views import about


@require_safe
@signed_in
def reviews(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """LAC-416-5, LAC-416-6: one child's reviews."""
    record = opened(request, viewer, subject, "how their care is reviewed")
    if not record.sees("care"):
        raise Http404
    called = colleagues(child.named(record))
    return render(request, "care/reviews/child.html", about(request, record, called) | {"page": child.reviews_page(record, called)})


@never_cache
@require_safe
@signed_in
def my_reviews(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Lists those whose care the viewer reviews, or for whose officer they act."""
    openness = Openness(viewer)
    found = day.officers_day(viewer, openness)
    if not found.everybody and not day.is_officer(viewer):
        raise Http404
    log_listed(viewer, [row.child.id for row in found.everybody], "reviews", daily=True)
    return render(request, "care/reviews/day.html", {"day": found, "as_of": viewer.on, "soon": day.SOON})


@never_cache
@require_safe
@signed_in
def officers(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """ISS-5-2, ISS-5-3: the load of each, and who has nobody."""
    if not service.sees_service(viewer):
        raise Http404
    page = service.service_page(viewer)
    log_listed(viewer, [row.href for row in page.waiting], "children without a reviewing officer", daily=True)
    return render(request, "care/reviews/officers.html", {"page": page, "as_of": viewer.on})

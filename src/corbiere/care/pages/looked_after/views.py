"""The page of how a child is looked after."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.care.pages.care_plan.page import plan_line
from corbiere.care.pages.days.page import last_note
from corbiere.care.pages.health.page import due_rows
from corbiere.care.pages.looked_after import page
from corbiere.care.pages.looked_after.now import care_now
from corbiere.desk.record.record import opened
from corbiere.desk.record.views import about

SOONEST = 2  # of what is due for their health; the rest has a page


@signed_in
def looked_after(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "how they are looked after")
    now = care_now(record) if record.sees("care") else None
    if now is None:
        raise Http404
    shown = {
        "now": now,
        "plan": plan_line(record),
        "places": page.place_now(record),
        "acts": page.acts(record),
        "homes": page.home_rows(record),
        "statuses": page.status_rows(record),
        "consents": page.consent_rows(record),
        "health": due_rows(record)[:SOONEST] if record.sees("health") else None,
        "health_page": record.address("care:health"),
        "days": last_note(record),
        "days_page": record.address("care:days"),
        "family_time": page.family_time_rows(record),
        "missing": page.missing_rows(record),
        "told": list(page.told_rows(record)),
    }
    return render(request, "care/looked_after.html", about(request, record, {}) | shown)

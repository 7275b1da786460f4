"""My work: everything that waits for somebody, in one list, with why and the paragraph, and one press to where it is done."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.reach import Openness
from corbiere.access.recording import ties_together
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.absence import absences
from corbiere.agencies.directory import managers_of
from corbiere.agencies.models import Practitioner
from corbiere.desk.components.days import OnDayForm, shown
from corbiere.desk.worklist import team
from corbiere.desk.worklist.rows import RowLinks
from corbiere.work.needs import READ_WITHIN
from corbiere.work.workload import Workload, workload


@signed_in
def my_work(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    asked = shown(request, viewer.on)
    openness = Openness(viewer)
    hour = f"{timezone.localtime():%H:%M}" if asked.is_now else ""
    load = workload(viewer, viewer.practitioner, asked.on, openness, hour)
    rows = openness.rows(load.named)
    log_listed(viewer, load.named, "my work", daily=True, rows=rows)
    ties = ties_together(viewer, load.named, rows)
    given = _listed(load, RowLinks(ties, asked.on, hour, asked.is_now)) | {
        "shown": asked,
        "mine": True,
        "on_day": OnDayForm({"on": str(asked.on)}),
    }
    given["away"] = absences([viewer.practitioner], viewer.on).get(viewer.practitioner) if asked.is_now else None
    given["me"] = {"subject": viewer.practitioner, "name": viewer.name}
    given["manages"] = MANAGES in viewer.roles
    given["ask"] = "" if load.things else _whom_to_ask(viewer)
    return render(request, "desk/work/my_work.html", given)


def _listed(load: Workload, drawing: RowLinks) -> dict[str, Any]:
    return {"load": load, "groups": drawing.groups(load.rows, load.nobody)}


def _whom_to_ask(viewer: Viewer) -> str:
    """Names whoever manages them."""
    return " or ".join(managers_of(viewer.practitioner, viewer.on)) or "your manager"


@signed_in
def worker(request: HttpRequest, viewer: Viewer, practitioner: UUID) -> HttpResponse:
    """A worker's work, for those who manage them."""
    if practitioner not in team.workers(viewer):
        raise Http404
    asked = shown(request, viewer.on)
    who = Practitioner.objects.get(subject=practitioner)
    load = workload(viewer, practitioner, asked.on)
    log_listed(viewer, load.named, "the work of somebody they manage", daily=True)
    given = _listed(load, RowLinks({}, asked.on, "", acts=False)) | {"shown": asked, "who": who, "manages": True}
    return render(request, "desk/work/my_work.html", given)


@signed_in
def team_view(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    teams = team.teams(viewer)
    log_listed(viewer, {stuck.child for held in teams for stuck in (*held.stuck, *held.unowned)}, "team", daily=True)
    given = {"teams": teams, "columns": team.columns(), "manages": bool(teams), "as_of": viewer.on, "read_within": READ_WITHIN.days}
    return render(request, "desk/work/team.html", given)

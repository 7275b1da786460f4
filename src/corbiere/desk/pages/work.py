"""My work: what is due, by day, with why and the paragraph, and one click to the form that does it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.entrance import signed_in
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.models import Practitioner
from corbiere.desk import team
from corbiere.desk.days import shown
from corbiere.desk.workload import begun, workload


@signed_in
def my_work(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    asked = shown(request, viewer.on)
    load = workload(viewer, viewer.practitioner, asked.on)
    manages = MANAGES in viewer.roles
    return render(
        request, "desk/work/my_work.html", {"load": load, "shown": asked, "drafts": begun(viewer), "manages": manages, "mine": True}
    )


@signed_in
def worker(request: HttpRequest, viewer: Viewer, practitioner: UUID) -> HttpResponse:
    """A worker's work, for those who manage them."""
    if practitioner not in team.workers(viewer):
        raise Http404
    asked = shown(request, viewer.on)
    who = Practitioner.objects.get(subject=practitioner)
    load = workload(viewer, practitioner, asked.on)
    return render(request, "desk/work/my_work.html", {"load": load, "shown": asked, "who": who, "manages": True})


@signed_in
def team_view(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    teams = team.teams(viewer)
    return render(request, "desk/work/team.html", {"teams": teams, "manages": bool(teams), "asked": viewer.on})

"""My work: what is due, by day, with why and the paragraph, and one click to the form that does it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.reach import Openness
from corbiere.access.recording import ties_together
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.models import Practitioner
from corbiere.desk.components.days import shown
from corbiere.desk.forms.drafts import begun
from corbiere.desk.forms.second_person import waiting_for
from corbiere.desk.meetings.tab import own_meetings
from corbiere.desk.reports.reports import own_reports
from corbiere.desk.worklist import team
from corbiere.work.workload import workload


@signed_in
def my_work(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    asked = shown(request, viewer.on)
    openness = Openness(viewer)
    load = workload(viewer, viewer.practitioner, asked.on, openness)
    drafts = begun(viewer, openness, load.people)
    coming = own_meetings(viewer, asked.on, [child.id for child in load.children], openness, load.people)
    reports = own_reports(viewer, asked.on, openness, load.people)
    named = {draft.subject for draft, _, name in drafts if draft.subject and name}
    named |= {child for names in [held.names for held in coming] + [held.names for held in reports] for child in names}
    rows = openness.rows(load.named | named)
    log_listed(viewer, load.named | named, "my work", daily=True, rows=rows)
    given = {"load": load, "shown": asked, "drafts": drafts, "meetings": coming, "reports": reports, "mine": True}
    given["ties"] = ties_together(viewer, {task.child.id for listed in load.work for task in listed}, rows)
    given["manages"] = MANAGES in viewer.roles
    given["to_decide"] = to_decide = waiting_for(viewer)
    log_listed(viewer, {waiting.subject for waiting in to_decide}, "corrections asked for", daily=True)
    return render(request, "desk/work/my_work.html", given)


@signed_in
def worker(request: HttpRequest, viewer: Viewer, practitioner: UUID) -> HttpResponse:
    """A worker's work, for those who manage them."""
    if practitioner not in team.workers(viewer):
        raise Http404
    asked = shown(request, viewer.on)
    who = Practitioner.objects.get(subject=practitioner)
    load = workload(viewer, practitioner, asked.on)
    log_listed(viewer, load.named, "the work of somebody they manage", daily=True)
    return render(request, "desk/work/my_work.html", {"load": load, "shown": asked, "who": who, "manages": True})


@signed_in
def team_view(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    teams = team.teams(viewer)
    log_listed(viewer, {stuck.child for held in teams for stuck in held.stuck}, "team", daily=True)
    return render(request, "desk/work/team.html", {"teams": teams, "columns": team.columns(), "manages": bool(teams), "as_of": viewer.on})

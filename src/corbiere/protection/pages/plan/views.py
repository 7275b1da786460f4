"""The child’s own copy of the plan, as it is read with the child or printed for them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.record.record import opened
from corbiere.plans.family import TheirPlan
from corbiere.plans.plan import PlanState
from corbiere.protection.pages.plan import childs_copy
from corbiere.protection.planning import PLAN, holds


@signed_in
def own(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Where child protection is closed, there is no such page."""
    record = opened(request, viewer, subject, "the child’s own plan")
    plan = PlanState(PLAN, record.lines, record.shown.on)
    if not record.sees(PLAN.category) or plan.version is None:
        raise Http404
    family = TheirPlan(plan, plan.version.day)
    copy = (
        childs_copy.written(family.own[0], record.called) if family.own else childs_copy.from_the_plan(holds(plan.version), record.called)
    )
    given = {
        "record": record,
        "copy": copy,
        "family": family,
        "version": plan.version,
        "as_of": record.shown.on,
        "back": record.address("desk:plan", PLAN.name),
    }
    return render(request, "protection/plan/own.html", given)

"""The pages of a plan: as it stands, and its versions side by side."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.components.filters import Filter
from corbiere.desk.plans.page import actions, outcomes, own_answers, pages_of, steps
from corbiere.desk.record import overview
from corbiere.desk.record.display import pointed_at
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record, subject_opened
from corbiere.desk.record.views import about
from corbiere.plans.comparison import chosen, comparison
from corbiere.plans.entries import PlanWritten
from corbiere.plans.family import TheirPlan
from corbiere.plans.plan import PlanState
from corbiere.plans.types import type_called

KEPT = ("on", "known", "at")


def _opened(request: HttpRequest, viewer: Viewer, subject: UUID, name: str, what: str) -> tuple[Record, PlanState]:
    """The record and its plan. Where the plan’s category is closed, there is no such page."""
    record, type = subject_opened(request, viewer, subject, what), type_called(name)
    if type is None or type.wrote.about.sort != record.sort or not record.sees(type.category):
        raise Http404
    return record, PlanState(type, record.lines, record.shown.on)


@require_safe
@signed_in
def plan(request: HttpRequest, viewer: Viewer, subject: UUID, name: str) -> HttpResponse:
    record, state = _opened(request, viewer, subject, name, "plan")
    own = pages_of(state)
    wanted = {id for page in own for id in page.named(record)}
    wanted |= {id for sort, id in pointed_at(state.holds) if sort in ("practitioner", "team", "agency")} if state.holds else set()
    names = colleagues([overview.lead_of(record.lines, record.shown.on), *wanted])
    given = {
        "plan": state,
        "outcomes": outcomes(state, names),
        "actions_of": actions(record, state, viewer.agency, names),
        "family": TheirPlan(state, state.version.day) if state.version else None,
        "more": own_answers(state.holds, PlanWritten, names) if state.holds else [],
        "steps": steps(record, state),
        "kind_called": state.type.wrote.called,
        "asks": [part for part in ("answered", "explained", "given") if getattr(state.type, part)],
        "version_from": state.comes_from(state.version) if state.version else "",
        "born": record.is_person and not record.person.unborn,
        "versions": record.address("desk:plan-versions", name),
    }
    for page in own:
        given |= page.build(viewer, record, state, names)
    template = next((page.template for page in own), "desk/plans/plan.html")
    return render(request, template, about(request, record, names) | given)


class ChosenForm(Filter):
    """Which versions to lay side by side."""

    older = forms.IntegerField(label="Compare version", min_value=1, max_value=9999)
    newer = forms.IntegerField(label="with version", min_value=1, max_value=9999)


@require_safe
@signed_in
def versions(request: HttpRequest, viewer: Viewer, subject: UUID, name: str) -> HttpResponse:
    record, state = _opened(request, viewer, subject, name, "versions of the plan")
    names = colleagues([overview.lead_of(record.lines, record.shown.on)])
    pair = chosen(state.versions, ChosenForm(request.GET).answers())
    given = {
        "listed": [(version, state.comes_from(version)) for version in reversed(state.versions)],
        "compared": comparison(*pair) if pair else None,
        "kept": [(key, request.GET[key]) for key in KEPT if key in request.GET],
        "current": record.address("desk:plan", name),
    }
    return render(request, "desk/plans/versions.html", about(request, record, names) | given)

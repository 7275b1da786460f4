"""The pages of a child’s plan: as it stands, its versions side by side, and the child’s own copy."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.recording import is_theirs, ties_together
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.agencies.models import Agency
from corbiere.desk.record import overview
from corbiere.desk.record.display import Named
from corbiere.desk.record.names import practitioners
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.ledger.entry import kind_called
from corbiere.people.models import Person
from corbiere.protection.contacts import members
from corbiere.protection.entries.plans import PlanKnownOnAdultRecord
from corbiere.protection.pages.plan import actions, childs_copy, contacts
from corbiere.protection.pages.plan.comparison import ChosenForm, chosen, comparison
from corbiere.protection.pages.plan.family import TheirPlan
from corbiere.protection.pages.plan.plan import PlanShown
from corbiere.protection.pages.plan.supervision import Supervision


def _opened(request: HttpRequest, viewer: Viewer, subject: UUID, what: str) -> tuple[Record, PlanShown]:
    """The record and its plan. Where child protection is closed, there is no such page."""
    record = opened(request, viewer, subject, what)
    if not record.sees("protection"):
        raise Http404
    return record, PlanShown(subject, record.lines, record.shown.on)


@signed_in
def plan(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record, shown = _opened(request, viewer, subject, "plan")
    group, supervision = members(record.lines, record.shown.on), Supervision(subject, record.lines, record.shown.on)
    named = [overview.lead_of(record.lines, record.shown.on), *contacts.people_in(group), *supervision.named]
    names = practitioners(named) | _agencies(shown.agencies | supervision.named)
    given = {
        "rows": contacts.table(group, names, record.shown.on),
        "sees_contacts": record.sees(kind_called("contact-had").category),
        "supervision": supervision,
        "considered": supervision.considered(names),
        "in_agencies": supervision.agencies(names),
        "plan": shown,
        "family": TheirPlan(record.lines, shown.version) if shown.version else None,
        "actions_by": shown.actions_by(names),
        "promised": shown.of_service(viewer.agency, names),
        "steps": actions.steps(record, shown),
        "adults": actions.on_adults_records(_parents(viewer, record)),
        "version_from": shown.comes_from(shown.version) if shown.version else "",
    }
    return render(request, "protection/plan/plan.html", about(request, record, names) | given)


def _agencies(wanted: set[UUID]) -> dict[UUID, Named]:
    found = Agency.objects.filter(subject__in=wanted).values_list("subject", "name") if wanted else ()
    return {id: Named(name) for id, name in found}


def _parents(viewer: Viewer, record: Record) -> list[tuple[UUID, str]]:
    """The parents and carers on whose own record the viewer may note that there is a plan."""
    wanted = actions.parents_of(record) if record.shown.is_now and record.sees("family") else set()
    people = Person.objects.filter(subject__in=subjects_visible_to(viewer).filter(id__in=wanted).values("id")) if wanted else ()
    may = ties_together(viewer, [person.subject for person in people])
    return [(one.subject, one.called) for one in people if is_theirs(PlanKnownOnAdultRecord, may[one.subject])]


@signed_in
def versions(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record, shown = _opened(request, viewer, subject, "versions of the plan")
    names = practitioners([overview.lead_of(record.lines, record.shown.on)])
    pair = chosen(shown.versions, ChosenForm(request.GET).answers())
    listed = [(version, shown.comes_from(version)) for version in reversed(shown.versions)]
    kept = [(name, request.GET[name]) for name in ("on", "known", "at") if name in request.GET]
    given = {"plan": shown, "listed": listed, "compared": comparison(*pair) if pair else None, "kept": kept}
    return render(
        request, "protection/plan/versions.html", about(request, record, names) | given | {"current": record.address("protection:plan")}
    )


@signed_in
def own(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """The child’s own copy, as it is read with the child or printed for them."""
    record, shown = _opened(request, viewer, subject, "the child’s own plan")
    if shown.version is None or shown.holds is None:
        raise Http404
    family = TheirPlan(record.lines, shown.version)
    copy = childs_copy.written(family.own[0], record.called) if family.own else childs_copy.from_the_plan(shown.holds, record.called)
    given = {
        "record": record,
        "copy": copy,
        "family": family,
        "version": shown.version,
        "asked": record.shown.on,
        "back": record.address("protection:plan"),
    }
    return render(request, "protection/plan/own.html", given)

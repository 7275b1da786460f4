"""The page of the Virtual School: its pupils, each with the next act; and for managers what they reach together, and nobody by name."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.entries import AgencySort, Role
from corbiere.desk.addresses import form_address
from corbiere.education.entries.service import CohortActionDone, CohortActionPlanned, EducationFigureEntered
from corbiere.education.models import CohortAction, IslandFigure
from corbiere.education.pages.cohort import figures
from corbiere.education.pages.cohort.pupils import FILTERS, PupilRow, by_need, filter_called, pupil_rows, shown_to
from corbiere.education.term_plans import DEFAULT
from corbiere.insight.disclosure_control import FEWEST
from corbiere.ledger.reading import beneath


def sees(viewer: Viewer) -> bool:
    """Whether they lead the Virtual School, or manage in children's social care."""
    return Role.VIRTUAL_SCHOOL in viewer.roles or (MANAGES in viewer.roles and viewer.agency_sort == AgencySort.SOCIAL_CARE)


@never_cache
@require_safe
@signed_in
def cohort(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not sees(viewer):
        raise NotVisible
    leads = Role.VIRTUAL_SCHOOL in viewer.roles
    rows = open_to_them = pupil_rows(viewer.on)
    if not leads:
        with beneath():
            rows = pupil_rows(viewer.on)
    closed = {row.pupil.subject for row in rows} - {row.pupil.subject for row in open_to_them}
    beside = figures.compared(rows, list(IslandFigure.objects.filter(entered__lte=viewer.on)), closed)
    shown = {"leads": leads, "figures": beside, "chart": figures.chart_of(beside), "as_of": viewer.on, "fewest": FEWEST, "default": DEFAULT}
    return render(request, "education/cohort.html", shown | (_pupils(request, viewer, rows) if leads else {}))


def _pupils(request: HttpRequest, viewer: Viewer, rows: Sequence[PupilRow]) -> dict[str, object]:
    chosen = filter_called(request.GET.get("show", ""))
    listed = [row for row in rows if chosen.fits(row)]
    first, by_school = by_need(listed)
    shown_to(viewer, listed)
    plans = figures.plans_this_term(rows)
    actions = CohortAction.objects.order_by("by", "entry")
    home = viewer.agency
    return {
        "listed": len(listed),
        "pupils": first,
        "others": len(listed) - len(first),
        "by_school": by_school,
        "chosen": chosen,
        "filters": [(one, sum(one.fits(row) for row in rows)) for one in FILTERS],
        "schools": len({row.pupil.school for row in rows if row.in_care and row.pupil.school}),
        "plans": plans,
        "plans_chart": figures.chart_of_plans(plans),
        "actions": [(one, form_address(one.subject, CohortActionDone.kind, of=one.entry)) for one in actions],
        "plan_action": form_address(home, CohortActionPlanned.kind) if home else "",
        "enter_figure": form_address(home, EducationFigureEntered.kind) if home else "",
    }

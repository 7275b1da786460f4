"""The measures of the service: the list, one measure, its table, and who is behind a number."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.components.days import Shown
from corbiere.desk.components.days import shown as day_shown
from corbiere.insight.answers import Measure
from corbiere.insight.disclosure_control import DEFAULT
from corbiere.insight.drill_down import behind
from corbiere.insight.measures import BY_ID, MEASURES
from corbiere.insight.pages import figures
from corbiere.insight.pages import groups as of_groups
from corbiere.insight.pages.people_behind import groups
from corbiere.insight.pages.question import Asking, asked
from corbiere.insight.pages.spreadsheet import as_csv
from corbiere.insight.scope import answers_for_everyone
from corbiere.protection.pages.register.question import DayForm
from corbiere.registers.numbers import FEWEST


@require_safe
@signed_in
def measures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everybody may read what is counted; the numbers are for those who answer for them."""
    asking = asked(request, viewer)
    lines = figures.lines(asking) if asking.over else []
    given = {"asking": asking, "lines": lines, "all": MEASURES, "kept_back": DEFAULT, "sees_groups": of_groups.may_see(viewer)}
    return render(request, "insight/measures.html", given)


@require_safe
@signed_in
def measure(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held, asking = _measure(id), asked(request, viewer)
    page = figures.page(held, asking) if asking.over else None
    return render(request, "insight/measure.html", {"asking": asking, "measure": held, "page": page, "kept_back": DEFAULT})


@require_safe
@signed_in
def table(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held, asking = _measure(id), _given(asked(request, viewer))
    return as_csv(figures.page(held, asking), asking)


@require_safe
@signed_in
def who(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """The children and meetings behind a number, as far as they are open; each who is named is noted as seen."""
    held, asking = _measure(id), _given(asked(request, viewer))
    over = figures.over_of(asking)
    found = behind(figures.units(held, asking), over)
    log_listed(viewer, found.children & over.open, f"measure: {held.called}", daily=True)
    given = {"asking": asking, "measure": held, "groups": groups(found, over), "closed": found.closed}
    return render(request, "insight/who.html", given)


@require_safe
@signed_in
def three_groups(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """ISS-5-1. Where small numbers are kept back only today is shown: two days side by side would tell what one does not."""
    if not of_groups.may_see(viewer):
        raise Http404
    whole = answers_for_everyone(viewer)
    then = day_shown(request, viewer.on) if whole else Shown(viewer.on, None, viewer.on)
    form = DayForm(request.GET) if whole else None
    given = {"page": of_groups.page(viewer, then), "shown": then, "form": form, "whole": whole, "fewest": FEWEST}
    return render(request, "insight/groups.html", given)


def _measure(id: str) -> Measure[Any]:
    if id not in BY_ID:
        raise Http404
    return BY_ID[id]


def _given(asking: Asking) -> Asking:
    if asking.over is None:
        raise Http404
    return asking

"""The measures of the service: the list, one measure, its table, and who is behind a number."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.entrance import signed_in
from corbiere.access.glimpses import glimpse
from corbiere.access.viewing import Viewer
from corbiere.desk.days import Shown
from corbiere.desk.days import shown as day_shown
from corbiere.desk.insight import groups as of_groups
from corbiere.desk.insight import shown
from corbiere.desk.insight.asking import Asking, asked
from corbiere.desk.insight.named import groups
from corbiere.desk.insight.table import as_csv
from corbiere.desk.registers.asked import DayForm
from corbiere.insight.answers import Measure
from corbiere.insight.behind import behind
from corbiere.insight.measures import BY_ID, MEASURES
from corbiere.insight.small import DEFAULT
from corbiere.insight.whose import answers_for_everyone
from corbiere.registers.numbers import FEWEST


@require_safe
@signed_in
def measures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everybody may read what is counted; the numbers are for those who answer for them."""
    asking = asked(request, viewer)
    lines = shown.lines(asking) if asking.over else []
    given = {"asking": asking, "lines": lines, "all": MEASURES, "kept_back": DEFAULT, "sees_groups": of_groups.may_see(viewer)}
    return render(request, "desk/insight/measures.html", given)


@require_safe
@signed_in
def measure(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held, asking = _measure(id), asked(request, viewer)
    page = shown.page(held, asking) if asking.over else None
    return render(request, "desk/insight/measure.html", {"asking": asking, "measure": held, "page": page, "kept_back": DEFAULT})


@require_safe
@signed_in
def table(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held, asking = _measure(id), _given(asked(request, viewer))
    return as_csv(shown.page(held, asking), asking)


@require_safe
@signed_in
def who(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """The children and meetings behind a number, as far as they are open; each who is named is noted as seen."""
    held, asking = _measure(id), _given(asked(request, viewer))
    over = shown.over_of(asking)
    found = behind(shown.units(held, asking), over)
    glimpse(viewer, found.children & over.open, f"measure: {held.called}", daily=True)
    given = {"asking": asking, "measure": held, "groups": groups(found, over), "closed": found.closed}
    return render(request, "desk/insight/who.html", given)


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
    return render(request, "desk/insight/groups.html", given)


def _measure(id: str) -> Measure[Any]:
    if id not in BY_ID:
        raise Http404
    return BY_ID[id]


def _given(asking: Asking) -> Asking:
    if asking.over is None:
        raise Http404
    return asking

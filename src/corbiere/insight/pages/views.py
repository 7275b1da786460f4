"""The measures of the service: the list, one measure, its table, and who is behind a number."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.components.days import AsAt, AsAtForm
from corbiere.desk.components.days import shown as day_shown
from corbiere.insight.disclosure_control import DEFAULT
from corbiere.insight.drill_down import behind
from corbiere.insight.groups import Grouping, groupings
from corbiere.insight.measure import Measure, measure_called, measure_sets
from corbiere.insight.measure import measures as measures_of_set
from corbiere.insight.pages import figures
from corbiere.insight.pages import groups as of_groups
from corbiere.insight.pages.people_behind import groups
from corbiere.insight.pages.question import MeasureQuery, asked, set_asked
from corbiere.insight.pages.spreadsheet import as_csv
from corbiere.registers.numbers import FEWEST
from corbiere.registers.register import registers
from corbiere.registers.rights import sees_numbers


class GroupsForm(AsAtForm):
    """The day of the numbers."""


@require_safe
@signed_in
def measures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everybody may read what is counted; the numbers are for those who answer for them."""
    of = set_asked(request, viewer)
    asking = asked(request, viewer, of)
    given = {
        "asking": asking,
        "lines": figures.lines(asking) if asking.over else [],
        "all": measures_of_set(of),
        "others": [other for other in measure_sets() if other is not of],
        "kept_back": DEFAULT,
        "registers": [register for register in registers() if sees_numbers(viewer, register)],
        "groupings": [grouping for grouping in groupings() if of_groups.may_see(viewer, grouping)],
    }
    return render(request, "insight/measures.html", given)


@require_safe
@signed_in
def measure(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held = _measure(id)
    asking = asked(request, viewer, held.of)
    page = figures.page(held, asking) if asking.over else None
    return render(request, "insight/measure.html", {"asking": asking, "measure": held, "page": page, "kept_back": DEFAULT})


@require_safe
@signed_in
def table(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held = _measure(id)
    asking = _given(asked(request, viewer, held.of))
    return as_csv(figures.page(held, asking), asking)


@require_safe
@signed_in
def who(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """The children and meetings behind a number, as far as they are open; each who is named is noted as seen."""
    held = _measure(id)
    asking = _given(asked(request, viewer, held.of))
    over = figures.over_of(asking)
    found = behind(figures.units(held, asking), over)
    log_listed(viewer, found.children & over.open, f"measure: {held.called}", daily=True)
    given = {"asking": asking, "measure": held, "groups": groups(found, over), "closed": found.closed}
    return render(request, "insight/who.html", given)


@require_safe
@signed_in
def in_groups(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Where small numbers are kept back only today is shown: two days side by side would tell what one does not."""
    grouping = _grouping(request.GET.get("of", ""))
    if not of_groups.may_see(viewer, grouping):
        raise Http404
    whole = grouping.whole(viewer)
    then = day_shown(request, viewer.on) if whole else AsAt(viewer.on, None, viewer.on)
    form = GroupsForm(request.GET) if whole else None
    page = of_groups.page(viewer, grouping, then)
    given = {"grouping": grouping, "page": page, "shown": then, "form": form, "whole": whole, "fewest": FEWEST}
    return render(request, "insight/groups.html", given)


def _grouping(name: str) -> Grouping:
    """The one of that name; without a name the first."""
    found = next((grouping for grouping in groupings() if name in ("", grouping.name)), None)
    if found is None:
        raise Http404
    return found


def _measure(id: str) -> Measure[Any]:
    try:
        return measure_called(id)
    except KeyError as fault:
        raise Http404 from fault


def _given(asking: MeasureQuery) -> MeasureQuery:
    if asking.over is None:
        raise Http404
    return asking

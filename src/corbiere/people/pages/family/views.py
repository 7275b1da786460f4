"""The family and the network of a child, drawn and in words, and what is known of the carers' earlier households."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.record import overview
from corbiere.desk.record.names import colleagues, named
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.people.genogram.drawing import drawn
from corbiere.people.genogram.sentences import generations
from corbiere.people.pages.family import family_and_network
from corbiere.people.pages.family.carers_history import pasts
from corbiere.people.pages.family.family import gathered, small
from corbiere.people.pages.family.network import drawn_rings, pointed, rings_of
from corbiere.people.reached import reached_of


@signed_in
def people(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "people")
    names = colleagues(family_and_network.workers(record))
    relatives = family_and_network.relatives_shown(viewer, record)
    shown = {
        "sees_family": record.sees("family"),
        "family": family_and_network.kin_reached(record, relatives),
        "drawing": small(record, relatives),
        "household": family_and_network.household(viewer, record, relatives),
        "professionals": family_and_network.professionals(record, names),
    }
    return render(request, "people/around.html", about(request, record, names) | shown)


@signed_in
def genogram(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Logs a sight, too, of everybody shown whose record is open."""
    record = opened(request, viewer, subject, "family tree")
    found = gathered(viewer, record)
    log_listed(viewer, found.opened, "family tree", daily=True)
    drawing = drawn(found.family)
    adopted = [found.family.members[one].name for one in sorted(found.family.adopted)]
    shown: dict[str, object] = {
        "drawing": drawing,
        "generations": generations(found.family, drawing),
        "adopted": adopted,
        "ended_at": found.ended_at,
    }
    return _page(request, record, "genogram", shown)


@signed_in
def network(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "network")
    found = gathered(viewer, record)
    log_listed(viewer, found.opened, "network", daily=True)
    people = pointed(record.lines, record.shown.on)
    names = colleagues(family_and_network.workers(record)) | (named(viewer, subject, record.lines, people) if people else {})
    rings = rings_of(record, found.family, names, reached_of(found.opened, record.shown.on))
    drawing, spokes = drawn_rings(record.called, rings)
    return _page(request, record, "network", {"rings": rings, "drawing": drawing, "spokes": spokes})


@signed_in
def history(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Shows the carers' earlier households, as known. Every child of whom something is shown is a sight too."""
    record = opened(request, viewer, subject, "family history")
    found = gathered(viewer, record)
    past, children = pasts(viewer, record, found.family)
    log_listed(viewer, children, "family history", daily=True)
    return _page(request, record, "history", {"pasts": past, "sees_casework": record.sees("casework")})


def _page(request: HttpRequest, record: Record, page: str, shown: dict[str, object]) -> HttpResponse:
    names = colleagues([overview.lead_of(record.lines, record.shown.on)])
    more = {"current": record.address("people:around"), "sees_family": record.sees("family"), "page": page}
    return render(request, f"people/{page}.html", about(request, record, names) | more | shown)

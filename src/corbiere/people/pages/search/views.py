"""Finding a person among those the viewer may see, and beginning a record, after likely matches have been looked at."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.bases import REPORT_ASKED, is_wide
from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.similar_people import FRESH, is_added, likely_before_adding, may_see_doubles, possible_doubles
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import bases_of, subjects_visible_to
from corbiere.desk.addresses import record_address
from corbiere.ledger.characters import seen
from corbiere.ledger.rulings import NotRecorded
from corbiere.people.birthdays import read_date
from corbiere.people.pages.search.new_record import NewPerson, begin, likely_by_name, subject_of
from corbiere.people.search import search

MOST_FOUND = 20
LONGEST = 200


@signed_in
def find(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    asked = seen(request.GET.get("q", "")).strip()[:LONGEST]
    found = search(asked, among=subjects_visible_to(viewer), limit=MOST_FOUND) if asked else []
    accesses = log_listed(viewer, {match.person.subject for match in found}, "search")
    one_answer = {subject for subject, access in accesses.items() if not is_wide(access.bases)}
    reports = {subject for subject, access in accesses.items() if REPORT_ASKED.name in access.bases}
    shown = {"q": asked, "found": found, "as_of": viewer.on, "one_answer": one_answer, "reports": reports, "twice": may_see_doubles(viewer)}
    return render(request, "people/search/find.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Matches are shown before anything is written; it is written once it is said that none of them is the same person."""
    if request.method != "POST":
        return _page(request, viewer, NewPerson(initial={"key": uuid4(), **_typed(request.GET.get("q", "")[:LONGEST])}, viewer=viewer))
    form = NewPerson(request.POST, viewer=viewer)
    if not form.is_valid():
        return _page(request, viewer, form, status=422)
    if "change" in request.POST:
        return _page(request, viewer, form)
    likely = likely_before_adding(viewer, form.names(), form.born_or_due(), form.is_baby)
    if is_added(subject_of(form, viewer)):
        return _begun(request, viewer, form)
    by_name = likely_by_name(form, viewer)
    if (likely.every or by_name) and not form.is_nobody_of(likely.every):
        log_listed(viewer, {one.told.child.subject for one in by_name}, "likely matches")
        named = [(match, record_address(match.person.subject)) for match in likely.opened]
        shown = {"form": form, "named": named, "own": likely.own, "by_name": by_name, "as_of": viewer.on}
        shown |= {"seen": ",".join(str(match.person.subject) for match in likely.every)}
        return render(request, "people/search/matches.html", shown)
    return _begun(request, viewer, form)


@signed_in
def twice(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who may be on record twice, for those who see both records and put such things right."""
    if not may_see_doubles(viewer):
        raise NotVisible
    return render(request, "people/search/twice.html", {"doubles": possible_doubles(viewer), "as_of": viewer.on, "days": FRESH.days})


def _typed(asked: str) -> dict[str, Any]:
    """Turns a search into the first answers: the last word is taken for the last name, as a date is for that of birth."""
    text, born = read_date(asked)
    first, *more = text.split() or [""]
    return {"given": " ".join([first, *more[:-1]]), "family": more[-1] if more else "", "born": born}


def _begun(request: HttpRequest, viewer: Viewer, form: NewPerson) -> HttpResponse:
    try:
        subject = begin(form, viewer)
    except NotRecorded as said:
        for ruling in (*said.refusals, *said.wanted):
            form.add_error(ruling.field if ruling.field in form.fields else None, forms.ValidationError(ruling.why))
        return _page(request, viewer, form, status=422)
    if bases_of(viewer, subject):
        return redirect("desk:subject", subject)
    messages.success(request, "They are on record now. Their record is open to those who work with them.")
    return redirect("people:search")


def _page(request: HttpRequest, viewer: Viewer, form: NewPerson, status: int = 200) -> HttpResponse:
    return render(request, "people/search/new.html", {"form": form, "as_of": viewer.on}, status=status)

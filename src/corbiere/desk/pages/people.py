"""Finding a person among those the viewer may see, and beginning a record, after likely matches have been looked at."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from corbiere.access.bases import is_wide
from corbiere.access.entrance import signed_in
from corbiere.access.glimpses import glimpse
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import bases_of, subjects_visible_to
from corbiere.desk.beginning import NewPerson, begin
from corbiere.ledger.rulings import NotRecorded
from corbiere.people.search import likely_matches, search

MOST_FOUND = 20
LONGEST = 200


@signed_in
def find(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found = search(asked, among=subjects_visible_to(viewer), limit=MOST_FOUND) if asked else []
    sights = glimpse(viewer, {match.person.subject for match in found}, "search")
    one_answer = {subject for subject, sight in sights.items() if not is_wide(sight.bases)}
    return render(request, "desk/people/find.html", {"q": asked, "found": found, "asked": viewer.on, "one_answer": one_answer})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Matches are shown before anything is written; it is written once it is said that none of them is the same person."""
    if request.method != "POST":
        return _page(request, viewer, NewPerson(initial={"key": uuid4(), "given": request.GET.get("q", "")[:LONGEST]}, viewer=viewer))
    form = NewPerson(request.POST, viewer=viewer)
    if not form.is_valid():
        return _page(request, viewer, form, status=422)
    matches = likely_matches(form.names(), form.born_or_due(), among=subjects_visible_to(viewer))
    if matches and not form.cleaned_data["nobody"]:
        glimpse(viewer, {match.person.subject for match in matches}, "likely matches")
        return render(request, "desk/people/matches.html", {"form": form, "matches": matches, "asked": viewer.on})
    return _begun(request, viewer, form)


def _begun(request: HttpRequest, viewer: Viewer, form: NewPerson) -> HttpResponse:
    try:
        subject = begin(form, viewer)
    except NotRecorded as said:
        for ruling in (*said.refusals, *said.wanted):
            form.add_error(ruling.field if ruling.field in form.fields else None, forms.ValidationError(ruling.why))
        return _page(request, viewer, form, status=422)
    if bases_of(viewer, subject):
        return redirect("desk:child", subject)
    messages.success(request, "They are on record now. Their record is open to those who work with them.")
    return redirect("desk:search")


def _page(request: HttpRequest, viewer: Viewer, form: NewPerson, status: int = 200) -> HttpResponse:
    return render(request, "desk/people/new.html", {"form": form, "asked": viewer.on}, status=status)

"""Pages on which somebody is added to a family, and which say what may follow for a child."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.recording import at_the_door
from corbiere.access.records import seen_together
from corbiere.access.similar_people import is_added, likely_before_adding
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import bases_of
from corbiere.desk.addresses import form_address
from corbiere.desk.extend import every
from corbiere.desk.forms.form_data import typed_in
from corbiere.desk.forms.result_page import offered
from corbiere.desk.record import overview
from corbiere.desk.record.additions import NewInFamily
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.ledger.rulings import NotRecorded
from corbiere.people.entries import Born, RelationshipNoted
from corbiere.people.models import Person
from corbiere.people.pages.family.adding import FamilyChoices, NewRelative, add, begun_with, choices_in, tie
from corbiere.people.pages.family.family_and_network import relatives_shown
from corbiere.people.pages.family.known import TAKE_AWAY, KnownPerson
from corbiere.people.pages.search.new_record import HERE, likely_by_name, subject_of
from corbiere.people.readings import person_of
from corbiere.statute.calendar import whole_years

GROWN_UP = 18
UNSAID = "What they are to {} is not written: ask those who work with them to write it on their records."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_somebody(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Matches are shown before anything is written; it is written once it is said that none of them is the same person."""
    record = opened(request, viewer, subject, "people")
    at_the_door(RelationshipNoted, record.ties)
    family = choices_in(record, relatives_shown(viewer, record))
    known = KnownPerson(record, viewer, typed_in(request.POST.lists()), request.POST.get("find", ""))
    if request.method != "POST":
        begun = begun_with(family, request.GET.get("as", ""), record.person.family)
        return _page(request, record, NewRelative(initial={"key": uuid4(), **begun}, viewer=viewer, family=family, known=known))
    form = NewRelative(request.POST, viewer=viewer, family=family, known=known)
    if known.find or TAKE_AWAY in request.POST:
        kept = {bound.name: bound.data for bound in form}
        around = known if known.find else known.without()
        return _page(request, record, NewRelative(initial=kept, viewer=viewer, family=family, known=around))
    if not form.is_valid():
        return _page(request, record, form, status=422)
    if "change" in request.POST:
        return _page(request, record, form)
    return _tied(request, viewer, record, form, known.chosen) if known.chosen else _new(request, viewer, record, form)


def _new(request: HttpRequest, viewer: Viewer, record: Record, form: NewRelative) -> HttpResponse:
    likely = likely_before_adding(viewer, form.names(), form.born_or_due(), form.is_baby)
    by_name = likely_by_name(form, viewer)
    if (likely.every or by_name) and not form.is_nobody_of(likely.every) and not is_added(subject_of(form, viewer)):
        log_listed(viewer, {one.told.child.subject for one in by_name}, "likely matches")
        named = [(match, HERE) for match in likely.opened]
        shown = {"form": form, "named": named, "own": likely.own, "by_name": by_name, "as_of": viewer.on, "action": request.path}
        shown |= {"seen": ",".join(str(match.person.subject) for match in likely.every)}
        return render(request, "people/search/matches.html", shown)
    return _added(request, viewer, record, form)


def _added(request: HttpRequest, viewer: Viewer, record: Record, form: NewRelative) -> HttpResponse:
    try:
        added = add(form, viewer)
    except NotRecorded as said:
        return _refused(request, record, form, said)
    if bases_of(viewer, added):
        return redirect("people:added", record.subject, added)
    messages.success(request, "They are on record now, in this family. Their own record is open to those who work with them.")
    return redirect("people:around", record.subject)


def _tied(request: HttpRequest, viewer: Viewer, record: Record, form: NewRelative, other: UUID) -> HttpResponse:
    try:
        unsaid = tie(form, viewer, other)
    except NotRecorded as said:
        return _refused(request, record, form, said)
    messages.success(
        request, "They are in this family now. Their own record stays as closed as it was, and whoever works with them is told."
    )
    if unsaid:
        messages.warning(request, UNSAID.format(" and ".join(unsaid)))
    return redirect("people:around", record.subject)


def _refused(request: HttpRequest, record: Record, form: NewRelative, said: NotRecorded) -> HttpResponse:
    for ruling in (*said.refusals, *said.wanted):
        form.add_error(ruling.field if ruling.field in form.fields else None, forms.ValidationError(ruling.why))
    return _page(request, record, form, status=422)


def _page(request: HttpRequest, record: Record, form: NewRelative, status: int = 200) -> HttpResponse:
    family = form.around
    shown = {
        "form": form,
        "births": [(called, form_address(id, Born.kind)) for called, id in family.unborn],
        "current": record.address("people:around"),
    }
    return render(request, "people/add.html", about(request, record, colleagues([_lead(record)])) | shown, status=status)


def _lead(record: Record) -> UUID | None:
    return overview.lead_of(record.lines, record.shown.on)


@require_safe
@signed_in
def added(request: HttpRequest, viewer: Viewer, subject: UUID, new: UUID) -> HttpResponse:
    """Says what is known of the home that a child comes into, and what may follow."""
    family, record = opened(request, viewer, subject, "people"), opened(request, viewer, new, "people")
    person, known = record.person, choices_in(record, relatives_shown(viewer, record))
    young = person.unborn or (person.born is not None and whole_years(person.born, viewer.on) < GROWN_UP)
    shown = {
        "family": family,
        "back": reverse("people:around", args=[subject]),
        "young": young,
        "home": _home(viewer, known, {new}) if young else [],
        "follows": _follows(viewer, record) if young else [],
        "current": record.address("people:around"),
    }
    return render(request, "people/added.html", about(request, record, colleagues([_lead(record)])) | shown)


def _home(viewer: Viewer, family: FamilyChoices, but: Collection[UUID]) -> list[tuple[Person, list[tuple[str, str]]]]:
    """The brothers and sisters whose records are open, with what their headers say of them."""
    near = set(family.siblings) - set(but)
    log_listed(viewer, near, "family, to be named", daily=True)
    seen = seen_together(viewer, viewer.on, near) if near else {}
    people = {id: person_of(id, held.lines) for id, held in seen.items()}
    told = [(people[id], overview.flags(held.lines, people[id], viewer.on)) for id, held in seen.items()]
    return [(person, flags) for person, flags in told if flags and not person.unborn]


def _follows(viewer: Viewer, record: Record) -> list[tuple[str, str]]:
    entry = next(line for line in record.lines if line.kind == "person-identified")
    after = [offer for hook in every(NewInFamily) if hook.unborn is record.person.unborn for offer in hook.offers]
    return offered(after, {"subject": str(record.subject), "id": str(entry.id)}, record.called, viewer)

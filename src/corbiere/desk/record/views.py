"""The pages of one subject: the first page, people, who can see it, and the photo. Each is noted as a sight, and shows what is open."""

from typing import NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from corbiere.access.access_log import looked_at
from corbiere.access.bases import ABOUT_STAFF
from corbiere.access.decorators import signed_in
from corbiere.access.holders import who_can_see
from corbiere.access.records import Seen
from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import form_address
from corbiere.desk.components.days import days_form
from corbiere.desk.extend import Act, Paper, RecordPart, UrgentForm, every
from corbiere.desk.family.family import small
from corbiere.desk.record import directory, family_and_network, overview
from corbiere.desk.record.chronology import events, significant
from corbiere.desk.record.display import Names
from corbiere.desk.record.names import colleagues, practitioners
from corbiere.desk.record.record import Record, opened, subject_opened
from corbiere.ledger.categories import divisions
from corbiere.ledger.entry import CHILD, declared
from corbiere.people.photos import photo_path
from corbiere.statute.calendar import whole_years
from corbiere.work.owed import owed_of

MOST_SIGHTS = 100
GROWN_UP = 18


class Block(NamedTuple):
    """A part of the first page, ready to be drawn."""

    called: str
    template: str
    part: object


def moved(request: HttpRequest, rest: str) -> HttpResponse:
    """Where the pages of a record were before."""
    asked = request.META.get("QUERY_STRING", "")
    first, _, page = rest.partition("/")
    address = reverse("desk:subject", args=[first]) + page + (f"?{asked}" if asked else "")
    return redirect(address, permanent=True, preserve_request=True)


def about(request: HttpRequest, record: Record, names: Names) -> dict[str, object]:
    """What every page of a record is given."""
    tabs = [(part.called, record.address(part.page)) for part in every(RecordPart) if part.page and part.is_there(record)]
    head = overview.header(record.person, record.lines, record.shown, names) if record.is_person else directory.header(record)
    return {
        "record": record,
        "head": head,
        "actions": actions(record) if record.shown.is_now else [],
        "tabs": tabs,
        "current": f"{request.path}{record.shown.words}",
        "back": request.path,
        "asked": record.shown.on,
        "days": days_form(request),
    }


def actions(record: Record) -> list[tuple[str, str]]:
    """What is recorded most often, as far as whoever looks may record it of somebody of this age; then all the rest."""
    rest = ("Something else", reverse("desk:choose", args=[record.subject]))
    if not record.is_person:
        return [rest] if any(kind.about.sort == record.sort and record.may(kind.kind) for kind in declared().values()) else []
    grown = record.born is not None and whole_years(record.born, record.shown.on) >= GROWN_UP
    fitting = sorted((kind for kind in declared().values() if kind.often), key=lambda kind: kind.often)
    quick = [
        (kind.called, form_address(record.subject, kind.kind))
        for kind in fitting
        if record.may(kind.kind) and not (grown and kind.about is CHILD)
    ]
    urgent = [(form.act, f"{reverse(form.page)}?about={record.subject}") for form in every(UrgentForm)]
    acts = [(act.called, reverse(act.page, args=[record.subject])) for act in every(Act)]
    return [*quick, *urgent, *acts, rest]


def blocks(record: Record) -> list[Block]:
    """The blocks of the first page that have something to say."""
    found = [(part, part.build(record)) for part in every(RecordPart) if part.build and part.is_there(record)]
    return [Block(part.called, part.template, built) for part, built in found if built is not None]


@signed_in
def subject(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = subject_opened(request, viewer, subject, "overview")
    lately = overview.news(record.lines)
    who = [line.practitioner for line in lately]
    if record.is_person:
        names = practitioners([overview.lead_of(record.lines, record.shown.on), *who, *overview.heard_by(record.lines)])
        shown = _of_person(viewer, record, names)
    else:
        names, shown = colleagues(who), {}
    shown |= {"blocks": blocks(record), "lately": events(lately, significant(record.lines), names)}
    return render(request, "desk/record/overview.html", about(request, record, names) | shown)


def _of_person(viewer: Viewer, record: Record, names: Names) -> dict[str, object]:
    relatives = family_and_network.relatives_shown(viewer, record)
    return {
        "quoted": next(overview.quoted(record.lines, names), None),
        "due": overview.due(owed_of(record.subject, Seen(list(record.lines), record.findings), record.shown.on)),
        "places": family_and_network.places(record),
        "people": family_and_network.kin_of(record, relatives),
        "drawing": small(record, relatives),
        "around": family_and_network.team_size(record),
        "sees_casework": record.sees("casework"),
    }


@signed_in
def people(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "people")
    names = colleagues(family_and_network.workers(record))
    relatives = family_and_network.relatives_shown(viewer, record)
    shown = {
        "sees_family": record.sees("family"),
        "family": family_and_network.kin_of(record, relatives),
        "drawing": small(record, relatives),
        "household": family_and_network.household(viewer, record),
        "professionals": family_and_network.professionals(record, names),
    }
    return render(request, "desk/record/people.html", about(request, record, names) | shown)


@signed_in
def access(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Who can see the record now and why, and who has looked. Both are of today, whatever day is shown elsewhere."""
    record = subject_opened(request, viewer, subject, "who can see this")
    if not record.is_person and not record.sees("staff"):
        raise Http404
    sights = list(looked_at(subject)[:MOST_SIGHTS])
    lead = overview.lead_of(record.lines, record.shown.on)
    names = colleagues([*(sight.holder for sight in sights), lead])
    looked = [(sight, names.get(sight.holder), told(sight.what, record)) for sight in sights]
    holders = [(held, opens(held.basis.categories)) for held in who_can_see(subject, viewer.on)] if record.is_person else []
    shown = {"holders": holders, "looked": looked, "most": MOST_SIGHTS}
    return render(request, "desk/record/access.html", about(request, record, names) | shown)


def told(what: str, record: Record) -> str:
    """What somebody looked at; without the kind of entry or document, where such are closed to whoever reads this.

    A kind is noted by its identifier; what was noted earlier says what the kind was called then.
    """
    page, _, called = what.partition(": ")
    if kind := declared().get(called):
        return f"{page}: {kind.called}" if record.sees(kind.category) else page
    closed = {kind.called for kind in declared().values() if not record.sees(kind.category)}
    closed |= {paper.called for paper in every(Paper) if not record.sees(paper.needs)}
    return page if called in closed else what


def opens(categories: frozenset[str]) -> str:
    """What a basis opens, in the words by which the chronology is filtered."""
    called = divisions()
    everything = categories >= called.keys() - ABOUT_STAFF
    return "Everything" if everything else ", ".join(said for name, said in called.items() if name in categories)


@signed_in
def photo(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """The photo as of the day shown. It may be kept by this browser for the session, and by nothing between."""
    record = opened(request, viewer, subject, "photo")
    path = photo_path(record.person.photo) if record.person.photo else None
    if path is None or not path.is_file():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})

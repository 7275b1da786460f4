"""The pages about one person: overview, people, who can see it, and the photo. Each is noted as a sight, and shows what is open."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.access_log import looked_at
from corbiere.access.decorators import signed_in
from corbiere.access.holders import who_can_see
from corbiere.access.records import Seen
from corbiere.access.viewing import Viewer
from corbiere.desk.components.days import days_form
from corbiere.desk.family.family import small
from corbiere.desk.record import family_and_network, overview
from corbiere.desk.record.chronology import events, significant
from corbiere.desk.record.display import Names
from corbiere.desk.record.names import colleagues, practitioners
from corbiere.desk.record.record import Record, opened
from corbiere.ledger.categories import of_people
from corbiere.ledger.entry import CHILD, declared
from corbiere.people.photos import photo_path
from corbiere.protection.entries.papers import Paper
from corbiere.protection.pages.plan.actions import plan_part
from corbiere.protection.pages.plan.brief import brief, on_adults_record
from corbiere.statute.calendar import whole_years
from corbiere.work.owed import owed_of

MOST_SIGHTS = 100
GROWN_UP = 18


def about(request: HttpRequest, record: Record, names: Names) -> dict[str, object]:
    """What every page about a person is given."""
    shown = record.shown
    back = f"/children/{record.subject}/"
    documents = (("Documents", "documents/"),) if record.sees("protection") else ()
    parts = (
        ("Overview", ""),
        ("Chronology", "chronology/"),
        ("People", "people/"),
        *plan_part(record),
        ("Meetings", "meetings/"),
        *documents,
        ("Who can see this", "access/"),
    )
    return {
        "record": record,
        "head": overview.header(record.person, record.lines, shown, names),
        "actions": actions(record) if shown.is_now else [],
        "tabs": [(said, record.page(part)) for said, part in parts],
        "current": record.page(request.path.removeprefix(back)),
        "back": request.path,
        "asked": shown.on,
        "days": days_form(request),
    }


def actions(record: Record) -> list[tuple[str, str]]:
    """What is recorded most often, as far as whoever looks may record it of somebody of this age; then all the rest."""
    here = f"/children/{record.subject}/record/"
    grown = record.person.born is not None and whole_years(record.person.born, record.shown.on) >= GROWN_UP
    fitting = sorted((kind for kind in declared().values() if kind.often), key=lambda kind: kind.often)
    quick = [(kind.called, f"{here}{kind.kind}/") for kind in fitting if record.may(kind.kind) and not (grown and kind.about is CHILD)]
    worry = ("A worry about their safety", f"/concern/?about={record.subject}")
    return [*quick, worry, ("When something goes wrong", f"/children/{record.subject}/trouble/"), ("Something else", here)]


@signed_in
def child(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "overview")
    lines, on = record.lines, record.shown.on
    lately = overview.news(lines)
    names = practitioners([overview.lead_of(lines, on), *(line.practitioner for line in lately), *overview.heard_by(lines)])
    relatives = family_and_network.relatives_shown(viewer, record)
    shown = {
        "quoted": next(overview.quoted(lines, names), None),
        "due": overview.due(owed_of(subject, Seen(list(lines), record.findings), on)),
        "places": family_and_network.places(record),
        "people": family_and_network.kin_of(record, relatives),
        "drawing": small(record, relatives),
        "around": family_and_network.team_size(record),
        "plan": brief(record),
        "plan_noted": on_adults_record(lines, on),
        "sees_casework": record.sees("casework"),
        "lately": events(lately, significant(lines), names),
    }
    return render(request, "desk/child/overview.html", about(request, record, names) | shown)


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
    return render(request, "desk/child/people.html", about(request, record, names) | shown)


@signed_in
def access(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Who can see the record now and why, and who has looked. Both are of today, whatever day is shown elsewhere."""
    record = opened(request, viewer, subject, "who can see this")
    sights = list(looked_at(subject)[:MOST_SIGHTS])
    names = colleagues([*(sight.holder for sight in sights), overview.lead_of(record.lines, record.shown.on)])
    looked = [(sight, names.get(sight.holder), told(sight.what, record)) for sight in sights]
    holders = [(holder, opens(holder.basis.categories)) for holder in who_can_see(subject, viewer.on)]
    shown = {"holders": holders, "looked": looked, "most": MOST_SIGHTS}
    return render(request, "desk/child/access.html", about(request, record, names) | shown)


def told(what: str, record: Record) -> str:
    """What somebody looked at; without the kind of entry, where such entries are closed to whoever reads this.

    A kind is noted by its identifier; what was noted earlier says what the kind was called then.
    """
    page, _, called = what.partition(": ")
    if kind := declared().get(called):
        return f"{page}: {kind.called}" if record.sees(kind.category) else page
    closed = {kind.called for kind in declared().values() if not record.sees(kind.category)}
    closed |= set() if record.sees("protection") else {paper.label for paper in Paper}
    return page if called in closed else what


def opens(categories: frozenset[str]) -> str:
    """What a basis opens, in the words by which the chronology is filtered."""
    called = of_people()
    return "Everything" if categories >= called.keys() else ", ".join(said for name, said in called.items() if name in categories)


@signed_in
def photo(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """The photo as of the day shown. It may be kept by this browser for the session, and by nothing between."""
    record = opened(request, viewer, subject, "photo")
    path = photo_path(record.person.photo) if record.person.photo else None
    if path is None or not path.is_file():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})

"""The pages of one subject: the first page, chronology, people, who can see it, the photo; and one entry. Each is noted as a sight."""

from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from corbiere.access.access_log import looked_at
from corbiere.access.bases import ABOUT_STAFF, PRIVILEGED
from corbiere.access.decorators import signed_in
from corbiere.access.holders import who_can_see
from corbiere.access.records import VisibleRecord
from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import form_address
from corbiere.desk.components.days import days_form
from corbiere.desk.components.spreadsheet import as_csv
from corbiere.desk.extend import Act, Paper, RecordPart, UrgentForm, every
from corbiere.desk.forms.menu import by_role, fitting, follows_on
from corbiere.desk.record import directory, entry_history, overview
from corbiere.desk.record.chronology import ChronologyQuery, Event, category, events, narrowed, significant
from corbiere.desk.record.chronology_filter import ChronologyForm
from corbiere.desk.record.display import AnswerDisplay, Names, answers, name_in, pointed_at
from corbiere.desk.record.names import colleagues, named
from corbiere.desk.record.not_consulted import not_consulted_notices
from corbiere.desk.record.readers import TEAM, looks, readers
from corbiere.desk.record.record import Record, opened, subject_opened
from corbiere.desk.record.story import Moment, story
from corbiere.ledger.categories import divisions
from corbiere.ledger.entry import CHILD, Entry, declared
from corbiere.ledger.record import Line
from corbiere.people.photos import photo_path
from corbiere.statute.calendar import whole_years
from corbiere.work.childs_voice import last_heard
from corbiere.work.owed import child_of, owed_of

MOST_SIGHTS = 100
PAGE = 50  # entries on a page; a default
GROWN_UP = 18
QUICK = 5  # kinds in the menu of a record; a default


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
    """The context of each page of a record."""
    tabs = [(part.called, record.address(part.page, *part.named)) for part in every(RecordPart) if part.page and part.is_there(record)]
    viewer = record.access.holder
    head = overview.header(record.person, record.lines, record.shown, names, viewer) if record.is_person else directory.header(record)
    return {
        "record": record,
        "head": head,
        "actions": actions(record) if record.shown.is_now else [],
        "tabs": tabs,
        "current": f"{request.path}{record.shown.words}",
        "back": request.path,
        "as_of": record.shown.on,
        "days": days_form(request),
        "bans": record.bans if record.is_person else [],
        "unasked": not_consulted_notices(record.lines, record.shown.on) if record.is_person else [],
    }


def actions(record: Record) -> list[tuple[str, str]]:
    """Kinds recorded most often, as far as whoever looks may record them of somebody of this age; then all the rest."""
    rest = ("Something else", reverse("desk:choose", args=[record.subject]))
    if not record.is_person:
        return [rest] if any(kind.about.sort == record.sort and record.may(kind.kind) for kind in declared().values()) else []
    grown = record.born is not None and whole_years(record.born, record.shown.on) >= GROWN_UP
    often = by_role((kind for kind in declared().values() if not (grown and kind.about is CHILD)), record.ties.held)
    quick = [(kind.called, form_address(record.subject, kind.kind)) for kind in often if kind.about.sort == record.sort][:QUICK]
    urgent = [(form.act, form.about(record.subject)) for form in every(UrgentForm)]
    acts = [(act.called, reverse(act.page, args=[record.subject])) for act in every(Act)]
    return [*quick, *urgent, *acts, rest]


def blocks(record: Record) -> list[Block]:
    """The blocks of the first page that have something to say."""
    found = [(part, part.build(record)) for part in every(RecordPart) if part.build and part.is_there(record)]
    return [Block(part.called, part.template, built) for part, built in found if built is not None]


@signed_in
def subject(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = subject_opened(request, viewer, subject, "overview")
    lately = overview.lately(record.lines)
    who = [id for line in lately for id in (line.practitioner, _named_in(line))]
    if record.is_person:
        held = owed_of(record.subject, VisibleRecord(record.lines, record.findings), record.shown.on)
        named = [overview.lead_of(record.lines, record.shown.on), *who, *overview.heard_by(record.lines), *overview.owners(held)]
        names = colleagues(named)
        shown = _of_person(record, names) | {"due": overview.due(held, names, viewer.practitioner)}
    else:
        names, shown = colleagues(who), {}
    shown |= {"blocks": blocks(record), "lately": events(lately, significant(record.lines), names, record.called)}
    return render(request, "desk/record/overview.html", about(request, record, names) | shown)


def _of_person(record: Record, names: Names) -> dict[str, object]:
    return {
        "quoted": next(overview.quoted(record.lines, names), None),
        "heard": last_heard(child_of(record.subject, record.lines), record.lines),
        "sees_casework": record.sees("casework"),
        "hears": _hears(record),
    }


def _hears(record: Record) -> str:
    """The form for what somebody says in their own words, where whoever looks may record it."""
    kinds = [kind for kind in declared().values() if kind.often and (views := kind.model_fields.get("views")) and views.is_required()]
    return next((form_address(record.subject, kind.kind) for kind in kinds if record.may(kind.kind)), "")


@signed_in
def access(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Who can see the record now and why, and who has looked. Both are of today, whatever day is shown elsewhere."""
    record = subject_opened(request, viewer, subject, "who can see this")
    if not record.is_person and not record.sees("staff"):
        raise Http404
    accesses = list(looked_at(subject)[:MOST_SIGHTS])
    lead = overview.lead_of(record.lines, record.shown.on)
    names = colleagues([*(access.holder for access in accesses), lead])
    holders = who_can_see(subject, viewer.on) if record.is_person else []
    working = {held.practitioner for held in holders if held.basis.name in TEAM}
    looked = looks(accesses, names, working, lambda what: told(what, record))
    shown = {"readers": readers(holders, opens), "looked": looked, "last": len(accesses) == MOST_SIGHTS and MOST_SIGHTS}
    return render(request, "desk/record/access.html", about(request, record, names) | shown)


def told(what: str, record: Record) -> str:
    """A page looked at, without the kind of entry or document where such are closed to whoever reads this.

    A kind is noted by its identifier; what was noted earlier says what the kind was called then.
    """
    page, _, called = what.partition(": ")
    if kind := declared().get(called):
        return f"{page}: {kind.called}" if record.sees(kind.category) else page
    closed = {kind.called for kind in declared().values() if not record.sees(kind.category)}
    closed |= {paper.called for paper in every(Paper) if not record.sees(paper.needs)}
    return page if called in closed else what


def opens(categories: frozenset[str]) -> str:
    """Says what a basis opens, in the words of the chronology's filter."""
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


@signed_in
def chronology(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = subject_opened(request, viewer, subject, "chronology")
    names = colleagues([*(id for line in record.lines for id in (line.practitioner, line.agency, _named_in(line))), *_lead(record)])
    form = ChronologyForm(request.GET, lines=record.lines, names=names)
    asked, on_paper, whole = form.asked(), "print" in request.GET, form.chosen("all")
    found = _found(viewer, record, asked, names, gone=form.chosen("gone"))
    marked = significant(record.lines)
    moments = [Moment(one) for one in found] if whole else story(found, record.lines, marked, searched=bool(asked.words))
    first = form.chosen("oldest") or on_paper
    page = Paginator(moments if first else moments[::-1], max(len(moments), 1) if on_paper else PAGE).get_page(request.GET.get("page"))
    told = [_told(moment, record, names, marked) for moment in page.object_list]
    shown = {
        "page": page,
        "told": told,
        "form": form,
        "number": len(moments),
        "narrowed": asked.narrows,
        "on_paper": on_paper,
        "oldest_first": first,
    }
    shown |= {"whole": whole, "entries": len(found)}
    return render(request, "desk/record/chronology.html", about(request, record, names) | shown)


@signed_in
def table(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """The same chronology, narrowed in the same way, for a spreadsheet. It is noted as a sight of its own.

    Legal advice is left out: what leaves the record as a file can be passed on, and that must not be (IS-316-1).
    """
    record = subject_opened(request, viewer, subject, "chronology as a table")
    names = colleagues(id for line in record.lines for id in (line.practitioner, line.agency))
    asked = ChronologyForm(request.GET, lines=record.lines, names=names).asked()
    told = [line for line in narrowed(record.lines, asked) if category(line.kind) != PRIVILEGED]
    return as_csv(record, told, names)


@require_safe
@signed_in
def entry(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """One entry in full, with what it said before and why that changed. NotVisible reads like an entry that is not there."""
    held = entry_history.opened(request, viewer, id)
    pointed = [pointed for version in held.versions if version.entry for pointed in pointed_at(version.entry)]
    involved = [*held.askers.values(), *(turn.by for turn in held.turns), held.waiting.by if held.waiting else None]
    pointed += [("practitioner", who) for who in involved if who]
    pointed += [("practitioner", version.practitioner) for version in held.versions if version.practitioner]
    names = named(viewer, held.record.subject, held.record.lines, pointed)
    versions = [_version(version, names) for version in held.versions]
    asker = name_in(names, held.waiting.by) if held.waiting else ""
    shown = {"held": held, "latest": versions[0], "before": versions[1:], "asker": asker}
    shown |= {"turns": [(turn, name_in(names, turn.by), name_in(names, turn.asker)) for turn in held.turns]}
    marking = [kind.kind for kind in declared().values() if kind.marks and held.record.may(kind.kind)]
    shown |= {"marks": [form_address(held.record.subject, kind, of=versions[0][0].root) for kind in marking]}
    shown |= {"corrector": name_in(names, held.askers.get(versions[0][0].id)), "after": _after(held.record, versions[0][0])}
    given = about(request, held.record, names) | {"current": held.record.chronology}
    return render(request, "desk/record/entry.html", given | shown)


def _after(record: Record, version: entry_history.EntryVersion) -> list[tuple[str, str]]:
    """Kinds that may follow an entry, each by its name and the address of its form."""
    if not record.shown.is_now or version.entry is None:
        return []
    kinds = fitting(record.sort, record.shown.on, record.born, unborn=record.is_person and record.person.unborn)
    offered = follows_on(version.entry.kind, kinds, record.ties.held)
    return [(kind.called, _form_after(record, kind, version)) for kind in offered]


def _form_after(record: Record, kind: type[Entry], version: entry_history.EntryVersion) -> str:
    return form_address(record.subject, kind.kind, **({"of": version.root} if "of" in kind.model_fields else {}))


def _version(version: entry_history.EntryVersion, names: Names) -> tuple[entry_history.EntryVersion, list[AnswerDisplay], str]:
    """A version with what it says and who wrote it."""
    by = name_in(names, version.practitioner) or version.system
    return version, answers(version.entry, names, by) if version.entry else [], by


def _found(viewer: Viewer, record: Record, asked: ChronologyQuery, names: Names, gone: bool) -> list[Line | Event]:
    """In order of happening; with what stands no longer among them where that was asked for."""
    found: list[Line | Event] = [*narrowed(record.lines, asked)]
    if gone:
        found = sorted(
            [*found, *entry_history.gone(viewer, record, names)], key=lambda one: one.day if isinstance(one, Event) else one.happened
        )
    return found


def _told(moment: Moment, record: Record, names: Names, marked: frozenset[UUID]) -> Event:
    """Only those of the page shown are read in full."""
    if isinstance(moment.told, Event):
        return moment.told
    (event,) = events([moment.told], marked, names, record.called)
    return replace(event, parts=tuple(events(moment.parts, marked, names)))


def _named_in(line: Line) -> UUID | None:
    said = line.body.get("practitioner")
    return UUID(said) if isinstance(said, str) else None


def _lead(record: Record) -> list[UUID]:
    lead = overview.lead_of(record.lines, record.shown.on)
    return [lead] if lead else []

"""The chronology of one person, on a page, on paper and as a table; and one entry in full."""

from collections.abc import Iterable
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from corbiere.access.bases import PRIVILEGED
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.components.spreadsheet import as_csv
from corbiere.desk.record import entry_history, overview
from corbiere.desk.record.chronology import Asked, Event, category, events, narrowed, significant
from corbiere.desk.record.chronology_filter import ChronologyForm
from corbiere.desk.record.display import Answer, Names, answers, name_in, pointed_at
from corbiere.desk.record.names import colleagues, named
from corbiere.desk.record.record import Record, subject_opened
from corbiere.desk.record.views import about
from corbiere.ledger.rulings import Line

PAGE = 50  # entries on a page; a default


@signed_in
def chronology(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = subject_opened(request, viewer, subject, "chronology")
    names = colleagues([*(id for line in record.lines for id in (line.practitioner, line.agency)), *_lead(record)])
    form = ChronologyForm(request.GET, lines=record.lines, names=names)
    asked, on_paper = form.asked(), "print" in request.GET
    found = _found(viewer, record, asked, names, gone=form.chosen("gone"))
    first = form.chosen("oldest") or on_paper
    page = Paginator(found if first else found[::-1], max(len(found), 1) if on_paper else PAGE).get_page(request.GET.get("page"))
    page.object_list = _events(page.object_list, record, names)
    shown = {"page": page, "form": form, "number": len(found), "narrowed": asked.narrows, "on_paper": on_paper, "oldest_first": first}
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
    versions = [_told(version, names) for version in held.versions]
    asker = name_in(names, held.waiting.by) if held.waiting else ""
    shown = {"held": held, "latest": versions[0], "before": versions[1:], "asker": asker}
    shown |= {"turns": [(turn, name_in(names, turn.by), name_in(names, turn.asker)) for turn in held.turns]}
    shown |= {"corrector": name_in(names, held.askers.get(versions[0][0].id))}
    given = about(request, held.record, names) | {"current": held.record.chronology}
    return render(request, "desk/record/entry.html", given | shown)


def _told(version: entry_history.Version, names: Names) -> tuple[entry_history.Version, list[Answer], str]:
    """A version with what it says and who wrote it."""
    by = name_in(names, version.practitioner) or version.system
    return version, answers(version.entry, names, by) if version.entry else [], by


def _found(viewer: Viewer, record: Record, asked: Asked, names: Names, gone: bool) -> list[Line | Event]:
    """In order of happening; with what stands no longer among them where that was asked for."""
    found: list[Line | Event] = [*narrowed(record.lines, asked)]
    if gone:
        found = sorted(
            [*found, *entry_history.gone(viewer, record, names)], key=lambda one: one.day if isinstance(one, Event) else one.happened
        )
    return found


def _events(found: Iterable[Line | Event], record: Record, names: Names) -> list[Event]:
    """Only those of the page shown are read in full."""
    marked = significant(record.lines)
    return [one if isinstance(one, Event) else events([one], marked, names)[0] for one in found]


def _lead(record: Record) -> list[UUID]:
    lead = overview.lead_of(record.lines, record.shown.on)
    return [lead] if lead else []

"""The law: every duty, how often it is open, overdue and late, and the register of clauses with how each is met."""

from django.forms import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.entries import Role
from corbiere.desk.components.filters import Filter, OneOf
from corbiere.desk.law import chapters
from corbiere.insight.measure import measures_of
from corbiere.ledger.folding import behind_since
from corbiere.statute.clauses import clauses
from corbiere.statute.examples import worked_example

COUNTED_FOR = frozenset({MANAGES, Role.REGISTER_ADMINISTRATOR, Role.HUB})


class ClauseFilter(Filter):
    source = OneOf("Source", [(source, source) for source in chapters.sources()], "All sources")
    met_by = OneOf("How it is met", chapters.MET_BY.items(), "In any way")
    words = CharField(label="Words", max_length=100)


@signed_in
def duties(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    counted = chapters.counts(viewer.on) if viewer.roles & COUNTED_FOR else None
    shown = {"chapters": list(chapters.chapters(counted)), "counted": counted is not None, "behind": behind_since(viewer.on)}
    return render(request, "desk/law/duties.html", shown)


@signed_in
def duty(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    lines = chapters.lines_of(id)
    if not lines:
        raise Http404
    counted = chapters.counts(viewer.on).get(id, chapters.DutyCounts()) if viewer.roles & COUNTED_FOR else None
    shown = {
        "duty": lines[-1],
        "asks": chapters.asks(lines[-1]),
        "in_general": chapters.in_general(lines[-1]),
        "lines": [(line, list(chapters.facts_about(line))) for line in reversed(lines)],
        "behind": behind_since(viewer.on),
    }
    cited = [clauses()[cited] for cited in lines[-1].cites]
    return render(request, "desk/law/duty.html", {**shown, "cited": cited, "counts": counted, "example": worked_example(id)})


@signed_in
def register(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ClauseFilter(request.GET)
    asked = form.answers()
    found = chapters.clauses_of(asked["source"] or "", asked["met_by"] or "", asked["words"] or "")
    number = sum(len(held) for _, held in found)
    return render(
        request, "desk/law/clauses.html", {"form": form, "found": found, "number": number, "tally": chapters.tally(clauses().values())}
    )


@signed_in
def clause(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    held = clauses().get(id)
    if held is None:
        raise Http404
    shown = {
        "clause": held,
        "met_by": chapters.MET_BY[held.met_by],
        "where": chapters.met_where(held),
        "duties": chapters.duties_citing(id),
    }
    shown["counted_as"] = measures_of(id)
    return render(request, "desk/law/clause.html", shown)

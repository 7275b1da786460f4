"""When something goes wrong: the choices, one thing that went wrong, who was told of it, and the ladder of a difference."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corbiere.access.decorators import signed_in
from corbiere.access.recording import at_the_door
from corbiere.access.viewing import Viewer
from corbiere.desk.record import overview
from corbiere.desk.record.display import Names, pointed_at
from corbiere.desk.record.names import colleagues, named
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.ledger.record import Line
from corbiere.protection.difficulties import tell_by
from corbiere.protection.entries import PeopleTold
from corbiere.protection.entries.differences import DifferenceOpened
from corbiere.protection.pages.incidents.after import aftermath
from corbiere.protection.pages.incidents.choices import choices, read, unanswered
from corbiere.protection.pages.incidents.ladder import ladder, shown_differences
from corbiere.protection.pages.incidents.recipients import hearers, told
from corbiere.protection.pages.incidents.steps import WRONG


@signed_in
def wrong(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "when something goes wrong")
    names = _names(viewer, record, record.lines)
    shown = {
        "choices": choices(record) if record.shown.is_now else [],
        "unanswered": unanswered(record, names),
        "differences": shown_differences(record),
    }
    return render(request, "protection/incidents/wrong.html", about(request, record, names) | shown)


@never_cache
@signed_in
def one(request: HttpRequest, viewer: Viewer, subject: UUID, root: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "something that went wrong")
    line = _line(record, root)
    if line.kind == DifferenceOpened.kind:
        return redirect(record.address("protection:difference", line.root))
    names = _names(viewer, record, record.lines)
    shown = {"after": aftermath(record, line, names), "key": uuid4()}
    return render(request, "protection/incidents/one.html", about(request, record, names) | shown)


@require_POST
@signed_in
def tell(request: HttpRequest, viewer: Viewer, subject: UUID, root: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "something that went wrong")
    line = _line(record, root)
    at_the_door(PeopleTold, record.ties)
    said = told(viewer, subject, line, request.POST.getlist("who"), hearers(record, line), request.POST.get("key", ""))
    messages.add_message(request, messages.WARNING if said else messages.SUCCESS, said or "It is recorded who you told.")
    return redirect("protection:difference" if line.kind == DifferenceOpened.kind else "protection:trouble-one", subject, line.root)


@never_cache
@signed_in
def difference(request: HttpRequest, viewer: Viewer, subject: UUID, root: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "a professional disagreement")
    held = ladder(record, root)
    if held is None:
        raise Http404
    names = _names(viewer, record, [line for line, _ in held.difference.steps] + [held.difference.line])
    told_of = hearers(record, held.difference.line)
    shown = {
        "held": held.named(names),
        "hearers": told_of,
        "untold": sum(not hearer.told for hearer in told_of),
        "tell_by": tell_by(held.difference.opened),
        "key": uuid4(),
    }
    return render(request, "protection/incidents/difference.html", about(request, record, names) | shown)


def _line(record: Record, root: UUID) -> Line:
    """NotVisible and not there read alike."""
    line = next((line for line in record.lines if root in (line.root, line.id) and line.kind in WRONG), None)
    if line is None:
        raise Http404
    return line


def _names(viewer: Viewer, record: Record, lines: Sequence[Line]) -> Names:
    held = [line for line in lines if line.kind in WRONG or line.body.get("of")]
    pointed = [at for line in held for at in pointed_at(read(line))]
    lead = overview.lead_of(record.lines, record.shown.on)
    return colleagues([lead, *(line.practitioner for line in held)]) | named(viewer, record.subject, record.lines, pointed)

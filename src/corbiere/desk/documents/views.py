"""The documents of one child: what can be made of the record, what was given to whom, what came in; and whether a document still stands."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.documents.copies import NotForThem, chosen_in, likely_readers
from corbiere.desk.documents.listing import came_in, has_documents, listed, received_kinds
from corbiere.desk.documents.papers import made, offers
from corbiere.desk.documents.source import DocumentCopy
from corbiere.desk.documents.validity import checked
from corbiere.desk.extend import Paper, every
from corbiere.desk.record import overview
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record, subject_opened
from corbiere.desk.record.views import about
from corbiere.documents.printing import CannotPrint
from corbiere.documents.printing import render as printed
from corbiere.documents.uploads import SERVED, NotADocument, given_out
from corbiere.ledger.checks import files
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line

LONGEST_NAME = 300


def _opened(request: HttpRequest, viewer: Viewer, subject: UUID, what: str) -> Record:
    """Where all that documents print is closed, there is no such page."""
    record = subject_opened(request, viewer, subject, what)
    if not has_documents(record):
        raise Http404
    return record


@require_safe
@signed_in
def documents(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = _opened(request, viewer, subject, "documents")
    agencies = [UUID(line.body["agency"]) for line in record.lines if line.body.get("agency")]
    names = colleagues([overview.lead_of(record.lines, record.shown.on), *agencies])
    shown = {"listed": listed(viewer, record), "came_in": came_in(record, names), "receives": received_kinds(record)}
    return render(request, "desk/documents/documents.html", about(request, record, names) | shown)


@require_safe
@signed_in
def paper(request: HttpRequest, viewer: Viewer, subject: UUID, paper: str, root: UUID) -> HttpResponse:
    """One document as PDF, as of the day shown. Its name has a reference and no name, for it ends in a folder of downloads."""
    called = next((one.called for one in every(Paper) if one.name == paper), "")
    record = _opened(request, viewer, subject, f"document: {called}")
    asked = next((one for one in offers(record) if one.paper.name == paper and one.line.root == root), None)
    if asked is None:
        raise Http404
    try:
        made_of_it = printed(made(viewer, record, asked, _copy(request, viewer, record), for_office="office" in request.GET))
    except (CannotPrint, NotForThem) as fault:
        return _not_made(request, record, str(fault), 409 if isinstance(fault, NotForThem) else 503)
    file = f"{asked.paper.name}-{record.reference}-{record.shown.on}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made_of_it, content_type="application/pdf", headers=headers)


def _copy(request: HttpRequest, viewer: Viewer, record: Record) -> DocumentCopy:
    """Whom it is for: somebody chosen; a name that was typed; or nobody."""
    gone, to = request.GET.getlist("without"), request.GET.get("to", "")
    copy = chosen_in(likely_readers(viewer, record), to) if to else DocumentCopy()
    name = copy.reader or " ".join(request.GET.get("for", "").split())[:LONGEST_NAME]
    return replace(copy, reader=name, address="address" in gone, child_says="child" in gone, safe="safe" in request.GET)


def _not_made(request: HttpRequest, record: Record, why: str, status: int, said: str = "This document was not made") -> HttpResponse:
    names = colleagues([overview.lead_of(record.lines, record.shown.on)])
    shown = {"said": said, "why": why, "list": record.address("desk:documents")}
    return render(request, "desk/documents/not_made.html", about(request, record, names) | shown, status=status)


@require_safe
@signed_in
def received(request: HttpRequest, viewer: Viewer, subject: UUID, id: UUID) -> HttpResponse:
    """A document that came in, without what a camera wrote into it: a file to keep, which no browser opens on these pages."""
    kind = visible_to(viewer).filter(id=id, subject=subject).values_list("kind", flat=True).first() or ""
    record = subject_opened(request, viewer, subject, f"document: {kind}")
    file = next((_kept_in(line) for line in record.lines if line.id == id), "")
    if not file:
        raise Http404
    digest, _, ending = file.partition(".")
    try:
        given = given_out(f"{digest}.{ending}")
    except FileNotFoundError:
        raise Http404 from None
    except NotADocument as fault:
        return _not_made(request, record, str(fault), 409, "This document cannot be given out")
    called = f"received-{record.reference}-{digest[:8]}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{called}"', "Cache-Control": "private, no-store"}
    return HttpResponse(given, content_type=SERVED[ending], headers=headers)


def _kept_in(line: Line) -> str:
    """The document or picture of an entry. A photo that is kept without its ending is given out elsewhere."""
    return next((file for _, file in files(kind_called(line.kind), line.body) if "." in file), "")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    """Whether the entries that a document prints still stand: asked by the file, or by the seal at its end."""
    record = _opened(request, viewer, subject, "check of a document")
    names = colleagues([overview.lead_of(record.lines, record.shown.on)])
    found = checked(viewer, record, request.FILES.get("file"), request.POST.get("seal", "")) if request.method == "POST" else None
    shown = {"found": found, "list": record.address("desk:documents"), "typed": request.POST.get("seal", "")}
    return render(request, "desk/documents/check.html", about(request, record, names) | shown)

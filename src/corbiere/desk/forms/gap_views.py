"""The page that asks what an entry left open, and nothing else."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.corrections import CorrectionTarget, entry_to_put_right
from corbiere.desk.forms.form_data import Typed, typed_in
from corbiere.desk.forms.gaps import ASKED, GapForm, left_open
from corbiere.desk.forms.parsing import GENERAL
from corbiere.desk.forms.ruling_fields import carried
from corbiere.desk.forms.submission import LATER, RECORD, asking_about, pressed
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.forms.way_back import came_from
from corbiere.desk.models import Draft
from corbiere.desk.record.names import whom
from corbiere.ledger.record import Line


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def fill(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    found = entry_to_put_right(viewer, id, "adding to an entry")
    if found.line is None or found.is_withdrawn:
        return render(request, "desk/recording/replaced.html", {"found": found}, status=409)
    held = _draft(request, viewer, found, found.line)
    typed = typed_in(request.POST.lists()) if request.method == "POST" else _begun(request, held)
    asked = left_open(found.line, typed.get(ASKED, ()))
    if not asked:
        return redirect("desk:correct", found.line.id)
    form = GapForm(held, typed, asking_about(viewer, held), wanted=carried(typed), line=found.line, asked=asked)
    again = _answered(request, form) if request.method == "POST" else form
    if again:
        return _page(request, viewer, again)
    messages.success(request, "Saved as a draft. Nobody else can see it." if request.POST.get("send") == LATER else "It is in the record.")
    return redirect(form.back.address if form.back else "desk:my-work")


def _draft(request: HttpRequest, viewer: Viewer, found: CorrectionTarget, line: Line) -> Draft:
    """The one that was sent, the viewer's own that was begun, or a new one."""
    if request.method == "POST":
        sent = drafts.draft_of(request.POST.get("draft", ""))
        if sent is None or sent.practitioner != viewer.practitioner or sent.replaces != line.id:
            raise NotVisible
        return sent
    mine = drafts.drafts_of(viewer).filter(replaces=line.id, typed__contains={ASKED: request.GET.getlist(ASKED)}).first()
    return mine or Draft(id=uuid4(), practitioner=viewer.practitioner, subject=found.subject, kind=line.kind, replaces=line.id)


def _begun(request: HttpRequest, held: Draft) -> Typed:
    return held.typed or {ASKED: request.GET.getlist(ASKED)} | came_from(request)


def _answered(request: HttpRequest, form: GapForm) -> GapForm | None:
    """The form to be shown again; None once it is recorded, or kept for later."""
    try:
        form.draft = drafts.keep(form.asking.viewer, form.draft, form.typed)
    except drafts.TooMuch:
        return replace(form, faults={GENERAL: [drafts.TOO_MUCH]})
    if form.draft.sent or request.POST.get("send") == LATER:
        return None
    if again := pressed(request.POST, form):
        return again
    if request.POST.get("send") != RECORD:
        return replace(form, notice="Saved as a draft. Nothing is recorded yet.")
    refused = form.record()
    return replace(form, faults=refused.faults, wanted=refused.wanted, asked=form.with_refused(refused)) if refused else None


def _page(request: HttpRequest, viewer: Viewer, form: GapForm) -> HttpResponse:
    shown = {"form": form, "whom": whom(form.draft.subject), "as_of": viewer.on}
    return render(request, "desk/recording/gap.html", shown, status=422 if form.is_faulty else 200)

"""A report that somebody is asked for: its page, the form in it, and what they sent. Nothing else of the record is shown here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms.form_data import typed_in
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.forms.submission import LATER
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.meetings.forms import answered
from corbiere.desk.record.display import answers
from corbiere.desk.reports.form import ReportForm, begun_in_vain, can_begin_with, form, going_on, recorded, words_about
from corbiere.desk.reports.reports import ReportDesk, asked_for
from corbiere.ledger.entry import kind_called
from corbiere.meetings.report_requests import AFTERWARDS

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])
TAKEN = "This is what you wrote about {}. Nothing is sent yet: keep what is true of {} too, and change the rest."


@never_cache
@signed_in
def report(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """The form, or what was sent."""
    desk = asked_for(viewer, id)
    return _page(request, desk, going_on(desk, corrects=False) if desk.here.row.received_on is None else None)


@never_cache
@signed_in
def correct(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    desk = asked_for(viewer, id)
    if desk.here.own is None:
        raise NotVisible
    return _page(request, desk, going_on(desk, corrects=True))


@never_cache
@READ_OR_SEND
@shown_back
@signed_in
def draft(request: HttpRequest, viewer: Viewer, id: UUID, draft: UUID) -> HttpResponse:
    desk = asked_for(viewer, id)
    held = drafts.held(viewer, draft, request.POST.get("draft", ""))
    if held is None or held.subject != desk.here.row.subject or held.kind != desk.type.family.report_received:
        raise NotVisible
    if request.method != "POST" or held.sent:
        return redirect(desk.here.href)
    typed = typed_in((name, values) for name, values in request.POST.lists() if name != "take")
    made = form(desk, held, typed)
    again = _taken(request, desk, made) or answered(request.POST, made, recorded)
    if again:
        return _page(request, desk, again)
    if request.POST.get("send") == LATER:
        messages.success(request, "Saved as a draft. Nobody else can see it.")
        return redirect("desk:my-work")
    messages.success(request, f"Your report about {desk.here.called} is {'corrected' if held.replaces else 'in'}.")
    return redirect(desk.here.href)


def _taken(request: HttpRequest, desk: ReportDesk, made: ReportForm) -> ReportForm | None:
    """The form with what was written of a brother or sister, where that was chosen."""
    seat = next((seat for seat in desk.others if str(seat.row.request) == request.POST.get("take")), None)
    if seat is None:
        return None
    again = form(desk, made.draft, made.typed | words_about(desk, seat))
    drafts.keep(desk.viewer, again.draft, again.typed)
    again.notice = TAKEN.format(seat.called, desk.here.called)
    return again


def _page(request: HttpRequest, desk: ReportDesk, form: ReportForm | None) -> HttpResponse:
    line = desk.here.own
    said = answers(kind_called(line.kind).read(line.body, line.version), {}, "you") if line and not form else []
    report = desk.type.report
    asked = {question.label for question in questions_of(kind_called(desk.type.family.report_received)) if question.key in report.questions}
    shown = {
        "desk": desk,
        "form": form,
        "said": [answer for answer in said if answer.question in asked],
        "begins": can_begin_with(form, desk) if form and not form.draft.replaces else [],
        "in_vain": begun_in_vain(desk),
        "as_of": desk.viewer.on,
        "weeks": AFTERWARDS // 7,
        "report": report,
        "holds": [said.format(child=desk.here.called) for said in report.holds],
    }
    return render(request, "desk/reports/report.html", shown, status=422 if form and form.is_faulty else 200)

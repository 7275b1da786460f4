"""From a plan of help to safeguarding in one step: one worry is written, and the plan's own story goes with it (Guidance 141)."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.record import overview
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.plans.versions import Version, current
from corbiere.statute.calendar import in_words
from corbiere.wellbeing.help_plan import PLAN, holds, interventions, versions
from corbiere.wellbeing.leading import leading_on

URGENT = "A worry about a child’s safety came in and was written down at once."
THANKS = "Your worry is written down, and whoever decides about the child’s safety has it at once, with the plan’s story. The plan goes on."
LONGEST = 10_000  # characters, so that there is room for the plan's story; default


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def help_worry(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "a worry from the plan of help")
    now = current(versions(record.lines))
    if not record.sees(PLAN.category) or now is None or not record.shown.is_now:
        raise Http404
    story, said, fault = "\n".join(_story(record, now)), request.POST.get("worry", ""), ""
    if request.method == "POST":
        fault = _written(viewer, record, said, story, request.POST.get("key", ""))
        if not fault:
            messages.success(request, THANKS)
            return redirect(record.address("desk:plan", PLAN.name))
    names_of = colleagues([overview.lead_of(record.lines, record.shown.on)])
    given = {"story": story, "said": said, "fault": fault, "key": request.POST.get("key") or uuid4()}
    given["back"] = record.address("desk:plan", PLAN.name)
    return render(request, "wellbeing/help_worry.html", about(request, record, names_of) | given, status=422 if fault else 200)


def _story(record: Record, now: Version) -> Iterator[str]:
    """The plan as a few lines: why it is there, who leads, its goals, and how each help stands."""
    plan, held = holds(now), leading_on(record.lines, record.shown.on)
    leads = names([held.practitioner]).get(held.practitioner, "") if held else ""
    yield f"There is a plan of help, written on {in_words(now.day)}{f', led by {leads}' if leads else ''}."
    if plan.why_needed:
        yield f"Why: {plan.why_needed}"
    yield from (f"Goal: {goal.what}" for goal in plan.outcomes)
    yield from (f"Help: {one.action.what} ({one.action.who}). {one.state.label}." for one in interventions(record.lines))


def _written(viewer: Viewer, record: Record, said: str, story: str, key: str) -> str:
    if not said.strip():
        return "Write what worries you. One sentence is enough."
    if len(said) > LONGEST:
        return f"This is longer than {LONGEST} characters. Shorten it."
    body = {"concern": f"{said.strip()}\n\n{story}"[:20_000], "from": "professional", "told_by": viewer.name}
    try:
        entry = kind_called("concern-received").model_validate(body)
        made = Writing(entry=entry, about=record.subject, happened=viewer.on)
        try:
            record_together([made], by=viewer.author, key=key or None)
        except NotRecorded as fault:
            if fault.refusals:
                raise
            reasons = {ruling.name: URGENT for ruling in fault.wanted}
            again = Writing(entry=entry, about=record.subject, happened=viewer.on, reasons=reasons)
            record_together([again], by=viewer.author, key=key or None)
    except (NotRecorded, KeyTaken) as fault:
        return str(fault)
    except ValueError:
        return "What you wrote here cannot be read. Write it in letters."
    return ""

"""Recording: choosing what, the form of any kind, drafts, corrections, and what an entry changed."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from corbiere.access.access_log import NotVisible, lines_seen, open_record_by
from corbiere.access.bases import is_wide
from corbiere.access.decorators import NotTheirs, signed_in, somebody_elses
from corbiere.access.recording import Ties
from corbiere.access.second_person import OVERTAKEN, CorrectionRequest
from corbiere.access.viewing import Viewer
from corbiere.access.withheld_addresses import ban_notices_in
from corbiere.desk.extend import beginning, urgent_form
from corbiere.desk.forms import drafts
from corbiere.desk.forms.corrections import entry_to_put_right, withdrawn
from corbiere.desk.forms.entry_form import EntryForm, as_typed, begun, begun_with
from corbiere.desk.forms.form_data import BACK, Typed, typed_in
from corbiere.desk.forms.latest_days import preset
from corbiere.desk.forms.layout import layout_of
from corbiere.desk.forms.menu import Menus, fits, urgent_offers
from corbiere.desk.forms.pages import FIRST
from corbiere.desk.forms.questions import ALSO, questions_of, walk
from corbiere.desk.forms.result_page import afterwards, shown_outcome, together_with
from corbiere.desk.forms.second_person import RequestPage, agreed, deciding_on, declined
from corbiere.desk.forms.submission import Answer, GoTo, answer, asking_about
from corbiere.desk.forms.unsaved import SAID, TOO_LARGE, saved, shown_back
from corbiere.desk.forms.way_back import came_from, way_back
from corbiere.desk.meetings import open_drafts, prefill
from corbiere.desk.meetings.draft_storage import place_of
from corbiere.desk.models import Draft
from corbiere.desk.record.display import answers, name_in, pointed_at
from corbiere.desk.record.names import named, whom
from corbiere.desk.record.not_consulted import not_consulted_notices
from corbiere.ledger.characters import seen
from corbiere.ledger.entry import PERSON, declared, kind_called
from corbiere.ledger.models import Subject
from corbiere.people.communication import to_communicate
from corbiere.people.models import Person
from corbiere.work.corrections import in_words

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])
WITHDRAWN = "The entry is withdrawn. It stays in the record, marked, and nothing is worked out from it."
WAITS = "Nothing has changed yet: a second person must agree. It is waiting in the My work of {}."
STANDS_AGAIN = "The entry is restored as it was. The record still shows that it was withdrawn, and why."


@signed_in
def choose(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    ties = Ties(viewer, subject)
    access = open_record_by(viewer, subject, "what to record", ties.bases)
    about = whom(subject)
    if about is None or not is_wide(access.bases):
        raise NotVisible
    sort = Subject.objects.values_list("sort", flat=True).get(id=subject)
    urgent = urgent_offers(ties) if sort == PERSON.sort else []
    menu, sought = Menus(viewer, ties, sort, about.born, about.unborn, lines_seen(access)).menu(), seen(request.GET.get("q", ""))
    found = [*(offer for offer in urgent if fits(offer.words, sought)), *menu.found(sought)] if sought.strip() else None
    shown = {"whom": about, "as_of": viewer.on, "menu": menu, "urgent": urgent, "sought": sought, "found": found}
    return render(request, "desk/recording/choose.html", shown)


@never_cache
@signed_in
def start(request: HttpRequest, viewer: Viewer, subject: UUID, kind: str) -> HttpResponse:
    """A new form. Each tab that opens this page has a draft of its own. The address may bring answers along: `?of=…`."""
    if kind not in declared():
        raise Http404
    draft = Draft(id=uuid4(), practitioner=viewer.practitioner, subject=subject, kind=kind)
    asking = asking_about(viewer, draft)
    brought = _brought(request, kind)
    if own := open_drafts.begun_before(asking, kind, brought):
        return redirect("desk:draft", own.id)
    made = declared()[kind]
    typed = begun(viewer.on) | begun_with(made, beginning(made, asking, brought), prefill.begins(asking, kind, brought), brought)
    typed |= preset(questions_of(made), asking.lines, typed, viewer.on) | came_from(request)
    return _page(request, viewer, EntryForm(draft, typed, asking))


def _brought(request: HttpRequest, kind: str) -> Typed:
    asked = {ALSO, *(question.key for question in questions_of(declared()[kind]))}
    return {name: values for name, values in typed_in(request.GET.lists()).items() if name.partition("-")[0] in asked}


@never_cache
@READ_OR_SEND
@shown_back
@signed_in
def draft(request: HttpRequest, viewer: Viewer, id: UUID, number: int = FIRST) -> HttpResponse:
    """A form as it stands, or one part of it that is a page of its own."""
    held = drafts.held(viewer, id, request.POST.get("draft", ""))
    if held is None or (held.subject is None and request.method == "POST"):
        raise NotVisible
    if request.method == "POST":
        try:
            return _answered(request, viewer, answer(request, viewer, held))
        except NotTheirs as told:
            return somebody_elses(request, told)
    if held.sent:
        return redirect("desk:recorded", held.id)
    if held.subject is None:
        return redirect(urgent_form(held.kind).draft, held.id)
    if place := place_of(held):
        return redirect(place)
    return _page(request, viewer, EntryForm(held, held.typed, asking_about(viewer, held), page=number))


@require_POST
@shown_back
@signed_in
def save(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """Saves as one types. What is said comes into the page without loading it anew; a whole page goes on to the form."""
    held = drafts.draft_of(request.POST.get("draft", ""))
    if held is None or held.id != id:
        raise NotVisible
    if fetched(request):
        return saved(request, viewer, held)
    try:
        return redirect(drafts.keep(viewer, held, drafts.sent_in(request, held)).address)
    except drafts.TooMuch:
        return render(request, SAID, {"state": "too-much"}, status=TOO_LARGE)


@never_cache
@READ_OR_SEND
@signed_in
def throw_away(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """A draft that will not be sent, once its owner has said so a second time."""
    held = drafts.held(viewer, id)
    if held is None or held.sent:
        raise NotVisible
    if request.method == "POST":
        drafts.thrown_away(held)
        messages.success(request, "The draft is deleted. Nothing in the record has changed.")
        return redirect("desk:my-work")
    shown = {"draft": held, "called": kind_called(held.kind).called, "words": drafts.first_words(held)}
    return render(request, "desk/recording/throw_away.html", shown)


@never_cache
@signed_in
def correct(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    found = entry_to_put_right(viewer, id, "correcting an entry")
    if found.line is None or found.is_withdrawn:
        return render(request, "desk/recording/replaced.html", {"found": found}, status=409)
    draft = Draft(id=uuid4(), practitioner=viewer.practitioner, subject=found.subject, kind=found.line.kind, replaces=found.line.id)
    return _page(request, viewer, EntryForm(draft, as_typed(found.line) | came_from(request), asking_about(viewer, draft)))


@never_cache
@READ_OR_SEND
@signed_in
def withdraw(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    found = entry_to_put_right(viewer, id, "withdrawing an entry")
    if found.line is None:
        return render(request, "desk/recording/replaced.html", {"found": found}, status=409)
    why, said = request.POST.get("why", ""), ""
    if request.method == "POST":
        said = withdrawn(found, why, viewer)
        if not said:
            if found.second:
                messages.success(request, WAITS.format(found.second))
                return redirect("desk:entry", found.line.id)
            messages.success(request, STANDS_AGAIN if found.is_withdrawn else WITHDRAWN)
            return redirect("desk:chronology", found.subject)
    return render(request, "desk/recording/withdraw.html", {"found": found, "why": why, "fault": said, "as_of": viewer.on})


@never_cache
@signed_in
def recorded(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    held = drafts.held(viewer, id)
    if held is None or held.sent is None:
        raise NotVisible
    outcome = shown_outcome(held, viewer)
    back = way_back(held.outcome.get(BACK, ""))
    shown = {"outcome": outcome, "as_of": viewer.on, "draft": held, "after": afterwards(request, viewer, outcome), "back": back}
    return render(request, "desk/recording/recorded.html", shown)


def _answered(request: HttpRequest, viewer: Viewer, found: Answer) -> HttpResponse:
    if isinstance(found, GoTo):
        if found.message:
            messages.success(request, found.message)
        return redirect(found.address)
    return _page(request, viewer, found)


def _page(request: HttpRequest, viewer: Viewer, form: EntryForm) -> HttpResponse:
    if form.is_faulty:
        form.turned_to_fault()
    shown = {
        "form": form,
        "layout": layout_of(form),
        "whom": form.whom,
        "as_of": viewer.on,
        "together": together_with(form.draft, viewer),
        "bans": ban_notices_in(viewer.on, form.draft.subject, form.asking.lines) if form.draft.subject else [],
        "unasked": not_consulted_notices(form.asking.lines, viewer.on),
        "communicates": _to_communicate(form),
        "overtaken": open_drafts.overtaken(form.asking, form.draft, form.typed),
    }
    return render(request, "desk/recording/form.html", shown, status=422 if form.is_faulty and not fetched(request) else 200)


def _to_communicate(form: EntryForm) -> list[tuple[str, list[str]]]:
    """How to understand each other with whom the form is about, where it asks what they say, or plans to meet them (WT-197-1)."""
    asks = any(question.key == "for" or any(one.childs_own for one in walk((question,))) for question in form.questions)
    said = to_communicate(form.asking.lines) if asks else []
    return [(form.whom.spoken_of, said)] if said and form.whom else []


def fetched(request: HttpRequest) -> bool:
    """Whether a script fetches a part of the page: it takes no part of a page that says it is a fault."""
    return bool(getattr(request, "htmx", False))


AGREED = "Done as requested. Both names are kept with it in the record."
DECLINED = "You did not agree. The entry stays as it is, and the person who asked can read why."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decide(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    deciding = deciding_on(viewer, id)
    if deciding is None:
        raise NotTheirs(OVERTAKEN)
    if not deciding.ruling.allowed:
        raise NotTheirs(deciding.ruling.why)
    said, held = "", deciding.request
    why = request.POST.get("why", "").replace("\r\n", "\n")
    if request.method == "POST":
        agrees = request.POST.get("decision") == "agree"
        said = agreed(held, viewer) if agrees else declined(held, why, viewer)
        if not said:
            messages.success(request, AGREED if agrees else DECLINED)
            return redirect("desk:chronology", held.subject)
    shown = _shown(viewer, deciding) | {"fault": said, "why": why, "as_of": viewer.on}
    return render(request, "desk/recording/decide.html", shown, status=422 if said else 200)


def _shown(viewer: Viewer, deciding: RequestPage) -> dict[str, object]:
    """Old beside new, with names for those whom they point at."""
    request = deciding.request
    old, new = kind_called(request.target.kind).read(request.target.body, request.target.version), request.proposed
    pointed = [*pointed_at(old), *(pointed_at(new) if new else ())]
    pointed += [("practitioner", who) for who in (request.by, request.target.practitioner) if who]
    names = named(viewer, request.subject, deciding.lines, pointed)
    by, wrote = name_in(names, request.by), name_in(names, request.target.practitioner)
    return {
        "held": request,
        "what": in_words(request),
        "person": Person.objects.filter(subject=request.subject).first(),
        "by": by,
        "wrote": wrote,
        "old": answers(old, names, wrote),
        "new": answers(new, names, by) if new else None,
        "new_day": _new_day(request, viewer),
    }


def _new_day(request: CorrectionRequest, viewer: Viewer) -> object:
    return request.writing(viewer.on).happened if request.proposed else None

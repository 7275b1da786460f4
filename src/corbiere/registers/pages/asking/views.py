"""Questions to the registers: to ask one, to read one's own, and for those who keep the registers to answer and to review."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.extend import UrgentForm, every
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken
from corbiere.registers.ask import ask as ask_register
from corbiere.registers.pages.asking import desk
from corbiere.registers.pages.asking.forms import AskForm, RegisterAnswerForm, ReviewForm
from corbiere.registers.question_entries import Further, RegisterQuestioned
from corbiere.registers.questions import PARTIES, answers_questions


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """ISS-10-2: for the people of an agency that may be authorised, and by telephone for those who keep a register."""
    if viewer.agency_sort not in PARTIES and not answers_questions(viewer):
        raise NotVisible
    kept = desk.kept_by(viewer)
    registers, askers = desk.may_choose(viewer, kept)
    form = AskForm(registers, askers, request.POST if request.method == "POST" and registers else None)
    key = request.POST.get("key") or str(uuid4())
    if form.is_valid():
        try:
            return redirect("registers:question", ask_register(viewer, RegisterQuestioned.model_validate(form.answers), key))
        except NotRecorded as fault:
            form.refuse(fault)
        except KeyTaken as fault:
            form.add_error(None, str(fault))
    given = {"form": form, "key": key, "registers": registers, "telephone": bool(kept), "as_of": viewer.on}
    return render(request, "registers/ask.html", given, status=422 if form.errors else 200)


@require_safe
@signed_in
def questions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own, or all for those who keep the registers: what waits first, and how many came from where (ISS-10-3)."""
    if viewer.agency_sort not in PARTIES and not answers_questions(viewer):
        raise NotVisible
    given = {"keeps": answers_questions(viewer), "as_of": viewer.on, **desk.listed(viewer)}
    return render(request, "registers/questions.html", given)


@never_cache
@require_safe
@signed_in
def question(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """NotVisible where it is another's, or not there, which reads alike."""
    return _page(request, viewer, desk.one(viewer, id))


@require_POST
@signed_in
def answer(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    page = desk.one(viewer, id)
    form = RegisterAnswerForm(page.children, request.POST)
    if not page.answers:
        raise NotVisible
    if form.is_valid() and desk.answered(viewer, page, form, request.POST.get("key", "")):
        messages.success(request, "The answer is with whoever asked.")
        return redirect("registers:question", id)
    return _page(request, viewer, page, answering=form)


@require_POST
@signed_in
def review(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """ISS-A-11: what follows from it; a worry is told to the Hub as every worry is."""
    page = desk.one(viewer, id)
    form = ReviewForm(page.answered_it, request.POST)
    if not page.reviews:
        raise NotVisible
    if form.is_valid() and desk.reviewed(viewer, page, form, request.POST.get("key", "")):
        if form.cleaned_data["further"] == Further.HUB and (urgent := next(iter(every(UrgentForm)), None)):
            messages.success(request, "The review is recorded. Now tell the Hub, in your own words.")
            return redirect(urgent.about(page.child) if page.child else urgent.page)
        messages.success(request, "The review is recorded.")
        return redirect("registers:questions")
    return _page(request, viewer, page, reviewing=form)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    page: desk.QuestionPage,
    answering: RegisterAnswerForm | None = None,
    reviewing: ReviewForm | None = None,
) -> HttpResponse:
    wrong = answering or reviewing
    given = {
        "page": page,
        "as_of": viewer.on,
        "answering": answering or (RegisterAnswerForm(page.children, initial=page.suggested) if page.answers else None),
        "reviewing": reviewing or (ReviewForm(page.answered_it) if page.reviews else None),
        "wrong": wrong,
        "key": request.POST.get("key") or uuid4(),
    }
    return render(request, "registers/question.html", given, status=422 if wrong else 200)

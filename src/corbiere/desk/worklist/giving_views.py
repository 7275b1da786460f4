"""Pages on which a worker's children are given to others for some days or for good, and on which somebody takes them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.agencies.models import Practitioner
from corbiere.desk.forms.form_author import MOST_FOUND
from corbiere.desk.forms.form_data import Typed, typed_in, without
from corbiere.desk.forms.suggestions import LONGEST
from corbiere.desk.forms.views import READ_OR_SEND
from corbiere.desk.worklist import team
from corbiere.desk.worklist.back import came_back
from corbiere.desk.worklist.giving import AwayForm, GivingForm, HandOverForm
from corbiere.desk.worklist.offers import OffersPage, accepted, declined, offers_to
from corbiere.ledger.characters import seen

ACCEPT, DECLINE, ALL = "accept", "decline", "all"
TAKE_AWAY = "take-away"
FORMS: dict[str, type[GivingForm]] = {"away": AwayForm, "hand-over": HandOverForm}


@never_cache
@READ_OR_SEND
@signed_in
def away(request: HttpRequest, viewer: Viewer, practitioner: UUID) -> HttpResponse:
    """From when to when somebody is away, and who covers with each of their children."""
    form = AwayForm(viewer, _worker(viewer, practitioner), _typed(request))
    if _is_sent(request) and form.sent():
        messages.success(request, f"Cover for {form.worker.name} is arranged. It ends by itself.")
        return _back(form)
    return _page(request, form, "desk/work/away.html", "children of somebody who is away")


@never_cache
@READ_OR_SEND
@signed_in
def hand_over(request: HttpRequest, viewer: Viewer, practitioner: UUID) -> HttpResponse:
    """Children to tick, each to be offered to a colleague. They stay with the worker until it is accepted."""
    form = HandOverForm(viewer, _worker(viewer, practitioner), _typed(request))
    if _is_sent(request) and form.sent():
        number = len(form.typed.get("child", []))
        said = f"{number} {'child is' if number == 1 else 'children are'} offered."
        messages.success(request, f"{said} Each stays with {form.worker.name} until the colleague who was asked accepts.")
        return _back(form)
    return _page(request, form, "desk/work/hand_over.html", "children to hand over")


@never_cache
@require_POST
@signed_in
def colleagues(request: HttpRequest, viewer: Viewer, practitioner: UUID, act: str, name: str) -> HttpResponse:
    """Suggestions for a box of these pages, as a name is typed. The words are in no address."""
    made = FORMS.get(act)
    among = made(viewer, _worker(viewer, practitioner), _typed(request)).named(name) if made else None
    if among is None:
        raise Http404
    words = seen(request.POST.get("words", "")).strip()[:LONGEST]
    found = among.called(words)
    said = {"nobody": among.nobody(words) if words and not found else "", "more": len(found) == MOST_FOUND and words}
    return render(request, "desk/forms/suggestions.html", {"options": found, "name": name, **said})


def _typed(request: HttpRequest) -> Typed:
    """Reads what was sent, without whom a press takes away."""
    name = request.POST.get(TAKE_AWAY, "").partition("=")[0]
    return without(typed_in(request.POST.lists()), name) if name else typed_in(request.POST.lists())


def _is_sent(request: HttpRequest) -> bool:
    return request.method == "POST" and TAKE_AWAY not in request.POST


@never_cache
@require_POST
@signed_in
def back(request: HttpRequest, viewer: Viewer, practitioner: UUID) -> HttpResponse:
    """Somebody is back, earlier than was arranged."""
    form = AwayForm(viewer, _worker(viewer, practitioner), {})
    fault = came_back(form.worker, viewer)
    if fault:
        messages.error(request, fault)
    else:
        messages.success(request, f"{'You are' if form.own else f'{form.worker.name} is'} back: nobody covers from today on.")
    return _back(form)


def _worker(viewer: Viewer, practitioner: UUID) -> Practitioner:
    """The viewer, or one of those in the teams that they manage."""
    if practitioner != viewer.practitioner and practitioner not in team.workers(viewer):
        raise Http404
    found = Practitioner.objects.on(viewer.on).filter(subject=practitioner).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, form: GivingForm, template: str, what: str) -> HttpResponse:
    log_listed(form.viewer, {held.id for held in form.children}, what, daily=True)
    return render(request, template, {"form": form, "as_of": form.viewer.on}, status=422 if form.faults else 200)


def _back(form: GivingForm) -> HttpResponse:
    return redirect("desk:my-work" if form.own else "desk:team")


@never_cache
@READ_OR_SEND
@signed_in
def offers(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everything that the viewer is asked to take on, with the note of whoever asks: a press for yes, or the reason why not."""
    page = OffersPage(offers_to(viewer))
    if request.method == "POST":
        done = _answered(request, viewer, page)
        if done is not None:
            messages.success(request, done)
            return redirect("desk:offers" if offers_to(viewer) else "desk:my-work")
    log_listed(viewer, {one.child.id for one in page.offers}, "what they are asked to take on", daily=True)
    return render(request, "desk/work/offers.html", {"page": page, "as_of": viewer.on}, status=422 if page.faults else 200)


def _answered(request: HttpRequest, viewer: Viewer, page: OffersPage) -> str | None:
    """Says what was done, as a sentence; None where something is wrong with it."""
    if wanted := request.POST.get(ACCEPT):
        taken = [one for one in page.offers if wanted in (ALL, str(one.id))]
        page.faults = accepted(taken, viewer) if taken else {}
        said = f"You have taken on {', '.join(dict.fromkeys(one.child.name for one in taken))}." if taken else "This was answered already."
        return None if page.faults else said
    id = request.POST.get(DECLINE, "")
    page.typed = {id: request.POST.get(f"why-{id}", "")}
    held = next((one for one in page.offers if str(one.id) == id), None)
    page.faults = declined(held, page.typed[id], viewer) if held else {}
    said = (
        f"It is said that you can’t. {held.child.called} stays with {held.by or 'whoever asked'}." if held else "This was answered already."
    )
    return None if page.faults else said

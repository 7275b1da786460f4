"""A register: a question of its keeper about a child and a day, never a list to browse; numbers; and lists with a reason, noted."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.components.spreadsheet import file_of
from corbiere.registers.numbers import FEWEST, numbers_on
from corbiere.registers.pages import figures, lists, register_check
from corbiere.registers.pages.answers import answers
from corbiere.registers.pages.question import DayForm, Out, RegisterForm, RegisterQuery, asked, between_form
from corbiere.registers.questions import answers_questions
from corbiere.registers.register import Register, register_called
from corbiere.registers.rights import closed_on_register, keeps_register, registers_seen_by, sees_numbers, taken_out


@require_safe
@signed_in
def every(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The registers that the viewer sees."""
    seen = registers_seen_by(viewer)
    if not seen:
        raise Http404
    return render(request, "registers/all.html", {"registers": seen, "answers": answers_questions(viewer)})


@require_safe
@signed_in
def register(request: HttpRequest, viewer: Viewer, name: str) -> HttpResponse:
    held = _called(name)
    if not sees_numbers(viewer, held):
        raise Http404
    asking = asked(request, viewer.on)
    return _page(request, viewer, held, asking, Out(initial=_initial(asking)))


@require_POST
@signed_in
def out(request: HttpRequest, viewer: Viewer, name: str) -> HttpResponse:
    """A list with names. Each child in it is noted as seen, with the reason."""
    held, form = _kept(viewer, name), Out(request.POST)
    if not form.is_valid():
        return _page(request, viewer, held, asked(request, viewer.on), form, status=422)
    said, without = form.cleaned_data, closed_on_register(viewer)
    if said["what"] == Out.LIST:
        listed = lists.as_at(held, min(said["on"], viewer.on), said["known"], without)
    elif said["what"] == Out.TWO:
        listed = lists.on_two(held, min(said["on"], viewer.on), said["known"], without)
    else:
        listed = lists.changed(held, said["first"], said["last"], said["known"], without)
    taken_out(viewer, held, listed.subjects, listed.called, said["reason"])
    if said["form"] == Out.TABLE:
        return file_of(listed.headings, listed.rows, f"{held.name}-register")
    given = {"register": held, "listed": listed, "reason": said["reason"], "known": said["known"], "as_of": viewer.on, "by": viewer.name}
    return render(request, "registers/list.html", given)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, viewer: Viewer, name: str) -> HttpResponse:
    """ISS-7-0a: what the system finds, and the form with which somebody says that they looked."""
    held = _kept(viewer, name)
    form = register_check.CheckForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and register_check.written(held, viewer, form, request.POST.get("key", "")):
        messages.success(request, "The check is recorded.")
        return redirect("registers:register", held.name)
    given = {
        "register": held,
        "form": form,
        "found": register_check.found(held, viewer),
        "looked_for": [oddity.label for oddity in held.looked_for],
        "leaves_out": bool(closed_on_register(viewer)),
        "as_of": viewer.on,
        "key": request.POST.get("key") or uuid4(),
    }
    return render(request, "registers/check.html", given, status=422 if form.errors else 200)


def _called(name: str) -> Register[Any]:
    try:
        return register_called(name)
    except KeyError as fault:
        raise Http404 from fault


def _kept(viewer: Viewer, name: str) -> Register[Any]:
    """Of that name, for those who keep it."""
    held = _called(name)
    if not keeps_register(viewer, held):
        raise Http404
    return held


def _page(request: HttpRequest, viewer: Viewer, held: Register[Any], asking: RegisterQuery, out: Out, status: int = 200) -> HttpResponse:
    keeps, without = keeps_register(viewer, held), closed_on_register(viewer)
    found = answers(held, viewer, asking) if keeps and asking.words else []
    named = {answer.person.subject for answer in found} | {place.subject for answer in found for place in answer.others}
    log_listed(viewer, named, f"{held.called.lower()}, a question")
    given = {
        "register": held,
        "asking": asking,
        "as_of": viewer.on,
        "keeps": keeps,
        "last": register_check.last(held, viewer, asking),
        "question": RegisterForm(request.GET) if keeps else DayForm(request.GET),
        "found": found,
        "numbers": numbers_on(held, asking.on, asking.known, without, whole=keeps),
        "monthly": figures.monthly(held, asking, without, whole=keeps),
        "changes": figures.changes(held, asking, without, whole=keeps),
        "between": between_form(asking),
        "out": out,
        "fewest": FEWEST,
        "leaves_out": bool(without),
    }
    return render(request, "registers/register.html", given, status=status)


def _initial(asking: RegisterQuery) -> dict[str, object]:
    return {"on": asking.on, "first": asking.first, "last": asking.last, "known": asking.known, "what": Out.LIST, "form": Out.PAPER}

"""The Child Protection Register: a question about a child and a day, never a list to browse; numbers; and lists with a reason, noted."""

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
from corbiere.protection.entries.register import Oddity
from corbiere.protection.pages.register import lists, numbers, register_check
from corbiere.protection.pages.register.answers import answers
from corbiere.protection.pages.register.question import DayForm, Out, RegisterForm, RegisterQuery, asked, between_form
from corbiere.protection.register import REGISTER
from corbiere.registers.numbers import FEWEST, numbers_on
from corbiere.registers.rights import closed_on_register, keeps_register, sees_numbers, taken_out


@require_safe
@signed_in
def register(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not sees_numbers(viewer, REGISTER):
        raise Http404
    asking = asked(request, viewer.on)
    return _page(request, viewer, asking, Out(initial=_initial(asking)))


@require_POST
@signed_in
def out(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A list with names. Each child in it is noted as seen, with the reason."""
    if not keeps_register(viewer, REGISTER):
        raise Http404
    form = Out(request.POST)
    if not form.is_valid():
        return _page(request, viewer, asked(request, viewer.on), form, status=422)
    said, without = form.cleaned_data, closed_on_register(viewer)
    if said["what"] == Out.LIST:
        listed = lists.as_at(min(said["on"], viewer.on), said["known"], without)
    else:
        listed = lists.changed(said["first"], said["last"], said["known"], without)
    taken_out(viewer, REGISTER, listed.subjects, listed.called, said["reason"])
    if said["form"] == Out.TABLE:
        return file_of(listed.headings, listed.rows, "child-protection-register")
    given = {"listed": listed, "reason": said["reason"], "known": said["known"], "as_of": viewer.on, "by": viewer.name}
    return render(request, "protection/register/list.html", given)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """ISS-7-0a: what the system finds, and the form with which somebody says that they looked."""
    if not keeps_register(viewer, REGISTER):
        raise Http404
    form = register_check.CheckForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and register_check.written(viewer, form, request.POST.get("key", "")):
        messages.success(request, "The check is recorded.")
        return redirect("protection:child-protection-register")
    given = {
        "form": form,
        "found": register_check.found(viewer),
        "looked_for": [oddity.label for oddity in Oddity],
        "leaves_out": bool(closed_on_register(viewer)),
        "as_of": viewer.on,
        "key": request.POST.get("key") or uuid4(),
    }
    return render(request, "protection/register/check.html", given, status=422 if form.errors else 200)


def _page(request: HttpRequest, viewer: Viewer, asking: RegisterQuery, out: Out, status: int = 200) -> HttpResponse:
    keeps, without = keeps_register(viewer, REGISTER), closed_on_register(viewer)
    found = answers(viewer, asking) if keeps and asking.words else []
    log_listed(viewer, {answer.person.subject for answer in found}, "child protection register, a question")
    given = {
        "asking": asking,
        "as_of": viewer.on,
        "keeps": keeps,
        "last": register_check.last(viewer, asking),
        "question": RegisterForm(request.GET) if keeps else DayForm(request.GET),
        "found": found,
        "numbers": numbers_on(REGISTER, asking.on, asking.known, without, whole=keeps),
        "monthly": numbers.monthly(asking, without, whole=keeps),
        "changes": numbers.changes(asking, without, whole=keeps),
        "between": between_form(asking),
        "out": out,
        "fewest": FEWEST,
        "leaves_out": bool(without),
    }
    return render(request, "protection/register/child_protection.html", given, status=status)


def _initial(asking: RegisterQuery) -> dict[str, object]:
    return {"on": asking.on, "first": asking.first, "last": asking.last, "known": asking.known, "what": Out.LIST, "form": Out.PAPER}

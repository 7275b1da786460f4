"""The Hub's list, one worry, and what is done with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.access.working_with import working_with
from corbiere.agencies.entries import Role
from corbiere.front_door.clock import NUMBER_FROM
from corbiere.front_door.inbox import entry_with
from corbiere.front_door.models import HubWorry
from corbiere.front_door.pages.hub import acts
from corbiere.front_door.pages.hub.desk import hub_desk
from corbiere.front_door.pages.hub.one import WorryPage, opened_worry

NOT_SENT = "That was not sent whole. Choose the child again."


@never_cache
@require_safe
@signed_in
def hub(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if Role.HUB not in viewer.roles:
        raise NotVisible
    reference = request.GET.get("reference", "")[:20].strip()
    if reference and (entry := entry_with(reference)) and visible_to(viewer).filter(root=entry).exists():
        return redirect("front_door:hub-worry", entry)
    shown = {"desk": hub_desk(viewer), "as_of": viewer.on, "number_from": NUMBER_FROM, "reference": reference}
    return render(request, "front_door/hub.html", shown)


@never_cache
@require_safe
@signed_in
def worry(request: HttpRequest, viewer: Viewer, root: UUID) -> HttpResponse:
    """The page; or while somebody types, who it may be and nothing more."""
    page = opened_worry(request, viewer, root)
    return _page(request, page, template="front_door/likely.html" if getattr(request, "htmx", False) else "front_door/one.html")


@require_POST
@signed_in
def have(request: HttpRequest, viewer: Viewer, root: UUID) -> HttpResponse:
    page = opened_worry(request, viewer, root)
    if page.held.unread:
        fault = acts.have(page, back=False)
        return _page(request, page, fault) if fault else redirect("front_door:hub")
    back = "back" in request.POST
    return _done(request, page, acts.have(page, back=back), "It is on the list for somebody else." if back else "You have this.")


@require_POST
@signed_in
def join(request: HttpRequest, viewer: Viewer, root: UUID) -> HttpResponse:
    page = opened_worry(request, viewer, root)
    try:
        child = UUID(request.POST.get("child", ""))
    except ValueError:
        return _page(request, page, NOT_SENT)
    fault = acts.joined(page, child, request.POST.get("why", "")[:2000])
    led = " Whoever leads the work is asked to read it." if working_with(viewer, child) else ""
    return _on(request, page, child, fault, f"It is on {{}}’s record now.{led}")


@require_POST
@signed_in
def begin(request: HttpRequest, viewer: Viewer, root: UUID) -> HttpResponse:
    page = opened_worry(request, viewer, root)
    child, fault = acts.begun(page)
    return _on(request, page, child, fault, "A record is begun for {}, with this worry.")


@require_POST
@signed_in
def off(request: HttpRequest, viewer: Viewer, root: UUID) -> HttpResponse:
    page = opened_worry(request, viewer, root)
    why = request.POST.get("why", "")
    if fault := acts.taken_off(page, why):
        return _page(request, page, fault, why=why)
    messages.success(
        request, f"It is off {page.record.called}’s record, which says why. It is on the list again, for somebody to be found."
    )
    return redirect("front_door:hub")


def _on(request: HttpRequest, page: WorryPage, child: UUID, fault: str, said: str) -> HttpResponse:
    """To the worry as it stands on the child's record."""
    if fault:
        return _page(request, page, fault)
    messages.success(request, said.format(acts.called(child)))
    of = HubWorry.objects.filter(subject=child, decided=None).order_by("-id").values_list("entry", flat=True).first()
    return redirect("front_door:hub-worry", of) if of else redirect("front_door:hub")


def _done(request: HttpRequest, page: WorryPage, fault: str, said: str) -> HttpResponse:
    if fault:
        return _page(request, page, fault)
    messages.success(request, said)
    return redirect("front_door:hub-worry", page.root)


def _page(request: HttpRequest, page: WorryPage, fault: str = "", why: str = "", template: str = "front_door/one.html") -> HttpResponse:
    shown = {"page": page, "as_of": page.viewer.on, "number_from": NUMBER_FROM, "fault": fault, "why": why}
    return render(request, template, shown, status=422 if fault else 200)

"""The second person's page: what stands beside what is asked for, and two buttons."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.decorators import NotTheirs, signed_in
from corbiere.access.second_person import OVERTAKEN, Request
from corbiere.access.viewing import Viewer
from corbiere.desk.forms.second_person import Deciding, agreed, deciding_on, declined, in_words
from corbiere.desk.record.display import answers, name_in, pointed_at
from corbiere.desk.record.names import named
from corbiere.ledger.entry import kind_called
from corbiere.people.models import Person

AGREED = "Done, as it was asked for. Both names stay with it in the record."
DECLINED = "You did not agree. The entry stays as it is, and whoever asked can read why."


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
    shown = _shown(viewer, deciding) | {"fault": said, "why": why, "asked": viewer.on}
    return render(request, "desk/recording/decide.html", shown, status=422 if said else 200)


def _shown(viewer: Viewer, deciding: Deciding) -> dict[str, object]:
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


def _new_day(request: Request, viewer: Viewer) -> object:
    return request.writing(viewer.on).happened if request.proposed else None

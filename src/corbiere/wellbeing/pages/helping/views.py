"""The page on which a provider says yes or no to help that a plan proposes."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.desk.forms.unsaved import shown_back
from corbiere.wellbeing.pages.helping.requests import answered, asked_of

THANKS = "Your answer is in the record, and whoever leads the plan sees it."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def help_asked(request: HttpRequest, viewer: Viewer, subject: UUID, mark: UUID) -> HttpResponse:
    asked, fault, post = asked_of(viewer, subject, mark), "", request.POST
    if request.method == "POST":
        fault = answered(asked, post.get("answer", ""), post.get("why", ""), post.get("manner", ""), post.get("key", ""))
        if not fault:
            messages.success(request, THANKS)
            return redirect(asked.href)
    given = {
        "asked": asked,
        "as_of": viewer.on,
        "fault": fault,
        "why": post.get("why", ""),
        "manner": post.get("manner", ""),
        "key": post.get("key") or uuid4(),
    }
    return render(request, "wellbeing/help_asked.html", given, status=422 if fault else 200)

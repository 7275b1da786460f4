"""How easily a child reads what is being written to them, said beside the box: a help, which refuses nothing and keeps nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.documents.plain_words import plain_words


@never_cache
@require_POST
@signed_in
def reads(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(request, "desk/forms/reads_said.html", {"reads": plain_words(request.POST.get("text", ""))})

"""Shows back what was typed and cannot be kept, for nobody is signed in or the record is closed by now: nothing is written."""

from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.desk.forms.drafts import begun_as, draft_of
from corbiere.desk.forms.form_data import Typed, typed_in

Page = Callable[..., HttpResponse]
SIGNED_OUT, NO_LONGER_OPEN = 401, 404
WORDS = ("text", "by", "why", "how", "without", "more", "passage", "claims", "who", "title")
OURS = (".asked", "-item", "-search")  # what the page put in itself


def shown_back(page: Page) -> Page:
    """A form that comes when the session has ended comes back in a page to be sent again; one about a record that is closed by now, as
    its words alone."""

    @wraps(page)
    def door(request: HttpRequest, *arguments: object, **keywords: object) -> HttpResponse:
        is_form = request.method == "POST" and begun_as(str(request.POST.get("draft", ""))) is not None
        if is_form and not request.user.is_authenticated:
            return to_be_sent_again(request)
        answer = page(request, *arguments, **keywords)
        if is_form and answer.status_code == NO_LONGER_OPEN:
            said = list(_said(typed_in(request.POST.lists())))
            return render(request, "desk/recording/closed.html", {"said": said}, status=NO_LONGER_OPEN)
        return answer

    return door


def to_be_sent_again(request: HttpRequest) -> HttpResponse:
    """All that was typed, in a page that goes on with it once its owner has signed in. Of a part of a page, only that this must be."""
    if getattr(request, "htmx", False):
        return render(request, "desk/recording/saved.html", {"signed_out": True}, status=SIGNED_OUT)
    draft = draft_of(str(request.POST.get("draft", "")))
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in ("csrfmiddlewaretoken", "send")]
    return render(request, "desk/recording/signed_out.html", {"draft": draft, "fields": fields, "files": request.FILES}, status=SIGNED_OUT)


def _said(typed: Typed) -> Iterator[str]:
    """Written words, without what the page itself put in."""
    for name, values in typed.items():
        if name.endswith(OURS) or name.startswith("was-"):
            continue
        in_words = name.rpartition("-")[2] in WORDS or name.endswith(("_words", "recommends", "place", "why_not"))
        yield from (value for value in values if value.strip() and (in_words or " " in value.strip()))

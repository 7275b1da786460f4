"""Says of a form whether it is saved, and shows back what cannot be: nobody is signed in, or the record is closed by now."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from corbiere.access.viewing import Viewer
from corbiere.desk.forms.drafts import TooMuch, begun_as, digest_of, draft_of, keep, sent_in
from corbiere.desk.forms.form_data import Typed, typed_in
from corbiere.desk.models import Draft

Page = Callable[..., HttpResponse]
SAID = "desk/recording/saved.html"
SIGNED_OUT, NO_LONGER_OPEN, OVERTAKEN, TOO_LARGE = 401, 404, 409, 413
KNOWN = "X-Known"  # as what a window last saw the draft: none where it would write over another's
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
        return render(request, SAID, {"state": "signed-out"}, status=SIGNED_OUT)
    draft = draft_of(str(request.POST.get("draft", "")))
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in ("csrfmiddlewaretoken", "send")]
    return render(request, "desk/recording/signed_out.html", {"draft": draft, "fields": fields, "files": request.FILES}, status=SIGNED_OUT)


def saved(request: HttpRequest, viewer: Viewer, draft: Draft) -> HttpResponse:
    """Keeps what an open window has of a draft, and says so; or why not: it was recorded, is too long, or another window changed it."""
    typed = sent_in(request, draft)
    if theirs := _changed_elsewhere(draft, typed, request.headers.get(KNOWN, "")):
        return said_of(request, theirs, "elsewhere")
    try:
        return said_of(request, keep(viewer, draft, typed))
    except TooMuch:
        return render(request, SAID, {"state": "too-much"}, status=TOO_LARGE)


def said_of(request: HttpRequest, draft: Draft, state: str = "saved") -> HttpResponse:
    """A sentence for the window in which it is typed."""
    state = "sent" if draft.sent else state
    shown = {"state": state, "draft": draft, "saved": timezone.localtime(draft.saved)}
    return render(request, SAID, shown, status=200 if state == "saved" else OVERTAKEN)


def _changed_elsewhere(draft: Draft, typed: Typed, known: str) -> Draft | None:
    """Holds the draft until the transaction ends, so that of two windows the second hears of the first."""
    held = Draft.objects.of(draft.practitioner).unsent().select_for_update().filter(id=draft.id).first() if known else None
    if held is None or digest_of(held.typed) == digest_of(typed):
        return None
    try:
        return None if datetime.fromisoformat(known) == held.saved else held
    except (ValueError, TypeError):
        return held


def _said(typed: Typed) -> Iterator[str]:
    """Written words, without what the page itself put in."""
    for name, values in typed.items():
        if name.endswith(OURS) or name.startswith("was-"):
            continue
        in_words = name.rpartition("-")[2] in WORDS or name.endswith(("_words", "recommends", "place", "why_not"))
        yield from (value for value in values if value.strip() and (in_words or " " in value.strip()))

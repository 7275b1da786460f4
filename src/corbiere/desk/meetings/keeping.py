"""What is typed at a meeting outlives the session and the right to be there: it is kept, and said to be."""

from collections.abc import Callable, Iterator
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corbiere.desk.forms.drafts import kept_from
from corbiere.desk.forms.typed import Typed, typed_in
from corbiere.desk.meetings import arranging
from corbiere.desk.meetings.notebook import mine
from corbiere.desk.models import Draft
from corbiere.desk.reports.form import place_of_report
from corbiere.meetings.sorts import sorts

Page = Callable[..., HttpResponse]
WORDS = ("text", "by", "why", "how", "without", "more", "passage", "claims", "who")


def words_kept(page: Page) -> Page:
    """A form that comes when the session has ended waits behind the sign-in page; one that comes when the record is closed by now is
    shown back to whoever typed it, and stays their draft."""

    @wraps(page)
    def door(request: HttpRequest, *arguments: object, **keywords: object) -> HttpResponse:
        if not request.user.is_authenticated and (kept := kept_from(request)):
            return redirect_to_login(place_of(kept) or kept.address)
        answer = page(request, *arguments, **keywords)
        if answer.status_code == 404 and request.method == "POST" and kept_from(request):
            said = list(_said(typed_in(request.POST.lists())))
            return render(request, "desk/meetings/closed.html", {"said": said}, status=404)
        return answer

    return door


def _said(typed: Typed) -> Iterator[str]:
    """What was written in words, without what the page itself put in."""
    for name, values in typed.items():
        if name.rpartition("-")[2] in WORDS or name.endswith(("_words", "recommends", "place", "why_not")):
            yield from (value for value in values if value.strip())


def place_of(draft: Draft) -> str | None:
    """The page on which a draft that was begun at a meeting, or for one, goes on; None for one that was not."""
    families = [sort.family for sort in sorts()]
    if arranging.SORT in draft.typed and any(draft.kind == family.arranged for family in families):
        return arranging.address(draft)
    room = mine(draft)
    if room is None:
        return place_of_report(draft)
    if any(draft.kind == family.noted for family in families):
        return f"/meetings/{room}/hold/"
    if any(draft.kind == family.circulated for family in families):
        return f"/meetings/{room}/send/"
    return f"/meetings/{room}/drafts/{draft.id}/"

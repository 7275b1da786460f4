"""Suggestions for a box in which somebody is chosen, as their name is typed: who may be, and nobody of whom the viewer may not know."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corbiere.access.access_log import NotVisible, lines_seen
from corbiere.access.decorators import signed_in
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.forms.form_author import MOST_FOUND
from corbiere.desk.forms.form_data import typed_in
from corbiere.desk.forms.options import FormContext, at_name
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.ledger.entry import declared

CHOOSING = "form: to choose somebody"
LONGEST = 100  # letters of a name


@never_cache
@require_POST
@signed_in
def suggestions(request: HttpRequest, viewer: Viewer, kind: str, name: str) -> HttpResponse:
    """For one question of a kind's form, which is sent as it stands; `about` is whom it is about. The words are in no address."""
    question = at_name(questions_of(declared()[kind]), name) if kind in declared() else None
    if question is None:
        raise Http404
    typed, words = typed_in(request.POST.lists()), request.POST.get("words", "").strip()[:LONGEST]
    asking = _asking(viewer, request.POST.get("about", ""), question, words)
    found = asking.suggested(question, words, typed)
    said = {
        "nobody": asking.nobody(question, words) if words and not found else "",
        "more": len(found) == MOST_FOUND and words,
        "adds": question.reference and question.reference.to == "person",
    }
    return render(request, "desk/forms/suggestions.html", {"options": found, "name": name, **said})


def _asking(viewer: Viewer, about: str, question: Question, words: str) -> FormContext:
    """The form around it. Where the record says who fits or who is likely, it is opened and noted once a day; NotVisible if closed."""
    try:
        subject = UUID(about) if about else None
    except ValueError:
        raise NotVisible from None
    reference = question.reference
    if subject is None or reference is None or reference.to != "practitioner" or (words and not reference.may):
        return FormContext(viewer, subject)
    accesses = log_listed(viewer, {subject}, CHOOSING, daily=True)
    if subject not in accesses:
        raise NotVisible
    return FormContext(viewer, subject, lines_seen(accesses[subject]))

"""One question to somebody of an agency: who the child is and what is asked, a form for the answer, and what they answered."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.decorators import signed_in
from corbiere.access.invitations import own_answers
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, summary
from corbiere.desk.forms.form_data import Typed, typed_in
from corbiere.desk.forms.parsing import Faults, read_entry
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.desk.record.display import answers
from corbiere.front_door.models import AgencyQuestion
from corbiere.front_door.questions import ANSWER, DEFAULT
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.people.models import Person

NOTED_AS = "a question that they are asked"
ONES_OWN = ("answer", "told", "who")  # what whoever is asked says; the rest follows from the question


@dataclass
class AnswerForm:
    """The questions of an answer, with what was typed and what is wrong."""

    typed: Typed
    faults: Faults

    @property
    def fields(self) -> list[BoundQuestion]:
        return shown(self._questions, FormState(self.typed, self.faults))

    @property
    def _questions(self) -> list[Question]:
        asked = {question.key: question for question in questions_of(kind_called(ANSWER))}
        return [asked[name] for name in ONES_OWN]

    @property
    def general(self) -> list[str]:
        return summary(self.fields, self.faults)[0]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return summary(self.fields, self.faults)[1]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question(request: HttpRequest, viewer: Viewer, id: UUID) -> HttpResponse:
    """NotVisible where it is not asked of the viewer, or no longer, or not there, which reads alike."""
    row = AgencyQuestion.objects.on(viewer.on).filter(practitioner=viewer.practitioner, request=id).first()
    seen = log_listed(viewer, {row.subject}, NOTED_AS, daily=True) if row else {}
    person = Person.objects.filter(subject__in=seen).first()
    if row is None or person is None:
        raise NotVisible
    form = AnswerForm({}, {})
    if request.method == "POST" and row.answered is None:
        typed = {**typed_in(request.POST.lists()), "of": [str(id)]}
        faults = _answered(row, typed, viewer)
        if not faults:
            messages.success(request, "Your answer is with whoever asked.")
            return redirect("front_door:question", id)
        form = AnswerForm(typed, faults)
    own = next((line for line in own_answers(seen[row.subject]) if line.body.get("of") == str(id)), None)
    said = answers(kind_called(ANSWER).read(own.body, own.version), {}, "you") if own else []
    asked_by = names([row.asked_by]).get(row.asked_by, "") if row.asked_by else ""
    given = {"row": row, "person": person, "form": form, "said": said[1:], "by": asked_by, "as_of": viewer.on, "default": DEFAULT}
    return render(request, "front_door/question.html", given, status=422 if form.faults else 200)


def _answered(row: AgencyQuestion, typed: Typed, viewer: Viewer) -> Faults:
    """Writes the answer once, however often it is sent; or says what is wrong."""
    entry, faults = read_entry(kind_called(ANSWER), typed)
    if entry is None:
        return faults
    try:
        record_together([Writing(entry=entry, about=row.subject, happened=viewer.on)], by=viewer.author, key=f"answer-{row.request}")
    except NotRecorded as fault:
        return {"": [str(fault)]}
    except KeyTaken:
        return {}
    return {}

"""The form in which whoever is asked to assess says no: all but which request it is."""

from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from django.http import QueryDict
from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.forms.entry_form import EntryForm, begun, filled
from corbiere.desk.forms.form_data import Typed, typed_in
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.parsing import GENERAL
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.desk.forms.recording import as_refused, writing_of
from corbiere.desk.forms.ruling_fields import carried
from corbiere.desk.models import Draft
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record_together
from corbiere.wellbeing.entries.requests import AssessmentRefused
from corbiere.wellbeing.pages.requests.request_page import RequestAsked

OF = "of"


@dataclass
class RefusalForm(EntryForm):
    """It is sent at once and never kept, so that no draft tells of a child whom its writer sees no more."""

    alone = True
    asked: RequestAsked | None = None

    @property
    def action(self) -> str:
        return reverse("wellbeing:request", args=[self.asked.subject, self.asked.line.root]) if self.asked else ""

    @cached_property
    def questions(self) -> list[Question]:
        called = self.asked.person.spoken_of if self.asked else ""
        return [question.of(called) for question in questions_of(self.kind) if question.key != OF]

    @cached_property
    def last(self) -> dict[str, str]:
        """Puts no other refusal beside it."""
        return {}


def refusal(asked: RequestAsked, sent: QueryDict | None = None) -> RefusalForm:
    typed: Typed = typed_in(sent.lists()) if sent else {}
    draft = Draft(id=uuid4(), practitioner=asked.viewer.practitioner, subject=asked.subject, kind=AssessmentRefused.kind)
    return RefusalForm(draft, typed, FormContext(asked.viewer, asked.subject), wanted=carried(typed), asked=asked)


def refused(form: RefusalForm, viewer: Viewer) -> bool:
    """Records it; or leaves in the form what is wrong, and every word that was typed."""
    assert form.asked
    typed = {**form.typed, OF: [str(form.asked.line.root)], **begun(viewer.on)}
    read = filled(form.draft, typed, form.asking, {OF})
    if read.entry is None:
        form.faults = read.faults
        return False
    try:
        record_together([writing_of(form.draft, read)], by=viewer.author, key=f"refuse-{form.asked.line.root}-{viewer.practitioner}")
    except NotRecorded as fault:
        told = as_refused(form.draft, typed, fault)
        form.faults, form.wanted = told.faults, told.wanted
        return False
    except KeyTaken as fault:
        form.faults = {GENERAL: [str(fault)]}
        return False
    return True

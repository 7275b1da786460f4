"""Arranging a meeting: one form, whose answers go to the child and to each brother or sister who is ticked, in one act."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from django.urls import reverse

from corbiere.desk.extend import beginning
from corbiere.desk.forms.entry_form import begun
from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.latest_days import preset
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import HAPPENED, Option, questions_of
from corbiere.desk.forms.ruling_fields import carried
from corbiere.desk.forms.sibling_forms import siblings
from corbiere.desk.meetings.forms import CHILDREN, JointForm
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.meetings.meeting import Meeting, MeetingState, meeting_of, meetings
from corbiere.meetings.types import MeetingType, type_called

MEETING_TYPE = "meeting_type"
ANSWERED_BY_THE_TYPE = frozenset({MEETING_TYPE, "type", HAPPENED, "asked"})


def new(asking: FormContext, type: MeetingType, called: str) -> JointForm:
    """The form as it begins: this child is ticked, and the others are there to be."""
    assert asking.subject is not None
    draft = Draft(id=uuid4(), practitioner=asking.viewer.practitioner, subject=asking.subject, kind=type.family.arranged)
    begins = begun(asking.viewer.on) | {MEETING_TYPE: [type.name], CHILDREN: [str(asking.subject)]}
    begins |= ({"type": [type.answer]} if type.answer else {}) | beginning(kind_called(draft.kind), asking, {})
    return form(asking, draft, begins | preset(questions_of(kind_called(draft.kind)), asking.lines, begins, asking.viewer.on), called)


def form(asking: FormContext, draft: Draft, typed: Typed, called: str) -> JointForm:
    """`called` is the child through whose page the meeting is arranged. Each child has the type that fits them."""
    type = type_called(one(typed, MEETING_TYPE))
    others = siblings(asking, kind_called(draft.kind)) if type.is_about_people else []
    own = fitting(type, [UUID(option.value) for option in others], asking.viewer.on)
    children = [Option(str(asking.subject), called), *(_with_type(option, own[option.value], type) for option in others)]
    return JointForm(
        draft,
        typed,
        asking,
        wanted=carried(typed),
        address=address(draft),
        children=children,
        kept=ANSWERED_BY_THE_TYPE,
        own={subject: {"type": [held.answer]} for subject, held in own.items() if held.answer},
        heading=f"Arrange: {type.called.lower()}",
    )


def fitting(type: MeetingType, subjects: Sequence[UUID], on: date) -> dict[str, MeetingType]:
    """The type that each of several has, as the one that was chosen says whom it fits."""
    other = type.fits(subjects, on) if subjects else {}
    return {str(subject): type_called(other[subject]) if subject in other else type for subject in subjects}


def _with_type(option: Option, own: MeetingType, type: MeetingType) -> Option:
    return option if own is type else option._replace(hint=f"{option.hint}: {own.called.lower()}".strip(": "))


def address(draft: Draft) -> str:
    return reverse("desk:arrange-draft", args=[draft.subject, draft.id])


def arranged(asking: FormContext, draft: Draft) -> Meeting | None:
    """The meeting that a sent form arranged, or whose day it set anew, for the child through whose page it was."""
    assert asking.subject is not None
    entry = next((UUID(entry["id"]) for entry in draft.outcome["entries"] if entry["subject"] == str(draft.subject)), None)
    return meeting_of(entry, meetings(asking.subject, asking.lines)) if entry else None


def awaited(asking: FormContext, type: MeetingType) -> Meeting | None:
    """The meeting of a type of which there is one at a time that is still to come: arranging sets its day anew."""
    assert asking.subject is not None
    among = meetings(asking.subject, asking.lines, of=(type,)) if type.one_at_a_time else ()
    coming = (held for held in among if held.state is MeetingState.ARRANGED and (held.day is None or held.day > asking.viewer.on))
    return next(coming, None)

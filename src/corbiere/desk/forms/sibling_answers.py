"""Answers for a brother or sister of whom the same meeting decided, offered beside the question and never copied unasked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from corbiere.access.access_log import NotVisible
from corbiere.access.visibility import categories_open
from corbiere.desk.forms.answer_words import told
from corbiere.desk.forms.form_data import Typed, one, spread, without
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.parsing import read_entry
from corbiere.desk.forms.questions import Control, Question, questions_of, walk
from corbiere.desk.meetings.room import entered
from corbiere.desk.models import Draft
from corbiere.ledger.entry import kind_called
from corbiere.meetings.types import part_of
from corbiere.people.models import Person

MEETING = "meeting"
FILES = (Control.PHOTO, Control.FILE)


@dataclass(frozen=True, slots=True)
class Theirs:
    """`body` is what was answered for the child of that name, in this act or as it was recorded at the meeting."""

    name: str
    questions: tuple[Question, ...]
    body: Mapping[str, Any]

    def said(self, typed: Typed, asking: FormContext) -> dict[str, str]:
        """In words, by the name of the question: what can be copied and does not stand there already."""
        names = {id: option.label for id, option in asking.names(self.questions, spread(self.questions, self.body)).items()}
        other = [question for question in self.questions if self._spread(question) != _typed_for(question, typed)]
        return {question.key: text for question in other if (text := told(question, self.body.get(question.key), names))}

    def copied(self, name: str, typed: Typed) -> Typed:
        """Fills in their answer to one question."""
        question = next((question for question in self.questions if question.key == name), None)
        return {**without(typed, name), **self._spread(question)} if question and name in self.body else typed

    def _spread(self, question: Question) -> Typed:
        return spread((question,), {question.key: self.body[question.key]}) if question.key in self.body else {}


def _typed_for(question: Question, typed: Typed) -> Typed:
    held = {name: values for name, values in typed.items() if name == question.key or name.startswith(f"{question.key}-")}
    return {name: values for name, values in held.items() if any(values)}


def answered_for_another(draft: Draft, typed: Typed, asking: FormContext) -> Theirs | None:
    """Of the child decided before this one, where the form is of a meeting and the viewer may see that child's record."""
    kind = kind_called(draft.kind)
    if draft.replaces or part_of(draft.kind) != "held":
        return None
    questions = tuple(question for question in questions_of(kind) if _may_be_copied(question))
    found = next(chain(_begun(draft, asking), _recorded(draft, typed, asking)), None)
    return Theirs(found[0], questions, found[1]) if found else None


def _may_be_copied(question: Question) -> bool:
    """Leaves with one child what is their own, points at an entry of one record, or holds a file (CPP-68)."""
    inside = list(walk((question,)))
    points = any(one.reference is not None and one.reference.to == "entry" for one in inside)
    return question.key != MEETING and not question.childs_own and not points and not any(one.control in FILES for one in inside)


def _begun(draft: Draft, asking: FormContext) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The forms of the same act that were filled in before this one, the nearest first."""
    if draft.occasion is None:
        return
    earlier = Draft.objects.of(draft.practitioner).unsent().filter(occasion=draft.occasion, place__lt=draft.place).order_by("-place")
    for other in earlier:
        entry, _ = read_entry(kind_called(other.kind), other.typed)
        if entry is not None and other.subject and (name := _name(other.subject, draft.kind, asking)):
            yield name, entry.body()


def _recorded(draft: Draft, typed: Typed, asking: FormContext) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Decisions of the same meeting for others, the latest first."""
    try:
        room = entered(asking.viewer, UUID(one(typed, MEETING)), daily=True)
    except (ValueError, NotVisible):
        return
    held = [(seat, seat.meeting.held) for seat in room.seats if seat.subject != draft.subject]
    decided = [(seat, line) for seat, line in held if line is not None and line.kind == draft.kind]
    for seat, line in sorted(decided, key=lambda pair: -pair[1].order):
        yield seat.called, line.body


def _name(subject: UUID, kind: str, asking: FormContext) -> str:
    """Empty where the record, or what such an entry is about, is closed by now."""
    opened = categories_open(asking.viewer, {subject}).get(subject, frozenset())
    person = Person.objects.filter(subject=subject).first() if kind_called(kind).category in opened else None
    return person.spoken_of if person else ""

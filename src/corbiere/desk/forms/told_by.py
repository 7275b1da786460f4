"""Questions that ask in words who somebody is, where nobody is chosen in the question beside: whoever is chosen there is the answer."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.forms.form_data import Typed, is_answered, joined, places
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.parsing import Faults
from corbiere.desk.forms.person_options import family
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.ledger.entry import Entry

NEITHER = "Choose somebody at “{}”, or write here who it was and who they are to the child."


class ToldQuestion(NamedTuple):
    """A question and the choice that tells it, each with the name under which its answer is sent."""

    question: Question
    name: str
    choice: Question
    chosen: str


def as_chosen(kind: type[Entry], typed: Typed, asking: FormContext) -> Typed:
    """The answers with what is told by a choice: `Maria Pires, mother`. What was written stands as it was written."""
    for told in _told(questions_of(kind), typed):
        if not is_answered(typed, told.name) and is_answered(typed, told.chosen):
            named = asking.names([told.choice], {told.choice.key: typed[told.chosen][-1:]}).values()
            ties = family(asking)
            for option in named:
                tie = ties.get(UUID(option.value))
                typed = {**typed, told.name: [f"{option.label}, {tie.words[:1].lower()}{tie.words[1:]}" if tie else option.label]}
    return typed


def neither(kind: type[Entry], typed: Typed) -> Faults:
    """A sentence where nobody was chosen and nothing written."""
    return {
        told.name: [NEITHER.format(told.choice.label)]
        for told in _told(questions_of(kind), typed)
        if told.question.required and not is_answered(typed, told.name) and not is_answered(typed, told.chosen)
    }


def _told(questions: Sequence[Question], typed: Typed, within: str = "") -> Iterator[ToldQuestion]:
    """Finds those of a form, and of each item of its lists in which something is said."""
    held = {question.key: question for question in questions}
    for question in questions:
        name = joined(within, question.key)
        if question.told_by:
            yield ToldQuestion(question, name, held[question.told_by], joined(within, question.told_by))
        for item in (joined(name, place) for place in places(typed, name)) if question.each else ():
            if question.each and is_answered(typed, item):
                yield from _told(question.each.parts, typed, item)

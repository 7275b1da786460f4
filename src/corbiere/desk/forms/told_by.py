"""Questions that ask in words who somebody is, where nobody is chosen in the question beside: whoever is chosen there is the answer."""

from collections.abc import Iterator
from uuid import UUID

from corbiere.desk.forms.form_data import Typed, is_answered
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.parsing import Faults
from corbiere.desk.forms.person_options import family
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.ledger.entry import Entry

NEITHER = "Choose somebody at “{}”, or write here who it was and who they are to the child."


def as_chosen(kind: type[Entry], typed: Typed, asking: FormContext) -> Typed:
    """The answers with what is told by a choice: `Maria Pires, mother`. What was written stands as it was written."""
    for question, choice in _told(kind):
        if not is_answered(typed, question.key) and is_answered(typed, choice.key):
            named = asking.names([choice], {choice.key: typed[choice.key][-1:]}).values()
            ties = family(asking)
            for option in named:
                tie = ties.get(UUID(option.value))
                typed = {**typed, question.key: [f"{option.label}, {tie.words[:1].lower()}{tie.words[1:]}" if tie else option.label]}
    return typed


def neither(kind: type[Entry], typed: Typed) -> Faults:
    """A sentence where nobody was chosen and nothing written."""
    told = [(question, choice) for question, choice in _told(kind) if question.required]
    return {
        question.key: [NEITHER.format(choice.label)]
        for question, choice in told
        if not is_answered(typed, question.key) and not is_answered(typed, choice.key)
    }


def _told(kind: type[Entry]) -> Iterator[tuple[Question, Question]]:
    held = {question.key: question for question in questions_of(kind)}
    return ((question, held[question.told_by]) for question in held.values() if question.told_by)

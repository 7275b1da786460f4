"""Every kind asks first what is needed first: few questions in plain words, none that hangs on another's answer, no evidence of another day."""

import re
from collections.abc import Iterable, Iterator

import pytest

from corbiere.desk.forms.binding import SMALL
from corbiere.desk.forms.questions import Control, Question, questions_of, walk
from corbiere.ledger.declaration import AROUND
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.field_types import is_evidence, own

MOST_CONTROLS, MOST_QUESTIONS = 40, 12
IN_A_LIST = 7  # more answers than these are chosen from a box
OF_THE_DAY = 4  # day, month, year and time
HANGS = re.compile(r"^if\b|\bif (not|so|yes|no)\b", re.IGNORECASE)
FOR_ONE_TIME = re.compile(r"\b(came|took part|say|said|saw|hear|show|going|coming along|like to be)\b")
KINDS = sorted((kind for kind in declared().values() if kind.__module__.startswith("corbiere.")), key=lambda kind: kind.kind)


def groups(kind: type[Entry]) -> Iterator[list[Question]]:
    """The questions that stand open together: those asked first, and of a kind in pages each page."""
    asked = questions_of(kind)
    folded = {name for section in kind.sections for name in section.fields} if kind.short_form is None else {one.field for one in asked}
    yield [one for one in asked if one.required or one.at_once or one.field not in folded or one.key in (kind.short_form or ())]
    for section in kind.sections if kind.pages else ():
        yield [one for one in asked if one.field in section.fields]


def controls(questions: Iterable[Question]) -> int:
    return sum(_controls(question) for question in questions)


def _controls(question: Question) -> int:
    many = len(question.options)
    match question.control:
        case Control.DAY | Control.REFERENCE | Control.REFERENCES:
            return 3
        case Control.YES_NO:
            return 3 if question.can_be_unknown else 2
        case Control.CHOICE | Control.CHOICES:
            return many if many <= IN_A_LIST else 1
        case Control.GROUP:
            return controls(part for part in question.parts if question.short is None or part.required or part.key in question.short)
        case Control.REPEATED if question.each:
            open_ = question.least or len(question.each.parts) <= SMALL
            return 1 + (_controls(question.each) if open_ else 0)
        case Control.CARRIED:
            return 0
    return 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_form_begins_with_what_can_be_answered_in_a_minute(kind: type[Entry]) -> None:
    for group in groups(kind):
        assert OF_THE_DAY + controls(group) <= MOST_CONTROLS, [(one.key, _controls(one)) for one in group]
        assert len(group) <= MOST_QUESTIONS, [one.key for one in group]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_kind_with_questions_that_can_be_left_out_says_what_comes_first(kind: type[Entry]) -> None:
    optional = [one.key for one in questions_of(kind) if not one.required]
    assert not optional or kind.short_form or (kind.short_form == () and any(one.required for one in questions_of(kind))) or kind.sections


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_question_that_hangs_on_an_answer_says_so_in_its_declaration_and_not_in_its_words(kind: type[Entry]) -> None:
    assert [one.label for one in walk(questions_of(kind)) if HANGS.search(one.label)] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_question_stands_below_the_one_that_it_hangs_on(kind: type[Entry]) -> None:
    order = list(kind.short_form or ())
    for one in questions_of(kind):
        for after in one.only_if.after if one.only_if and one.key in order else ():
            assert order.index(one.key) > order.index(after.question)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_what_was_seen_or_said_at_one_time_does_not_last(kind: type[Entry]) -> None:
    lasting = [field for field in kind.model_fields.values() if own(field).get("lasts")]
    assert [field.title for field in lasting if is_evidence(field)] == []
    assert [field.title for field in lasting if FOR_ONE_TIME.search(str(field.title))] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_order_of_the_page_names_each_question_once(kind: type[Entry]) -> None:
    order = [name for name in kind.short_form or () if name not in AROUND]
    assert len(order) == len(set(order))

"""A form in pages, each of which is sent alone: which question stands on which, and what is answered on all of them."""

from collections.abc import Mapping
from functools import cache

from corbiere.desk.forms.form_data import Typed, one
from corbiere.desk.forms.questions import BEGUN, PAGE, Question, questions_of
from corbiere.ledger.entry import Entry

FIRST, EVERY = 0, -1  # the page that lists the parts; where something stands that goes with each


def whole(kind: type[Entry], before: Typed, typed: Typed) -> Typed:
    """All that is answered in a form of which one page came, after `before`."""
    page = one(typed, PAGE)
    sent = {name: values for name, values in typed.items() if name != PAGE}
    if not page.isdecimal():
        return sent
    return {name: values for name, values in before.items() if name not in sent and page_of(kind, name) != int(page)} | sent


def page_of(kind: type[Entry], name: str) -> int:
    """The number of the page on which a name stands. What goes with every page, as what was begun with and reasons do, is on none."""
    key = name.partition("-")[0]
    return EVERY if key in (BEGUN, "reason") else _pages(kind).get(key, FIRST)


@cache
def _pages(kind: type[Entry]) -> dict[str, int]:
    """The part of each question that does not stand first; one that hangs on an answer stands with that."""
    asked = {question.key: question for question in questions_of(kind)}
    short = set(kind.short_form or ())
    first = {_root(question, asked) for question in asked.values() if question.required or question.at_once or question.key in short}
    part = {name: number for number, section in enumerate(kind.sections, 1) for name in section.fields}
    placed = {key: (root := _root(question, asked), part.get(asked[root].field)) for key, question in asked.items()}
    left = len(kind.sections) + 1 if kind.short_form is not None else FIRST
    return {key: number or left for key, (root, number) in placed.items() if root not in first}


def _root(question: Question, asked: Mapping[str, Question]) -> str:
    """The question on which it hangs in the end, or itself."""
    after = question.only_if.after if question.only_if else ()
    return _root(asked[after[0].question], asked) if after else question.key

"""An entry, question by question, as a page shows it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel

from corbiere.desk.forms.questions import Control, Question, questions_of
from corbiere.ledger.entry import Choice, Entry, in_line, in_words
from corbiere.ledger.fields import Ground, Statement, Views
from corbiere.people.entries import Parish
from corbiere.work.childs_voice import views_in


class RecordLink(NamedTuple):
    """Words for an identifier, and its page if it has one that may be seen."""

    text: str
    href: str = ""


class StatementDisplay(NamedTuple):
    """A statement, on what ground it is made, and whose it is."""

    text: str
    kind: str
    by: str


class AnswerDisplay(NamedTuple):
    """`shape` says how it is shown: words, lines, said, views, named or parts; `cites` are the clauses that ask for it."""

    question: str
    shape: str
    value: Any
    cites: tuple[str, ...] = ()


Names = Mapping[UUID, RecordLink]


def name_in(names: Names, id: UUID | None) -> str:
    """The name of whoever it is; empty where that is not known."""
    named = names.get(id) if id else None
    return named.text if named else ""


def label_of(choices: type[Choice], value: str) -> str:
    """The label that a person reads of a kept answer."""
    return choices(value).label  # looked up by its value, not made


KEPT_FILES = {
    Control.FILE: "A file is kept with this entry; it is among the child’s documents",
    Control.PHOTO: "A photo is kept with this entry; the current one is beside the name",
}
LONGEST_GIST = 160  # characters of an entry in a list; a default
NOT_KNOWN = RecordLink("somebody or something that is closed to you")


def answers(held: BaseModel, names: Names, by: str) -> list[AnswerDisplay]:
    """Every question that was answered, in the order in which it is asked. `by` is who wrote the entry."""
    found = []
    for question in questions_of(type(held)):
        value = getattr(held, question.field)
        if value is not None and value != [] and question.control is not Control.CARRIED:
            found.append(AnswerDisplay(question.label, *_shaped(question, value, names, by), question.cites))
    return found


def title(entry: Entry, names: Names) -> str:
    """Names an entry in a list: the kind, and what its declaration puts into the line, with names for identifiers."""
    asked = [question for question in questions_of(type(entry)) if in_line(type(entry).model_fields[question.field])]
    said = [_in_line(question, getattr(entry, question.field), names) for question in asked]
    words = ", ".join(part for part in said if part)
    return f"{entry.called}: {words}" if words else entry.called


_PIECE = re.compile(r"\[([^\]]*)\]")
_PLACE = re.compile(r"\{(\w+)(?::([^/}]*)/([^}]*))?\}")


def sentence(entry: Entry, names: Names, by: str, whom: str) -> str:
    """Sentence of what happened, in the words of the kind: `{by} saw {child}[, {alone:alone/not alone}]`.

    A piece in brackets of which nothing is known is left out; a kind without a sentence has its title.
    """
    if not isinstance(entry.story, str):
        return title(entry, names)
    asked = {question.key: question for question in questions_of(type(entry))}
    said = {key: _in_line(question, getattr(entry, question.field), names) for key, question in asked.items() if f"{{{key}" in entry.story}
    said |= {"by": by or "Somebody", "child": whom}

    def filled(text: str) -> str:
        return _PLACE.sub(lambda found: (found[2] if said[found[1]] == "yes" else found[3]) if found[2] else said[found[1]], text)

    def piece(found: re.Match[str]) -> str:
        return filled(found[1]) if all(said[place[1]] for place in _PLACE.finditer(found[1])) else ""

    words = filled(_PIECE.sub(piece, entry.story))
    return (
        f"{words[:1].upper()}{words[1:]}"
        if all(said[place[1]] for place in _PLACE.finditer(_PIECE.sub("", entry.story)))
        else title(entry, names)
    )


def _in_line(question: Question, value: Any, names: Names) -> str:
    if question.control in (Control.REFERENCE, Control.REFERENCES) and value:
        return ", ".join(name_in(names, id) for id in (value if isinstance(value, list) else [value]))
    words = in_words(value)
    return f"{words[:1].lower()}{words[1:]}" if isinstance(value, Choice) and not isinstance(value, Parish) else words


def gist(entry: Entry) -> str:
    """The first words of an entry: the child's own where there are any, or else what was written at most length."""
    for views in views_in(entry):
        if views.own_words:
            return f"“{_cut(views.own_words)}”"
        if views.shown:
            return _cut(views.shown)
    for question in questions_of(type(entry)):
        value = getattr(entry, question.field)
        if isinstance(value, list) and value and isinstance(value[0], Statement):
            return _cut(value[0].text)
        if question.control is Control.TEXT and value:
            return _cut(value)
    return ""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_GIST else text[:LONGEST_GIST].rsplit(" ", 1)[0] + "…"


def _shaped(question: Question, value: Any, names: Names, by: str) -> tuple[str, Any]:
    listed = value if isinstance(value, list) else [value]
    if question.control in KEPT_FILES:
        return "words", KEPT_FILES[question.control]
    if question.control in (Control.REFERENCE, Control.REFERENCES):
        return "named", [names.get(id, NOT_KNOWN) for id in listed]
    match listed[0]:
        case Statement():
            return "said", [_said(statement, by) for statement in listed]
        case Views():
            return "views", value
        case BaseModel():
            return "parts", [answers(part, names, by) for part in listed]
        case _:
            return ("lines", [in_words(part) for part in listed]) if isinstance(value, list) else ("words", _in_words(value))


def _in_words(value: Any) -> str:
    """Gives typed words as typed; anything else with a capital letter, as an answer of its own."""
    words = in_words(value)
    typed = isinstance(value, str) and not isinstance(value, Choice)
    return words if typed else f"{words[:1].upper()}{words[1:]}"


def _said(statement: Statement, by: str) -> StatementDisplay:
    return StatementDisplay(
        statement.text, statement.ground.value, (statement.reported_by or "") if statement.ground is Ground.REPORTED else by
    )


def pointed_at(held: BaseModel) -> Iterator[tuple[str, UUID]]:
    """The sort and the identifier of everything that an entry points at: entry, person, practitioner, agency or team."""
    for question in questions_of(type(held)):
        value = getattr(held, question.field)
        yield from _pointed(question, value)


def _pointed(question: Question, value: Any) -> Iterator[tuple[str, UUID]]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, BaseModel):
            yield from pointed_at(part)
        elif isinstance(part, UUID) and question.reference:
            yield question.reference.to, part

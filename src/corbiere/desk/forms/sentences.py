"""Sentences for an answer that cannot be taken: what is wrong, and what would be right. Pydantic's own words reach no page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from corbiere.desk.forms.days import LIKE_THIS
from corbiere.desk.forms.questions import Control, Question
from corbiere.ledger.characters import amiss

_RIGHT: Mapping[Control, str] = {
    Control.WORDS: "Write a few words.",
    Control.TEXT: "Write your answer in your own words.",
    Control.NUMBER: "Write a whole number, for example 14.",
    Control.DAY: f"Write a day, {LIKE_THIS}.",
    Control.YES_NO: "Choose yes or no.",
    Control.CHOICE: "Choose one of the answers.",
    Control.CHOICES: "Choose from the answers in the list.",
    Control.REFERENCE: "Choose one from the list, or search for another.",
    Control.REFERENCES: "Choose from the list, or search for others.",
    Control.PHOTO: "Choose a JPEG, PNG or WebP file of 5 MB at most.",
    Control.FILE: "Choose a PDF, a Word document or a JPEG of 20 MB at most.",
    Control.CARRIED: "Open this form again: something in it that you cannot see was changed.",
    Control.GROUP: "Answer the questions in it.",
    Control.REPEATED: "Add at least one.",
}


def called(question: Question) -> str:
    """A question as a sentence speaks of it."""
    return f"“{question.label}”"


def right(question: Question) -> str:
    """Says what is right."""
    if question.control is Control.NUMBER:
        return _number(question)
    return _RIGHT[question.control]


def unanswered(question: Question) -> str:
    return f"{called(question)} is not answered yet. {right(question)}"


def not_such(question: Question) -> str:
    return f"{called(question)} cannot be answered like that. {right(question)}"


def not_a_day(question: Question, end: str) -> str:
    return f"{called(question)} {end}."


def _number(question: Question) -> str:
    match question.least, question.most:
        case int(least), int(most):
            return f"Write a whole number from {least:,} to {most:,}."
        case int(least), None:
            return f"Write a whole number, {least:,} or more."
        case None, int(most):
            return f"Write a whole number, {most:,} at most."
    return _RIGHT[Control.NUMBER]


def _too_long(question: Question, fault: Mapping[str, Any]) -> str:
    most, length = int(fault["ctx"]["max_length"]), len(str(fault["input"]).strip())
    over = length - most
    return f"{called(question)} is {length:,} characters long and can be {most:,}. Shorten it by {over:,}."


def _too_many(question: Question, fault: Mapping[str, Any]) -> str:
    most = int(fault["ctx"]["max_length"])
    return f"{called(question)} takes {most:,} at most, and there are {fault['ctx'].get('actual_length', 'more')}. Remove some."


def _too_few(question: Question, fault: Mapping[str, Any]) -> str:
    least = int(fault["ctx"]["min_length"])
    return unanswered(question) if least == 1 else f"{called(question)} needs at least {least:,}. Add more."


def _said(question: Question, fault: Mapping[str, Any]) -> str:
    """Words of a rule of our own."""
    return as_sentence(str(fault["ctx"]["error"]))


def as_sentence(said: str) -> str:
    said = said.strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!")) else ".")


def _half_a_character(question: Question, fault: Mapping[str, Any]) -> str:
    return f"{called(question)} contains half a character; type that word again."


def unseen_in(typed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Faults, by name, of answers in which a character cannot be seen, where a page reads them itself."""
    told = ((name, fault) for name, values in typed.items() for value in values if (fault := amiss(value)))
    return {name: [f"What you wrote here {fault}."] for name, fault in told}


def _unseen(question: Question, fault: Mapping[str, Any]) -> str:
    return f"{called(question)} {fault['ctx']['amiss']}."


_SENTENCES: Mapping[str, Callable[[Question, Mapping[str, Any]], str]] = {
    "missing": lambda question, _: unanswered(question),
    "string_too_short": lambda question, _: unanswered(question),
    "string_too_long": _too_long,
    "string_unicode": _half_a_character,
    "unseen": _unseen,
    "too_short": _too_few,
    "too_long": _too_many,
    "value_error": _said,
    "assertion_error": _said,
}


def sentence(question: Question, fault: Mapping[str, Any]) -> str:
    """A fault that pydantic found, in our words. A type of fault that has no words of its own says what would be right."""
    say = _SENTENCES.get(fault["type"])
    if say is None or (say is not _half_a_character and "missing" not in fault["type"] and not fault.get("ctx")):
        return not_such(question)
    return say(question, fault)

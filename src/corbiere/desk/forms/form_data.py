"""Answers typed into a form: every name of it with its values, exactly as it came, so that nothing is lost on the way back."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from corbiere.desk.forms.questions import Control, Question

Typed = dict[str, list[str]]
Body = Mapping[str, Any]

# Buttons and what the browser adds are no answers.
NO_ANSWERS = frozenset({"csrfmiddlewaretoken", "draft", "add", "remove", "copy", "find", "take-away", "open", "send", "q"})
ITEM = "item"  # the hidden field that says an item of a list is there, though nothing is typed into it
UNKNOWN = "unknown"
BACK = "back"  # the name under which the page from which somebody came goes along
YES, NO = "yes", "no"
DAY_PARTS = ("day", "month", "year")

_NUMBER = re.compile(r"\d{1,4}", re.ASCII)


def typed_in(sent: Iterable[tuple[str, Sequence[object]]]) -> Typed:
    """Answers with line ends as they are counted and kept. A NUL cannot be kept anywhere, and reading says so before it is gone."""
    return {name: [str(value).replace("\r\n", "\n") for value in values] for name, values in sent if name not in NO_ANSWERS}


def keepable(typed: Typed) -> Typed:
    """The same as the database can hold it: JSON text has no NUL and no half of a character pair."""
    return {_whole(name): [_whole(value) for value in values] for name, values in typed.items()}


def _whole(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def one(typed: Typed, name: str) -> str:
    """The value of a name that has one; nothing if it was not sent."""
    values = typed.get(name)
    return values[-1] if values else ""


def joined(*path: object) -> str:
    return "-".join(str(part) for part in path if part != "")


def as_value(answer: str | bool) -> str:
    """A closed answer as a form sends it."""
    return answer if isinstance(answer, str) else YES if answer else NO


def places(typed: Typed, name: str) -> list[int]:
    """Which items of a list are there, by their numbers, which need not follow on each other."""
    found = {int(value) for value in typed.get(joined(name, ITEM), ()) if _NUMBER.fullmatch(value)}
    start = f"{name}-"
    for held in typed:
        if held.startswith(start) and _NUMBER.fullmatch(number := held.removeprefix(start).partition("-")[0]):
            found.add(int(number))
    return sorted(found)


def added(typed: Typed, name: str) -> Typed:
    """One item more in a list."""
    held = places(typed, name)
    marker = joined(name, ITEM)
    return {**typed, marker: [*(str(place) for place in held), str(held[-1] + 1 if held else 0)]}


def removed(typed: Typed, item: str) -> Typed:
    """Without one item of a list, `statements-1`, and all in it."""
    name, _, number = item.rpartition("-")
    marker = joined(name, ITEM)
    kept = {held: values for held, values in typed.items() if held != item and not held.startswith(f"{item}-")}
    return {**kept, marker: [value for value in kept.get(marker, []) if value != number]}


def without(typed: Typed, name: str) -> Typed:
    """Without the answer to one question."""
    return {held: values for held, values in typed.items() if held != name and not held.startswith(f"{name}-")}


def is_answered(typed: Typed, name: str) -> bool:
    """Whether anything is typed at a name or under it."""
    start, marker = f"{name}-", f"-{ITEM}"
    return any(
        any(value.strip() for value in values)
        for held, values in typed.items()
        if (held == name or held.startswith(start)) and not held.endswith((marker, "-search"))
    )


# From an entry back to what would have been typed: for corrections, for copies of last time's answers, for a brother's or sister's form.


def spread(questions: Iterable[Question], body: Body, name: str = "") -> Typed:
    """Turns this body into answers as if typed."""
    found: Typed = {}
    for question in questions:
        if body.get(question.key) is not None:
            found |= spread_one(question, body[question.key], joined(name, question.key))
    return found


def spread_one(question: Question, value: Any, name: str) -> Typed:
    match question.control:
        case Control.GROUP:
            return spread(question.parts, value, name)
        case Control.REPEATED:
            assert question.each is not None
            found: Typed = {joined(name, ITEM): [str(place) for place in range(len(value))]} if value else {}
            for place, part in enumerate(value):
                found |= spread_one(question.each, part, joined(name, place))
            return found
        case Control.DAY:
            return spread_day(date.fromisoformat(str(value)), name)
        case Control.YES_NO:
            return {name: [YES if value else NO]}
        case Control.CHOICES | Control.REFERENCES:
            return {name: [str(part) for part in value]}
        case _:
            return {name: [str(value)]}


def spread_day(day: date, name: str) -> Typed:
    return {joined(name, part): [str(number)] for part, number in zip(DAY_PARTS, (day.day, day.month, day.year), strict=True)}

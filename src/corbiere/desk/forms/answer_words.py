"""An answer in words: as it was given another time, and as it stands in the form in as few words as tell it from another."""

from collections.abc import Mapping
from datetime import date
from textwrap import shorten
from typing import Any

from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.bound_fields import BoundQuestion
from corbiere.desk.forms.days import NoDay, day_typed
from corbiere.desk.forms.form_data import UNKNOWN, YES, Typed
from corbiere.desk.forms.questions import Control, Question
from corbiere.ledger.characters import seen

SHORT, FEW_PARTS = 90, 3  # of one item: characters, and the answers that tell it from another


def in_short(made: BoundQuestion, typed: Typed) -> str:
    """The answer that stands in a question; nothing where none does."""
    match made.question.control:
        case Control.REPEATED:
            return ", ".join(text for item in made.items if (text := in_short(item.shown, typed)))
        case Control.GROUP:
            first, *more = [text for part in made.parts if (text := _part_in_short(part, typed))][:FEW_PARTS] or [""]
            return f"{first} ({', '.join(more)})" if more else first
        case Control.DAY:
            return _day(typed, made.name)
        case Control.CARRIED | Control.PHOTO | Control.FILE:
            return ""
    if made.chosen:
        return ", ".join(option.label for option in made.chosen)
    if made.choices:
        return ", ".join(choice.option.label for choice in made.choices if choice.checked)
    return shorten(seen(made.value), SHORT, placeholder="…")


def _part_in_short(part: BoundQuestion, typed: Typed) -> str:
    """A yes goes without saying."""
    if part.question.control is Control.YES_NO:
        return "" if part.value in ("", YES, UNKNOWN) else f"{part.question.label} no"
    return in_short(part, typed)


def _day(typed: Typed, name: str) -> str:
    try:
        day = day_typed(typed, name)
    except NoDay:
        return ""
    return _with_year(day) if day else ""


def _with_year(day: date) -> str:
    return f"{day_in_words(day, day)} {day.year}"


def told(question: Question, value: Any, names: Mapping[str, str]) -> str:
    """An answer as it was given last time, in words; `names` are those of what it points at."""
    if value is None or value in ("", []) or question.control is Control.CARRIED:
        return ""
    match question.control:
        case Control.GROUP:
            said = [(part, told(part, value.get(part.key), names)) for part in question.parts]
            return "\n".join(f"{part.label} {text}" if len(said) > 1 else text for part, text in said if text)
        case Control.REPEATED:
            each = question.each
            assert each is not None
            return "\n".join(text for item in value if (text := _item_told(each, item, names)))
        case Control.CHOICES | Control.REFERENCES:
            return ", ".join(_named(question, item, names) for item in value)
        case Control.CHOICE | Control.REFERENCE:
            return _named(question, value, names)
        case Control.YES_NO:
            return "Yes" if value else "No"
        case Control.DAY:
            return _with_year(date.fromisoformat(str(value)))
        case Control.PHOTO | Control.FILE:
            return "The file of that entry"
        case Control.DAY:
            day = date.fromisoformat(str(value))
            return f"{day_in_words(day, day)} {day.year}"
        case _:
            return str(value)


def _item_told(each: Question, item: Any, names: Mapping[str, str]) -> str:
    """An item of a list on a line of its own, without its questions but those that a yes or no needs."""
    if each.control is not Control.GROUP:
        return told(each, item, names)
    said = [(part, text) for part in each.parts if (text := told(part, item.get(part.key), names))]
    return " · ".join(f"{part.label} {text}" if part.control is Control.YES_NO else text for part, text in said)


def _named(question: Question, value: Any, names: Mapping[str, str]) -> str:
    labels = {option.value: option.label for option in question.options}
    return labels.get(str(value)) or names.get(str(value)) or "somebody whose record is closed to you"

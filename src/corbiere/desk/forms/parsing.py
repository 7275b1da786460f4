"""From what was typed to an entry, or to a sentence at each question that says what is wrong."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from corbiere.desk.forms.days import NoDay, NoTime, day_typed, time_typed
from corbiere.desk.forms.form_data import NO, UNKNOWN, YES, Typed, is_answered, joined, one, places
from corbiere.desk.forms.questions import HAPPENED, TIME, Control, Question, questions_of
from corbiere.desk.forms.sentences import as_sentence, not_a_day, not_such, sentence

Faults = dict[str, list[str]]
Loc = tuple[str | int, ...]
GENERAL = ""  # the name of what is wrong with the whole
NOTHING: Any = object()

_WHOLE = re.compile(r"[+-]?\d{1,9}")


M = TypeVar("M", bound=BaseModel)


class Read(NamedTuple, Generic[M]):
    """The entry, or None and what is wrong, by the name of the question."""

    entry: M | None
    faults: Faults


def read_entry(kind: type[M], typed: Typed) -> Read[M]:
    """Reads what was typed as an entry of the kind, or as a group of answers."""
    reader = _Reader(typed)
    data = reader.group(questions_of(kind), "", ())
    try:
        entry = kind.model_validate(data)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            reader.found(dict(fault))
        return Read(None, reader.faults)
    return Read(None if reader.faults else entry, reader.faults)


def read_happened(typed: Typed, today: date) -> tuple[date, time | None, Faults]:
    """When it happened. Today stands in for a day that cannot be read; the fault says so."""
    faults: Faults = {}
    day, at = today, None
    try:
        found = day_typed(typed, HAPPENED)
        if found is None:
            faults[HAPPENED] = ["“When did it happen?” is not answered yet. Write a day, for example 27 3 2026."]
        day = found or today
    except NoDay as fault:
        faults[HAPPENED] = [f"“When did it happen?” {fault}."]
    try:
        at = time_typed(one(typed, TIME))
    except NoTime as fault:
        faults[TIME] = [f"“At what time?” {fault}."]
    return day, at, faults


@dataclass
class _Reader:
    """Takes the answers from their names, remembering where in the data each stands: empty items of a list are left out."""

    typed: Typed
    faults: Faults = field(default_factory=dict)
    stands: dict[Loc, tuple[str, Question]] = field(default_factory=dict)

    def group(self, questions: Iterable[Question], name: str, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for question in questions:
            if self._begun_alone(question, joined(name, question.key), found):
                continue
            answer = self.answer(question, joined(name, question.key), (*loc, question.key))
            if answer is not NOTHING:
                found[question.key] = answer
        return found

    def _begun_alone(self, question: Question, name: str, beside: dict[str, Any]) -> bool:
        """Whether it is a list that is asked after another answer than the one given, and names people alone, as the page began it."""
        if question.each is None or question.only_if is None or question.only_if.holds(beside, None, lambda state: True):
            return False
        people = {part.key for part in question.each.parts if part.control is Control.REFERENCE or part.told_by}
        written = [held for held in self.typed if held.startswith(f"{name}-") and is_answered(self.typed, held)]
        return all(held.rpartition("-")[2] in people for held in written)

    def answer(self, question: Question, name: str, loc: Loc) -> Any:
        self.stands[loc] = (name, question)
        return _READ[question.control](self, question, name, loc)

    def text(self, question: Question, name: str, loc: Loc) -> Any:
        return one(self.typed, name).strip() or NOTHING

    def number(self, question: Question, name: str, loc: Loc) -> Any:
        text = one(self.typed, name).strip().replace(",", "")
        if not text:
            return NOTHING
        if not _WHOLE.fullmatch(text):
            return self.refuse(name, not_such(question))
        return int(text)

    def day(self, question: Question, name: str, loc: Loc) -> Any:
        try:
            return day_typed(self.typed, name) or NOTHING
        except NoDay as fault:
            return self.refuse(name, not_a_day(question, str(fault)))

    def yes_no(self, question: Question, name: str, loc: Loc) -> Any:
        said = one(self.typed, name)
        if said in (YES, NO):
            return said == YES
        return NOTHING if not said or (said == UNKNOWN and question.can_be_unknown) else self.refuse(name, not_such(question))

    def several(self, question: Question, name: str, loc: Loc) -> Any:
        found = list(dict.fromkeys(value for value in self.typed.get(name, ()) if value))
        return found or NOTHING

    def within(self, question: Question, name: str, loc: Loc) -> Any:
        if is_answered(self.typed, name) or question.required:
            return self.group(question.parts, name, loc)
        return NOTHING

    def repeated(self, question: Question, name: str, loc: Loc) -> Any:
        assert question.each is not None
        each = question.each
        items = [joined(name, place) for place in places(self.typed, name) if is_answered(self.typed, joined(name, place))]
        found: list[Any] = []
        for item in items:
            answer = self.answer(each, item, (*loc, len(found)))
            if answer is not NOTHING:
                found.append(answer)
        return found or NOTHING

    def refuse(self, name: str, said: str) -> Any:
        self.faults.setdefault(name, []).append(said)
        return NOTHING

    def found(self, fault: dict[str, Any]) -> None:
        """A fault that pydantic found, at the nearest question; not said of one that could not be read at all."""
        loc: Loc = tuple(fault["loc"])
        while loc and loc not in self.stands:
            loc = loc[:-1]
        if not loc:
            said = str(fault.get("ctx", {}).get("error", "")) or "something in this form does not fit together; check your answers"
            self.refuse(GENERAL, as_sentence(said))
            return
        name, question = self.stands[loc]
        if name not in self.faults and not any(held.startswith(f"{name}-") for held in self.faults):
            self.refuse(name, sentence(question, fault))


_READ: dict[Control, Callable[..., Any]] = {
    Control.WORDS: _Reader.text,
    Control.TEXT: _Reader.text,
    Control.NUMBER: _Reader.number,
    Control.DAY: _Reader.day,
    Control.YES_NO: _Reader.yes_no,
    Control.CHOICE: _Reader.text,
    Control.CHOICES: _Reader.several,
    Control.REFERENCE: _Reader.text,
    Control.REFERENCES: _Reader.several,
    Control.PHOTO: _Reader.text,
    Control.FILE: _Reader.text,
    Control.CARRIED: _Reader.text,
    Control.GROUP: _Reader.within,
    Control.REPEATED: _Reader.repeated,
}

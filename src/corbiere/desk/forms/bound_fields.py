"""A form as its template shows it: each question with what was typed, what is wrong, what the law asks, and what was said last time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from corbiere.desk.forms.form_data import DAY_PARTS, NO, UNKNOWN, YES, Typed, is_answered, joined, one, places
from corbiere.desk.forms.parsing import GENERAL, Faults
from corbiere.desk.forms.questions import Control, Option, Question

FEW = 7  # as many as are shown as radio buttons; more are in a list that opens
SMALL = 3  # a group with no more questions than this is open from the start


class ReasonField(NamedTuple):
    """A ruling that a reason answers: the sentence, its clause, and the reason as far as it is typed."""

    name: str
    why: str
    clause: str
    field: str
    reason: str = ""

    @property
    def input(self) -> str:
        return f"reason-{self.name}"


class ChoiceOption(NamedTuple):
    """An answer that can be chosen, as a radio button or a tick box."""

    input: str
    option: Option
    checked: bool


class DateBox(NamedTuple):
    """One of the three boxes of a day."""

    name: str
    label: str
    value: str
    width: int


class Item(NamedTuple):
    """One item of a list."""

    name: str
    place: int
    number: int
    shown: "BoundQuestion"
    new: bool


@dataclass(slots=True)
class BoundQuestion:
    """One question on the page."""

    question: Question
    name: str
    value: str = ""
    faults: Sequence[str] = ()
    wanted: Sequence[ReasonField] = ()
    choices: Sequence[ChoiceOption] = ()
    boxes: Sequence[DateBox] = ()
    parts: Sequence["BoundQuestion"] = ()
    items: Sequence[Item] = ()
    last: str = ""
    theirs: str = ""
    search: str = ""
    searched: bool = False
    nobody: str = ""
    chosen: Sequence[Option] = ()
    depth: int = 0
    new: bool = False
    depends_on: str = ""
    asked_after: str = ""

    @property
    def template(self) -> str:
        if self.depth >= DEEP and self.question.control is Control.CHOICE and len(self.question.options) >= MANY:
            return "desk/forms/select.html"
        return f"desk/forms/{_TEMPLATES.get(self.question.control, self.question.control.value)}.html"

    @property
    def input(self) -> str:
        """The id that an error leads to: that of the first thing to fill in."""
        if self.choices and not self.is_picked:
            return self.choices[0].input
        if self.boxes:
            return f"id_{self.boxes[0].name}"
        if self.parts:
            return self.parts[0].input
        if self.repeats:
            return self.items[0].shown.input if self.items else f"id_{self.name}-add"
        return f"id_{self.name}"

    @property
    def described(self) -> str:
        """The ids of what describes it, for those who hear the page."""
        said = [("hint", self.question.hint), ("error", self.faults)]
        return " ".join(f"{self.name}-{part}" for part, text in said if text)

    @property
    def rows(self) -> int:
        return 3 if self.depth else 5

    @property
    def is_picked(self) -> bool:
        """Whether somebody, or a team or an agency, is chosen by the first letters of the name."""
        return self.question.reference is not None and self.question.reference.to != "entry"

    @property
    def repeats(self) -> bool:
        return self.question.control is Control.REPEATED


DEEP, MANY = 2, 4  # within a list, a choice among so many takes one line
_TEMPLATES = {Control.CHOICE: "radios", Control.YES_NO: "radios", Control.CHOICES: "checkboxes", Control.NUMBER: "words"}
_YES_NO = (Option(YES, "Yes"), Option(NO, "No"))
_OR_UNKNOWN = (*_YES_NO, Option(UNKNOWN, "Not known"))

Offer = Callable[[Question, Sequence[str], str, Typed], Sequence[Option]]


def nothing_offered(question: Question, chosen: Sequence[str], search: str, typed: Typed) -> Sequence[Option]:
    return ()


def not_said(question: Question, words: str) -> str:
    return ""


@dataclass(slots=True)
class FormState:
    """A form around its questions: what was typed and is wrong, what the law wants said, the answers of last time and
    of a brother or sister, and who can be chosen.

    `find` is the name of the question whose search was pressed; `age` is that of whom the entry is about, on its day.
    """

    typed: Typed
    faults: Faults = field(default_factory=dict)
    wanted: Sequence[ReasonField] = ()
    last: Mapping[str, str] = field(default_factory=dict)
    offer: Offer = nothing_offered
    find: str = ""
    new: str = ""
    theirs: Mapping[str, str] = field(default_factory=dict)
    age: int | None = None
    nobody: Callable[[Question, str], str] = not_said


def shown(questions: Iterable[Question], around: FormState) -> list[BoundQuestion]:
    return [_shown(question, question.key, around, 0) for question in questions if _is_asked(question, question.key, around)]


def _is_asked(question: Question, name: str, around: FormState) -> bool:
    """A question for another age is not there, unless something stands in it. One that depends on an answer stands below that."""
    condition = question.only_if
    return condition is None or bool(condition.question) or condition.holds({}, around.age) or is_answered(around.typed, name)


def _shown(question: Question, name: str, around: FormState, depth: int) -> BoundQuestion:
    made = BoundQuestion(question, name, one(around.typed, name), around.faults.get(name, ()), last=around.last.get(name, ""), depth=depth)
    made.wanted = [wanted for wanted in around.wanted if wanted.field == name]
    made.theirs = around.theirs.get(name, "")
    made.new = bool(around.new) and around.new == name
    if question.only_if and question.only_if.question:
        made.depends_on = joined(name.removesuffix(question.key).removesuffix("-"), question.only_if.question)
        made.asked_after = " ".join(one if isinstance(one, str) else YES if one else NO for one in question.only_if.answers)
    _FILLED.get(question.control, _as_it_is)(made, around)
    return made


def _as_it_is(made: BoundQuestion, around: FormState) -> None:
    """A box with what was typed."""


def _with_boxes(made: BoundQuestion, around: FormState) -> None:
    made.boxes = [
        DateBox(joined(made.name, part), part.capitalize(), one(around.typed, joined(made.name, part)), 2 if part == "day" else 4)
        for part in DAY_PARTS
    ]


def _with_choices(made: BoundQuestion, around: FormState) -> None:
    question = made.question
    options = question.options if question.control is not Control.YES_NO else _OR_UNKNOWN if question.can_be_unknown else _YES_NO
    _choose(made, options, around)


def _with_references(made: BoundQuestion, around: FormState) -> None:
    """Sets who is chosen apart from who else can be. Earlier entries, of which there are few, stand in one list."""
    made.search = one(around.typed, joined(made.name, "search")).strip()
    made.searched = around.find == made.name
    held = [value for value in around.typed.get(made.name, ()) if value]
    chosen = held[-1:] if made.question.control is Control.REFERENCE else held
    options = around.offer(made.question, chosen, made.search if made.searched else "", around.typed)
    if not made.is_picked:
        _choose(made, options, around)
        return
    made.chosen = [option for option in options if option.value in chosen]
    _choose(made, [option for option in options if option.value not in chosen], around)
    if made.searched and made.search and not made.choices:
        made.nobody = around.nobody(made.question, made.search)


def _choose(made: BoundQuestion, options: Sequence[Option], around: FormState) -> None:
    held = set(around.typed.get(made.name, ()))
    begins = 1 if made.is_picked else 0  # the box has the first
    ids = (f"id_{made.name}" if place == 0 else f"id_{made.name}_{place}" for place in range(begins, begins + len(options)))
    made.choices = [ChoiceOption(input, option, option.value in held) for input, option in zip(ids, options, strict=True)]


def _with_parts(made: BoundQuestion, around: FormState) -> None:
    named = [(part, joined(made.name, part.key)) for part in made.question.parts]
    made.parts = [_shown(part, name, around, made.depth + 1) for part, name in named if _is_asked(part, name, around)]


def _with_items(made: BoundQuestion, around: FormState) -> None:
    each = made.question.each
    assert each is not None
    held = places(around.typed, made.name)
    if not held and (made.question.least or len(each.parts) <= SMALL):
        held = [0]
    made.items = [
        Item(item := joined(made.name, place), place, number, _shown(each, item, around, made.depth + 1), around.new == item)
        for number, place in enumerate(held, 1)
    ]


_FILLED: dict[Control, Callable[[BoundQuestion, FormState], None]] = {
    Control.DAY: _with_boxes,
    Control.YES_NO: _with_choices,
    Control.CHOICE: _with_choices,
    Control.CHOICES: _with_choices,
    Control.REFERENCE: _with_references,
    Control.REFERENCES: _with_references,
    Control.GROUP: _with_parts,
    Control.REPEATED: _with_items,
}


def summary(fields: Iterable[BoundQuestion], faults: Faults) -> tuple[list[str], list[tuple[str, str]]]:
    """Faults of the whole, and faults of its questions: the id to go to, and the sentence."""
    held = {made.name: made for made in every(fields)}
    found = [(made.input, said) for made in held.values() for said in made.faults]
    found += [(wanted.input, wanted.why) for made in held.values() for wanted in made.wanted if not wanted.reason]
    lost = [said for name, texts in faults.items() if name not in held for said in texts]
    return lost if GENERAL in faults or lost else [], found


def every(fields: Iterable[BoundQuestion]) -> Iterable[BoundQuestion]:
    """Every question on the page, with those inside groups and lists, in order."""
    for made in fields:
        yield made
        yield from every(made.parts)
        yield from every([item.shown for item in made.items])


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
        case Control.PHOTO | Control.FILE:
            return "The file of that entry"
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

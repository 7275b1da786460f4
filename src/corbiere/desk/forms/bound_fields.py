"""A form as its template shows it: each question with what was typed, what is wrong, what the law asks, and what was said last time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corbiere.desk.forms.form_data import Typed, is_answered
from corbiere.desk.forms.latest_days import LatestDay
from corbiere.desk.forms.parsing import GENERAL, Faults
from corbiere.desk.forms.questions import Control, Option, Question, walk
from corbiere.documents.plain_words import PlainWords, plain_words
from corbiere.ledger.entry import Entry


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
    """An answer that can be chosen, as a radio button or a tick box, and the questions that open below it. `waits`: after which answers it
    is offered; `hidden`: others are given."""

    input: str
    option: Option
    checked: bool
    opens: Sequence["BoundQuestion"] = ()
    waits: str = ""
    hidden: bool = False

    @property
    def hides_opens(self) -> bool:
        """Whether what opens below it is out of sight too: nothing is written or wrong there."""
        return self.hidden and not any(made.faults or made.wanted or made.is_written for made in every(self.opens))


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
    """One question on the page.

    `waits` says after which answers it is asked, `sounded=yes&weather=fog,rain`; `opens` are the questions that hang on its answer. `known`
    is its answer in words where that is known already, so that only a change of it is asked; `words` those of an item of a list that is
    written; `open` whether something was said in what is folded of a group.
    """

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
    waits: str = ""
    opens: Sequence["BoundQuestion"] = ()
    known: str = ""
    words: str = ""
    open: bool = False
    limits: Sequence[LatestDay] = ()

    @property
    def template(self) -> str:
        most = MANY if self.depth >= DEEP else FEW
        if self.question.control is Control.CHOICE and len(self.question.options) >= most:
            return SELECT
        return f"desk/forms/{_TEMPLATES.get(self.question.control, self.question.control.value)}.html"

    @property
    def unless(self) -> str:
        """The name of the choice beside it that tells it."""
        return f"{self.name.removesuffix(self.question.key)}{self.question.told_by}" if self.question.told_by else ""

    def opens_more(self, typed: Typed, kind: type[Entry]) -> bool:
        """Whether its answer opens a question that is asked first, and that nobody has answered yet."""
        opened = (one for choice in self.choices if choice.checked for one in choice.opens)
        return any(one.is_first(kind) and not is_answered(typed, one.name) for one in opened)

    def is_first(self, kind: type[Entry]) -> bool:
        """Whether a form of the kind asks it at once, and does not fold it away."""
        if self.question.required or self.question.at_once:
            return True
        if kind.short_form is not None:
            return self.name in kind.short_form
        return self.question.field not in {name for section in kind.sections for name in section.fields}

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
    def is_written(self) -> bool:
        return bool(self.value or any(box.value for box in self.boxes) or any(choice.checked for choice in self.choices))

    @property
    def at_once(self) -> list["BoundQuestion"]:
        """The questions of a group that do not wait until somebody knows more."""
        return [part for part in self.parts if self._is_at_once(part)]

    @property
    def later(self) -> list["BoundQuestion"]:
        return [part for part in self.parts if not self._is_at_once(part)]

    def _is_at_once(self, part: "BoundQuestion") -> bool:
        question, short = part.question, self.question.short
        return short is None or question.required or question.at_once or question.key in short

    @property
    def is_small(self) -> bool:
        """Whether it can stand in a row with others."""
        return self.question.control is Control.YES_NO and not self.known and not self.depth

    @property
    def clauses(self) -> list[str]:
        """The clauses that it and its parts come from, each once."""
        asked = (id for question in walk((self.question,)) for id in question.cites)
        return list(dict.fromkeys((*asked, *(id for limit in self.limits for id in limit.cites))))

    @property
    def opens_below(self) -> bool:
        """Whether the questions that hang on it stand below the whole of it, and not below the one answer that opens them."""
        return self.question.control is Control.YES_NO or self.template == SELECT

    @property
    def described(self) -> str:
        """The ids of what describes it, for those who hear the page."""
        said = [("hint", self.question.hint), ("error", self.faults)]
        return " ".join(f"{self.name}-{part}" for part, text in said if text)

    @property
    def rows(self) -> int:
        return 2 if self.depth else 3

    @property
    def is_picked(self) -> bool:
        """Whether somebody, or a team or an agency, is chosen by the first letters of the name."""
        return self.question.reference is not None and self.question.reference.to != "entry"

    @property
    def is_listed(self) -> bool:
        """Whether those who can be chosen stand in the form: found by a search, or the nearest."""
        near = self.question.reference is not None and self.question.reference.near
        return bool(self.choices) and (near or bool(self.searched and self.search))

    @property
    def reads(self) -> PlainWords | None:
        """How easily a child reads what is written to them."""
        return plain_words(self.value) if self.question.to_child else None

    @property
    def repeats(self) -> bool:
        return self.question.control is Control.REPEATED


SELECT = "desk/forms/select.html"
FEW, DEEP, MANY = 12, 2, 4  # a choice among so many takes one line; within a list, one among fewer does
_TEMPLATES = {Control.CHOICE: "radios", Control.YES_NO: "radios", Control.CHOICES: "checkboxes", Control.NUMBER: "words"}


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
        yield from every(made.opens)
        yield from every(made.parts)
        yield from every([item.shown for item in made.items])

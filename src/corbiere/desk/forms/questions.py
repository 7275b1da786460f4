"""The questions of a kind, made from its declaration alone: what is asked, how it is answered, and under which name.

A name is the path of keys joined by hyphens: `statements-0-text`. A day has three boxes: `seen_on-day`, `seen_on-month`, `seen_on-year`.
"""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin
from uuid import UUID

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from corbiere.ledger.conditions import Condition, condition_of, offers_of
from corbiere.ledger.day_limits import DayLimit, limits_of
from corbiere.ledger.entry import NAMED, Choice, Entry, cites
from corbiere.ledger.field_types import LISTS, ChildsOwn, is_evidence, own
from corbiere.ledger.fields import CarriedAlong, KeptFile, NotOffered, Reference
from corbiere.ledger.fits import fit_of
from corbiere.people.childs_version import is_for_child
from corbiere.people.photos import KeptPhoto

ONE_LINE = 300  # longer answers get a box of several lines

# What the page around the questions asks, under names of its own.
HAPPENED, TIME, CORRECTING, ALSO = "happened", "happened-time", "correcting", "also"
BEGUN, PAGE = "begun", "page"
BUTTONS = ("add", "remove", "copy", "find", "take-away", "open", "send")
TAKEN = frozenset({HAPPENED, CORRECTING, ALSO, BEGUN, PAGE, "reason", "draft", "csrfmiddlewaretoken", *BUTTONS})


class Control(StrEnum):
    """How a question is answered."""

    WORDS = "words"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    REFERENCES = "references"
    PHOTO = "photo"
    FILE = "file"
    CARRIED = "carried"
    GROUP = "group"
    REPEATED = "repeated"


class Option(NamedTuple):
    """An answer that can be chosen, and what helps to choose it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is its name in the body, `field` its name in the class.

    `parts` are the questions of a group, of which `short` are asked at once; `each` is what a list repeats.
    `lasts`: last time's answer may be copied; `childs_own`: never another child's; `at_once`: every short form has it.
    `named`: its words and hint where they name the child. `can_be_unknown`: a yes or no that may also be “not known”. `least` and `most`
    are of a number, or of how many there are in a list. `told_by`: which choice beside it tells it.
    `offers`: after which answers beside it an answer is offered, where it is not always. `to_child`: it is written to a child.
    """

    key: str
    field: str
    control: Control
    label: str = ""
    hint: str = ""
    cites: tuple[str, ...] = ()
    required: bool = False
    options: tuple[Option, ...] = ()
    longest: int | None = None
    least: int | None = None
    most: int | None = None
    can_be_unknown: bool = False
    reference: Reference | None = None
    parts: tuple["Question", ...] = ()
    each: "Question | None" = None
    lasts: bool = False
    childs_own: bool = False
    at_once: bool = False
    only_if: Condition | None = None
    named: tuple[str, str] | None = None
    short: tuple[str, ...] | None = None
    by: tuple[DayLimit, ...] = ()
    told_by: str = ""
    offers: tuple[tuple[str, Condition], ...] = ()
    to_child: bool = False

    def of(self, child: str) -> "Question":
        """With the child's name in its words, and in those of its parts."""
        if not any(one.named for one in walk((self,))):
            return self
        label, hint = (text.replace(NAMED, child) for text in self.named or (self.label, self.hint))
        each = self.each and self.each.of(child)
        return replace(
            self,
            label=label[:1].upper() + label[1:],
            hint=hint,
            parts=tuple(part.of(child) for part in self.parts),
            each=each and replace(each, label=label),
        )


@dataclass(slots=True)
class _Type:
    """A type taken apart: what is left of it, its marks, and whether None is allowed."""

    kind: Any
    marks: list[Any] = field(default_factory=list)
    optional: bool = False


@cache
def questions_of(model: type[BaseModel]) -> tuple[Question, ...]:
    """The questions in the order of the declaration. TypeError, naming the field, for a type that no form can ask for."""
    made = tuple(_question(model, name, field) for name, field in model.model_fields.items())
    if issubclass(model, Entry) and (clash := sorted({question.key for question in made if _clashes(question)})):
        raise TypeError(f"{model.__name__}: the form has another use for the name {', '.join(clash)}; give the field an alias")
    return made


def _clashes(question: Question) -> bool:
    plain = question.control in (Control.WORDS, Control.TEXT, Control.CHOICE, Control.YES_NO, Control.NUMBER)
    return question.key in TAKEN and not (question.key == "reason" and plain)


def walk(questions: Iterable[Question]) -> Iterator[Question]:
    """Every question, with those inside groups and lists."""
    for question in questions:
        yield question
        yield from walk(question.parts)
        if question.each is not None:
            yield from walk((question.each,))


def named(questions: Iterable[Question], within: str = "") -> Iterator[tuple[Question, str]]:
    """Every question outside lists, with the name under which its answer is sent."""
    for question in questions:
        name = f"{within}-{question.key}" if within else question.key
        yield question, name
        yield from named(question.parts, name)


def _question(model: type[BaseModel], name: str, held: FieldInfo) -> Question:
    taken = _apart(held.annotation, list(held.metadata))
    key = held.alias or name
    if "-" in key:
        raise TypeError(f"{model.__name__}.{name}: a name with a hyphen cannot stand in a form")
    try:
        made = _asked(key, name, taken)
    except TypeError as fault:
        raise TypeError(f"{model.__name__}.{name}: {fault}") from None
    if made.reference and (fit := fit_of(model, name)):
        made = replace(made, reference=Reference(made.reference.to, made.reference.kinds, fit, near=made.reference.near))
    several = made.each is not None or made.control in (Control.CHOICES, Control.REFERENCES)
    needed = (held.is_required() and made.control is not Control.REPEATED) or bool(several and made.least)
    label = held.title or _spoken(name)
    each = made.each and replace(made.each, label=label)
    said = own(held)
    made = replace(made, lasts=bool(said.get("lasts")), at_once=bool(said.get("needed")), childs_own=is_evidence(held, ChildsOwn))
    named = (said["named"][0], said["named"][1]) if "named" in said else None
    return replace(
        made,
        label=label,
        hint=held.description or "",
        cites=cites(held),
        required=needed,
        each=each,
        only_if=condition_of(held),
        named=named,
        by=limits_of(held),
        told_by=said.get("told_by", ""),
        offers=tuple(offers_of(held).items()),
    )


def _spoken(name: str) -> str:
    return name.strip("_").replace("_", " ").capitalize()


def _apart(annotation: Any, marks: list[Any]) -> _Type:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _apart(inner, [*marks, *more])
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        optional = len(parts) < len(get_args(annotation))
        if len(parts) == 1:
            taken = _apart(parts[0], marks)
            return _Type(taken.kind, taken.marks, optional or taken.optional)
        return _Type(tuple(parts), marks, optional)
    return _Type(annotation, marks)


MARKED = ((KeptPhoto, Control.PHOTO), (KeptFile, Control.FILE))


def _asked(key: str, name: str, taken: _Type) -> Question:
    """The question without its words."""
    kind = taken.kind
    if get_origin(kind) in LISTS:
        return _listed(key, name, taken)
    if control := next((made for marked, made in MARKED if any(isinstance(mark, marked) for mark in taken.marks)), None):
        return Question(key, name, control)
    if any(isinstance(mark, CarriedAlong) for mark in taken.marks):
        return Question(key, name, Control.CARRIED, options=_options(kind))
    if options := _options(kind):
        out = {answer for mark in taken.marks if isinstance(mark, NotOffered) for answer in mark.answers}
        return Question(key, name, Control.CHOICE, options=tuple(option for option in options if option.value not in out))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return Question(key, name, Control.GROUP, parts=questions_of(kind), short=getattr(kind, "short_form", None))
    if reference := next((mark for mark in taken.marks if isinstance(mark, Reference)), None):
        return Question(key, name, Control.REFERENCE, reference=reference)
    if kind is bool:
        return Question(key, name, Control.YES_NO, can_be_unknown=taken.optional)
    if kind is date:
        return Question(key, name, Control.DAY)
    if kind is int:
        return Question(key, name, Control.NUMBER, least=_least(taken.marks), most=_most(taken.marks))
    if kind is str:
        longest = _longest(taken.marks)
        control, to_child = Control.TEXT if longest is None or longest > ONE_LINE else Control.WORDS, any(map(is_for_child, taken.marks))
        return Question(key, name, control, longest=longest, to_child=to_child)
    if kind is UUID:
        raise TypeError("an identifier must say what it points at (PersonId, entry_of…)")
    raise TypeError(f"no form can ask for {kind!r}")


def _listed(key: str, name: str, taken: _Type) -> Question:
    (inner,) = get_args(taken.kind)
    each = _asked("", name, _apart(inner, []))
    least, most = _length(taken.marks, MinLen, "min_length"), _length(taken.marks, MaxLen, "max_length")
    if each.control is Control.CHOICE:
        return replace(each, key=key, control=Control.CHOICES, least=least, most=most)
    if each.control is Control.REFERENCE:
        return replace(each, key=key, control=Control.REFERENCES, least=least, most=most)
    return Question(key, name, Control.REPEATED, each=each, least=least, most=most)


def _options(kind: Any) -> tuple[Option, ...]:
    """The closed list of answers that a type is; nothing for one that is not closed."""
    if isinstance(kind, tuple):
        made = [_options(part) for part in kind]
        return tuple(option for part in made for option in part) if all(made) else ()
    if get_origin(kind) is Literal:
        return tuple(Option(str(value), str(value).replace("-", " ").capitalize()) for value in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(_option(member) for member in kind)
    return ()


def _option(member: StrEnum) -> Option:
    return Option(member.value, member.label, member.means) if isinstance(member, Choice) else Option(member.value, _spoken(member.value))


def _length(marks: Iterable[Any], sort: type, name: str) -> int | None:
    for mark in marks:
        if isinstance(mark, sort):
            return int(getattr(mark, name))
    return None


def _longest(marks: Iterable[Any]) -> int | None:
    marks = list(marks)
    constrained = next((mark.max_length for mark in marks if isinstance(mark, StringConstraints) and mark.max_length), None)
    return constrained or _length(marks, MaxLen, "max_length")


def _least(marks: Iterable[Any]) -> int | None:
    marks = list(marks)
    above = [int(str(mark.gt)) + 1 for mark in marks if isinstance(mark, Gt)]
    return max(above + [int(str(mark.ge)) for mark in marks if isinstance(mark, Ge)], default=None)


def _most(marks: Iterable[Any]) -> int | None:
    marks = list(marks)
    below = [int(str(mark.lt)) - 1 for mark in marks if isinstance(mark, Lt)]
    return min(below + [int(str(mark.le)) for mark in marks if isinstance(mark, Le)], default=None)

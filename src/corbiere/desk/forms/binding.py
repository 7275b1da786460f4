"""Binds the questions of a kind to a form: each with what was typed, what is wrong, who can be chosen, and what hangs on its answer."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corbiere.desk.forms.answer_words import in_short
from corbiere.desk.forms.bound_fields import BoundQuestion, ChoiceOption, DateBox, Item, ReasonField
from corbiere.desk.forms.form_author import MOST_FOUND
from corbiere.desk.forms.form_data import DAY_PARTS, NO, UNKNOWN, YES, Typed, as_value, is_answered, joined, one, places
from corbiere.desk.forms.latest_days import LatestDay
from corbiere.desk.forms.parsing import Faults
from corbiere.desk.forms.questions import Control, Option, Question
from corbiere.ledger.conditions import Condition, Within

SMALL = 3  # a group with no more questions than this is open from the start
_YES_NO = (Option(YES, "Yes"), Option(NO, "No"))
_OR_UNKNOWN = (*_YES_NO, Option(UNKNOWN, "Not known"))

Limits = Callable[[Question, Callable[[Condition], str]], Sequence[LatestDay]]
Offer = Callable[[Question, Sequence[str], str, Typed], Sequence[Option]]


def no_limits(question: Question, waits: Callable[[Condition], str]) -> Sequence[LatestDay]:
    return ()


def in_any_state(state: str) -> bool:
    return True


def nothing_offered(question: Question, chosen: Sequence[str], search: str, typed: Typed) -> Sequence[Option]:
    return ()


def not_said(question: Question, words: str) -> str:
    return ""


@dataclass(slots=True)
class FormState:
    """A form around its questions: what was typed and is wrong, what the law wants said, the answers of last time and
    of a brother or sister, and who can be chosen.

    `find` is the name of the question whose search was pressed; `age` is that of whom the entry is about, on its day, and `within` whether
    they are in a state of the law.
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
    within: Within = in_any_state
    limits: Limits = no_limits


def shown(questions: Iterable[Question], around: FormState) -> list[BoundQuestion]:
    named = [(question, question.key) for question in questions]
    return _nested([_shown(question, name, around, 0) for question, name in named if _is_asked(question, name, around)])


def _is_asked(question: Question, name: str, around: FormState) -> bool:
    """A question for another age or state is not there, unless something stands in it. One that depends on an answer stands below that."""
    condition = question.only_if
    return condition is None or condition.before_answers(around.age, around.within) or is_answered(around.typed, name)


def _nested(made: Sequence[BoundQuestion]) -> list[BoundQuestion]:
    """The same with each question that hangs on an answer below what it hangs on, where that can be chosen."""
    named = {question.name: question for question in made if question.choices}
    apart = []
    for question in made:
        after = question.question.only_if.after if question.question.only_if else ()
        parent = named.get(joined(_group(question), after[0].question)) if after else None
        if parent is None or parent is question:
            apart.append(question)
        else:
            parent.opens = [*parent.opens, question]
            if not parent.opens_below:
                _open_below(parent, question, {as_value(answer) for answer in after[0].answers})
    return apart


def _open_below(parent: BoundQuestion, question: BoundQuestion, opening: Collection[str]) -> None:
    """Puts a question below the last of the answers that open it."""
    last = max((place for place, choice in enumerate(parent.choices) if choice.option.value in opening), default=0)
    choices = list(parent.choices)
    choices[last] = choices[last]._replace(opens=(*choices[last].opens, question))
    parent.choices = choices


def _group(made: BoundQuestion) -> str:
    """The name of the group in which a question stands; nothing for one of the form itself."""
    return made.name.removesuffix(made.question.key).removesuffix("-")


def _shown(question: Question, name: str, around: FormState, depth: int) -> BoundQuestion:
    made = BoundQuestion(question, name, one(around.typed, name), around.faults.get(name, ()), last=around.last.get(name, ""), depth=depth)
    made.wanted = [wanted for wanted in around.wanted if wanted.field == name]
    made.theirs = around.theirs.get(name, "")
    made.new = bool(around.new) and around.new == name
    made.waits = _waits(question.only_if, made) if question.only_if else ""
    made.limits = around.limits(question, lambda condition: _waits(condition, made)) if question.by else ()
    _FILLED.get(question.control, _as_it_is)(made, around)
    return made


def _waits(condition: Condition, made: BoundQuestion) -> str:
    """The answers beside a question for which a condition waits."""
    return "&".join(f"{joined(_group(made), wait.question)}={','.join(map(as_value, wait.answers))}" for wait in condition.after)


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
    others = [option for option in options if option.value not in chosen]
    near = made.question.reference is not None and made.question.reference.near
    others = [] if near and chosen and made.question.control is Control.REFERENCE else others[:MOST_FOUND] if near else others
    _choose(made, others, around)
    if made.searched and made.search and not made.choices:
        made.nobody = around.nobody(made.question, made.search)


def _choose(made: BoundQuestion, options: Sequence[Option], around: FormState) -> None:
    held = set(around.typed.get(made.name, ()))
    begins = 1 if made.is_picked else 0  # the box has the first
    ids = (f"id_{made.name}" if place == 0 else f"id_{made.name}_{place}" for place in range(begins, begins + len(options)))
    made.choices = [ChoiceOption(input, option, option.value in held) for input, option in zip(ids, options, strict=True)]
    offers = dict(made.question.offers)
    made.choices = [
        _offered(choice, offers[choice.option.value], made, around) if choice.option.value in offers else choice for choice in made.choices
    ]


def _offered(choice: ChoiceOption, condition: Condition, made: BoundQuestion, around: FormState) -> ChoiceOption:
    """Out of sight where another answer is given beside it, unless it is chosen already."""
    beside = [(set(map(as_value, wait.answers)), one(around.typed, joined(_group(made), wait.question))) for wait in condition.after]
    other = any(given and given not in answers for answers, given in beside)
    return choice._replace(waits=_waits(condition, made), hidden=other and not choice.checked)


def _with_parts(made: BoundQuestion, around: FormState) -> None:
    named = [(part, joined(made.name, part.key)) for part in made.question.parts]
    made.parts = _nested([_shown(part, name, around, made.depth + 1) for part, name in named if _is_asked(part, name, around)])
    said = [name for later in made.later for name in (later.name, *(hanging.name for hanging in later.opens))]
    made.open = any(is_answered(around.typed, name) or _is_pressed(name, around) for name in said)


def _is_pressed(name: str, around: FormState) -> bool:
    """Whether something in it is wrong, or was searched for or added just now."""
    return any(at == name or at.startswith(f"{name}-") for at in (*around.faults, around.find, around.new))


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
    for one_of in made.items:
        pressed = made.name in around.faults or _is_pressed(one_of.name, around)
        if len(each.parts) > SMALL and not pressed and not _waits_for_more(one_of.shown):
            one_of.shown.words = in_short(one_of.shown, around.typed)


def _waits_for_more(item: BoundQuestion) -> bool:
    """Whether it was begun, and a choice in it that must be made is not."""
    return any(part.question.required and part.choices and not part.is_picked and not part.is_written for part in item.parts)


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

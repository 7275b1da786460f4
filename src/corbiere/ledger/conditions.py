"""When a question is asked at all: of somebody of some age or in some state of the law on the day, or after an earlier answer. Data, which
the form shows and `record()` holds to; the schema that the API gives has it as it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from corbiere.ledger.field_types import keys, labels, models_in, own
from corbiere.statute.states import AnyState

Within = Callable[[str], bool]  # whether whom the entry is about is in the state of that name on its day


@dataclass(frozen=True, slots=True)
class Condition:
    """An age in whole years, `at_least` and `below`; or a `question` beside this one, with the `answers` after which it is asked; or a
    `state` of the law on the day. `also` must hold too: `answered("outcome", END) & answered("type", REVIEW)`."""

    at_least: int = 0
    below: int | None = None
    question: str = ""
    answers: tuple[str | bool, ...] = ()
    state: str = ""
    also: tuple["Condition", ...] = ()

    def __and__(self, other: "Condition") -> "Condition":
        return replace(self, also=(*self.also, other))

    @property
    def each(self) -> tuple["Condition", ...]:
        """The conditions that must all hold, one by one."""
        return (replace(self, also=()), *(one for other in self.also for one in other.each))

    @property
    def after(self) -> tuple["Condition", ...]:
        """The ones that wait for an answer beside the question."""
        return tuple(one for one in self.each if one.question)

    def holds(self, beside: Mapping[str, Any], age: int | None, within: Within) -> bool:
        """`beside` are the answers of the entry, or of the group in it, by their names in the body. It does of an unknown age."""
        return all(one._holds(beside, age, within) for one in self.each)

    def _holds(self, beside: Mapping[str, Any], age: int | None, within: Within) -> bool:
        if self.question:
            given = beside.get(self.question)
            return any(answer in self.answers for answer in (given if isinstance(given, list) else [given]))
        if self.state:
            return within(self.state)
        return age is None or (self.at_least <= age and (self.below is None or age < self.below))

    def before_answers(self, age: int | None, within: Within) -> bool:
        """Whether it can hold of whom the entry is about, whatever is answered."""
        return all(one._holds({}, age, within) for one in self.each if not one.question)

    def said_of(self, model: type[BaseModel]) -> str:
        """When a question of the model is asked, as the end of a sentence."""
        return "is asked only " + " and ".join(one._said_of(model) for one in self.each)

    def _said_of(self, model: type[BaseModel]) -> str:
        if self.question:
            asked = keys(model)[self.question]
            said = " or ".join(f"“{labels(asked.annotation)[answer]}”" for answer in self.answers)
            return f"if the answer to “{asked.title}” is {said}"
        if self.state:
            return f"while this is so of them: {self.state.replace('-', ' ')}"
        if self.below is None:
            return f"of somebody who is {self.at_least} or older"
        return f"of somebody under {self.below}" + (f", from the age of {self.at_least}" if self.at_least else "")


def aged(*, at_least: int = 0, below: int | None = None) -> Condition:
    """Asked of somebody of at least so many whole years, or of fewer."""
    if not at_least and below is None:
        raise TypeError("aged() says from which age a question is asked, or below which: aged(below=2)")
    return Condition(at_least=at_least, below=below)


def answered(question: str, *answers: str | bool) -> Condition:
    """Asked where the question of this name, of the same entry or group, has one of these answers."""
    if not answers:
        raise TypeError(f"answered({question!r}) names no answer after which the question is asked")
    return Condition(question=question, answers=tuple(answer if isinstance(answer, bool) else str(answer) for answer in answers))


def while_in(state: AnyState) -> Condition:
    """Asked of somebody who is in this state of the law on the day of the entry."""
    return Condition(state=state.name)


def condition_of(field: FieldInfo) -> Condition | None:
    held = own(field).get("only_if")
    return read_condition(held) if held else None


def read_condition(held: Mapping[str, Any]) -> Condition:
    return Condition(**{**held, "answers": tuple(held["answers"]), "also": tuple(read_condition(one) for one in held["also"])})


def as_data(condition: Condition) -> dict[str, Any]:
    """As a schema can hold it."""
    return {**asdict(condition), "answers": list(condition.answers), "also": [as_data(one) for one in condition.also]}


NO_CONDITIONS: Mapping[Any, Condition] = {}


def offers_as_data(offers: Mapping[Any, Condition]) -> dict[str, Any]:
    return {str(answer): as_data(condition) for answer, condition in offers.items()}


def offers_of(field: FieldInfo) -> dict[str, Condition]:
    """When each answer of a question is offered, of those that are not always."""
    return {answer: read_condition(held) for answer, held in own(field).get("offers", {}).items()}


def is_offered(model: type[BaseModel], key: str, body: Mapping[str, Any]) -> bool:
    """Whether the answer that a body gives to a question is offered after the others that it gives."""
    condition = offers_of(keys(model)[key]).get(str(body.get(key)))
    return condition is None or all(body.get(wait.question) in wait.answers for wait in condition.after)


@cache
def has_conditions(model: type[BaseModel]) -> bool:
    """Whether a question of it, or of a group in it, is asked under a condition."""
    fields = model.model_fields.values()
    return any(condition_of(field) or any(has_conditions(inner) for inner in models_in(field.annotation)) for field in fields)


def out_of_place(model: type[BaseModel], body: Mapping[str, Any], age: int | None, within: Within) -> Iterator[tuple[str, str]]:
    """The answers to questions that are not asked: each with the question of the kind in which it stands, and a sentence."""
    for key, field in keys(model).items():
        value, condition = body.get(key), condition_of(field)
        if value is None or value in ("", []):
            continue
        if condition and not condition.holds(body, age, within):
            yield key, f"“{field.title}” {condition.said_of(model)}. Take this answer out, or change what it depends on."
        for inner in models_in(field.annotation):
            for part in value if isinstance(value, list) else [value]:
                yield from ((key, said) for _, said in out_of_place(inner, part, age, within))

"""Faults in what a kind says of itself. Each is told when the kind is imported, as the end of a sentence that begins with its name."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from corbiere.ledger.categories import categories
from corbiere.ledger.conditions import Condition, condition_of, offers_of
from corbiere.ledger.day_limits import limit_faults
from corbiere.ledger.field_types import answers, is_evidence, keys, labels, models_in, own
from corbiere.statute.clauses import clauses
from corbiere.statute.kinds import Attribute
from corbiere.statute.states import STATES

LONGEST_VERB = 3  # words on a button
# What a form asks beside the questions of its kind: at what time, and of which brothers and sisters besides.
AT_WHAT_TIME, WHO_ELSE = AROUND = ("happened-time", "also")


class FamilyReads(StrEnum):
    """The family's reading of an entry: all of it, that it was made and when, or nothing."""

    WHOLE = "whole"
    SUMMARY = "summary"
    NOTHING = "nothing"


WHOLE, SUMMARY, NOTHING = FamilyReads


class FollowUp(NamedTuple):
    """A kind offered after another: what its link says, where that is more than its name, with `{name}` for whom it is about; its clause;
    and the answers that its form begins with: `of` is the entry that it follows, `=review` is meant as it stands, and any other word is for
    a page of the domain to fill in."""

    kind: str
    says: str = ""
    clause: str = ""
    begins: tuple[tuple[str, str], ...] = ()


def question_faults(model: type[BaseModel]) -> Iterator[str]:
    """Faults in the questions of a kind, or of a group of answers in it."""
    fields = keys(model)
    for key, field in fields.items():
        said = own(field)
        for clause in said.get("cites", ()):
            if clause not in clauses():
                yield f"cites {clause} at {key}, and no such clause is in the register (corbiere/statute/clauses)"
        if said.get("lasts") and is_evidence(field):
            yield f"lets {key} last, which says what was seen or said at one time: evidence is never copied forward"
        if said.get("told_by") and said["told_by"] not in fields:
            yield f"lets {said['told_by']} tell {key}, and asks no such question"
        condition = condition_of(field)
        yield from _condition_faults(key, condition, fields) if condition else ()
        yield from _offer_faults(key, field, fields)
        if condition and field.is_required():
            yield f"asks {key} only sometimes, and yet it must be answered: let its type allow None"
        yield from limit_faults(key, field)
        for inner in models_in(field.annotation):
            yield from question_faults(inner)


def _offer_faults(key: str, field: FieldInfo, fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    for answer, condition in offers_of(field).items():
        if answer not in labels(field.annotation):
            yield f"offers {answer} at {key}, which nobody can answer"
        if any(not one.question for one in condition.each):
            yield f"offers {answer} at {key} by more than the answers beside it"
        yield from _condition_faults(f"{key} {answer}", condition, fields)


def verb_faults(verb: str) -> Iterator[str]:
    """Faults in what the button says that leads to the form of a kind."""
    if not verb or verb[0].islower() or len(verb.split()) > LONGEST_VERB:
        yield f"has the verb “{verb}”: say in a word or three what is to be done, beginning with a capital"
    if verb.split()[:1] == ["Record"]:
        yield "has the verb “Record”, which every kind could say: say what is to be done"


def _condition_faults(key: str, condition: Condition, fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    for one in condition.each:
        if one.state and one.state not in STATES:
            yield f"asks {key} only in the state {one.state}, of which the law knows nothing"
        if one.question and one.question not in fields:
            yield f"asks {key} only after {one.question}, which is no question beside it"
        elif one.question and (strange := [str(said) for said in one.answers if said not in labels(fields[one.question].annotation)]):
            yield f"asks {key} only where {one.question} is {' or '.join(strange)}, which nobody can answer"


def field_faults(model: type[BaseModel], placed: Collection[str], own_names: Collection[str]) -> Iterator[str]:
    """Faults in the names of a kind's fields: those `placed` in its sections, and those that every kind has of itself."""
    if strange := set(placed) - model.model_fields.keys():
        yield f": a section names {', '.join(sorted(strange))}, which is no question of it"
    if taken := model.model_fields.keys() & set(own_names):
        yield f" asks {', '.join(sorted(taken))}, which every kind says of itself: name it otherwise, with an alias"


def naming_faults(model: type[BaseModel], named: Mapping[str, Collection[str]]) -> Iterator[str]:
    """`named`: by keyword of the kind, the questions that it names."""
    for keyword, names in named.items():
        for strange in sorted(set(names) - keys(model).keys()):
            yield f"names {strange} in {keyword}, which is no question of it"


_PLACE = re.compile(r"\{(\w+)")
OF_ALL = frozenset({"by", "child"})  # what a sentence may name beside the questions: who wrote it and whom it is about


def placeholders(story: bool | str) -> set[str]:
    """Questions that the sentence of a kind names."""
    return set(_PLACE.findall(story)) - OF_ALL if isinstance(story, str) else set()


def law_faults(model: type[BaseModel], attributes: Collection[Attribute]) -> Iterator[str]:
    """An attribute that the law reads must be a question of the kind, of a type that says nothing the law cannot read."""
    fields = keys(model)
    for attribute in attributes:
        if attribute.name not in fields:
            yield f"has no question for {attribute.name}, which the law reads of it"
        elif not _can_be_read(set(answers(fields[attribute.name].annotation)), attribute):
            yield f"takes answers to {attribute.name} that the law cannot read"


def _can_be_read(kept: set[object], attribute: Attribute) -> bool:
    if attribute.values == ("yes", "no"):
        return kept == {bool}
    if attribute.values:
        return bool(kept) and kept <= set(attribute.values)
    listed = attribute.type == "text" and bool(kept) and all(isinstance(answer, str) for answer in kept)
    return listed or kept == {{"date": date, "number": int}.get(attribute.type, str)}


def together_faults(kind: Any, declared: Mapping[str, Any]) -> Iterator[str]:
    """A kind filed under no category, or that leads to or is followed by one which nothing declares, or by answers to what that does not
    ask. `kind` is a class of entry, and `declared` are all of them."""
    if kind.category not in categories():
        yield f"is filed under {kind.category}, which is no category"
    for strange in sorted({name for step in kind.leads_to.steps for name in step.done_by} - declared.keys() if kind.leads_to else ()):
        yield f"leads to {strange}, which nothing declares"
    for after in kind.followed_by:
        if after.kind not in declared:
            yield f"is followed by {after.kind}, which nothing declares"
        elif unasked := {name for name, _ in after.begins} - keys(declared[after.kind]).keys():
            yield f"is followed by {after.kind} with {', '.join(sorted(unasked))}, which that does not ask"

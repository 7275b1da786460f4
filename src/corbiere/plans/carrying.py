"""Carries over to a plan of one type what it takes from the plan of another that ran before it, so that nobody types it again. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel

from corbiere.ledger.entry import Body
from corbiere.ledger.field_types import keys, models_in
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import mark_of
from corbiere.plans.types import PlanType, types
from corbiere.plans.versions import Version, current, is_over, taken_over, versions
from corbiere.statute.calendar import in_words

# What belongs to the child and goes along; what was said at one time stays with its day, and is shown beside.
TAKEN = ("safe_from", "needs", "outcomes", "unlinked", "wanted", "support", "contingency", "seen_by", "roles", "tools")
COUNTED = (("outcomes", "goal"), ("needs", "need"), ("roles", "person"))


class EarlierPlan(NamedTuple):
    """The plan of another type that ran last, as it stood."""

    type: PlanType
    version: Version


def earlier_plan(type: PlanType, lines: Sequence[Line]) -> EarlierPlan | None:
    """The plan that one of this type takes up as it begins: nothing where this one goes on already, or is the later."""
    own = current(versions(lines, type))
    if own and own.written and not is_over(type, own, lines):
        return None
    others = [(other, found) for other in types() if other is not type and (found := current(versions(lines, other)))]
    if not others:
        return None
    other, last = max(others, key=lambda pair: pair[1].day)
    return EarlierPlan(other, last) if own is None or not own.written or last.day >= own.day else None


def carried_over(before: EarlierPlan, kind: type[PlanWritten]) -> Body:
    """The answers with which the first version of a plan begins: those that its kind asks too, each outcome and action with its mark."""
    held = taken_over(before.version)
    body = {name: _fitting(kind, name, held[name]) for name in TAKEN if held.get(name)}
    return {**body, "carries": str(before.version.root), "carried": in_short(before)}


def together(own: Body, carried: Body) -> Body:
    """Puts what a meeting decided of the new plan by itself first, and what goes along after it."""
    both = {name: [*own[name], *said] for name, said in carried.items() if isinstance(said, list) and own.get(name)}
    return {**carried, **{name: said for name, said in own.items() if said}, **both}


def in_short(before: EarlierPlan) -> str:
    """Says what is taken over, in one line of the chronology."""
    counts = [_counted(len(getattr(before.version.holds, name)), noun) for name, noun in COUNTED]
    said = ", ".join(count for count in counts if count)
    return f"{before.type.wrote.called} of {in_words(before.version.day)}: {said or 'what it says of the child'}"


def _counted(number: int, noun: str) -> str:
    many = "people" if noun == "person" else f"{noun}s"
    return f"{number} {noun if number == 1 else many}" if number else ""


def _fitting(model: type[BaseModel], name: str, said: Any) -> Any:
    """Without what only the other type asks."""
    inner = next(iter(models_in(keys(model)[name].annotation)), None)
    if inner is None:
        return said
    return [_pruned(inner, one) for one in said] if isinstance(said, list) else _pruned(inner, said)


def _pruned(model: type[BaseModel], said: Any) -> Any:
    return {name: _fitting(model, name, one) for name, one in said.items() if name in keys(model)} if isinstance(said, dict) else said


@ruling(PlanWritten)
def may_drop_unsaid(asked: Proposal, entry: PlanWritten) -> Ruling | None:
    """WT-continuum-3: what the plan before had for the child is taken over, or left out with a reason."""
    before = version_of(entry.carries, asked.standing.lines) if entry.carries else None
    left = [f"“{words}”" for words in _dropped(before.version.holds, entry)] if before else []
    why = f"Of the plan before, {' and '.join(left)} is neither in this one nor left out with a reason. Put it in, or say why not."
    return must(not left, why, "WT-continuum-3", "left_out")


def version_of(root: UUID, lines: Sequence[Line]) -> EarlierPlan | None:
    """The version that an entry wrote, of whatever type."""
    found = ((type, version) for type in types() for version in versions(lines, type))
    return next((EarlierPlan(type, version) for type, version in found if root in (version.root, version.entry)), None)


def _dropped(before: PlanWritten, now: PlanWritten) -> Iterator[str]:
    said = {mark_of(one.what) for one in now.left_out}
    goals = {one.known_as for one in now.outcomes}
    yield from (one.what for one in before.outcomes if one.known_as not in goals and mark_of(one.what) not in said)
    needs = {mark_of(one.what) for one in now.needs} | said
    yield from (one.what for one in before.needs if mark_of(one.what) not in needs)


def taken_up_by(root: UUID, lines: Sequence[Line], on: date) -> EarlierPlan | None:
    """The plan of another type that took this version up, while it has it so."""
    for type in types():
        for version in versions([line for line in lines if line.happened <= on], type):
            if version.holds.carries == root:
                return EarlierPlan(type, version)
    return None

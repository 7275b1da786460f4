"""Differences between two versions of a plan, line by line: added, removed, altered, or the same. Words say it, not colour alone."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from corbiere.ledger.entry import in_words
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import PlannedAction, mark_of

How = Literal["same", "added", "removed", "altered"]
HOW: dict[How, str] = {"same": "Unchanged", "added": "Added", "removed": "Removed", "altered": "Changed"}


class PlanChange(NamedTuple):
    """A line of the plan before and after. `part` is the part of the plan that it belongs to; `key` what it is known by."""

    part: str
    how: How
    before: str
    after: str
    key: Hashable = None

    @property
    def said(self) -> str:
        """The change to it, in a word."""
        return HOW[self.how]


class PlanLine(NamedTuple):
    """A line of one version: what it is known by, and what it says."""

    key: Hashable
    text: str


Reader = Callable[[Any], Iterable[PlanLine]]


def _listed(name: str) -> Reader:
    return lambda plan: [PlanLine(mark_of(str(part)), str(part)) for part in getattr(plan, name, ())]


def _single(name: str) -> Reader:
    return lambda plan: [PlanLine(name, said)] if (said := in_words(getattr(plan, name, None))) else []


def _outcomes(plan: PlanWritten) -> list[PlanLine]:
    return [PlanLine(one.known_as, _sentence(one.what, ("measured by", one.measure), ("by", one.by))) for one in plan.outcomes]


def _actions(plan: PlanWritten) -> list[PlanLine]:
    return [PlanLine(one.known_as, action_in_words(one)) for one in plan.actions]


def action_in_words(one: PlannedAction) -> str:
    return _sentence(one.what, ("", one.who), ("by", one.by), ("known by", one.known_by))


def _contingency(plan: PlanWritten) -> list[PlanLine]:
    return [PlanLine(one.known_as, _sentence(one.condition, ("by", one.by), ("then", one.then), ("", one.who))) for one in plan.contingency]


def _seen_by(plan: PlanWritten) -> list[PlanLine]:
    return [PlanLine(mark_of(one.who), str(one)) for one in plan.seen_by]


def _support(plan: PlanWritten) -> list[PlanLine]:
    return [PlanLine(mark_of(one.what), _sentence(one.what, ("from", one.provider), ("starting", one.starts))) for one in plan.support]


def _sentence(what: str, *more: tuple[str, object]) -> str:
    said = [f"{word} {text}".strip() for word, held in more if (text := in_words(held))]
    return ", ".join([what, *said])


PARTS: Sequence[tuple[str, Reader]] = (
    ("What the child must be kept safe from", _listed("safe_from")),
    ("The main form of harm", _single("harm")),
    ("Which other form of harm it is", _single("harm_in_words")),
    ("What the child needs", _listed("needs")),
    ("What will be better", _outcomes),
    ("What will be done", _actions),
    ("What must change", _listed("wanted")),
    ("Help that is offered", _support),
    ("If nothing changes", _contingency),
    ("Who sees the child", _seen_by),
    ("Days from one visit to the next", _single("visit_days")),
    ("Who has which part", _listed("roles")),
)
OUTCOMES, ACTIONS, CONTINGENCY = (PARTS[place][0] for place in (4, 5, 8))


def compared(before: PlanWritten, after: PlanWritten) -> list[PlanChange]:
    """Every line of either version, part by part: those of the later in its order, then what it no longer has."""
    return [change for part, said in PARTS for change in _part(part, said(before), said(after))]


def _part(part: str, before: Iterable[PlanLine], after: Iterable[PlanLine]) -> list[PlanChange]:
    was, now = dict(before), dict(after)
    found = [PlanChange(part, _how(was.get(key), text), was.get(key, ""), text, key) for key, text in now.items()]
    return found + [PlanChange(part, "removed", text, "", key) for key, text in was.items() if key not in now]


def _how(was: str | None, now: str) -> How:
    return "added" if was is None else "same" if was == now else "altered"

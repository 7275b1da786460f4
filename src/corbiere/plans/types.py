"""How an app declares a type of plan. Folds and pages know no type by name: all they need stands here.

A type is declared once, in a module of the app that imports its kinds: `WATCH = declare(PlanType(name="watch", called="Watch", wrote=…))`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.plans.entries import ActionAgreedAnew, ActionNoted, ChildsPlanWritten, PlanAnswered, PlanExplained, PlanGiven, PlanWritten
from corbiere.plans.kinds import PlanKinds
from corbiere.plans.providers import ProviderAnswered


class ProgressStep(NamedTuple):
    """How an outcome was coming along on a day: the answer as kept, its words, what is done if it is stuck, and the entry that says so."""

    day: date
    value: str
    label: str
    what_now: str
    entry: UUID


class OutcomeMention(NamedTuple):
    """A mention by a meeting of an outcome, named in words."""

    words: str
    step: ProgressStep


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanType:
    """A type of plan.

    | what | says |
    |---|---|
    | `name`, `called` | what stands in its address; what its tab and its paper are called |
    | `wrote` | the kind that writes a version, whole; its category opens the pages |
    | `noted`, `anew` | the kinds that say how an action goes, and what was agreed where it cannot be done |
    | `around` | the kinds that say what the child and the family make of it, are told and are given; and the child’s own copy |
    | `replied`, `leads` | what a provider says of help that it proposes, where a provider is asked; and who leads it on a day |
    | `told` | what a meeting decided of it by itself, given the plan as it was |
    | `begins` | which entry begins a new plan |
    | `ends` | which entry ends one: the version after it is of a new plan |
    | `prepared` | it is written before it runs, and can be worked on from then |
    | `since` | since when the plan that runs on a day does; None: none runs. Left out: since its first version |
    | `meeting` | what a meeting is called from which a version may come; empty for every other entry |
    | `spoken` | what meetings said of its outcomes |
    | `fits` | whether a record can have one, before it has |
    """

    name: str
    called: str
    wrote: type[PlanWritten]
    noted: type[ActionNoted] | None = None
    anew: type[ActionAgreedAnew] | None = None
    around: PlanKinds | None = None
    replied: type[ProviderAnswered] | None = None
    leads: Callable[[Sequence[Line], date], UUID | None] = lambda lines, on: None
    told: Callable[[Line, PlanWritten | None], PlanWritten | None] = lambda line, before: None
    begins: Callable[[Line], bool] = lambda line: False
    ends: Callable[[Line], bool] = lambda line: False
    prepared: bool = False
    since: Callable[[Sequence[Line], date], date | None] | None = None
    meeting: Callable[[Line], str] = lambda line: ""
    spoken: Callable[[Sequence[Line]], Iterable[OutcomeMention]] = lambda lines: ()
    fits: Callable[[Sequence[Line]], bool] = lambda lines: True

    @property
    def category(self) -> str:
        return self.wrote.category

    @property
    def answered(self) -> type[PlanAnswered] | None:
        return self.around.answered if self.around else None

    @property
    def explained(self) -> type[PlanExplained] | None:
        return self.around.explained if self.around else None

    @property
    def given(self) -> type[PlanGiven] | None:
        return self.around.given if self.around else None

    @property
    def own(self) -> type[ChildsPlanWritten] | None:
        return self.around.own if self.around else None


_TYPES: dict[str, PlanType] = {}


def declare(type: PlanType) -> PlanType:
    """Makes a type known. ValueError where another has its name, or is written down in its kind."""
    if _TYPES.get(type.name, type) is not type:
        raise ValueError(f"there is another type of plan called {type.name}")
    for other in _TYPES.values():
        if other is not type and other.wrote is type.wrote:
            raise ValueError(f"{type.wrote.kind} writes down both the plan {other.name} and the plan {type.name}")
    _TYPES[type.name] = type
    return type


def types() -> Iterator[PlanType]:
    return iter(_TYPES.values())


def type_called(name: str) -> PlanType | None:
    return _TYPES.get(name)


def type_of(kind: str) -> PlanType | None:
    """The type of which a kind writes the versions."""
    return next((type for type in types() if type.wrote.kind == kind), None)

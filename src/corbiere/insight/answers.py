"""What a measure says of one unit, and a declaration of a measure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar
from uuid import UUID

from corbiere.insight.dataset import Reads, World
from corbiere.statute.clauses import Clause, clause


class Outcome(StrEnum):
    """Only `YES` stands in the numerator; `YES`, `NO` and `UNKNOWN` make the denominator. The others are counted beside it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not-known"
    NOT_YET = "not-yet"
    LEFT_OUT = "left-out"


IN_DENOMINATOR = (Outcome.YES, Outcome.NO, Outcome.UNKNOWN)
Key = UUID | str
"""What a breakdown goes by: somebody or something in the directory, or words."""
Part = tuple[Key, Outcome]


class Answer(NamedTuple):
    """`why` is a sentence. `by` says, for each breakdown by its name, under which keys the unit stands, and with which outcome there."""

    outcome: Outcome
    why: str
    by: Mapping[str, tuple[Part, ...]] = {}
    beside: bool = False

    @property
    def counts(self) -> bool:
        return self.outcome in IN_DENOMINATOR


class Unit(Protocol):
    """What a measure counts. `day` says to which quarter it belongs; `entry` is the entry behind it, where one has been made."""

    @property
    def day(self) -> date: ...
    @property
    def type(self) -> str: ...
    @property
    def children(self) -> tuple[UUID, ...]: ...
    @property
    def meeting(self) -> UUID | None: ...
    @property
    def entries(self) -> Mapping[UUID, UUID]: ...


class Breakdown(NamedTuple):
    """`tally`: its rows only count how often something was so, and may add up to more than the whole; else each is so many of so many."""

    name: str
    called: str
    tally: bool = False


U = TypeVar("U", bound=Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Generic[U]):
    """One measure in one declaration: `finds` makes its units of what `reads` names, and `says` answers of one unit, on a day.

    `numerator`, `denominator` and `left_out` say in our own words what the clause counts; `readings` what it leaves open, and how that
    is read here; `beside` what is counted apart and not left out. `unit` is the word for one and for many.
    """

    id: str
    clause: str
    called: str
    unit: tuple[str, str]
    reads: Reads
    finds: Callable[[World], Iterable[U]]
    says: Callable[[U, date], Answer]
    numerator: str
    denominator: str
    breakdowns: tuple[Breakdown, ...]
    left_out: str = ""
    readings: tuple[str, ...] = ()
    default: str = ""
    beside: str = ""
    better: Literal["more", "fewer"] = "more"

    @property
    def asked_by(self) -> Clause:
        return clause(self.clause)

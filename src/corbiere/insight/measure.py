"""A measure in one declaration, and what it says of one unit.

A domain declares its measures: `measure(Measure(id="…", of=SERVICE, …))`. Pages, the API, the law's pages and the tests know none by name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypeVar
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.insight.dataset import Dataset, Reads
from corbiere.statute.calendar import in_words
from corbiere.statute.clauses import Clause, clause
from corbiere.statute.duties import Finding


class MeasureOutcome(StrEnum):
    """Only `YES` stands in the numerator; `YES`, `NO` and `UNKNOWN` make the denominator. The others are counted beside it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not-known"
    NOT_YET = "not-yet"
    LEFT_OUT = "left-out"


FROM_ENGLAND = "No Jersey source gives the number of days: it is a default, from Working Together to Safeguard Children (England)."
OUR_OWN = "No source gives the number of days: it is a default of our own."
IN_DENOMINATOR = (MeasureOutcome.YES, MeasureOutcome.NO, MeasureOutcome.UNKNOWN)
Key = UUID | str
"""What a breakdown goes by: somebody or something in the directory, or words."""
Part = tuple[Key, MeasureOutcome]


class MeasureAnswer(NamedTuple):
    """`why` is a sentence. `by` says, for each breakdown by its name, under which keys the unit stands, and with which outcome there."""

    outcome: MeasureOutcome
    why: str
    by: Mapping[str, tuple[Part, ...]] = {}
    beside: bool = False

    @property
    def counts(self) -> bool:
        return self.outcome in IN_DENOMINATOR


def by_its_day(due: date, done: date | None, on: date, what: str) -> tuple[MeasureOutcome, str]:
    """On the last day it is in time; on that day it is not late yet. `what` was to be done: “held”."""
    if done is not None:
        days = (done - due).days
        late = f", {days} day{'' if days == 1 else 's'} after" if days > 0 else ", by"
        outcome = MeasureOutcome.NO if days > 0 else MeasureOutcome.YES
        return outcome, f"It was {what} on {in_words(done)}{late} the day it was due, {in_words(due)}."
    if on <= due:
        return MeasureOutcome.NOT_YET, f"It is due by {in_words(due)}."
    return MeasureOutcome.NO, f"It was due by {in_words(due)}, and by {in_words(on)} it had not been {what}."


def as_the_law_has_it(finding: Finding, on: date, what: str) -> tuple[MeasureOutcome, str]:
    """Of a duty of the law: what was no longer owed before it was due is left out."""
    if finding.status == "lapsed":
        return MeasureOutcome.LEFT_OUT, f"It was due by {in_words(finding.due)}, and was no longer owed before that."
    if finding.status == "missed":
        return MeasureOutcome.NO, f"It was due by {in_words(finding.due)}, and was never {what}."
    return by_its_day(finding.due, finding.done, on, what)


def as_recorded(said: bool | None) -> MeasureOutcome:
    return MeasureOutcome.UNKNOWN if said is None else MeasureOutcome.YES if said else MeasureOutcome.NO


def of_all(said: Iterable[bool | None]) -> bool | None:
    """Whether it is so of everybody: no, if it is not of somebody; not known, if of somebody it is not known."""
    said = list(said)
    return False if False in said else None if None in said else True


@dataclass(frozen=True, slots=True)
class OfOneChild:
    """A unit of one child, on a day, with the entry behind it, if any."""

    child: UUID
    entry: UUID | None
    day: date
    called: str = ""

    @property
    def children(self) -> tuple[UUID, ...]:
        return (self.child,)

    @property
    def entries(self) -> Mapping[UUID, UUID]:
        return {self.child: self.entry} if self.entry else {}

    @property
    def meeting(self) -> UUID | None:
        return None


class Unit(Protocol):
    """One thing that a measure counts. `day` says to which quarter it belongs; `called` its sort, where that is said; `entries` are those
    behind it, by child, where any were made."""

    @property
    def day(self) -> date: ...
    @property
    def called(self) -> str: ...
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


def to_nobody(viewer: Viewer) -> bool:
    """Answer no. Of numbers given whole: a few children are always closed to whoever asks."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSet:
    """Measures told on one page. `says` is the sentence at its head; `category` is what of a record must be open for a child to be named;
    `whole`: to whom the numbers of everyone are given whole; left out, to nobody. `own`: whose own work it counts, to whom it is shown
    first."""

    name: str
    called: str
    says: str
    category: str
    whole: Callable[[Viewer], bool] = to_nobody
    own: Callable[[Viewer], bool] = to_nobody


U = TypeVar("U", bound=Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Generic[U]):
    """One measure in one declaration: `finds` makes its units of what `reads` names, and `says` answers of one unit, on a day.

    `numerator`, `denominator` and `left_out` say in our own words what the clause counts; `readings` what it leaves open, and how that
    is read here; `beside` what is counted apart and not left out. `unit` is the word for one and for many. `by_meeting`: it is told by
    meeting beside, where brothers and sisters who met together are one.
    """

    id: str
    of: MeasureSet
    clause: str
    called: str
    unit: tuple[str, str]
    reads: Reads
    finds: Callable[[Dataset], Iterable[U]]
    says: Callable[[U, date], MeasureAnswer]
    numerator: str
    denominator: str
    breakdowns: tuple[Breakdown, ...] = ()
    left_out: str = ""
    readings: tuple[str, ...] = ()
    default: str = ""
    beside: str = ""
    better: Literal["more", "fewer"] = "more"
    by_meeting: bool = False

    @property
    def asked_by(self) -> Clause:
        return clause(self.clause)


_MEASURES: dict[str, Measure[Any]] = {}


def declare(*measures: Measure[Any]) -> None:
    """Makes measures known. ValueError where another has the id of one."""
    for measure in measures:
        if _MEASURES.setdefault(measure.id, measure) is not measure:
            raise ValueError(f"there is another measure called {measure.id}")


def measures(of: MeasureSet | None = None) -> Sequence[Measure[Any]]:
    return tuple(measure for measure in _MEASURES.values() if of in (None, measure.of))


def measure_sets() -> Sequence[MeasureSet]:
    return tuple(dict.fromkeys(measure.of for measure in _MEASURES.values()))


def measure_called(id: str) -> Measure[Any]:
    """KeyError for one that nothing declares."""
    return _MEASURES[id]


def measures_of(clause: str) -> Sequence[Measure[Any]]:
    return tuple(measure for measure in _MEASURES.values() if measure.clause == clause)

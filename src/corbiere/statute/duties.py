"""The words in which a duty is declared: what starts it, by when, what does it, while what lasts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from corbiere.statute.calendar import in_words
from corbiere.statute.clauses import clause
from corbiere.statute.kinds import KINDS
from corbiere.statute.limits import Limit, Step
from corbiere.statute.patterns import NOTHING, Pattern
from corbiere.statute.starting import Each, Reaches, Starting, StateBegins
from corbiere.statute.states import AnyState, State

Force = Literal["must", "should", "standard"]
Basis = Literal["guidance", "procedure", "standard", "arrangements", "default"]
Status = Literal["open", "overdue", "met", "late", "lapsed", "missed"]
ORDINARY_RANK = 3  # the rank of a duty that need not be done before others


# What does it.


@dataclass(frozen=True, slots=True)
class Next:
    """The first such fact after the one that starts the clock, in the order of the record."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class NoSooner:
    """The first such fact on or after the day so long after the start; one before it does not count."""

    pattern: Pattern
    wait: Step


@dataclass(frozen=True, slots=True)
class AnyTime:
    """The first such fact of this time in the state, even before the clock started."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class OfIt:
    """The first such fact that points at the one that starts the clock, on its day or later.

    `beside`: at what that one points at. `unnamed`: or the first after it that points at nothing.
    """

    pattern: Pattern
    beside: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class SameValue:
    """The first such fact that names the same day (or other value) in `attribute`, whenever it was."""

    pattern: Pattern
    attribute: str


@dataclass(frozen=True, slots=True)
class WithinPeriod:
    """The first such fact between the first and the last day of the calendar period."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class VeryNext:
    """The very next fact of `among`, if it is such a one; if it is not, the duty is missed that day."""

    pattern: Pattern
    among: Pattern


Doing = Next | NoSooner | AnyTime | OfIt | SameValue | WithinPeriod | VeryNext


@dataclass(frozen=True, slots=True)
class Ending:
    """The next such fact. `same` and `other` name attributes in which it must agree with the starting fact, or differ from it.

    `pointing`: it points at the starting fact (`of=`), on its day or later. `named`: where the starting fact names its own day in this
    attribute, a fact of that day ends it, whichever comes first in the order of the day. What is unknown neither agrees nor differs.
    """

    pattern: Pattern
    same: str = ""
    other: str = ""
    named: str = ""
    pointing: bool = False

    def __str__(self) -> str:
        agrees = [f"of the same {self.same}"] if self.same else []
        differs = [f"with another day in {self.other}"] if self.other else ["of it"] if self.pointing else []
        return " ".join([str(self.pattern), *agrees, *differs])


@dataclass(frozen=True, slots=True)
class InForce:
    """The first and last days on which a line of the catalogue is the law; it applies by the day its clock starts."""

    since: date = date.min
    until: date = date.max


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty. `during`: the state that it lives and ends with; `given`: a state needed only as the clock starts.

    `until` ends it too: the first of these facts, or the next time the state begins. `same` splits it by the value of an
    attribute that the starting fact and the fact that does it must share. `asks` and `because` make its sentence.
    `number_from` is the public source of a default number; `default_day` says why a day, not a number, is a default. `label` is the duty in
    as few words as a list wants, with `{name}` for the child's own; `rank` how much harm it does to forget it, 1 most: left out, 2 for what
    must be done and 3 for the rest.
    """

    id: str
    force: Force
    basis: Basis
    starts: tuple[Starting, ...]
    due: Limit
    done: Doing
    cites: tuple[str, ...]
    owner: str
    asks: str
    because: str
    during: AnyState | None = None
    given: AnyState | None = None
    until: tuple[Ending, ...] | State = ()
    same: str | None = None
    ends_on_death: bool = True
    reading: str = ""
    number_from: str = ""
    default_day: str = ""
    label: str = ""
    rank: int = 0
    in_force: InForce = InForce()

    @property
    def citation(self) -> str:
        return "; ".join(clause(id).citation for id in self.cites)

    @property
    def in_general(self) -> str:
        """The duty without a day: what is asked, by when, and what starts the clock."""
        return f"{self.asks.rstrip(',')}: {self.due}; the clock starts when {self.because.rstrip(',')}."

    @property
    def default(self) -> str:
        """A note for wherever its day is shown, if no Jersey source gives the number or the day; else nothing."""
        if self.basis == "default":
            return "No Jersey source gives the number of days: it is a default."
        return f"The day is a default: {self.default_day}." if self.default_day else ""

    @property
    def urgency(self) -> int:
        return self.rank or (2 if self.force == "must" else ORDINARY_RANK)

    def label_for(self, name: str) -> str:
        """`See Mia`. `name` is the name the child goes by. A duty without a label says what it asks."""
        return (self.label or self.asks.rstrip(",")).format(name=name)

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The words before the due day, between it and the starting day, and after that."""
        after = f" ({clause(self.cites[0]).citation})." + (f" {self.default}" if self.default else "")
        return f"{self.asks} by ", f", because {self.because} on ", after

    def words(self, since: date, due: date) -> str:
        """A sentence that a parent could read: what is due, by when, why, and from which paragraph."""
        before, between, after = self.sentence
        return f"{before}{in_words(due)}{between}{in_words(since)}{after}"

    def reason(self, since: date, due: date) -> str:
        """The same without its paragraph, for a table that shows it elsewhere."""
        return f"{self.asks} by {in_words(due)}, because {self.because} on {in_words(since)}."

    def variants(self) -> "Iterable[Duty]":
        """The duty itself, or one for each value of `same`, and one for facts that leave it unknown, which nothing does."""
        if self.same is None:
            return (self,)
        return tuple(self._for_value(self.same, value) for value in (*_values_of(self.same, self.starts), None))

    def _for_value(self, name: str, value: str | None) -> "Duty":
        starts = tuple(replace(start, pattern=start.pattern.with_value(name, value)) for start in self.starts if isinstance(start, Each))
        assert isinstance(self.done, Next)
        done = Next(NOTHING if value is None else self.done.pattern.with_value(name, value))
        during = self.during.with_value(name, value) if isinstance(self.during, State) and self.during.per else self.during
        return replace(self, starts=starts, done=done, during=during, same=None)


def _values_of(name: str, starts: Iterable[Starting]) -> tuple[str, ...]:
    kinds = (kind for start in starts if isinstance(start, Each) for kind in start.pattern.kinds)
    attributes = (KINDS[kind].attribute(name) for kind in kinds)
    return next(attribute.values for attribute in attributes if attribute)


class Finding(NamedTuple):
    """One duty, for one subject, from one starting event. `done` is when it was done; `ended` when it stopped being owed undone."""

    subject: str
    duty: Duty
    status: Status
    since: date
    due: date
    done: date | None
    ended: date | None

    @property
    def words(self) -> str:
        return self.duty.words(self.since, self.due)

    def as_dict(self) -> dict[str, object]:
        """The answer's keys, in the contract's order; days as 2026-03-16."""
        return {
            "subject": self.subject,
            "duty": self.duty.id,
            "status": self.status,
            "from": self.since.isoformat(),
            "due": self.due.isoformat(),
            "done": self.done and self.done.isoformat(),
            "ended": self.ended and self.ended.isoformat(),
            "force": self.duty.force,
            "basis": self.duty.basis,
            "owner": self.duty.owner,
            "cites": list(self.duty.cites),
            "words": self.words,
        }


# Shorthand, so that one duty is one line.


def starts(state: AnyState) -> StateBegins:
    return StateBegins(state)


def each(pattern: Pattern, since: Pattern = NOTHING) -> Each:
    return Each(pattern, since=since)


def first(pattern: Pattern) -> Each:
    return Each(pattern, "first")


def each_later(pattern: Pattern) -> Each:
    return Each(pattern, "later")


def reaches(years: int, months: int = 0) -> Reaches:
    return Reaches(years, months)

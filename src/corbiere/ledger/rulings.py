"""May this be recorded, by this person, in this state of things? Every answer says why, with its clause."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import wraps
from typing import Literal
from uuid import UUID

from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.fits import Choosing
from corbiere.ledger.record import Author, Line, Standing

Force = Literal["must", "should", "may"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """`allowed`, or not and `why`. must refuses; should takes a reason, kept under `name` in the entry's departures; may offers."""

    name: str
    force: Force
    allowed: bool
    why: str = ""
    clause: str = ""
    field: str = ""


def must(allowed: bool, why: str, clause: str, field: str = "") -> Ruling:
    """Refuses unless allowed. `why` says what is wrong and what would be right; `field` names the question it stands beside."""
    return Ruling("", "must", allowed, why, clause, field)


def should(allowed: bool, why: str, clause: str, field: str = "") -> Ruling:
    """Asks for a reason unless allowed. `why` is the sentence beside which the reason is asked."""
    return Ruling("", "should", allowed, why, clause, field)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry to record, by whom, and how things stand without it. `opens`: the subject begins with this very entry; `begins`: in this
    very act.

    `invented`: a past is being made up, with its authors; who may write here today says nothing about them. `brought`: the files that the
    author brought in for this act; `occasion` is what the act's entries bear where it is several, and `following` are those of them that
    come after this one. `corrects`: the entry that is named as the one to correct, whether it is there or not; `replaces` is what stands
    for it, where it is.
    """

    entry: Entry
    subject: UUID
    sort: str
    happened: date
    time: time | None
    today: date
    by: Author
    standing: Standing
    replaces: Line | None = None
    corrects: UUID | None = None
    opens: bool = False
    begins: bool = False
    reasons: dict[str, str] = field(default_factory=dict)
    invented: bool = False
    brought: frozenset[str] = frozenset()
    occasion: UUID | None = None
    following: tuple[Entry, ...] = ()


def choosing_of(asked: Proposal) -> Choosing:
    """The choice of somebody that is in what is asked."""
    return Choosing(asked.subject, asked.by.practitioner, asked.happened, asked.standing.lines, asked.entry.body())


def brought_in(asked: Proposal) -> bool:
    """Whether the system itself writes, as an import does: nobody here can be asked for what another system never held."""
    return bool(asked.by.system)


def not_now(asked: Proposal) -> bool:
    """Whether a past is brought in or made up. Who may do something today, and in which order pages ask for it, says nothing about that."""
    return asked.invented or brought_in(asked)


Rule = Callable[..., Ruling | None]
_RULES: dict[str | type[Entry], list[Rule]] = {}
_GATES: list[Rule] = []


def ruling(*kinds: type[Entry] | str, now: bool = False) -> Callable[[Rule], Rule]:
    """Registers a pure function of (asked, entry) that answers with a Ruling, or None where it has nothing to say of this entry.

    A kind is given by its class, or by its name where another app declares it. A class that is no kind itself stands for all that are
    made from it. `now`: it is not asked of a past that is brought in or made up.
    """

    def register(rule: Rule) -> Rule:
        rule = _of_now(rule) if now else rule
        for kind in kinds:
            _RULES.setdefault(kind if isinstance(kind, str) else kind.kind or kind, []).append(rule)
        return rule

    return register


def _of_now(rule: Rule) -> Rule:
    @wraps(rule)
    def told(asked: Proposal, entry: Entry) -> Ruling | None:
        return None if not_now(asked) else rule(asked, entry)

    return told


def gate(rule: Rule) -> Rule:
    """Registers a function of (asked) that is asked of every entry, and may look things up: who may write here at all."""
    _GATES.append(rule)
    return rule


Effect = Callable[[], Ruling | None]
Watch = Callable[[Author, Iterable[tuple[Entry, UUID]]], Effect | None]
_WATCHES: list[Watch] = []


def watch(rule: Watch) -> Watch:
    """Registers a function of (author, entries and whom each is about) that is asked before they are written, and may give another that
    is asked afterwards, in the same transaction: a ruling on what writing them did."""
    _WATCHES.append(rule)
    return rule


def watched(by: Author, entries: Sequence[tuple[Entry, UUID]]) -> list[Effect]:
    return [effect for rule in _WATCHES if (effect := rule(by, entries))]


def refuse_effects(effects: Iterable[Effect]) -> None:
    """NotRecorded if what was written did what it may not."""
    if refusals := _not_allowed((effect, effect()) for effect in effects):
        raise NotRecorded(refusals)


Naming = Callable[[Author, UUID, frozenset[UUID]], frozenset[UUID]]
_NAMINGS: list[Naming] = []


def naming(rule: Naming) -> Naming:
    """Registers a function of (author, whom an entry is about, the people it names): those of them of whom this author may know."""
    _NAMINGS.append(rule)
    return rule


def may_be_named(by: Author, about: UUID, people: frozenset[UUID]) -> frozenset[UUID]:
    for rule in _NAMINGS if people else ():
        people = rule(by, about, people)
    return people


Holding = Callable[[Proposal], frozenset[str]]
_HOLDINGS: list[Holding] = []


def holding(rule: Holding) -> Holding:
    """Registers a function of (asked): the files that the record holds already, as far as the author sees it."""
    _HOLDINGS.append(rule)
    return rule


def files_held(asked: Proposal) -> frozenset[str]:
    return frozenset().union(*(rule(asked) for rule in _HOLDINGS))


def rules_of(kind: str) -> Sequence[Rule]:
    """The rulings on a kind: for the page of the law, and for the tests that every one is tested."""
    above = declared()[kind].__mro__ if kind in declared() else ()
    return [*_RULES.get(kind, ()), *(rule for made in above for rule in _RULES.get(made, ()))]


def rulings(asked: Proposal) -> list[Ruling]:
    """Every ruling on what is asked that does not simply allow it."""
    found = [(rule, rule(asked, asked.entry)) for rule in rules_of(asked.entry.kind)]
    return at_the_gates(asked) + _not_allowed(found)


def at_the_gates(asked: Proposal) -> list[Ruling]:
    """Rulings of the gates that do not simply allow it."""
    return _not_allowed((rule, rule(asked)) for rule in _GATES)


def _not_allowed(found: Iterable[tuple[Callable[..., object], Ruling | None]]) -> list[Ruling]:
    return [_named(rule, told) for rule, told in found if told is not None and not told.allowed]


def rules_named() -> dict[str, Rule]:
    """Every ruling on a kind by its name, under which what it asks is translated and departures from it are kept."""
    return {_name(rule): rule for rules in _RULES.values() for rule in rules}


def _name(rule: Callable[..., object]) -> str:
    return rule.__name__.removeprefix("may_").replace("_", "-")


def _named(rule: Callable[..., object], told: Ruling) -> Ruling:
    name = told.name or _name(rule)
    return Ruling(name, told.force, told.allowed, told.why, told.clause, told.field)


class NotRecorded(Exception):
    """Nothing was written. `refusals` say why not; `wanted` are the rulings that a reason would answer."""

    def __init__(self, refusals: Sequence[Ruling] = (), wanted: Sequence[Ruling] = ()) -> None:
        self.refusals, self.wanted = tuple(refusals), tuple(wanted)
        super().__init__(self.refusals, self.wanted)

    def __str__(self) -> str:
        return " ".join(told.why for told in (*self.refusals, *self.wanted))

"""A register in one declaration, and the questions it answers: as at any day, as known at any moment, each with one to the database."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import Role
from corbiere.ledger.entry import Choice
from corbiere.registers.entries import Oddity
from corbiere.registers.models import Places, RegisterPlace

P = TypeVar("P", bound=RegisterPlace)


@dataclass(frozen=True, slots=True)
class PlaceBreakdown(Generic[P]):
    """A way to tell apart those on a register in its numbers: the `label` of a place on a day, of `labels` in their order."""

    called: str
    label: Callable[[P, date], str]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceFact(Generic[P]):
    """What else one register tells of a place: words, a day, or a practitioner, whose name is told. `none` is said where there is none."""

    called: str
    value: Callable[[P], str | date | UUID | None]
    none: str = ""


class Transaction(NamedTuple, Generic[P]):
    """A change on a register. `entry` is what says so; none, where it is a birthday."""

    day: date
    sort: Choice
    place: P
    entry: UUID | None


@dataclass(frozen=True, slots=True)
class ChangeFact(Generic[P]):
    """What else one register tells of a change, in words."""

    called: str
    value: Callable[[Transaction[P]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWords(Generic[P]):
    """How one register speaks of what every register has: its category, of which `categories` are the values in their order, and what
    put somebody on it (`came`) or took them off. `more` stands in answers and lists besides, and `of_change` in lists of changes.
    `joined` is the column of which those who have the same value belong together, if there is one."""

    category: str
    categories: tuple[str, ...]
    category_called: Callable[[str, str], str]
    came: str
    came_called: Callable[[str], str]
    why_called: Callable[[str], str]
    put_on: str = "Put on"
    taken_off: str = "Taken off"
    more: tuple[PlaceFact[P], ...] = ()
    of_change: tuple[ChangeFact[P], ...] = ()
    joined: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Register(Generic[P]):
    """`name` stands in addresses. `link` is what a list of numbers elsewhere says of it, and `words` how its pages speak.

    `decides` are the kinds that put somebody on it or take them off. `keeper` is the role of those who keep it, and `numbers` says who
    else is given its numbers. `changes` are all that is told of it in a list of changes, in their order on one day: `began` and `ended`
    say which a time's first and last day is, and `changed` what else changed as a place began, each with its entry.

    `odd` finds what is odd, of what is `looked_for`, as a day closes, among the places given; `check_default` says which numbers in it no
    source gives. `duty` is what the law asks about checks, and `check_clause` the clause that asks for them.
    """

    name: str
    called: str
    link: str
    clause: str
    words: RegisterWords[P]
    place: type[P]
    decides: frozenset[str]
    keeper: Role
    numbers: Callable[[Viewer], bool]
    changes: type[Choice]
    began: Callable[[P], Choice]
    ended: Callable[[P], Choice]
    changed: Callable[[P], Sequence[tuple[Choice, UUID | None]]]
    breakdowns: tuple[PlaceBreakdown[P], ...]
    looked_for: tuple[Oddity, ...]
    odd: Callable[[Sequence[P], date], Mapping[Oddity, list[P]]]
    check_default: str
    duty: str
    check_clause: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of its places beside those of every register."""
        shared = {field.attname for field in RegisterPlace._meta.get_fields() if hasattr(field, "attname")}
        return tuple(field.attname for field in self.place._meta.concrete_fields if field.attname not in shared and not field.primary_key)

    @property
    def places(self) -> Places[P]:
        return Places(self.place)


_REGISTERS: dict[str, Register[Any]] = {}


def declare(register: Register[P]) -> Register[P]:
    """Makes a register known. ValueError where another has its name."""
    if _REGISTERS.setdefault(register.name, register) is not register:
        raise ValueError(f"there is another register called {register.name}")
    return register


def registers() -> Sequence[Register[Any]]:
    return tuple(_REGISTERS.values())


def register_called(name: str) -> Register[Any]:
    """KeyError for one that nothing declares."""
    return _REGISTERS[name]


def on_register(register: Register[P], on: date, known: datetime | None = None, without: Collection[UUID] = ()) -> list[P]:
    """Who was on it as that day closed, by name. `without` are those who are closed to whoever asks."""
    return list(but(register.places.known(known).on(on), without).order_by("name", "subject"))


def on_which_others(register: Register[Any], subjects: Collection[UUID], on: date, known: datetime | None = None) -> dict[UUID, list[str]]:
    """The other registers that each of these is on as a day closes; who is on none is not there."""
    found: dict[UUID, list[str]] = {}
    for other in registers():
        if other is not register:
            for subject in other.places.known(known).on(on).filter(subject__in=subjects).values_list("subject", flat=True):
                found.setdefault(subject, []).append(other.called)
    return found


def joined_with(register: Register[P], places: Collection[P], on: date, known: datetime | None, without: Collection[UUID]) -> list[P]:
    """Others on the register that day who belong together with one of these, in one case for instance, by name."""
    column = register.words.joined
    values = {getattr(place, column) for place in places} - {""} if column else set()
    if not values:
        return []
    others = but(register.places.known(known).on(on), without).filter(**{f"{column}__in": values})
    return list(others.order_by("name", "subject"))


def but(places: Places[P], without: Collection[UUID]) -> Places[P]:
    return places.exclude(subject__in=without) if without else places


# Of one child.


@dataclass(frozen=True)
class Time(Generic[P]):
    """One time on the register, as far as it had gone by a day. `removed` is None while it lasted."""

    number: int
    registered: date
    came: str
    places: Sequence[P]
    removed: date | None
    why_removed: str

    @property
    def now(self) -> P:
        return self.places[-1]

    @property
    def categories(self) -> list[P]:
        """The places with which the category became another, the first among them."""
        return [place for place in self.places if place.begins == self.registered or place.has_another_category]


def times_of(register: Register[P], subjects: Collection[UUID], on: date, known: datetime | None = None) -> dict[UUID, list[Time[P]]]:
    """Each child's times on the register that had begun by a day, the first one first. Who was never on it is not there."""
    places = register.places.known(known).filter(subject__in=subjects, begins__lte=on).order_by("subject", "number", "begins")
    return {
        subject: [_time(number, list(held), on) for number, held in groupby(of_child, lambda place: place.number)]
        for subject, of_child in groupby(places, lambda place: place.subject)
    }


def _time(number: int, places: Sequence[P], on: date) -> Time[P]:
    last = places[-1]
    over = last.removed is not None and last.removed <= on
    return Time(number, last.registered, last.came, places, last.removed if over else None, last.why_removed if over else "")

"""Matters to settle before a meeting closes, for each of those it speaks of, as an app declares them (`MeetingType.settles`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.ledger.entry import Body
from corbiere.ledger.record import Line

Words = tuple[str | date, ...]  # a day is said as the page says days


@dataclass(frozen=True, slots=True)
class Closing:
    """One of them as their meeting stands: `held` is the entry that decided, if there is one, and `day` when the meeting was or is to be.

    `lines` is what the viewer sees of their record; `names` are those of the practitioners whom the entry names.
    """

    lines: Sequence[Line]
    held: Line | None
    day: date | None
    unborn: bool
    names: Mapping[UUID, str]

    @property
    def body(self) -> Body:
        return self.held.body if self.held else {}

    def has(self, question: str, said: str) -> Words:
        """These words where the question is answered."""
        return (said,) if self.body.get(question) else ()

    def counted(self, question: str, noun: str) -> Words:
        number = len(self.body.get(question, ()))
        return (f"{number} {noun}" if number == 1 else f"{number} {noun}s",) if number else ()

    def days(self, question: str) -> Words:
        """The days that answer it, one or several."""
        said: Any = self.body.get(question) or ()
        found = [date.fromisoformat(day) for day in ([said] if isinstance(said, str) else said)]
        return tuple(part for day in found for part in (", ", day))[1:]

    def named(self, question: str) -> Words:
        who = self.body.get(question)
        return (self.names.get(UUID(who)) or "Named",) if who else ()


class Settlement(NamedTuple):
    """One thing to be set. `said` is empty until it is; then a page says that it is not set yet, with the `limit` where there is one.

    Where it is to be set before the notes first go out, `awaited` says so in the words of that sentence, by which `clause`. `asks`: the
    questions by whose answer it is set.
    """

    what: str
    said: Words
    cites: tuple[str, ...]
    limit: Words = ()
    awaited: str = ""
    clause: str = ""
    asks: tuple[str, ...] = ()


Settles = Callable[[Closing], Iterable[Settlement]]


def settles_nothing(closing: Closing) -> Iterable[Settlement]:
    return ()


def settles_agreement(agreed: tuple[str, ...], heard: tuple[str, ...], told: tuple[str, ...]) -> Settles:
    """Settles what a meeting that plans with a family agreed, by these clauses, what the child says, and what the family is told."""

    def settles(closing: Closing) -> Iterator[Settlement]:
        yield Settlement("What was agreed", closing.has("decided", "Written"), agreed, asks=("decided",))
        if not closing.unborn:
            yield Settlement("What the child says", closing.has("views", "Written down"), heard, asks=("views",))
        yield Settlement(
            "What was agreed in words for the family", closing.has("in_plain_words", "Written"), told, asks=("in_plain_words",)
        )

    return settles

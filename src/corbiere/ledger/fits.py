"""Who may be chosen in answer to a question. The rule stands once: the form offers by it, and the ruling refuses by it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line


class Choosing(NamedTuple):
    """A choice on a day: about whom, by whom, with what the record says up to then and what else is answered."""

    subject: UUID | None
    by: UUID | None
    on: date
    lines: Sequence[Line] = ()
    answers: Mapping[str, Any] = {}

    def chosen(self, name: str) -> UUID | None:
        """Whom another answer names."""
        try:
            return UUID(str(self.answers.get(name)))
        except ValueError:
            return None

    def day(self, name: str) -> date | None:
        """Which day another answer says, as it is kept or as it stands in three boxes."""
        boxes = [self.answers.get(f"{name}-{part}", "") for part in ("year", "month", "day")]
        try:
            return date(*(int(box) for box in boxes)) if all(boxes) else date.fromisoformat(str(self.answers.get(name)))
        except (ValueError, OverflowError):
            return None


class Training(NamedTuple):
    """What somebody has to be by the directory: of one of these professions, if any are named, and registered."""

    professions: tuple[str, ...] = ()
    registered: bool = False


ANYBODY = Training()


def asks_no_training(choosing: Choosing) -> Training:
    return ANYBODY


def keeps_nobody_out(choosing: Choosing) -> Collection[UUID]:
    return ()


def leaves_it_open(choosing: Choosing) -> Collection[UUID] | None:
    return None


@dataclass(frozen=True, kw_only=True, eq=False)
class Fit:
    """Which practitioners fit. `who` ends the sentence “Nobody who works here and …”; `ask` says whom to ask where nobody fits.

    `training` is asked of the directory; `not_them` are those whom something else keeps out; `only` those among whom it must be, if any.
    `here`: nobody who is away on the day. `beside` are the rules of other apps on whom they keep out, each added beside its ruling.
    """

    who: str
    ask: str = ""
    here: bool = False
    training: Callable[[Choosing], Training] = field(default=asks_no_training)
    not_them: Callable[[Choosing], Collection[UUID]] = field(default=keeps_nobody_out)
    only: Callable[[Choosing], Collection[UUID] | None] = field(default=leaves_it_open)
    beside: list[Callable[[Choosing], Collection[UUID]]] = field(default_factory=list)

    def kept_out(self, choosing: Choosing) -> set[UUID]:
        return {who for rule in (self.not_them, *self.beside) for who in rule(choosing)}

    def is_free(self, who: UUID, choosing: Choosing) -> bool:
        """Whether nothing in the record and the other answers keeps them out."""
        only = self.only(choosing)
        return who not in self.kept_out(choosing) and (only is None or who in only)


_FITS: dict[tuple[type[Any], str], Fit] = {}


def fits(fit: Fit, *questions: tuple[type[Any], str]) -> Fit:
    """Says that this rule tells who may be chosen in answer to these questions, each a kind's class and its field. Declared beside the
    rulings that refuse by it."""
    for question in questions:
        if _FITS.setdefault(question, fit) is not fit:
            raise TypeError(f"{question[0].__name__}.{question[1]} has two rules on who fits")
    return fit


def fit_of(kind: type[Any], name: str) -> Fit | None:
    return next((fit for above in kind.__mro__ if (fit := _FITS.get((above, name)))), None)

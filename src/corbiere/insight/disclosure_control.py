"""Small numbers: what whoever has no right to the children behind a number might learn of one of them is kept back.

A number is kept back where from one to four of those that it counts are children whose record is closed to the viewer. It is asked of these
alone, for a viewer can take away from a number those whom they know of. What is left of a table must not give the number away either.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corbiere.insight.counts import Proportion, UnitAnswer, figure, rows
from corbiere.insight.measure import Breakdown, Key

FEWEST = 5  # a default: no source gives the number
DEFAULT = f"A number is kept back where it would reveal fewer than {FEWEST} that are closed to you. That is a default: no source gives it."
Closed = Callable[[UnitAnswer], bool]


class PublishedRow(NamedTuple):
    """A row of a table as it is shown; `figure` is None where it is kept back."""

    key: Key
    figure: Proportion | None


def nobody_closed(one: UnitAnswer) -> bool:
    """For those to whom the numbers of everyone are given whole."""
    return False


def shown(held: Sequence[UnitAnswer], closed: Closed) -> Proportion | None:
    return None if _tells(figure(one for one in held if closed(one))) else figure(held)


def shown_rows(held: Sequence[UnitAnswer], breakdown: Breakdown, closed: Closed) -> list[PublishedRow]:
    """Where the whole is kept back so is each row in which somebody closed is counted; else as many more as it takes that none follows."""
    apart = {row.key: row.figure for row in rows([one for one in held if closed(one)], breakdown)}
    every = rows(held, breakdown)
    hidden = {key for key, of in apart.items() if _tells(of)}
    if shown(held, closed) is None:
        hidden = set(apart)
    else:
        rising = sorted((key for key in apart if key not in hidden), key=lambda key: (apart[key].of, str(key)))
        while hidden and rising and (len(hidden) == 1 or _tells(_sum(apart[key] for key in hidden))):
            hidden.add(rising.pop(0))
    return [PublishedRow(row.key, None if row.key in hidden else row.figure) for row in every]


def _tells(closed: Proportion) -> bool:
    return any(0 < number < FEWEST for number in (*closed, closed.of))


def _sum(figures: Iterable[Proportion]) -> Proportion:
    return Proportion(*(sum(numbers) for numbers in zip(*figures, strict=True)))

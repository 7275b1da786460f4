"""The lines of a drawing: upright and level, each level line on a lane of its own between two rows.

A couple that stands side by side is joined from symbol to symbol, and its children hang from the middle of that line; others are joined
below what is written under them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from corbiere.people.genogram.family import Pair
from corbiere.people.genogram.links import Connector, LineStyle
from corbiere.people.genogram.placing import APART
from corbiere.people.genogram.twins import Birth

HALF = 24  # of a symbol
LINE_HEIGHT = 17
MARGIN = 26
WORDS = HALF + 8  # from the middle of a symbol to the words under it
UNDER, LANE, OVER = 14, 14, 20  # from the words to the first lane, from lane to lane, from the last lane to the next symbols
INTO = 12  # by which a line runs on behind the symbol, which covers it
ASIDE = {LineStyle.BIRTH: 0, LineStyle.ADOPTION: 10, LineStyle.CARE: 10, LineStyle.UNSAID: -10}
FORK = 26  # more room above a row on which twins stand, whose lines go apart there
ACROSS = 0.55  # how far down those lines the bar of identical twins lies
NEAR = 10  # level lines whose ends are nearer than this want a lane each


class At(Enum):
    UNDER, OVER, MIDDLE, FORK = "under the words", "on top of the symbol", "on the line of a couple", "where the lines of twins part"


class End(NamedTuple):
    """Where an upright line meets somebody."""

    x: int
    row: int
    at: At
    deep: int = 0


@dataclass(eq=False)
class Bar:
    """A level line in the gap under a row, with the ends to which upright lines go from it. It may hang from another."""

    sort: str
    gap: int
    ends: list[End] = field(default_factory=list)
    hangs: "Bar | None" = None
    lane: int = 0

    @property
    def xs(self) -> list[int]:
        return [end.x for end in self.ends] + ([self.hangs.middle] if self.hangs else [])

    @property
    def middle(self) -> int:
        return (min(self.xs) + max(self.xs)) // 2

    @property
    def level(self) -> bool:
        return min(self.xs) != max(self.xs)

    def meets(self, other: "Bar") -> bool:
        return self.gap == other.gap and min(self.xs) <= max(other.xs) + NEAR and min(other.xs) <= max(self.xs) + NEAR

    def crosses(self, under: "Bar") -> int:
        """How many crossings there are if this one lies above another."""
        down = [end.x for end in self.ends if end.row > self.gap]
        up = [end.x for end in under.ends if end.row <= under.gap] + ([under.hangs.middle] if under.hangs else [])
        return _inside(down, under) + _inside(up, self)


def _inside(xs: Sequence[int], bar: Bar) -> int:
    return sum(min(bar.xs) < x < max(bar.xs) for x in xs)


class Fork(NamedTuple):
    """The point from which the lines of those born together go to each of them, and the pairs across whose lines a bar lies."""

    x: int
    row: int
    people: tuple[UUID, ...]
    barred: frozenset[frozenset[UUID]]


class Grid:
    """Where everybody stands, how many lines of words are under each, and the level lines between the rows.

    `born` are those who hang from their parents, `births` those of them who were born together.
    """

    def __init__(
        self, row: dict[UUID, int], x: dict[UUID, int], words: dict[UUID, int], born: set[UUID], births: Sequence[Birth] = ()
    ) -> None:
        self.row, self.x, self.words, self.born, self.births = row, x, words, born, births
        self.forks: list[Fork] = []
        self.beside: list[Pair] = []
        self.under: dict[Pair, Bar] = {}
        self.bars: list[Bar] = []
        self.y: dict[int, int] = {}
        self.lane_y: dict[tuple[int, int], int] = {}
        self.height = 0

    def couple(self, pair: Pair) -> None:
        one, two = pair
        if self.row[one] == self.row[two] and abs(self.x[one] - self.x[two]) == APART:
            self.beside.append(pair)
        else:
            self.under[pair] = Bar("couple", max(self.row[one], self.row[two]), [self._under(one), self._under(two)])

    def join(self, link: Connector) -> None:
        gap = max(self.row[one] for one in link.above) if link.above else min(self.row[one] for one in link.below) - 1
        bar = Bar(link.line.value, gap)
        if link.onto:
            bar.ends = [self._under(one) for one in link.above] if link.above else [self._over(link.below[0], link.line)]
            bar.ends += self._onto(link.below if link.above else link.below[1:])
        else:
            bar.ends = list(self._born(link))
            self._hang(bar, link.above)
        self.bars.append(bar)

    def _born(self, link: Connector) -> Iterator[End]:
        """One line down to each, and one for all who were born together."""
        forked: set[UUID] = set()
        for birth in self.births if link.line is LineStyle.BIRTH else ():
            for row in {self.row[one] for one in birth.people}:
                here = tuple(one for one in birth.people if one in link.below and self.row[one] == row)
                if len(here) > 1:
                    across = [self.x[one] for one in here]
                    self.forks.append(Fork((min(across) + max(across)) // 2, row, here, birth.identical))
                    yield End(self.forks[-1].x, row, At.FORK)
                    forked.update(here)
        yield from (self._over(one, link.line) for one in link.below if one not in forked)

    def _hang(self, bar: Bar, above: Sequence[UUID]) -> None:
        """From one parent, from the line between two who stand side by side, or from the lane that joins them."""
        if not above:
            return
        one, two = min(above, key=self._place), max(above, key=self._place)
        pair = (min(one, two), max(one, two))
        if one == two:
            bar.ends.append(self._under(one))
        elif pair in self.under:
            bar.hangs = self.under[pair]
        else:
            bar.ends.append(End((self.x[one] + self.x[two]) // 2, self.row[one], At.MIDDLE))

    def _place(self, one: UUID) -> tuple[int, int]:
        return self.x[one], self.row[one]

    def _onto(self, held: Sequence[UUID]) -> list[End]:
        pair = (min(held), max(held))
        if pair in self.beside:
            return [End((self.x[held[0]] + self.x[held[1]]) // 2, self.row[held[0]], At.MIDDLE)]
        return [self._over(one, LineStyle.UNSAID) for one in held]

    def _under(self, one: UUID) -> End:
        return End(self.x[one], self.row[one], At.UNDER, self.words[one])

    def _over(self, one: UUID, line: LineStyle) -> End:
        """Lines of different sorts meet a symbol beside each other."""
        return End(self.x[one] + ASIDE[line] * (one in self.born), self.row[one], At.OVER)

    # How high everything lies.

    def settle(self) -> None:
        """Lanes for the level lines, and from them the height of each row."""
        joining = _laned(list(self.under.values()), 0)
        hanging = _laned(self.bars, 0)
        top, last = MARGIN, max(self.row.values())
        for gap in range(-1, last + 1):
            if gap >= 0:
                self.y[gap] = top + HALF
                top = self.y[gap] + WORDS + LINE_HEIGHT * max(n for one, n in self.words.items() if self.row[one] == gap)
            many = joining.get(gap, 0) + hanging.get(gap, 0)
            for bar in self.bars:
                bar.lane += joining.get(gap, 0) if bar.gap == gap else 0
            for lane in range(many):
                self.lane_y[gap, lane] = top + UNDER + LANE * lane
            parting = FORK if any(fork.row == gap + 1 for fork in self.forks) else 0
            top += UNDER + LANE * many + OVER + parting if many or gap >= 0 else 0
        self.height = top - OVER + MARGIN

    def y_of(self, end: End) -> int:
        if end.at is At.UNDER:
            return self.y[end.row] + WORDS + LINE_HEIGHT * end.deep
        if end.at is At.FORK:
            return self.y[end.row] - HALF - OVER - FORK - LANE
        return self.y[end.row] - (HALF - INTO if end.at is At.OVER else 0)

    def legs(self, fork: Fork) -> dict[UUID, tuple[tuple[int, int], tuple[int, int]]]:
        """From the point at which they part down to each."""
        start = fork.x, self.y_of(End(fork.x, fork.row, At.FORK))
        return {one: (start, (self.x[one], self.y_of(End(self.x[one], fork.row, At.OVER)))) for one in fork.people}

    def across(self, fork: Fork) -> list[list[tuple[int, int]]]:
        """The bars between the lines of identical twins."""
        legs = self.legs(fork)
        pairs = [sorted(pair, key=self._place) for pair in fork.barred if pair <= set(fork.people)]
        return sorted([_along(*legs[one]), _along(*legs[two])] for one, two in pairs)

    def paths(self, bar: Bar) -> list[list[tuple[int, int]]]:
        """The level line, then each upright one."""
        y = self.lane_y[bar.gap, bar.lane]
        found = [[(min(bar.xs), y), (max(bar.xs), y)]] if bar.level else []
        found += [[(end.x, self.y_of(end)), (end.x, y)] for end in bar.ends]
        if bar.hangs:
            found.append([(bar.hangs.middle, self.lane_y[bar.hangs.gap, bar.hangs.lane]), (bar.hangs.middle, y)])
        return found


def _along(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    return round(start[0] + ACROSS * (end[0] - start[0])), round(start[1] + ACROSS * (end[1] - start[1]))


def _laned(bars: list[Bar], first: int) -> dict[int, int]:
    """Gives each bar the lane on which it crosses least; how many lanes each gap needs."""
    order = sorted(bars, key=lambda bar: (bar.gap, min(bar.xs), max(bar.xs), bar.sort))
    for _ in order:
        for place, (one, two) in enumerate(pairwise(order)):
            if one.meets(two) and two.crosses(one) < one.crosses(two):
                order[place : place + 2] = [two, one]
    many: dict[int, int] = {}
    for place, bar in enumerate(order):
        bar.lane = max((other.lane + 1 for other in order[:place] if other.meets(bar)), default=first)
        many[bar.gap] = max(many.get(bar.gap, 0), bar.lane + 1)
    return many

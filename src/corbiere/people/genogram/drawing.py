"""A family as a drawing: symbols, lines and the outline of the household, each with its place. What it looks like is said elsewhere."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from corbiere.people.genogram.family import Bond, CoupleBond, Family, Member, Pair, Tie
from corbiere.people.genogram.generations import rows_of
from corbiere.people.genogram.labels import Words, in_a_line, label_of
from corbiere.people.genogram.links import LineStyle, links_of
from corbiere.people.genogram.ordering import ordered
from corbiere.people.genogram.outline import Box, around
from corbiere.people.genogram.placing import APART, Rows, placed
from corbiere.people.genogram.routing import HALF, LINE_HEIGHT, MARGIN, WORDS, Grid
from corbiere.people.genogram.twins import births

SIDE = APART // 2 + MARGIN
ROOM = 6  # between a household's words and the line around it
SLASH = 9
MOST_KEPT = 500


class Symbol(NamedTuple):
    """A person in the drawing: the middle of their symbol, its shape, and the lines of words under it, each with its height."""

    member: Member
    x: int
    y: int
    row: int
    shape: str
    centre: bool
    adopted: bool
    label: tuple[tuple[int, Words], ...]

    @property
    def inside(self) -> str:
        return self.member.age if self.member.age.isdigit() else ""

    @property
    def said(self) -> str:
        """The symbol in words, for those who do not see it."""
        closed = "" if self.member.href else "record closed to you"
        adopted = "adopted" if self.adopted else ""
        return ", ".join(part for part in (self.member.name, in_a_line(self.member), adopted, closed) if part)

    @property
    def anchor(self) -> str:
        """Where the words beside the drawing speak of this person."""
        return f"kin-{self.member.id}"

    @property
    def deep(self) -> int:
        """How far the words reach down from the top of the symbol's frame."""
        return 31 + WORDS + LINE_HEIGHT * len(self.label) + 4


class Stroke(NamedTuple):
    """A line, and what it means."""

    sort: str
    path: str


class Drawing(NamedTuple):
    """`symbols` stand in reading order: by row, from left to right."""

    width: int
    height: int
    symbols: tuple[Symbol, ...]
    strokes: tuple[Stroke, ...]
    household: tuple[str, ...]


def drawn(family: Family, briefly: bool = False) -> Drawing:
    """`briefly` leaves nothing but names under the symbols. The same family is drawn once, and kept by all that the drawing is made of."""
    parts = (tuple(held.items()) for held in (family.members, family.parents, family.couples))
    return _drawn(family.centre, *parts, family.told, briefly)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(
    centre: UUID,
    members: tuple[tuple[UUID, Member], ...],
    parents: tuple[tuple[tuple[UUID, UUID], Bond], ...],
    couples: tuple[tuple[Pair, CoupleBond], ...],
    told: tuple[Tie, ...],
    briefly: bool,
) -> Drawing:
    family = Family(centre, dict(members), dict(parents), dict(couples), told)
    row, links = rows_of(family), links_of(family)
    rows = ordered(family, links, row)
    x = {one: SIDE + place for one, place in placed(links, rows).items()}
    labels = {one: [line for line in label_of(member) if line.name or not briefly] for one, member in family.members.items()}
    born = {one for link in links if link.line is LineStyle.BIRTH for one in link.below}
    grid = Grid(row, x, {one: len(label) for one, label in labels.items()}, born, births(family))
    for pair in family.couples:
        grid.couple(pair)
    for link in links:
        grid.join(link)
    grid.settle()
    reading = sorted(family.members, key=lambda one: (row[one], x[one]))
    symbols = tuple(_symbol(family, one, grid, labels[one]) for one in reading)
    return Drawing(max(x.values()) + SIDE, grid.height, symbols, tuple(_strokes(family, grid)), tuple(_household(family, rows, grid)))


def _symbol(family: Family, one: UUID, grid: Grid, label: list[Words]) -> Symbol:
    member, y = family.members[one], grid.y[grid.row[one]]
    lines = tuple((y + WORDS + 13 + LINE_HEIGHT * place, words) for place, words in enumerate(label))
    return Symbol(member, grid.x[one], y, grid.row[one], shape_of(member), one == family.centre, one in family.adopted, lines)


def shape_of(member: Member) -> str:
    """A square for a man or boy, a circle for a woman or girl, a triangle for a pregnancy, a diamond for whoever else."""
    if member.unborn:
        return "triangle"
    return {"male": "square", "female": "circle"}.get(member.sex, "diamond")


# Lines.


def _strokes(family: Family, grid: Grid) -> Iterator[Stroke]:
    for bar in grid.bars:
        for points in grid.paths(bar):
            yield Stroke(bar.sort, _path(points))
    for fork in grid.forks:
        yield from (Stroke(LineStyle.BIRTH.value, _path(leg)) for leg in grid.legs(fork).values())
        yield from (Stroke("identical", _path(bar)) for bar in grid.across(fork))
    for pair in family.couples:
        yield from _couple(family.couples[pair], pair, grid)


def _couple(together: CoupleBond, pair: Pair, grid: Grid) -> Iterator[Stroke]:
    """The line between two; one stroke through it where they parted, two where they are said to be former partners."""
    if pair in grid.under:
        bar = grid.under[pair]
        for points in grid.paths(bar):
            yield Stroke(together.value, _path(points))
        middle, y = bar.middle + 16, grid.lane_y[bar.gap, bar.lane]
    else:
        left, right = sorted(grid.x[one] for one in pair)
        y = grid.y[grid.row[pair[0]]]
        yield Stroke(together.value, _path([(left + HALF, y), (right - HALF, y)]))
        middle = (left + right) // 2 + 16
    strokes = {CoupleBond.PARTED: (0,), CoupleBond.FORMER: (-4, 4)}.get(together, ())
    for aside in strokes:
        yield Stroke("slash", _path([(middle + aside - 5, y + SLASH), (middle + aside + 5, y - SLASH)]))


def _path(points: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


# The household.


def _household(family: Family, rows: Rows, grid: Grid) -> Iterator[str]:
    if sum(member.at_home for member in family.members.values()) < 2:
        return
    boxes = [list(_boxes(family, [one for clump in row for one in clump], grid)) for row in rows]
    for corners in around(boxes):
        yield _path(corners) + "Z"


def _boxes(family: Family, row: list[UUID], grid: Grid) -> Iterator[Box]:
    """One around each of those who stand beside each other and live together."""
    run: list[UUID] = []
    for one in [*row, None]:
        if one and family.members[one].at_home:
            run.append(one)
        elif run:
            y, deep = grid.y[grid.row[run[0]]], max(grid.words[held] for held in run)
            sides = grid.x[run[0]] - APART // 2 + 5, grid.x[run[-1]] + APART // 2 - 5
            yield Box(sides[0], y - HALF - ROOM - 4, sides[1], y + WORDS + LINE_HEIGHT * deep + ROOM)
            run = []

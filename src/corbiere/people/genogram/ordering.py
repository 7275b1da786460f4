"""Who stands beside whom: partners next to each other, brothers and sisters by birth, and as few crossing lines as can be found."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations
from uuid import UUID

from corbiere.people.genogram.family import CoupleBond, Family
from corbiere.people.genogram.links import Connector
from corbiere.people.genogram.placing import Clump, Rows, anchor, spread

EASY = 6  # so many in a knot of partners are tried in every order
SWEEPS = 4
CHANGES = 12  # as often as neighbours change places in one sweep


def ordered(family: Family, links: Sequence[Connector], row: dict[UUID, int]) -> Rows:
    """The rows from the top, each a list of clumps: people who are joined as couples and stand side by side."""
    rows: Rows = [[] for _ in range(max(row.values()) + 1)]
    for clump in _clumps(family, row):
        rows[row[clump[0]]].append(clump)
    tried = [_settled(family, links, start, row) for start in _starts(family, rows)]
    return min(tried, key=lambda made: _cost(family, links, made, row))


def _starts(family: Family, rows: Rows) -> Iterator[Rows]:
    """As they come, and with the parents of the child at the centre the other way round."""
    yield rows
    parents = set(family.parents_of(family.centre))
    yield [[clump[::-1] if parents & set(clump) and len(clump) > 1 else clump for clump in held] for held in rows]


def _settled(family: Family, links: Sequence[Connector], rows: Rows, row: dict[UUID, int]) -> Rows:
    best, least = rows, _cost(family, links, rows, row)
    for sweep in range(SWEEPS):
        rows = _swept(links, rows, downwards=sweep % 2 == 0, family=family)
        rows = _turned(family, links, rows, row)
        cost = _cost(family, links, rows, row)
        if cost < least:
            best, least = rows, cost
    return best


# Couples.


def _clumps(family: Family, row: dict[UUID, int]) -> Iterator[Clump]:
    pairs = [pair for pair in family.couples if row[pair[0]] == row[pair[1]]]
    left = list(family.members)
    while left:
        knot, waiting = {left[0]}, [left[0]]
        while waiting:
            here = waiting.pop()
            near = {one for pair in pairs if here in pair for one in pair} - knot
            knot |= near
            waiting += sorted(near)
        left = [one for one in left if one not in knot]
        yield _side_by_side(family, [one for one in family.members if one in knot], [pair for pair in pairs if pair[0] in knot])


def _side_by_side(family: Family, knot: list[UUID], pairs: list[tuple[UUID, UUID]]) -> Clump:
    """Partners of today nearest to each other; of two, a man on the left."""
    if len(knot) == 1:
        return tuple(knot)
    orders = list(permutations(knot)) if len(knot) <= EASY else [tuple(_chain(knot, pairs))]
    return min(orders, key=lambda order: (_apart(family, order, pairs), [family.members[one].order for one in order]))


def _apart(family: Family, order: Sequence[UUID], pairs: list[tuple[UUID, UUID]]) -> tuple[int, int]:
    at = {one: place for place, one in enumerate(order)}
    weights = {CoupleBond.PARTNERS: 5, CoupleBond.PARENTS: 4, CoupleBond.PARTED: 3, CoupleBond.FORMER: 3}
    apart = sum((abs(at[one] - at[two]) - 1) * (weights[family.couples[one, two]] + _home(family, one, two)) for one, two in pairs)
    left = sum(family.members[min(pair, key=at.__getitem__)].sex == "female" for pair in pairs)
    return apart, left


def _home(family: Family, one: UUID, two: UUID) -> int:
    return 2 if family.members[one].at_home and family.members[two].at_home else 0


def _chain(knot: list[UUID], pairs: list[tuple[UUID, UUID]]) -> list[UUID]:
    """From somebody with one partner on to the next, as far as it goes."""
    near = {one: [other for other in knot if (min(one, other), max(one, other)) in pairs] for one in knot}
    found: list[UUID] = []
    waiting = [min(knot, key=lambda one: (len(near[one]), knot.index(one)))]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.append(here)
            waiting += sorted(near[here], key=lambda one: -len(near[one]))
    return found


# Rows.


def _swept(links: Sequence[Connector], rows: Rows, *, downwards: bool, family: Family) -> Rows:
    """Each row in the order in which those above it, or below it, draw its people."""
    rows = [list(row) for row in rows]
    for number in range(len(rows)) if downwards else reversed(range(len(rows))):
        at = spread(links, rows)
        pulled = [(_drawn(links, clump, at, downwards=downwards), _born(family, clump), clump) for clump in rows[number]]
        rows[number] = [clump for _, _, clump in sorted(pulled, key=lambda held: (round(held[0], 1), held[1]))]
    return rows


def _born(family: Family, clump: Clump) -> tuple[object, ...]:
    """The place of a clump among others that are drawn to the same point: by whoever of it has parents here, or by the eldest."""
    with_parents = [one for one in clump if family.parents_of(one)] or list(clump)
    return min(family.members[one].order for one in with_parents)


def _drawn(links: Sequence[Connector], clump: Clump, at: dict[UUID, float], *, downwards: bool) -> float:
    points = []
    for link in links:
        here, there = (link.below, link.above) if downwards else (link.above, link.below)
        points += [anchor(there, at) for one in here if one in clump and there and one not in there]
    return sum(points) / len(points) if points else sum(at[one] for one in clump) / len(clump)


def _turned(family: Family, links: Sequence[Connector], rows: Rows, row: dict[UUID, int]) -> Rows:
    """Neighbours change places, and couples turn round, as long as that makes the drawing better."""
    least, better = _cost(family, links, rows, row), True
    for _ in range(CHANGES):
        if not better:
            break
        better = False
        for changed in _changes(rows):
            cost = _cost(family, links, changed, row)
            if cost < least:
                rows, least, better = changed, cost, True
                break
    return rows


def _changes(rows: Rows) -> Iterator[Rows]:
    for number, held in enumerate(rows):
        for place, clump in enumerate(held):
            if len(clump) > 1:
                yield [*rows[:number], [*held[:place], clump[::-1], *held[place + 1 :]], *rows[number + 1 :]]
            if place:
                swapped = [*held[: place - 1], clump, held[place - 1], *held[place + 1 :]]
                yield [*rows[:number], swapped, *rows[number + 1 :]]


def _cost(family: Family, links: Sequence[Connector], rows: Rows, row: dict[UUID, int]) -> int:
    """Crossings cost most, then brothers and sisters out of the order of birth, then a household that is torn apart."""
    at = {one: float(place) for held in rows for place, one in enumerate(one for clump in held for one in clump)}
    lines = [(row[one], anchor(link.above, at), at[one]) for link in links if link.above for one in link.below]
    crossed = sum(
        (a[1] - b[1]) * (a[2] - b[2]) < 0
        for number in range(len(rows))
        for a, b in combinations([line for line in lines if line[0] == number], 2)
    )
    turned = sum(at[one] > at[two] for link in links if not link.onto for one, two in combinations(link.below, 2) if row[one] == row[two])
    torn = sum(
        family.members[one].at_home != family.members[two].at_home
        for held in rows
        for one, two in pairwise([one for clump in held for one in clump])
    )
    apart = sum(int(max(at[one] for one in link.below) - min(at[one] for one in link.below)) for link in links if not link.above)
    return 12 * crossed + 6 * turned + torn + apart

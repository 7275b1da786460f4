"""How far to the right each person stands: children under their parents, parents over their children, and nobody on anybody.

On a row those who stand too near are moved apart as little as can be (pool adjacent violators: the least squares for one row).
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.people.genogram.links import Connector

Clump = tuple[UUID, ...]
Rows = list[list[Clump]]
APART = 148  # from the middle of one person to the middle of the next
ROUNDS = 24
_SOME, _SLIGHT = 0.3, 0.01


def anchor(people: Sequence[UUID], at: dict[UUID, float]) -> float:
    """The point from which the children of these hang: the middle between the two, or the middle of all."""
    held = sorted(at[one] for one in people)
    return (held[0] + held[-1]) / 2


def spread(links: Sequence[Connector], rows: Rows, rounds: int = 2) -> dict[UUID, float]:
    """Where each person stands, with the order on the rows as it is."""
    at = {one: float(place * APART) for row in rows for place, one in enumerate(one for clump in row for one in clump)}
    for turn in range(rounds):
        for row in rows if turn % 2 == 0 else reversed(rows):
            _settle(row, _wished(links, row, at), at)
    return at


def _wished(links: Sequence[Connector], row: list[Clump], at: dict[UUID, float]) -> list[tuple[float, float]]:
    """By how much each clump would like to move, and how much that weighs. Who is joined to nobody goes where there is room."""
    place = {one: number for number, clump in enumerate(row) for one in clump}
    pulls: list[list[tuple[float, float]]] = [[] for _ in row]
    for link in links:
        for one, pull, weight in _pulled(link, at):
            if one in place:
                pulls[place[one]].append((pull, weight))
    return [_mean(held) if held else (0.0, _SLIGHT) for held in pulls]


def _pulled(link: Connector, at: dict[UUID, float]) -> Iterator[tuple[UUID, float, float]]:
    if link.above:
        over = anchor(link.above, at)
        pull = over - anchor(link.below, at)
        yield from ((one, pull, 1.0) for one in link.below)
        yield from ((one, over - at[one], _SOME) for one in link.below)
        yield from ((one, -pull, 1.0) for one in link.above)
        return
    for one in link.below:
        yield one, anchor([other for other in link.below if other != one] or [one], at) - at[one], _SOME


def _mean(held: list[tuple[float, float]]) -> tuple[float, float]:
    weight = sum(weight for _, weight in held)
    return sum(pull * weight for pull, weight in held) / weight, weight


def _settle(row: list[Clump], moves: list[tuple[float, float]], at: dict[UUID, float]) -> None:
    """Moves the clumps of a row as they wish, apart from each other as they must be."""
    offsets, right = [], 0.0
    for clump in row:
        offsets.append(right)
        right += len(clump) * APART
    wished = [(at[clump[0]] + move - offset, weight) for clump, (move, weight), offset in zip(row, moves, offsets, strict=True)]
    for clump, base, offset in zip(row, _rising(wished), offsets, strict=True):
        for place, one in enumerate(clump):
            at[one] = base + offset + place * APART


def _rising(values: list[tuple[float, float]]) -> list[float]:
    """The nearest row of numbers, by weight, of which none is less than the one before."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in values:
        total, heavy, many = value * weight, weight, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / heavy:
            before, was, number = blocks.pop()
            total, heavy, many = total + before, heavy + was, many + number
        blocks.append((total, heavy, many))
    return [total / heavy for total, heavy, many in blocks for _ in range(many)]


def placed(links: Sequence[Connector], rows: Rows) -> dict[UUID, int]:
    """In whole numbers from nought to the right."""
    at = spread(links, rows, ROUNDS)
    left = min(at.values())
    found: dict[UUID, int] = {}
    for row in rows:
        after = None
        for clump in row:
            for one in clump:
                found[one] = round(at[one] - left) if after is None else max(round(at[one] - left), after + APART)
                after = found[one]
    return found

"""The line around a household: around those of it who stand side by side, and on to the next row where they stand above each other."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


WIDE_ENOUGH = 40  # by which two boxes must lie above each other to be drawn as one


def around(rows: Iterable[list[Box]]) -> list[list[tuple[int, int]]]:
    """The outlines of these boxes, those of one row beside each other, and of the bridges between the rows."""
    held = [list(row) for row in rows]
    boxes = [box for row in held for box in row]
    bridges = [bridge for upper, lower in pairwise(held) for one in upper for two in lower for bridge in _bridge(one, two)]
    return _outlines([*boxes, *bridges])


def _bridge(upper: Box, lower: Box) -> Iterator[Box]:
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    if right - left >= WIDE_ENOUGH:
        yield Box(left, upper.bottom, right, lower.top)


def _outlines(boxes: list[Box]) -> list[list[tuple[int, int]]]:
    """The edges of the cells that lie in a box, without those between two of them, followed from corner to corner."""
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    cells = {(a, b) for a, x in enumerate(xs[:-1]) for b, y in enumerate(ys[:-1]) if any(_holds(box, x, y) for box in boxes)}
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b in sorted(cells):
        corners = ((a, b), (a + 1, b), (a + 1, b + 1), (a, b + 1))
        beyond = ((a, b - 1), (a + 1, b), (a, b + 1), (a - 1, b))
        for place, cell in enumerate(beyond):
            if cell not in cells:
                edges.setdefault(corners[place], []).append(corners[(place + 1) % 4])
    return [[(xs[a], ys[b]) for a, b in _corners(loop)] for loop in _loops(edges)]


def _holds(box: Box, x: int, y: int) -> bool:
    return box.left <= x < box.right and box.top <= y < box.bottom


def _loops(edges: dict[tuple[int, int], list[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    while edges:
        start = min(edges)
        loop, here = [start], _next(edges, start)
        while here != start:
            loop.append(here)
            here = _next(edges, here)
        yield loop


def _next(edges: dict[tuple[int, int], list[tuple[int, int]]], here: tuple[int, int]) -> tuple[int, int]:
    onward = edges[here].pop()
    if not edges[here]:
        del edges[here]
    return onward


def _corners(loop: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the points at which the line goes straight on."""
    turns = zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True)
    return [here for before, here, after in turns if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])]

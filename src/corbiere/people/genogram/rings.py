"""People around a child on rings: the nearer the ring, the nearer they are. Each stands in a box of words, and no box lies on another."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

WIDE, LINE_HEIGHT, EDGE = 156, 17, 14
APART = 10  # between two boxes at least
FLAT = 0.62  # rings are wider than high, as words are
STEP = 10
FIRST = 150
TURNS = 12  # ways to turn a ring, of which the one is taken whose lines run behind the fewest boxes


class RingBox(NamedTuple):
    """A box: its middle, how high it is, the lines of its words, the ring it is on, and which of those given it is."""

    which: int
    ring: int
    x: int
    y: int
    high: int
    words: tuple[tuple[int, str], ...]

    @property
    def corner(self) -> tuple[int, int]:
        return self.x - WIDE // 2, self.y - self.high // 2

    def touches(self, other: "RingBox") -> bool:
        return abs(self.x - other.x) < WIDE + APART and abs(self.y - other.y) < (self.high + other.high) // 2 + APART


class Rings(NamedTuple):
    """The boxes with the child's own first, and each ring by how far it reaches to the side and up; the middle is at (0, 0)."""

    boxes: tuple[RingBox, ...]
    rings: tuple[tuple[int, int], ...]

    @property
    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of all that is drawn."""
        left = min(*(box.corner[0] for box in self.boxes), *(-wide for wide, _ in self.rings), 0) - EDGE
        top = min(*(box.corner[1] for box in self.boxes), *(-high for _, high in self.rings), 0) - EDGE
        right = max(*(box.corner[0] + WIDE for box in self.boxes), *(wide for wide, _ in self.rings), 0) + EDGE
        low = max(*(box.corner[1] + box.high for box in self.boxes), *(high for _, high in self.rings), 0) + EDGE
        return left, top, right - left, low - top


def ringed(centre: Sequence[str], rings: Sequence[Sequence[Sequence[str]]]) -> Rings:
    """The words of the child, and of everybody on each ring from the nearest. A ring with nobody on it is not drawn."""
    placed, reach, which = [_box(0, 0, 0.0, 0.0, centre)], 0.0, 0
    drawn: list[tuple[int, int]] = []
    for number, ring in enumerate(rings, 1):
        if not ring:
            continue
        reach += FIRST
        while not (free := [made for made in _turns(number, reach, which, ring) if not _touching(made, placed)]):
            reach += STEP
        placed += min(free, key=lambda made: sum(_behind(one, other) for one in made for other in placed if other.which))
        which += len(ring)
        drawn.append((round(reach), round(reach * FLAT)))
    return Rings(tuple(placed), tuple(drawn))


def _turns(number: int, reach: float, before: int, ring: Sequence[Sequence[str]]) -> Iterator[list[RingBox]]:
    """Evenly around, the first at the top; then the same turned a little, and a little more."""
    for turn in range(TURNS):
        angles = [2 * pi * (place + turn / TURNS) / len(ring) - pi / 2 for place in range(len(ring))]
        yield [
            _box(before + place + 1, number, reach * cos(angle), reach * FLAT * sin(angle), words)
            for place, (angle, words) in enumerate(zip(angles, ring, strict=True))
        ]


def _touching(made: Sequence[RingBox], placed: Sequence[RingBox]) -> bool:
    return any(one.touches(other) for place, one in enumerate(made) for other in [*placed, *made[:place]])


def _behind(one: RingBox, other: RingBox) -> bool:
    """Whether the line from the middle to one runs behind another."""
    along = max(0.0, min(1.0, (other.x * one.x + other.y * one.y) / ((one.x**2 + one.y**2) or 1)))
    return abs(along * one.x - other.x) < WIDE // 2 and abs(along * one.y - other.y) < other.high // 2


def _box(which: int, ring: int, x: float, y: float, words: Sequence[str]) -> RingBox:
    high = LINE_HEIGHT * len(words) + 12
    top = round(y) - high // 2
    return RingBox(which, ring, round(x), round(y), high, tuple((top + 19 + LINE_HEIGHT * place, line) for place, line in enumerate(words)))

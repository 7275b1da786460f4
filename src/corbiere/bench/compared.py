"""Pages of ours and of the peer asked for in turn, and what is said of their cost: of the application's processor, never of the clock."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from corbiere.bench.browser import PageResponse, freeze
from corbiere.bench.measure import MeasurementRow, Ratio, ResultMismatch, Say

OURS, THEIRS = "ours", "peer"
SHORTEST = 20
TINY = 1_000  # an island of fewer people only shows that a bench works
LENGTHS, SHORT_LENGTHS = (SHORTEST, 300, 3_000), (SHORTEST, 24, 28)
EACH = 20  # pages a side and a round
MORE = 1_000  # entries
Work = Callable[[], PageResponse]


class BenchSide(NamedTuple):
    """Whose it is, and of which size: the entries of a child, the children of a worker."""

    whose: str
    size: int


Taken = dict[BenchSide, list[PageResponse]]


def lengths(people: int) -> tuple[int, int, int]:
    """How long the records are, on an island of so many."""
    return LENGTHS if people >= TINY else SHORT_LENGTHS


def in_turn(works: Mapping[BenchSide, Work], rounds: int, each: int, say: Say, *, status: int = 200) -> Taken:
    """Some of one side, some of the next; every second round goes through the sides backwards. Each is tried twice before."""
    for side, work in works.items():
        for _ in range(2):
            _as_expected(side, work(), status)
    freeze()
    taken: Taken = {side: [] for side in works}
    for number in range(rounds):
        for side in works if number % 2 == 0 else reversed(list(works)):
            taken[side] += [_as_expected(side, works[side](), status) for _ in range(each)]
        say(f"round {number + 1} of {rounds}: {', '.join(f'{side.whose} {side.size} {cpu(taken[side]) * 1000:.1f} ms' for side in works)}")
    return taken


def _as_expected(side: BenchSide, answer: PageResponse, status: int) -> PageResponse:
    if answer.status != status:
        raise ResultMismatch(f"{side.whose} {side.size}: answered {answer.status}, not {status}")
    return answer


def cpu(answers: Sequence[PageResponse]) -> float:
    return median(answer.cpu for answer in answers)


def slowest(answers: Sequence[PageResponse]) -> float:
    """As long as one in a hundred takes at least, of the clock."""
    return quantiles([answer.wall for answer in answers] * 2, n=100, method="inclusive")[98]


def statements(answers: Sequence[PageResponse]) -> int:
    return max(answer.statements for answer in answers)


def rows(taken: Taken, says: Mapping[str, str]) -> tuple[MeasurementRow, ...]:
    return tuple(
        MeasurementRow(
            f"{side.whose} {side.size:,}", says[side.whose].format(f"{side.size:,}"), median(a.wall for a in answers), cpu(answers)
        )
        for side, answers in taken.items()
    )


def against_peer(taken: Taken, goal: float | None, sizes: Sequence[int], says: str) -> list[Ratio]:
    """At each size; the goal is that of the middle one. `says` has a place for the size."""
    return [
        Ratio(
            f"peer {size}",
            cpu(taken[BenchSide(OURS, size)]) / cpu(taken[BenchSide(THEIRS, size)]),
            goal if size == sizes[len(sizes) // 2] else None,
            says.format(f"{size:,}"),
        )
        for size in sizes
    ]


def growth(taken: Taken, sizes: tuple[int, int, int]) -> list[Ratio]:
    """Of ours, from the shortest record to the others."""
    short, middle, long = (cpu(taken[BenchSide(OURS, size)]) for size in sizes)
    return [
        Ratio("growth", middle / short, 1.3, f"With {sizes[1]:,} entries it takes, of its time with {sizes[0]:,},"),
        Ratio("growth to the longest", long / short, 3, f"With {sizes[2]:,} entries it takes, of its time with {sizes[0]:,},"),
    ]


def for_more(taken: Taken, sizes: tuple[int, int, int]) -> Ratio:
    middle, long = (cpu(taken[BenchSide(OURS, size)]) for size in sizes[1:])
    took = (long - middle) / (sizes[2] - sizes[1]) * MORE * 1000
    return Ratio("more", max(0.0, took), 10, f"For {MORE:,} entries more it takes", " ms more")


def asked(most: int, goal: int, says: str) -> Ratio:
    return Ratio("statements", most, goal, says, " statements")

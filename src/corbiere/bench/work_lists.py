"""my-work and team: what is due for many children, against a conventional application's list of as many."""

from collections.abc import Callable, Sequence
from functools import partial

from django.urls import reverse

from corbiere.bench.beside import peer
from corbiere.bench.browser import Browser, PageResponse
from corbiere.bench.compared import EACH, OURS, THEIRS, TINY, BenchSide, Taken, asked, cpu, in_turn, rows, statements
from corbiere.bench.measure import Ratio, Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of

CHILDREN, FEW_CHILDREN = (18, 60), (2, 4)
WORKERS, FEW_WORKERS, EACH_HAS = (3, 9), (1, 2), 10
RECORDS = (300, 20, 20)  # entries of the first child, the second, the third, and so on again
MY_WORK, TEAM = "my-work", "team"


def my_work(size: int, rounds: int, say: Say) -> Result:
    """Of workers with few and with many children; `size` is how many people live on the island."""
    island_of(size)
    place, sizes = Workplace(), CHILDREN if size >= TINY else FEW_CHILDREN
    workers = place.workers(len(sizes))
    for worker, number in zip(workers, sizes, strict=True):
        place.children(worker, _records(number, size))
    says = {OURS: "My work of {} children", THEIRS: "the conventional list of {} children"}
    return _compared(MY_WORK, size, rounds, say, [place.browser(worker) for worker in workers], "desk:my-work", sizes, says)


def team(size: int, rounds: int, say: Say) -> Result:
    """Of managers of few and of many workers, each with ten children; `size` is how many people live on the island."""
    island_of(size)
    managers, sizes = [], []
    for number in WORKERS if size >= TINY else FEW_WORKERS:
        place = Workplace()
        for worker in place.workers(number):
            place.children(worker, _records(EACH_HAS if size >= TINY else 1, size))
        managers.append(place.browser(place.manager))
        sizes.append(number * (EACH_HAS if size >= TINY else 1))
    says = {OURS: "a team of {} children", THEIRS: "the conventional list of {} children"}
    return _compared(TEAM, size, rounds, say, managers, "desk:team", sizes, says)


def _records(children: int, people: int) -> list[int]:
    return [RECORDS[place % len(RECORDS)] if people >= TINY else min(RECORDS) for place in range(children)]


def _compared(
    name: str, size: int, rounds: int, say: Say, browsers: Sequence[Browser], page: str, sizes: Sequence[int], says: dict[str, str]
) -> Result:
    analyse()
    say(f"made an island of {size:,} people, and lists of {' and '.join(map(str, sizes))} children")
    with peer() as other:
        works: dict[BenchSide, Callable[[], PageResponse]] = {}
        for place, (browser, number) in enumerate(zip(browsers, sizes, strict=True)):
            works[BenchSide(OURS, number)] = partial(browser.open, reverse(page))
            cookie, _ = other.desk(place, _records(number, size))
            works[BenchSide(THEIRS, number)] = partial(other.browser(cookie).open, "/")
        other.begin()
        taken = in_turn(works, rounds, EACH if size >= TINY else 2, say)
    return Result(name, size, rounds, rows(taken, says), _ratios(taken, sizes), {"people": size})


def _ratios(taken: Taken, sizes: Sequence[int]) -> tuple[Ratio, ...]:
    few, many = sizes
    beside = (
        Ratio(
            f"peer {number}",
            cpu(taken[BenchSide(OURS, number)]) / cpu(taken[BenchSide(THEIRS, number)]),
            None,
            f"With {number} children it takes, of the processor time of the conventional list,",
        )
        for number in sizes
    )
    grown = cpu(taken[BenchSide(OURS, many)]) / cpu(taken[BenchSide(OURS, few)])
    most = max(statements(taken[BenchSide(OURS, number)]) for number in sizes)
    return (
        *beside,
        Ratio("growth", grown, None, f"With {many} children it takes, of its time with {few},"),
        asked(most, 15, "It asks the database"),
    )

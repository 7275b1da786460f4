"""page-child: the child's page as its lead social worker meets it, against that of a conventional application."""

from collections.abc import Callable
from functools import partial
from statistics import median

from django.urls import reverse

from corbiere.bench.beside import peer
from corbiere.bench.browser import Browser, PageResponse
from corbiere.bench.compared import (
    EACH,
    OURS,
    THEIRS,
    TINY,
    BenchSide,
    Taken,
    against_peer,
    asked,
    cpu,
    for_more,
    growth,
    in_turn,
    lengths,
    rows,
    statements,
)
from corbiere.bench.measure import MeasurementRow, Ratio, Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of

NAME = "page-child"
FIRST = 10  # children whose page nobody has opened
SAYS = {OURS: "the page of a child of {} entries", THEIRS: "the page of a child of {} visits: thirteen queries"}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, beside the children whose pages are opened."""
    island_of(size)
    place, sizes, each = Workplace(), lengths(size), EACH if size >= TINY else 2
    (worker,) = place.workers(1)
    children = place.children(worker, sizes)
    others = place.children(worker, [sizes[1]] * (FIRST if size >= TINY else 1))
    analyse()
    say(f"made an island of {size:,} people")
    with peer() as other:
        cookie, pages = other.desk(1, list(sizes))
        other.begin()
        ours, browser = place.browser(worker), other.browser(cookie)
        works: dict[BenchSide, Callable[[], PageResponse]] = {}
        for length, child, page in zip(sizes, children, pages, strict=True):
            works[BenchSide(OURS, length)] = partial(ours.open, reverse("desk:subject", args=[child]))
            works[BenchSide(THEIRS, length)] = partial(browser.open, page)
        taken = in_turn(works, rounds, each, say)
        first = [ours.open(reverse("desk:subject", args=[child])) for child in others]
        facts: dict[str, float | str] = {
            "people": size,
            "bytes of ours": len(first[0].body),
            "bytes of the peer's": len(browser.open(pages[1]).body),
        }
    path = reverse("desk:subject", args=[children[1]])
    viewers = {"the lead": ours, "a health visitor": place.browser(place.visitor), "the manager": place.browser(place.manager)}
    told = {who: _asked(held, path) for who, held in viewers.items()}
    row = MeasurementRow(
        f"{OURS} first",
        f"the page of a child of {sizes[1]:,} entries, whom the process never showed",
        median(a.wall for a in first),
        cpu(first),
    )
    facts["statements, by viewer"] = ", ".join(f"{who} {number}" for who, number in told.items())
    return Result(NAME, size, rounds, (*rows(taken, SAYS), row), _ratios(taken, sizes, max(told.values()), cpu(first)), facts)


def _asked(browser: Browser, path: str) -> int:
    """At the second opening: the first notes in the session that they are there."""
    browser.open(path)
    return statements([browser.open(path)])


def _ratios(taken: Taken, sizes: tuple[int, int, int], most: int, first: float) -> tuple[Ratio, ...]:
    return (
        *against_peer(
            taken, 1.3, sizes, "The child's page with {} entries takes, of the processor time of the conventional application's,"
        ),
        Ratio("first", first / cpu(taken[BenchSide(THEIRS, sizes[1])]), None, "Of a child whom the process never showed it takes"),
        *growth(taken, sizes),
        for_more(taken, sizes),
        asked(most, 15, "Whoever asks most of the database, of three viewers, asks"),
    )

"""chronology: all that was written about a child, against the paged list of a conventional application."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse

from corbiere.bench.beside import peer
from corbiere.bench.browser import PageResponse
from corbiere.bench.compared import (
    EACH,
    OURS,
    THEIRS,
    TINY,
    BenchSide,
    against_peer,
    asked,
    for_more,
    growth,
    in_turn,
    lengths,
    rows,
    statements,
)
from corbiere.bench.measure import Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of

NAME = "chronology"
SAYS = {OURS: "the chronology of {} entries", THEIRS: "a page of the list of {} visits"}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, beside the children whose chronology is opened."""
    island_of(size)
    place, sizes, each = Workplace(), lengths(size), EACH if size >= TINY else 2
    (worker,) = place.workers(1)
    children = place.children(worker, sizes)
    analyse()
    say(f"made an island of {size:,} people")
    with peer() as other:
        cookie, pages = other.desk(1, list(sizes))
        other.begin()
        ours, browser = place.browser(worker), other.browser(cookie)
        works: dict[BenchSide, Callable[[], PageResponse]] = {}
        for length, child, page in zip(sizes, children, pages, strict=True):
            works[BenchSide(OURS, length)] = partial(ours.open, reverse("desk:chronology", args=[child]))
            works[BenchSide(THEIRS, length)] = partial(browser.open, f"{page}visits/")
        taken = in_turn(works, rounds, each, say)
    most = max(statements(taken[BenchSide(OURS, size)]) for size in sizes)
    ratios = (
        *against_peer(taken, None, sizes, "The chronology of {} entries takes, of the processor time of the conventional list,"),
        *growth(taken, sizes),
        for_more(taken, sizes),
        asked(most, 15, "It asks the database"),
    )
    facts = {f"bytes with {size:,}": len(taken[BenchSide(whose, size)][0].body) for size in sizes for whose in (OURS,)}
    return Result(NAME, size, rounds, rows(taken, SAYS), ratios, {"people": size, **facts})

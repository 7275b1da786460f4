"""hub: the Hub's list of many open worries and the page of one, against those of a conventional application."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse

from corbiere.bench.beside import BrowserBeside, peer
from corbiere.bench.browser import Browser, PageResponse
from corbiere.bench.compared import EACH, SHORTEST, TINY, BenchSide, Taken, asked, cpu, in_turn, rows, statements
from corbiere.bench.measure import Ratio, Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of

NAME = "hub"
WORRIES, FEW_WORRIES = (30, 300), (2, 4)
LIST, ONE, TYPED, THEIR_LIST, THEIR_PAGE = "list", "one", "typed", "peer list", "peer page"
SAYS = {
    LIST: "the Hub's list of {} worries and those of the island",
    ONE: "the page of one worry, of {}",
    TYPED: "who it may be, as a name is typed, of {} worries",
    THEIR_LIST: "the conventional list of {} children",
    THEIR_PAGE: "the conventional application's page of a child, beside {}",
}
NOBODY = "Jade+Lebrock"


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, among whom the child of a worry is looked for."""
    island_of(size)
    place, sizes = Workplace(), WORRIES if size >= TINY else FEW_WORRIES
    (worker,) = place.workers(1)
    place.children(worker, [SHORTEST])
    ours, taken = place.browser(place.hub()), Taken()
    with peer() as other:
        theirs = [other.desk(at, [SHORTEST] * number) for at, number in enumerate(sizes)]
        other.begin()
        open_now = 0
        for number, (cookie, pages) in zip(sizes, theirs, strict=True):
            (*_, root) = place.worries(number - open_now)
            open_now = number
            analyse()
            say(f"made an island of {size:,} people, and {number} worries about nobody known")
            page = reverse("front_door:hub-worry", args=[root])
            works = _works(ours, other.browser(cookie), number, page, pages[0])
            taken |= in_turn(works, rounds, EACH if size >= TINY else 2, say)
    return Result(NAME, size, rounds, rows(taken, SAYS), _ratios(taken, sizes), {"people": size})


def _works(ours: Browser, theirs: BrowserBeside, number: int, page: str, their_page: str) -> dict[BenchSide, Callable[[], PageResponse]]:
    return {
        BenchSide(LIST, number): partial(ours.open, reverse("front_door:hub")),
        BenchSide(ONE, number): partial(ours.open, page),
        BenchSide(TYPED, number): partial(ours.open, f"{page}?q={NOBODY}", in_place=True),
        BenchSide(THEIR_LIST, number): partial(theirs.open, "/"),
        BenchSide(THEIR_PAGE, number): partial(theirs.open, their_page),
    }


def _ratios(taken: Taken, sizes: tuple[int, int]) -> tuple[Ratio, ...]:
    """Few and many are measured one after the other: how the list grows is told of what it takes beside the conventional page."""
    few, many = sizes
    page = {number: cpu(taken[BenchSide(THEIR_PAGE, number)]) for number in sizes}
    beside = [
        Ratio(
            f"peer {number}",
            cpu(taken[BenchSide(LIST, number)]) / cpu(taken[BenchSide(THEIR_LIST, number)]),
            None,
            f"The list of {number} worries takes, of the processor time of a conventional list of as many children,",
        )
        for number in sizes
    ]
    grown = cpu(taken[BenchSide(LIST, many)]) / page[many] / (cpu(taken[BenchSide(LIST, few)]) / page[few])
    pages = [
        Ratio(f"peer {name}", cpu(taken[BenchSide(name, many)]) / page[many], None, f"{says} takes, of a conventional page of one child,")
        for name, says in ((ONE, "The page of a worry"), (TYPED, "Who it may be, as it is typed,"))
    ]
    asks = {name: max(statements(taken[BenchSide(name, number)]) for number in sizes) for name in (LIST, ONE, TYPED)}
    growth = Ratio("growth", grown, None, f"With {many} worries the list takes, of its time with {few},")
    others = Ratio("statements one", max(asks[ONE], asks[TYPED]), None, "The page of a worry, or who it may be, asks it", " statements")
    return *beside, growth, *pages, asked(asks[LIST], 15, "The list asks the database"), others

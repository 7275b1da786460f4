"""record: a visit written in its form and sent, by a worker through every gate, against the same in a conventional application."""

from collections.abc import Callable
from itertools import cycle
from statistics import median

from django.urls import reverse

from corbiere.bench.beside import BrowserBeside, peer
from corbiere.bench.browser import Browser, Fields, PageResponse, form_in
from corbiere.bench.compared import (
    EACH,
    OURS,
    THEIRS,
    TINY,
    BenchSide,
    Taken,
    against_peer,
    asked,
    growth,
    in_turn,
    lengths,
    rows,
    slowest,
    statements,
)
from corbiere.bench.measure import Ratio, Result, ResultMismatch, Say
from corbiere.bench.workplace import LIFE, Workplace, analyse, island_of
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security

NAME = "record"
TWICE = 2  # tried before the clock runs
DRIFT = {0: 4, 1: 20, 2: 100}  # at most so many visits to one child, by the place of its length
TYPED = {"where": "home", "life": LIFE}
OUR_FORM: Fields = {**TYPED, "alone": "yes", "bedroom": "yes", "announced": "no", "send": "record"}
OUR_FORM = {**OUR_FORM, "views-own_words": "I like it when Gran picks me up.", "views-how": "drawing"}
THEIR_FORM: Fields = {**TYPED, "alone": "on", "bedroom": "on", "awake": "on", "own_words": "I like it when Gran picks me up."}
SAYS = {
    OURS: "a visit to a child of {} entries: form read, gates, rulings, append, readings, what is due, commit",
    THEIRS: "a visit to a child of {} visits: form validated, permission, visit, task and audit row, commit",
}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, beside the children that are visited."""
    island_of(size)
    place, sizes, each = Workplace(), lengths(size), EACH if size >= TINY else 2
    (worker,) = place.workers(1)
    visits = each * rounds + TWICE
    wanted = [length for at, length in enumerate(sizes) for _ in range(-(-visits // DRIFT[at]))]
    children = place.children(worker, wanted)
    analyse()
    say(f"made an island of {size:,} people, and {len(children)} children of {', '.join(map(str, sizes))} entries")
    with peer() as other:
        cookie, theirs = other.desk(1, list(sizes))
        other.begin()
        ours, browser = place.browser(worker), other.browser(cookie)
        works = {}
        for length, page in zip(sizes, theirs, strict=True):
            own = cycle(
                [reverse("desk:record", args=[child, "child-seen"]) for child, held in zip(children, wanted, strict=True) if held == length]
            )
            works[BenchSide(OURS, length)] = _sent(ours, own, OUR_FORM)
            works[BenchSide(THEIRS, length)] = _sent(browser, cycle([f"{page}visit/"]), THEIR_FORM)
        with without_row_security():
            before = EntryRow.objects.count()
        taken = in_turn(works, rounds, each, say, status=302)
    _agree(before + visits * len(sizes))
    return Result(NAME, size, rounds, rows(taken, SAYS), _ratios(taken, sizes), {"people": size, "visits at each length": visits - TWICE})


def _sent(browser: Browser | BrowserBeside, forms: "cycle[str]", typed: Fields) -> Callable[[], PageResponse]:
    def work() -> PageResponse:
        """The form is opened first, which is not counted."""
        action, fields = form_in(browser.open(next(forms)).body)
        return browser.send(action, {**fields, **typed})

    return work


def _agree(expected: int) -> None:
    with without_row_security():
        there = EntryRow.objects.count()
    if there != expected:
        raise ResultMismatch(f"{expected} entries should be there; {there} are")


def _ratios(taken: Taken, sizes: tuple[int, int, int]) -> tuple[Ratio, ...]:
    middle = taken[BenchSide(OURS, sizes[1])]
    spread = slowest(middle) / median(answer.wall for answer in middle)
    return (
        *against_peer(taken, 2, sizes, "To record a visit with {} entries takes, of the processor time of the conventional application,"),
        *growth(taken, sizes),
        Ratio("p99", spread, 3, "The slowest in a hundred takes, of the one in the middle,"),
        asked(max(statements(taken[BenchSide(OURS, size)]) for size in sizes), 25, "A form that is sent asks the database"),
        Ratio(
            "peer’s statements", statements(taken[BenchSide(THEIRS, sizes[1])]), None, "The conventional application asks it", " statements"
        ),
    )

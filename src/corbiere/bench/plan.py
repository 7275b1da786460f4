"""plan: the page of a plan of help with few goals and with many, and of a child protection plan, against a conventional page."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.urls import reverse

from corbiere.bench.beside import peer
from corbiere.bench.browser import PageResponse
from corbiere.bench.compared import EACH, SHORTEST, THEIRS, TINY, BenchSide, Taken, asked, cpu, in_turn, rows, statements
from corbiere.bench.measure import Ratio, Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of

NAME = "plan"
HELP, PROTECTION = "help", "protection"
FEW, MANY = 2, 12  # goals, with two targeted interventions and a review each
SAYS = {
    HELP: "a plan of help with {} goals",
    PROTECTION: "the child protection plan of a child of {} entries",
    THEIRS: "the conventional application's page of a child of {} visits",
}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, beside the children whose plans are opened."""
    island_of(size)
    place, many = Workplace(), MANY if size >= TINY else FEW + 1
    (worker,) = place.workers(1)
    children = {number: place.helped(worker, number, number) for number in (FEW, many)}
    protected = place.children(worker, [SHORTEST])
    place.plans(worker, protected)
    analyse()
    say(f"made an island of {size:,} people, and plans of {FEW} and of {many} goals")
    with peer() as other:
        cookie, pages = other.desk(1, [SHORTEST])
        other.begin()
        ours = place.browser(worker)
        works: dict[BenchSide, Callable[[], PageResponse]] = {
            BenchSide(HELP, number): partial(ours.open, _address(HELP, child)) for number, child in children.items()
        }
        works[BenchSide(PROTECTION, SHORTEST)] = partial(ours.open, _address(PROTECTION, protected[0]))
        works[BenchSide(THEIRS, SHORTEST)] = partial(other.browser(cookie).open, pages[0])
        taken = in_turn(works, rounds, EACH if size >= TINY else 2, say)
    return Result(NAME, size, rounds, rows(taken, SAYS), _ratios(taken, many), {"people": size, "goals": many})


def _address(plan: str, child: UUID) -> str:
    return reverse("desk:plan", args=[child, plan])


def _ratios(taken: Taken, many: int) -> tuple[Ratio, ...]:
    theirs = cpu(taken[BenchSide(THEIRS, SHORTEST)])
    sides = (BenchSide(HELP, FEW), BenchSide(HELP, many), BenchSide(PROTECTION, SHORTEST))
    says = "takes, of a conventional page of one child with its plan,"
    beside = [
        Ratio(f"peer {one.whose} {one.size}", cpu(taken[one]) / theirs, None, f"{SAYS[one.whose].format(one.size).capitalize()} {says}")
        for one in sides
    ]
    grown = cpu(taken[sides[1]]) / cpu(taken[sides[0]])
    most = max(statements(taken[one]) for one in sides)
    growth = Ratio("growth", grown, None, f"A plan of help with {many} goals takes, of one with {FEW},")
    return *beside, growth, asked(most, 15, "The page that asks most of the database asks")

"""meeting: the pages of a conference about seven brothers and sisters, against those of a conference about one child."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from corbiere.bench.beside import peer
from corbiere.bench.browser import Browser, PageResponse, form_in
from corbiere.bench.compared import EACH, SHORTEST, THEIRS, TINY, BenchSide, Taken, asked, cpu, in_turn, rows, statements
from corbiere.bench.measure import Ratio, Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of

NAME = "meeting"
SIBLINGS, PEOPLE, NOTES = 7, 14, 30
FEW = 2  # of each, where it is only tried
PAGES = {"prepare": "meeting", "hold": "meeting-hold", "notes": "meeting-said", "close": "meeting-close", "afterwards": "meeting-after"}
NOTE = "note"  # one that is added in place
SAYS = {name: f"{name}: a conference about {{}}" for name in (*PAGES, NOTE)} | {
    THEIRS: "the conventional application's page of a child of {} visits"
}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, beside those whom the conferences are about."""
    island_of(size)
    place, (siblings, people, notes) = Workplace(), (SIBLINGS, PEOPLE, NOTES) if size >= TINY else (FEW, FEW, FEW)
    (worker,) = place.workers(1)
    roots, noted = ({number: _conference(place, worker, number, people, notes) for number in (1, siblings)} for _ in range(2))
    analyse()
    say(f"made an island of {size:,} people, and conferences about {siblings} children and about one")
    with peer() as other:
        cookie, pages = other.desk(1, [SHORTEST])
        other.begin()
        ours = place.browser(worker)
        works: dict[BenchSide, Callable[[], PageResponse]] = {
            BenchSide(name, number): partial(ours.open, reverse(f"desk:{page}", args=[root]))
            for number, root in roots.items()
            for name, page in PAGES.items()
        }
        works |= {BenchSide(NOTE, number): _adding(ours, root) for number, root in noted.items()}
        works[BenchSide(THEIRS, SHORTEST)] = partial(other.browser(cookie).open, pages[0])
        taken = in_turn(works, rounds, EACH if size >= TINY else 2, say)
    return Result(NAME, size, rounds, rows(taken, SAYS), _ratios(taken, siblings), {"people": size, "children": siblings})


def _conference(place: Workplace, worker: UUID, number: int, people: int, notes: int) -> UUID:
    """Arranged, everybody invited and there, reports asked for and much noted; not closed. The id of the meeting about the first child."""
    children, agencies = place.siblings(worker, number), place.agencies(people)
    invited = [
        {"who": f"Worker {at}", "sector": "health", "why": "Knows them", "practitioner": who} for at, (_, who) in enumerate(agencies)
    ]
    came = [{"who": f"Worker {at}", "sector": "health", "came": True, "practitioner": who} for at, (_, who) in enumerate(agencies)]
    body = {"type": "initial", "for": place.today}
    roots = place.together("conference-arranged", worker, dict.fromkeys(children, body))

    def of_each(kind: str, **body: Any) -> None:
        place.together(kind, worker, {child: {**body, "of": roots[child]} for child in children})

    of_each("protection-invitations-sent", asked=invited)
    for at, (agency, _) in enumerate(agencies):
        of_each("protection-report-asked", agency=agency, wanted_by=place.today, **{"from": f"Worker {at}"})
    of_each("protection-attendance-taken", attended=came)
    for at in range(notes):
        of_each("protection-noted", point="What each agency knows", said={"text": f"What was said, {at}", "ground": "observed"})
    return roots[children[0]]


def _adding(ours: Browser, root: UUID) -> Callable[[], PageResponse]:
    """Adds one note more with each press, on a page that lies open."""
    address = reverse("desk:meeting-hold", args=[root])
    _, fields = form_in(ours.open(address).body)

    def add() -> PageResponse:
        note = {"n0-text": "What was said besides", "n0-ground": "observed", "n0-key": str(uuid4()), "do": "note-0"}
        return ours.send(address, {**fields, **note}, in_place=True)

    return add


def _ratios(taken: Taken, siblings: int) -> tuple[Ratio, ...]:
    theirs = cpu(taken[BenchSide(THEIRS, SHORTEST)])
    beside = [
        Ratio(
            f"peer {name}",
            cpu(taken[BenchSide(name, siblings)]) / theirs,
            None,
            f"“{name}” takes, of a conventional application’s page of one child,",
        )
        for name in PAGES
    ]
    grown = [
        Ratio(
            f"growth {name}",
            cpu(taken[BenchSide(name, siblings)]) / cpu(taken[BenchSide(name, 1)]),
            None,
            f"“{name}” takes, of a conference about one,",
        )
        for name in PAGES
    ]
    beside_page = [
        Ratio(
            f"note {number}",
            cpu(taken[BenchSide(NOTE, number)]) / cpu(taken[BenchSide("hold", number)]),
            1 / 3,
            f"A note about {number} that is added in place takes, of the page “hold”,",
        )
        for number in (1, siblings)
    ]
    most = max(statements(taken[BenchSide(name, siblings)]) for name in PAGES)
    return *beside, *grown, *beside_page, asked(most, 15, "The page that asks most of the database asks")

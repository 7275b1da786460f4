"""assessment: the pages of an assessment that several hands wrote for weeks, against those of one that has just been written."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

from django.urls import reverse

from corbiere.bench.beside import peer
from corbiere.bench.browser import Browser, PageResponse, form_in
from corbiere.bench.compared import EACH, SHORTEST, THEIRS, TINY, BenchSide, Taken, asked, cpu, in_turn, rows, statements
from corbiere.bench.measure import Ratio, Result, Say
from corbiere.bench.workplace import Workplace, analyse, island_of
from corbiere.people.needs import Indicator

NAME = "assessment"
FEW, MANY = 8, 160  # parts of an assessment
PAGES = {"all": "assessments", "one": "assessment", "standards": "assessment-standards"}
NOTE = "part"  # one that is added in place
SAYS = {name: f"{name}: an assessment of {{}} parts" for name in (*PAGES, NOTE)} | {
    THEIRS: "the conventional application's page of a child of {} visits"
}


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island, beside those who are assessed."""
    island_of(size)
    place, many = Workplace(), MANY if size >= TINY else 2 * FEW
    (worker,) = place.workers(1)
    read, written = ({number: _assessed(place, worker, number) for number in (FEW, many)} for _ in range(2))
    analyse()
    say(f"made an island of {size:,} people, and assessments of {FEW} and of {many} parts")
    with peer() as other:
        cookie, pages = other.desk(1, [SHORTEST])
        other.begin()
        ours = place.browser(worker)
        works: dict[BenchSide, Callable[[], PageResponse]] = {
            BenchSide(name, number): partial(ours.open, _address(page, *held))
            for number, held in read.items()
            for name, page in PAGES.items()
        }
        works |= {BenchSide(NOTE, number): _adding(ours, *held) for number, held in written.items()}
        works[BenchSide(THEIRS, SHORTEST)] = partial(other.browser(cookie).open, pages[0])
        taken = in_turn(works, rounds, EACH if size >= TINY else 2, say)
    return Result(NAME, size, rounds, rows(taken, SAYS), _ratios(taken, many), {"people": size, "parts": many})


def _assessed(place: Workplace, worker: UUID, parts: int) -> tuple[UUID, UUID]:
    """A child, and the assessment of it that is being written: something under each of the eight, again and again."""
    (child,) = place.siblings(worker, 1)
    begun = {"level": "health-or-development", "why": "She is tired at school", "assessor": worker}
    of = place.together("assessment-started", worker, {child: begun})[child]
    for at in range(parts):
        said = {"evidence": [{"text": f"What was seen, {at}", "ground": "observed"}], "strengths": ["Gran is near"]}
        part = {"of": of, "indicator": list(Indicator)[at % len(Indicator)], **said}
        place.together("assessment-part-written", worker, {child: part})
    return child, of


def _address(page: str, child: UUID, of: UUID) -> str:
    return reverse(f"wellbeing:{page}", args=[child] if page == "assessments" else [child, of])


def _adding(ours: Browser, child: UUID, of: UUID) -> Callable[[], PageResponse]:
    """Adds one part more with each press, on a page that lies open."""
    address = _address("assessment", child, of)
    _, fields = form_in(ours.open(address).body)

    def add() -> PageResponse:
        note = {"n0-text": "What was seen besides", "n0-sort": "observed", "n0-key": str(uuid4()), "do": "note-0"}
        return ours.send(address, {**fields, **note}, in_place=True)

    return add


def _ratios(taken: Taken, many: int) -> tuple[Ratio, ...]:
    theirs = cpu(taken[BenchSide(THEIRS, SHORTEST)])
    beside = [
        Ratio(f"peer {name}", cpu(taken[BenchSide(name, many)]) / theirs, None, f"“{name}” takes, of a conventional page of one child,")
        for name in PAGES
    ]
    grown = [
        Ratio(
            f"growth {name}",
            cpu(taken[BenchSide(name, many)]) / cpu(taken[BenchSide(name, FEW)]),
            None,
            f"“{name}” of {many} parts takes, of one of {FEW},",
        )
        for name in PAGES
    ]
    most = max(statements(taken[BenchSide(name, number)]) for name in PAGES for number in (FEW, many))
    return *beside, *grown, asked(most, 15, "The page that asks most of the database asks")

"""The people who work with children, and the bodies that answer for them: invented too."""

from collections.abc import Iterator
from datetime import date
from random import Random

from corbiere.island.chronology import YEAR, Chronology, written
from corbiere.statute.facts import Fact

UNTIL = date(2026, 6, 30)
SEEDS_APART = 1 << 40
BODIES_SEED = 49
BEGAN = date(2018, 3, 5).toordinal()

# What each family of duties has its bodies do, and about how often, in days.
DOES: dict[str, tuple[tuple[str, int], ...]] = {
    "partners": (
        ("partners-report-published", 365),
        ("standards-audit-commissioned", 730),
        ("accountable-officers-met", 60),
        ("partnership-met", 90),
    ),
    "iss": (("complaint-statistics-reported", 90), ("iss-annual-report-presented", 365)),
    "corporate": (("corporate-report-published", 1460), ("corporate-services-published", 1460), ("childrens-plan-reported", 365)),
    "providers": (),
}
BODIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("body-children-and-education", ("corporate",)),
    ("body-havre-family-centre", ("providers",)),
    ("body-health-and-care", ("corporate", "providers")),
    ("body-independent-standards", ("iss",)),
    ("body-rosaire-fostering", ("providers",)),
    ("body-safeguarding-partners", ("partners",)),
    ("body-swietlica-youth-club", ("providers",)),
)


def practitioners(number: int, seed: int, until: date = UNTIL) -> Iterator[tuple[str, list[Fact]]]:
    """`worker-00001` and so on, who joined in the eight years before `until`."""
    random, last = Random(), until.toordinal()
    for place in range(1, number + 1):
        random.seed(-(seed * SEEDS_APART + place))
        worker = Chronology(random, last, last)
        _working_life(worker)
        yield f"worker-{place:05}", worker.facts()


def bodies(until: date = UNTIL) -> Iterator[tuple[str, list[Fact]]]:
    """Each with the families of duty it answers for and what it has met for, reported and published since."""
    for place, (name, families) in enumerate(BODIES):
        body = Chronology(Random(BODIES_SEED + place), BEGAN, until.toordinal())
        for family in families:
            _answers_for(body, family)
        yield name, body.facts()


def _working_life(worker: Chronology) -> None:
    joined = worker.end - worker.between(0, int(8 * YEAR))
    left = joined + worker.between(60, 2500) if worker.happens(0.5) else worker.end + 1
    worker.done(joined, "joined")
    _again_and_again(worker, joined, left, "supervision-held", 28)
    _again_and_again(worker, joined, left, "practice-observed", 180)
    _again_and_again(worker, joined, left, "appraised", 364)
    worker.done(left, "left")


def _answers_for(body: Chronology, family: str) -> None:
    began = BEGAN + body.between(0, 200)
    body.done(began, "duty-began", (("family", family),))
    for kind, every in DOES[family]:
        _again_and_again(body, began, body.end, kind, every)
    if family == "corporate":
        _plans_as_parent(body, began)
    if family == "providers":
        _says_what_it_offers(body, began)


def _again_and_again(subject: Chronology, began: int, last: int, kind: str, every: int) -> None:
    last = min(last, subject.end)
    day = began + subject.taken(every)
    while day <= last:
        if subject.happens(0.97):
            subject.done(day, kind)
        day += subject.taken(every)


def _plans_as_parent(body: Chronology, began: int) -> None:
    """A plan for four years at a time, looked at again each year."""
    day = began + body.between(30, 200)
    while day <= body.end:
        body.done(day, "corporate-plan-published")
        body.done(day + 10, "childrens-plan-published", (("from", written(day + 30)),))
        following = day + 1461
        _again_and_again(body, day, following - 100, "corporate-plan-reviewed", 364)
        day = following


def _says_what_it_offers(body: Chronology, began: int) -> None:
    for year in range(date.fromordinal(began).year + 1, date.fromordinal(body.end).year + 1):
        if body.happens(0.93):
            body.done(date(year, 1, 4).toordinal() + body.between(0, 34), "provider-services-published")

"""register-question: a register asked about children who are found and who are not, by somebody whom the keeper answers and by somebody
whom the system answers; and what is looked up for it, against a search for the same name."""

import gc
import random
import time as clock
from datetime import date, timedelta
from math import sqrt
from statistics import fmean, median, stdev
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from corbiere.access.viewing import Viewer, looking, viewer
from corbiere.agencies.entries import AgencyEstablished, AgencySort, Joined, Profession
from corbiere.bench.measure import MeasurementRow, Ratio, Result, ResultMismatch, Say
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.reading import beneath, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.startup import all_are_invented
from corbiere.ledger.writing import Writing, record, record_batch
from corbiere.people.search import search
from corbiere.registers.ask import ask
from corbiere.registers.looking_up import looked_up
from corbiere.registers.models import RegisterQuestion
from corbiere.registers.question_entries import AgencyMayAsk, PersonMayAsk, RegisterQuestioned

NAME = "register-question"
BY = Author(system="bench")
REGISTER = "child-protection"
CHILDREN, AT_ONCE, LOOKED_UP = 1_000, 250, 200
GIVEN = "Mia Leo Ana Tom Ines Rui Eva Max Isla Finn Nora Hugo Lara Theo Zoe Luis".split()
FAMILY = "Renouf Vibert Blampied Marett Hacquoil Syvret Falle Pinel Querée Amy Gallichan Rive Mauger Picot Noel Hamon".split()
CERTAIN = 1.645  # one-sided, at one in twenty
LEFT_OUT = 0.2  # at either end


class InventedChild(NamedTuple):
    given: str
    family: str
    born: date


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many questions are put, half by each; and half of those about a child who is there."""
    all_are_invented()
    today, chance = timezone.localdate(), random.Random(7)
    children, known = _made(today, chance, say)
    askers = _askers(today)
    rows, ratios = list[MeasurementRow](), list[Ratio]()
    for who, asker in askers.items():
        found, missed = _asked(asker, children, known, size // len(askers), chance, say)
        rows += [_row(f"{who}, found", found), _row(f"{who}, not found", missed)]
        ratios.append(Ratio(who, _apart(found, missed), 0.1, f"Found and not found differ, for {who}, at most by, of the median,", ""))
    ratios.append(Ratio("looked up", _against_a_search(askers, children), 1, "What is looked up takes, of the time of a search,"))
    with without_row_security():
        facts: dict[str, float | str] = {"children": len(children), "questions": RegisterQuestion.objects.count()}
    return Result(NAME, size, rounds, tuple(rows), tuple(ratios), facts)


def _askers(today: date) -> dict[str, Viewer]:
    """One whom the keeper answers and one whom the system answers, of an agency that may ask."""
    agency, plain, authorised = uuid4(), uuid4(), uuid4()
    _told(AgencyEstablished(name="Police", sort=AgencySort.POLICE), agency, today, opens=True)
    for who, name in ((plain, "Eve Moore"), (authorised, "Al Roche")):
        _told(Joined(name=name, agency=agency, profession=Profession.POLICE_OFFICER), who, today, opens=True)
    _told(AgencyMayAsk(registers=[REGISTER], why="A benchmark"), agency, today)
    _told(PersonMayAsk(registers=[REGISTER], why="A benchmark"), authorised, today)
    return {"whoever the keeper answers": viewer(plain, today), "whoever the system answers": viewer(authorised, today)}


def _told(entry: Entry, about: UUID, today: date, *, opens: bool = False) -> None:
    record(entry, about=about, happened=today - timedelta(days=30), by=BY, opens=opens)


def _made(today: date, chance: random.Random, say: Say) -> tuple[list[InventedChild], set[InventedChild]]:
    children: list[InventedChild] = []
    while len(children) < CHILDREN:
        writings: list[Writing] = []
        for _ in range(AT_ONCE):
            child = InventedChild(chance.choice(GIVEN), chance.choice(FAMILY), today - timedelta(days=chance.randrange(400, 6000)))
            children.append(child)
            writings += _life(child, today, registered=len(children) % 2 == 0)
        record_batch(writings, by=BY, otherwise="made for a benchmark")
        say(f"made {len(children):,} children")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return children, set(children)


def _life(child: InventedChild, today: date, *, registered: bool) -> list[Writing]:
    id, day = uuid4(), today - timedelta(days=100)
    said = [
        ("person-identified", child.born, True, {"given": child.given, "family": child.family}),
        ("born", child.born, False, {}),
        ("conference-held", day, False, {"type": "initial", "outcome": "plan", "harm": "neglect"}),
    ]
    return [
        Writing(entry=kind_called(kind).model_validate(body), about=id, happened=on, opens=opens)
        for kind, on, opens, body in said[: 3 if registered else 2]
    ]


def _asked(
    asker: Viewer, children: list[InventedChild], known: set[InventedChild], size: int, chance: random.Random, say: Say
) -> tuple[list[float], list[float]]:
    """Times of each, in turn: a child who is there, and the same name on a day on which nobody of that name was born."""
    found, missed = list[float](), list[float]()
    with looking(asker):
        gc.collect()
        for number in range(size):
            child = chance.choice(children)
            is_there = number % 2 == 0
            if not is_there:
                child = child._replace(born=child.born + timedelta(days=1))
                while child in known:
                    child = child._replace(born=child.born + timedelta(days=1))
            (found if is_there else missed).append(_once(asker, child, str(number)))
            if number % 1000 == 999:
                say(f"asked {number + 1:,} questions")
    return found, missed


def _once(asker: Viewer, child: InventedChild, key: str) -> float:
    entry = _question(child)
    began = clock.perf_counter()
    ask(asker, entry, key)
    return clock.perf_counter() - began


def _question(child: InventedChild) -> RegisterQuestioned:
    said = {"which": REGISTER, "given": child.given, "family": child.family, "born": child.born, "reason": "safety", "why": "A benchmark"}
    return RegisterQuestioned.model_validate(said)


def _apart(found: list[float], missed: list[float]) -> float:
    """The most by which they may differ, of the median: both of two one-sided tests say that it is no more.

    Each question about who is there is held against the one after it; the fifth at either end is of the machine (Yuen's trimmed mean).
    """
    apart = sorted(one - other for one, other in zip(found, missed, strict=False))
    cut = int(LEFT_OUT * len(apart))
    kept = apart[cut : len(apart) - cut]
    error = stdev([kept[0]] * cut + kept + [kept[-1]] * cut) / ((1 - 2 * LEFT_OUT) * sqrt(len(apart)))
    return (abs(fmean(kept)) + CERTAIN * error) / median([*found, *missed])


def _row(side: str, took: list[float]) -> MeasurementRow:
    return MeasurementRow(side, f"a question in the middle: {side}", median(took), median(took))


def _against_a_search(askers: dict[str, Viewer], children: list[InventedChild]) -> float:
    """Of the one in the middle of each, asked in turn."""
    asker, some = list(askers.values())[-1], children[:LOOKED_UP]
    ours, theirs = list[float](), list[float]()
    with looking(asker):
        answers = [looked_up(_question(child), asker) for child in some]
        if not any(answer.answer for answer in answers):
            raise ResultMismatch("the register answered nothing")
        for child in some:
            question, began = _question(child), clock.perf_counter()
            looked_up(question, asker)
            ours.append(clock.perf_counter() - began)
            began = clock.perf_counter()
            with beneath():  # as the look-up is, each time
                search(f"{child.given} {child.family}", child.born)
            theirs.append(clock.perf_counter() - began)
    return median(ours) / median(theirs)

"""On a thousand pairs of days, on and known, both registers of care are what somebody finds who goes through the raw entries with a pencil."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from corbiere.care import court_register, register
from corbiere.care.court_places import CourtTransaction
from corbiere.care.register_places import CareTransaction
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.registers.numbers import numbers
from corbiere.registers.register import Register, on_register
from corbiere.registers.transactions import transactions
from databases import fresh_database
from records import TEMPLATE, connected_to
from registers.telling import Child, moment
from registers.test_recount import Raw, _gone_by, _raw

CARE, COURT = register.REGISTER, court_register.REGISTER
CHILDREN, PAIRS = 12, 1000
FIRST, LAST = date(2023, 1, 2), date(2026, 12, 31)
BORN = ("2018-06-03", "2007-02-28", "2008-02-29", "2021-05-05", "2006-09-09")
STATUSES, HOMES = ("in-care", "accommodated", "custody"), ("foster-care", "childrens-home", "supported-accommodation")
APPLICATIONS, ORDERS = ("care-order", "supervision-order"), ("interim-care-order", "care-order")


@pytest.fixture(scope="module")
def entries(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Raw]]:
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name):
        random = Random(20261201)
        for number in range(CHILDREN):
            _life(Child(f"Child{number}", random.choice(BORN)), random)
        yield _raw()


def _life(child: Child, random: Random) -> None:
    """Care and court in any order, written down late, corrected, taken back; some children die."""
    child.begun(recorded="2023-01-02" if (child.born or "") < "2023" else child.born or "")
    recorded, written = max(FIRST, date.fromisoformat(child.born or "")), list[tuple[UUID, str, dict[str, Any]]]()
    for _ in range(random.randint(12, 34)):
        recorded += timedelta(days=random.choice((0, 1, 20, 60, 120)))
        happened = recorded - timedelta(days=random.choice((0, 0, 0, 1, 7, 60)))
        if recorded > LAST:
            return
        with suppress(NotRecorded):
            _act(child, random, happened.isoformat(), recorded.isoformat(), written)


def _act(child: Child, random: Random, happened: str, recorded: str, written: list[tuple[UUID, str, dict[str, Any]]]) -> None:
    turn = random.randint(1, 12)
    if turn == 1 and written:
        child.taken_back(written.pop(random.randrange(len(written)))[0], happened, recorded)
    elif turn == 2 and written:
        place = random.randrange(len(written))
        id, kind, said = written[place]
        written[place] = (child.tell(kind, happened, recorded, replaces=id, **said), kind, said)
    elif turn == 3 and random.random() < 0.1:
        child.tell("died", happened, recorded)
    else:
        kind, said = _said(random, happened)
        written.append((child.tell(kind, happened, recorded, **said), kind, said))


def _said(random: Random, happened: str) -> tuple[str, dict[str, Any]]:
    until = (date.fromisoformat(happened) + timedelta(days=random.choice((0, 30, 90)))).isoformat()
    return random.choice(
        (
            ("care-started", {"status": random.choice(STATUSES)}),
            ("care-status-changed", {"status": random.choice(STATUSES)}),
            ("care-ended", {"reason": "home"}),
            ("placement-started", {"type": random.choice(HOMES)} | random.choice(({}, {"left": {"reason": "plan"}}))),
            ("placement-ended", {}),
            ("proceedings-issued", {"application": random.choice(APPLICATIONS)}),
            ("order-made", {"order": random.choice(ORDERS)} | random.choice(({}, {"until": until}))),
            ("proceedings-ended", {"how": "order"}),
        )
    )


# The pencil: nothing of ours but the table of entries.

Cared = dict[UUID, tuple[str, date, str]]


def standing_at(entries: list[Raw], on: date, known: Any) -> dict[UUID, list[Raw]]:
    """Of each child what stands, in the order of happening."""
    held = [entry for entry in entries if entry.recorded <= known]
    gone, orders = {entry.replaces for entry in held}, {entry.id: entry.order for entry in held}
    stands = [entry for entry in held if entry.id not in gone and entry.kind != "withdrawn" and entry.happened <= on]
    first = {"care-started": 1, "placement-started": 1, "care-ended": 4, "placement-ended": 4}
    stands.sort(key=lambda entry: (entry.happened, first.get(entry.kind, 2), orders[entry.root]))
    return {child: [entry for entry in stands if entry.subject == child] for child in {entry.subject for entry in stands}}


def since(told: Sequence[Raw], begins: str, ends: str, on: date) -> date | None:
    """The day from which a state has lasted, if it does as the day closes."""
    if on >= _gone_by(list(told)):
        return None
    running: date | None = None
    for day in sorted({entry.happened for entry in told if entry.kind in (begins, ends)}):
        kinds = {entry.kind for entry in told if entry.happened == day}
        if kinds >= {begins, ends}:
            running = day if running else None
        elif ends in kinds:
            running = None
        else:
            running = running or day
    return running


def home(told: Sequence[Raw]) -> str:
    """Where they live after all of it."""
    open_homes: list[Raw] = []
    running = False
    for day in sorted({entry.happened for entry in told}):
        today = [entry for entry in told if entry.happened == day]
        kinds, leaving = {entry.kind for entry in today}, sum(entry.kind == "placement-ended" for entry in today)
        while leaving and open_homes:
            open_homes, leaving = open_homes[:-1], leaving - 1
        if "care-ended" in kinds and running and "care-started" not in kinds:
            open_homes = []
        running = (running or "care-started" in kinds) and not ("care-ended" in kinds and not (running and "care-started" in kinds))
        for moved in [entry for entry in today if entry.kind == "placement-started"]:
            open_homes = [*(open_homes[:-1] if moved.body.get("left") else open_homes), moved]
        open_homes = open_homes[: len(open_homes) - leaving] if leaving else open_homes
    return open_homes[-1].body["type"] if open_homes else ""


def cared_for(entries: list[Raw], on: date, known: Any) -> Cared:
    found = {}
    for child, told in standing_at(entries, on, known).items():
        if began := since(told, "care-started", "care-ended", on):
            said = [entry for entry in told if entry.kind in ("care-started", "care-status-changed") and entry.happened >= began]
            found[child] = (said[-1].body["status"], began, home(told))
    return found


def before_court(entries: list[Raw], on: date, known: Any) -> Cared:
    found = {}
    for child, told in standing_at(entries, on, known).items():
        if began := since(told, "proceedings-issued", "proceedings-ended", on):
            within = [entry for entry in told if entry.happened >= began]
            applied = [entry.body["application"] for entry in within if entry.kind == "proceedings-issued"]
            made = [entry.body for entry in within if entry.kind == "order-made"]
            lasting = [body["order"] for body in made if body.get("until", "9999") >= on.isoformat()]
            found[child] = (applied[-1], began, lasting[-1] if lasting else "")
    return found


# The two agree.


def pairs(number: int, seed: int) -> Iterator[tuple[date, Any]]:
    random = Random(seed)
    for _ in range(number):
        on = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        known = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        yield on, moment(known)


def listed(held: Register[Any], more: str, on: date, known: Any) -> tuple[Cared, list[Any]]:
    with without_row_security():
        places = on_register(held, on, known)
    return {place.subject: (place.category, place.registered, getattr(place, more)) for place in places}, places


@pytest.mark.parametrize(("held", "more", "pencil"), [(CARE, "home", cared_for), (COURT, "order", before_court)], ids=["care", "court"])
def test_the_register_agrees_with_a_recount_on_a_thousand_pairs(entries: list[Raw], held: Register[Any], more: str, pencil: Any) -> None:
    """ISS-A-13, ISS-A-15, ISS-7-0a."""
    sizes: Counter[int] = Counter()
    for on, known in pairs(PAIRS, seed=5):
        expected = pencil(entries, on, known)
        found, places = listed(held, more, on, known)
        assert found == expected, (on, known)
        told = numbers(held, places, on, whole=True)
        assert told.total == len(expected) and all(sum(n or 0 for n in one.counts.values()) == len(expected) for one in told.by)
        sizes[len(expected)] += 1
    assert len(sizes) > 3, "the world is too quiet to show anything"


STEPS = {
    CareTransaction.ADMITTED: 1, CareTransaction.ADMITTED_AGAIN: 1, CareTransaction.DISCHARGED: -1,
    CourtTransaction.ISSUED: 1, CourtTransaction.CONCLUDED: -1,
}  # fmt: skip


@pytest.mark.parametrize(("held", "pencil"), [(CARE, cared_for), (COURT, before_court)], ids=["care", "court"])
def test_the_transactions_lead_from_one_day_to_the_next(entries: list[Raw], held: Register[Any], pencil: Any) -> None:
    """ISS-A-14: whoever was on it the evening before, with who came and without who went, is on it this evening."""
    for on, known in pairs(40, seed=6):
        first = on - timedelta(days=300)
        there = Counter(pencil(entries, first - timedelta(days=1), known).keys())
        with without_row_security():
            changes = transactions(held, first, on, known)
        for told in changes:
            there[told.place.subject] += STEPS.get(told.sort, 0)
        assert {child for child, times in there.items() if times} == pencil(entries, on, known).keys(), (on, known)
        assert set(there.values()) <= {0, 1}

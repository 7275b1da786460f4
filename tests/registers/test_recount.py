"""On a thousand pairs of days, on and known, the register is what somebody finds who goes through the raw entries with a pencil."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.protection.models import RegisteredChild
from corbiere.protection.register import REGISTER, TransactionType
from corbiere.registers.numbers import by_month, numbers
from corbiere.registers.register import on_register
from corbiere.registers.transactions import transactions
from databases import fresh_database
from records import TEMPLATE, connected_to
from registers.telling import Child, moment

CHILDREN, PAIRS = 14, 1000
FIRST, LAST = date(2023, 1, 2), date(2026, 12, 31)
HARM = ("neglect", "emotional", "physical", "sexual", None)
BORN = ("2018-06-03", "2007-02-28", "2008-02-29", "2024-05-05", "2006-09-09")


# A small world, with everything that goes wrong in a large one.


@pytest.fixture(scope="module")
def entries(django_db_setup: None, django_db_blocker: Any) -> Iterator[list["Raw"]]:
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name):
        random = Random(20261123)
        for number in range(CHILDREN):
            _life(Child(f"Child{number}", random.choice(BORN)), random)
        yield _raw()


def _life(child: Child, random: Random) -> None:
    """Conferences in any order, written down late, corrected, taken back; births noted late; some children die."""
    child.begun(recorded="2023-01-02" if child.born < "2023" else child.born)
    recorded, written = max(FIRST, date.fromisoformat(child.born or "")), list[tuple[UUID, dict[str, Any]]]()
    for _ in range(random.randint(4, 16)):
        recorded += timedelta(days=random.choice((0, 1, 30, 90, 200)))
        happened = recorded - timedelta(days=random.choice((0, 0, 0, 1, 7, 60, 200)))
        if recorded > LAST:
            return
        with suppress(NotRecorded):
            _act(child, random, happened.isoformat(), recorded.isoformat(), written)


def _act(child: Child, random: Random, happened: str, recorded: str, written: list[tuple[UUID, dict[str, Any]]]) -> None:
    said = _decided(random)
    match random.randint(1, 12):
        case 1 if written:
            child.taken_back(written.pop(random.randrange(len(written)))[0], happened, recorded)
        case 2 | 3 if written:
            place = random.randrange(len(written))
            written[place] = (child.tell("conference-held", happened, recorded, replaces=written[place][0], **said), said)
        case 4 if random.random() < 0.2:
            child.tell("died", happened, recorded)
        case 5:
            child.tell("name-noted", happened, recorded, sort="legal", given=f"Name{random.randint(1, 99)}", family="Renouf")
        case _:
            written.append((child.tell("conference-held", happened, recorded, **said), said))


def _decided(random: Random) -> dict[str, Any]:
    outcome = random.choice(("plan", "plan", "plan", "continue", "end", "no-plan"))
    return {"type": "review" if outcome in ("continue", "end") else "initial", "outcome": outcome, "harm": random.choice(HARM)}


# The pencil: nothing of ours but the table of entries.


@dataclass
class Raw:
    order: int
    id: UUID
    root: UUID
    subject: UUID
    kind: str
    happened: date
    recorded: datetime
    replaces: UUID | None
    body: dict[str, Any]


def _raw() -> list[Raw]:
    with without_row_security(), connection.cursor() as cursor:
        cursor.execute('SELECT "order", id, root, subject_id, kind, happened, recorded, replaces, body FROM ledger_entry ORDER BY "order"')
        return [Raw(*row[:-1], json.loads(row[-1]) if isinstance(row[-1], str) else row[-1]) for row in cursor.fetchall()]


def counted(entries: list[Raw], on: date, known: datetime) -> dict[UUID, tuple[str, date]]:
    """Who is on the register as the day closes, with category and since when."""
    held = [entry for entry in entries if entry.recorded <= known]
    gone = {entry.replaces for entry in held}
    orders = {entry.id: entry.order for entry in held}
    standing = [entry for entry in held if entry.id not in gone and entry.kind != "withdrawn" and entry.happened <= on]
    found = {}
    for child in {entry.subject for entry in standing}:
        of_child = [entry for entry in standing if entry.subject == child]
        if so := _on_it([entry for entry in of_child if entry.kind == "conference-held"], orders, _gone_by(of_child), on):
            found[child] = so
    return found


def _gone_by(of_child: list[Raw]) -> date:
    """The day of death or of the eighteenth birthday."""
    days = [entry.happened for entry in of_child if entry.kind == "died"]
    for entry in of_child:
        if entry.kind == "born":
            born = entry.happened
            leap = (born.month, born.day) == (2, 29)
            days.append(date(born.year + 18, 3, 1) if leap else date(born.year + 18, born.month, born.day))
    return min(days, default=date.max)


def _on_it(conferences: list[Raw], orders: dict[UUID, int], gone_by: date, on: date) -> tuple[str, date] | None:
    since, category = None, ""
    for day in sorted({entry.happened for entry in conferences}):
        if day > on or day >= gone_by:
            break
        today = sorted((e for e in conferences if e.happened == day), key=lambda e: ({"plan": 1}.get(e.body["outcome"], 2), orders[e.root]))
        decided = [entry.body["outcome"] for entry in today]
        was_on = since is not None
        if "end" in decided and (was_on or "plan" in decided):
            since, category = None, ""
            if not was_on or "plan" not in decided:
                continue
        if since is None and "plan" in decided:
            since, category = day, ""
        if since is not None:
            for entry in today:
                if entry.body["outcome"] != "end" or day != since:
                    category = entry.body.get("harm") or category
    return (category, since) if since and on < gone_by else None


# What must hold.


def listed(on: date, known: datetime | None = None) -> list[RegisteredChild]:
    with without_row_security():
        return on_register(REGISTER, on, known)


def pairs(number: int, seed: int) -> Iterator[tuple[date, datetime]]:
    random = Random(seed)
    span = (LAST - FIRST).days
    for _ in range(number):
        on, known = (FIRST + timedelta(days=random.randint(0, span)) for _ in "12")
        yield on, moment(known)


def test_the_register_is_what_a_recount_of_the_entries_finds(entries: list[Raw]) -> None:
    """ISS-7-0b."""
    sizes = Counter[int]()
    for on, known in pairs(PAIRS, seed=1):
        places = listed(on, known)
        expected = counted(entries, on, known)
        assert {place.subject: (place.category, place.registered) for place in places} == expected, (on, known)
        told = numbers(REGISTER, places, on, whole=True)
        assert told.total == len(expected)
        assert all(sum(n or 0 for n in held.counts.values()) == len(expected) for held in told.by)
        sizes[len(expected)] += 1
    assert len(sizes) > 5, "the world is too quiet to show anything"


def test_the_register_now_is_what_a_recount_finds(entries: list[Raw]) -> None:
    for on, _ in pairs(100, seed=2):
        expected = counted(entries, on, moment(date(2030, 1, 1)))
        assert {place.subject: (place.category, place.registered) for place in listed(on)} == expected, on


def test_the_months_are_what_a_recount_finds(entries: list[Raw]) -> None:
    """ISS-7-0b."""
    for on, known in pairs(20, seed=3):
        for month in by_month(REGISTER, FIRST, on, known):
            last = min((month.first + timedelta(days=32)).replace(day=1) - timedelta(days=1), on)
            expected = Counter(category for category, _ in counted(entries, last, known).values())
            assert month.counts == dict(expected), (month.first, on, known)


def test_the_transactions_lead_from_one_day_to_the_next(entries: list[Raw]) -> None:
    """Whoever was on it the evening before, with who came and without who went, is on it this evening."""
    for on, known in pairs(20, seed=4):
        first = on - timedelta(days=400)
        held = Counter(counted(entries, first - timedelta(days=1), known).keys())
        with without_row_security():
            changes = transactions(REGISTER, first, on, known)
        for told in changes:
            held[told.place.subject] += {TransactionType.CATEGORY: 0, TransactionType.REMOVED: -1, TransactionType.TRANSFERRED_OUT: -1}.get(
                told.sort, 1
            )
        assert {child for child, times in held.items() if times} == counted(entries, on, known).keys(), (on, known)
        assert set(held.values()) <= {0, 1}

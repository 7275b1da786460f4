"""record: one visit recorded for a child with 300 entries, against one bare INSERT with commit in the same database."""

import gc
import json
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from statistics import quantiles
from uuid import UUID, uuid4

from django.db import connection, connections

from corbiere.bench.measure import Disagreement, Ratio, Result, Row, Say
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import Author
from corbiere.ledger.startup import all_are_invented
from corbiere.ledger.writing import Writing, record, record_batch

NAME = "record"
LENGTH = 300
BY = Author(system="bench")
SEEN = {"alone": True, "bedroom": True, "awake": True, "announced": True}
FIRST = date(2025, 1, 1)
EACH = 20  # visits a child and a round
Times = list[tuple[float, float]]


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many children, each with 300 entries before the first visit is timed."""
    all_are_invented()
    children = [_child() for _ in range(size)]
    say(f"made {size:,} children of {LENGTH} entries")
    _make_bare_table()
    gc.collect()
    gc.freeze()  # as the web server does once it is there
    taken: dict[str, Times] = {"record": [], "insert": []}
    for number in range(rounds):
        for place in range(EACH * size):
            _pair(children[place % size], FIRST + timedelta(days=number), (place + number) % 2 == 0, taken)
        say(f"round {number + 1} of {rounds}")
    _agree(children, size * EACH * rounds)
    return _result(size, rounds, taken)


def _pair(child: UUID, day: date, backwards: bool, taken: dict[str, Times]) -> None:
    """Both sides once, the one or the other first."""
    sides: list[tuple[str, Callable[[], object]]] = [("record", partial(_record, child, day)), ("insert", partial(_insert, child))]
    for side, work in reversed(sides) if backwards else sides:
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        taken[side].append((time.perf_counter() - wall, time.process_time() - cpu))


def _child() -> UUID:
    """A child looked after, and seen every third day by somebody who wrote it down."""
    child, seen = uuid4(), kind_called("child-seen")
    born, care = kind_called("born")(), kind_called("care-started")()
    writings = [
        Writing(entry=born, about=child, happened=date(2016, 6, 3), opens=True),
        Writing(entry=care, about=child, happened=date(2022, 1, 3)),
    ]
    days = (date(2022, 1, 4) + timedelta(days=3 * number) for number in range(LENGTH - len(writings)))
    writings += [Writing(entry=seen.model_validate(_visit(day)), about=child, happened=day) for day in days]
    record_batch(writings, by=BY, otherwise="made for a benchmark")
    return child


def _visit(day: date) -> dict[str, object]:
    return SEEN | {"life": f"On {day:%-d %B} the kitchen was warm and somebody had put drawings on the fridge. " * 6}


def _record(child: UUID, day: date) -> None:
    seen = kind_called("child-seen").model_validate(_visit(day))
    record(seen, about=child, happened=day, by=BY, key=str(uuid4()))


def _make_bare_table() -> None:
    role = connection.settings_dict["USER"]
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE bench_bare (id uuid PRIMARY KEY, subject uuid, body jsonb)")
        cursor.execute(f'GRANT SELECT, INSERT ON bench_bare TO "{role}"')


def _insert(child: UUID) -> None:
    with connection.cursor() as cursor:
        body = json.dumps(_visit(FIRST))
        cursor.execute("INSERT INTO bench_bare (id, subject, body) VALUES (%s, %s, %s)", [uuid4(), child, body])


def _agree(children: list[UUID], visits: int) -> None:
    with without_row_security():
        kept = EntryRow.objects.filter(subject__in=children).count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_bare")
        bare = cursor.fetchone()[0]
    if (kept, bare) != (len(children) * LENGTH + visits, visits):
        raise Disagreement(f"{visits} visits were recorded; {kept} entries and {bare} bare rows are there")


def _result(size: int, rounds: int, taken: dict[str, Times]) -> Result:
    at = {side: _percentiles(times) for side, times in taken.items()}
    rows = tuple(
        Row(f"{side} p{percent}", says, *at[side][place])
        for side, says in (("record", "rulings, append, readings, findings, commit"), ("insert", "one bare INSERT and commit"))
        for place, percent in enumerate((50, 99))
    )
    ratios = (
        Ratio("p50", at["record"][0][0] / at["insert"][0][0], 6, "To record a visit takes, of the time of a bare INSERT,"),
        Ratio("p99", at["record"][1][0] / at["record"][0][0], 3, "The slowest in a hundred takes, of the one in the middle,"),
    )
    return Result(NAME, size, rounds, rows, ratios, {"children": size, "entries of a child": LENGTH, "visits": len(taken["record"])})


def _percentiles(times: Times) -> list[tuple[float, float]]:
    walls, cpus = (quantiles([time[place] for time in times], n=100, method="inclusive") for place in (0, 1))
    return [(walls[49], cpus[49]), (walls[98], cpus[98])]

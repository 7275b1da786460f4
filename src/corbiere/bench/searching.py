"""`python -m corbiere.bench.searching SIZE ROUNDS`: both sides of the bench `search`, in a process and a database of their own.

Prints how far it has come, a line at a time, and at the end one line of JSON.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from statistics import quantiles
from typing import NamedTuple
from uuid import UUID, uuid5

import django
from django.core.management import call_command
from django.db import connection, connections, models
from rapidfuzz.distance import JaroWinkler

django.setup()  # the tables below can be imported only then

from corbiere.bench.measure import ResultMismatch
from corbiere.bench.namesakes import NamesakeQuery, Somebody, askings, invented
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Line
from corbiere.ledger.rights import grant
from corbiere.people.models import Person, PersonName
from corbiere.people.normalise import plainly
from corbiere.people.readings import person_names, persons
from corbiere.people.search import search
from corbiere.people.similarity import NAME_WEIGHS, TypedName

SEED, FIRST = 5, 10
ASKED = 1_000  # people looked for in each round
AT_ONCE = 10_000
OWNER = "owner"
NOBODY = UUID(int=0)
Found = list[UUID]


class SearchTimes(NamedTuple):
    """Seconds that each search took, by side; and of each side the mistakes made in what it did not find among the first ten."""

    walls: dict[str, list[float]]
    cpus: dict[str, list[float]]
    missed: dict[str, list[tuple[str, ...]]]


def subject(number: int) -> UUID:
    """Spread evenly, as the ids of real records are."""
    return uuid5(NOBODY, str(number))


# The people.


def fill(size: int) -> Iterator[int]:
    """Made by the same folds as everybody's, and indexed and given their row rules once they are there; yields how many are."""
    call_command("migrate", database=OWNER, verbosity=0, skip_checks=True)
    with connections[OWNER].schema_editor() as editor:
        for index in PersonName._meta.indexes:
            editor.remove_index(PersonName, index)
    everybody = enumerate(invented(size, SEED))
    while some := list(islice(everybody, AT_ONCE)):
        _copy(Person, (row for number, who in some for row in persons(subject(number), _lines(who))))
        _copy(PersonName, (row for number, who in some for row in person_names(subject(number), _lines(who))))
        yield some[-1][0] + 1
    with connections[OWNER].schema_editor() as editor:
        for index in PersonName._meta.indexes:
            editor.add_index(PersonName, index)
    with connections[OWNER].cursor() as cursor:
        grant(cursor, connection.settings_dict["USER"])
        cursor.execute("ANALYZE")


def _lines(who: Somebody) -> list[Line]:
    def line(kind: str, day: date, **body: str) -> Line:
        return Line(0, NOBODY, NOBODY, kind, 1, day, None, day, None, None, None, body)

    former = [line("name-noted", who.born, sort="former", family=who.former)] if who.former else []
    return [line("born", who.born), *former, line("person-identified", who.born, given=who.given, family=who.family)]


def _copy(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.BigAutoField)]
    names = ", ".join(f'"{field.column}"' for field in fields)
    with connections[OWNER].cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([getattr(row, field.attname) for field in fields])


# The sides. Each gives the ids of the first ten.


def ours(asking: NamesakeQuery) -> Found:
    return [match.person.subject for match in search(f"{asking.name} {asking.born:%d/%m/%Y}", limit=FIRST)]


def trigrams(asking: NamesakeQuery) -> Found:
    """Every name whose trigrams are like what was typed by 0.4, in order of Jaro-Winkler likeness and of that of the days."""
    words = plainly(asking.name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, plain, born FROM access_names('alike', %s)", [words])
        rows = cursor.fetchall()
    typed, sorted_ = TypedName("", asking.born), " ".join(sorted(words.split()))
    scores: dict[UUID, float] = {}
    for found, plain, born in rows:
        name = plain.replace(",", "")
        alike = max(JaroWinkler.similarity(words, name), JaroWinkler.similarity(sorted_, " ".join(sorted(name.split()))))
        score = NAME_WEIGHS * alike + (1 - NAME_WEIGHS) * typed.of_day(born, guessed=False)[0]
        scores[found] = max(score, scores.get(found, 0.0))
    first = sorted(scores, key=lambda found: -scores[found])[:FIRST]
    return list(Person.objects.in_bulk(first))


SIDES: dict[str, Callable[[NamesakeQuery], Found]] = {"trigrams": trigrams, "search": ours}


def measured(size: int, rounds: int) -> Iterator[str | SearchTimes]:
    told = SearchTimes({side: [] for side in SIDES}, {side: [] for side in SIDES}, {side: [] for side in SIDES})
    everybody = list(enumerate(invented(size, SEED)))
    step = max(1, size // ASKED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', '0.4', false)")
    gc.freeze()  # the invented people themselves are no garbage to look through during a search
    for number in range(rounds):
        chosen = everybody[number % step :: step][:ASKED]
        pairs = zip(chosen, askings([who for _, who in chosen], SEED + number), strict=True)
        with without_row_security():  # everybody is looked through, and no row rule is passed by
            for place, ((at, who), (_, asking)) in enumerate(pairs):
                _ask(subject(at), who, asking, told, turned=(place + number) % 2 == 1)
        yield f"round {number + 1} of {rounds}: looked for {len(chosen):,} people among {size:,}"
    yield told


def _ask(wanted: UUID, who: Somebody, asking: NamesakeQuery, told: SearchTimes, turned: bool) -> None:
    for side in reversed(SIDES) if turned else SIDES:
        wall, cpu = time.perf_counter(), time.process_time()
        found = SIDES[side](asking)
        told.walls[side].append(time.perf_counter() - wall)
        told.cpus[side].append(time.process_time() - cpu)
        if wanted not in found:
            if not asking.mistakes:
                raise ResultMismatch(f"{side} did not find {who.given} {who.family}, who was typed without a mistake")
            told.missed[side].append(asking.mistakes)


def summary(told: SearchTimes) -> dict[str, object]:
    """Per side: [wall, processor] seconds at the 50th and 99th in a hundred, how many were missed and with which mistakes."""
    made: dict[str, object] = {}
    for side in SIDES:
        walls, cpus = (quantiles(taken[side] * 2, n=100, method="inclusive") for taken in (told.walls, told.cpus))  # one has no quantiles
        kinds: dict[str, int] = {}
        for mistakes in told.missed[side]:
            kinds[" and ".join(mistakes)] = kinds.get(" and ".join(mistakes), 0) + 1
        made[side] = {"p50": [walls[49], cpus[49]], "p99": [walls[98], cpus[98]], "missed": len(told.missed[side]), "kinds": kinds}
    return made | {"asked": len(told.walls["search"])}


def main() -> None:
    size, rounds = map(int, sys.argv[1:])
    for done in fill(size):
        if done % 100_000 == 0 or done == size:
            print(f"{done:,} of {size:,} people are there", flush=True)
    for step in measured(size, rounds):
        print(step if isinstance(step, str) else json.dumps(summary(step)), flush=True)


if __name__ == "__main__":
    main()

"""Reading the record: a subject's entries on a day, as known at a moment, and what follows from them."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.rulings import Line, Standing
from corbiere.statute import engine
from corbiere.statute.duties import Finding
from corbiere.statute.facts import Fact, in_order
from corbiere.statute.history import History
from corbiere.statute.kinds import KINDS, ORDINARY
from corbiere.statute.law import root
from corbiere.statute.states import AnyState, Span

JERSEY = ZoneInfo("Europe/Jersey")
WITHDRAWN = "withdrawn"


@contextmanager
def without_row_security() -> Iterator[None]:
    """The ledger's own reading, beneath every person's view: to decide, to fold, to verify. Never to show."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('corbiere.purpose', true), set_config('corbiere.purpose', 'ledger', true)")
        before = cursor.fetchone()[0] or ""
        yield
        cursor.execute("SELECT set_config('corbiere.purpose', %s, true)", [before])


Row = tuple[Any, ...]
# The day of recording, and not its moment, which takes many times as long to read.
_SELECT = """
    SELECT subject_id, "order", id, root, kind, version, happened, time, (recorded AT TIME ZONE 'Europe/Jersey')::date,
        practitioner, agency, occasion, body, replaces, person
    FROM ledger_entry WHERE subject_id = ANY(%s)
"""


def rows_of(subjects: Sequence[UUID], known: datetime | None = None, kinds: Collection[str] | None = None) -> dict[UUID, list[Row]]:
    """Every entry of each subject as it was written by a moment, in the order of recording. What one may see of them is all it gives.

    `kinds`: only these, and what takes entries back.
    """
    question = _SELECT
    given: list[Any] = [list(subjects)]
    if known is not None:
        question, given = f"{question} AND recorded <= %s", [*given, known]
    if kinds is not None:
        question, given = f"{question} AND kind = ANY(%s)", [*given, [*kinds, WITHDRAWN]]
    with connection.cursor() as cursor:
        cursor.execute(f'{question} ORDER BY subject_id, "order"', given)
        return {subject: list(rows) for subject, rows in groupby(cursor.fetchall(), itemgetter(0))}


def effective(rows: Iterable[Row], on: date | None = None) -> list[Line]:
    """What stands: without what was corrected or withdrawn, in order of happening, up to a day."""
    rows = list(rows)
    gone = stood_down(rows)
    place: dict[UUID, int] = {row[2]: row[1] for row in rows} if gone else {}  # only a correction takes another's place
    there = [row for row in rows if row[2] not in gone] if gone else rows
    standing = [_line(row, place) for row in there if row[4] != WITHDRAWN and (on is None or row[6] <= on)]
    standing.sort(key=happening)
    return standing


def stood_down(rows: Iterable[Row]) -> set[UUID]:
    """The ids of what stands no longer: corrected, or withdrawn and not put back by a withdrawal of the withdrawal."""
    return replaced_among((row[2], row[4], row[13]) for row in rows if row[13])


def replaced_among(replacing: Iterable[tuple[UUID, str, UUID | None]]) -> set[UUID]:
    """The same, of (id, kind, what it replaces)."""
    replacing = list(replacing)
    gone = {replaced for _, _, replaced in replacing if replaced}
    taken = {id: replaced for id, kind, replaced in replacing if kind == WITHDRAWN and replaced}
    again = {stands_after(id, taken) for id, replaced in taken.items() if id not in gone and replaced in taken}
    return gone - again if again else gone


def stands_after(withdrawal: UUID, taken: Mapping[UUID, UUID]) -> UUID | None:
    """What stands after a withdrawal, `taken` saying what each withdrew: nothing, or what a withdrawal it took back had."""
    found, turns = withdrawal, 0
    while found in taken:
        found, turns = taken[found], turns + 1
    return None if turns % 2 else found


def withdrawn(rows: Iterable[Row]) -> dict[UUID, Line]:
    """By the withdrawal that took each back, the entries that do not stand and that taking it back would put there again."""
    held = {row[2]: row for row in rows}
    gone = {row[13] for row in held.values() if row[13]}
    taken = {id: row[13] for id, row in held.items() if row[4] == WITHDRAWN and row[13]}
    place = {id: row[1] for id, row in held.items()}
    last = [id for id in taken if id not in gone and stands_after(id, taken) is None]
    before = {id: taken[id] if taken[id] not in taken else stands_after(taken[id], taken) for id in last}
    return {id: _line(held[entry], place) for id, entry in before.items() if entry in held}


def no_longer_standing(entries: Collection[UUID]) -> set[UUID]:
    """Those of these entries that stand no longer, as far as whoever looks sees what became of them."""
    own = EntryRow.objects.filter(id__in=entries).values("root")
    rows = EntryRow.objects.filter(root__in=own, replaces__isnull=False).values_list("id", "kind", "replaces")
    return replaced_among(list(rows)) & set(entries)


def _line(row: Row, place: dict[UUID, int]) -> Line:
    _, order, id, root, kind, version, happened, time, recorded_on, practitioner, agency, occasion, body, _, person = row
    held = _parsed(body)[0] if isinstance(body, str) else body or {}
    first = place[root] if place and root in place else order
    return Line(first, id, root, kind, version, happened, time, recorded_on, practitioner, agency, occasion, held, person)


_parsed = json.JSONDecoder().raw_decode


def happening(line: Line) -> tuple[date, int, int]:
    """The place of an entry: by day, then as the law orders the facts of one day, then as recorded. A correction keeps its place."""
    kind = KINDS.get(line.kind)
    if kind is None:
        return line.happened, ORDINARY, line.order
    attributes = kind_called(line.kind).attributes(line.body) if kind.turns else ()
    return line.happened, kind.phase_of(attributes, "of" in line.body), line.order


Giving = Callable[[Sequence[Line]], Iterable[Fact]]
_GIVING: dict[str, Giving] = {}


def gives_facts(kind: str) -> Callable[[Giving], Giving]:
    """Registers a pure function of all that stands of a subject: the facts that entries of a kind give in the light of the others."""

    def register(giving: Giving) -> Giving:
        _GIVING[kind] = giving
        return giving

    return register


def is_law(kind: str) -> bool:
    """Whether the law reads entries of this kind, by themselves or in the light of others."""
    return kind in KINDS or kind in _GIVING


def facts_of(lines: Iterable[Line]) -> list[Fact]:
    """What the law reads of the entries, by the declaration of each kind, and of some kinds in the light of the others."""
    held = list(lines)
    return [fact_of(line) for line in held if line.kind in KINDS] + facts_between(held)


def facts_between(lines: Sequence[Line]) -> list[Fact]:
    """The facts that follow from several entries together."""
    kinds = {line.kind for line in lines} & _GIVING.keys()
    return [fact for kind in sorted(kinds) for fact in _GIVING[kind](lines)]


def fact_of(line: Line) -> Fact:
    attributes = kind_called(line.kind).attributes(line.body)
    of = line.body.get("of")
    return Fact(line.happened, line.kind, attributes, max(line.recorded_on, line.happened), str(line.root), of and str(of), line.order)


def lines(subject: UUID, on: date | None = None, known: datetime | None = None) -> list[Line]:
    """What stands of a subject on a day, as known at a moment."""
    return effective(rows_of([subject], known).get(subject, ()), on)


def standing(subject: UUID, on: date | None = None, known: datetime | None = None) -> Standing:
    held = lines(subject, on, known)
    return Standing(subject, held, facts_of(held))


def standings(subjects: Sequence[UUID], on: date | None = None, known: datetime | None = None) -> dict[UUID, Standing]:
    """Of several subjects, with one question to the database."""
    found = rows_of(subjects, known)
    made = {subject: effective(found.get(subject, ()), on) for subject in subjects}
    return {subject: Standing(subject, held, facts_of(held)) for subject, held in made.items()}


def findings(held: Standing, on: date) -> list[Finding]:
    """What the law asks of a subject on a day."""
    return engine.findings(str(held.subject), held.facts, on)


def spans(lines: Sequence[Line], state: AnyState) -> list[Span]:
    """The times in a state, with ends that lie ahead, such as the eighteenth birthday."""
    held = root(state)
    kinds = {"born", "died", *held.begins.kinds, *held.ends.kinds}
    facts = in_order(facts_of(line for line in lines if line.kind in kinds))
    return History(facts, date.max, engine.whole_law()).spans(state)

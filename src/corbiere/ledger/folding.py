"""Rewriting a subject's readings and stored findings in the transaction that wrote about it; and rebuilding all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

import psycopg
from django.db import connection, models

from corbiere.ledger import bitemporal, index
from corbiere.ledger.appending import Chain
from corbiere.ledger.kept_records import CachedRecord, DutyDates, asked_of
from corbiere.ledger.models import Finding, Subject
from corbiere.ledger.reading import is_law, read_anew, without_row_security
from corbiere.ledger.readings import READINGS, Reading, ReadingTable, affected, differences, rewrite
from corbiere.ledger.record import Standing
from corbiere.statute.engine import whole_law

AT_ONCE = 500


class FindingChange(NamedTuple):
    """A change by an entry in what the law asks. `before` and `after` are None where there is none."""

    subject: UUID
    duty: str
    since: date
    before: DutyDates | None
    after: DutyDates | None


def fold(chains: Iterable[Chain], after: Mapping[UUID, CachedRecord], today: date, *, telling: bool) -> tuple[FindingChange, ...]:
    """Every reading that the new entries touch, and what the law asks where it reads one of them; `telling` what changed in that."""
    held = list(chains)
    for reading in affected({kind for chain in held for kind in chain.kinds}):
        touched = [chain for chain in held if chain.kinds & reading.reads]
        rewrite(reading, {chain.subject.id: made for chain in touched if (made := _made(reading, chain)) is not None})
    for history in bitemporal.HISTORIES:
        rewrite(history, history.made_of([chain.subject.id for chain in held if chain.kinds & history.reads]))
    changes, owed = list[FindingChange](), dict[UUID, Counter[DutyDates]]()
    for chain in held:
        if any(map(is_law, chain.kinds)):
            id, before = chain.subject.id, None
            if telling or chain.before.knows_what_is_asked(today):
                before, asked = chain.before.asked(today), _asked_anew(chain, after[id], today)
                changes += _changes(id, before, asked) if telling else ()
            else:
                asked = after[id].asked(today)
            if before is None or chain.subject.findings_on != today or stored(before) != stored(asked):
                owed[id] = stored(asked)
    _store(owed)
    _date([chain.subject.id for chain in held if chain.subject.id in owed and chain.subject.findings_on != today], today)
    return tuple(changes)


def _made(reading: Reading, chain: Chain) -> list[models.Model] | None:
    """Rows of a reading as the record is now; None where there are none and were none, so that nothing is asked of its table."""
    made = reading.made_from(chain.subject.id, chain.lines)
    return made if made or reading.made_from(chain.subject.id, chain.before.standing.lines) else None


def _asked_anew(chain: Chain, after: CachedRecord, today: date) -> Counter[DutyDates]:
    """Counts what the law asks now: anew for duties that read what changed, else as before."""
    before = chain.before
    changed = frozenset(fact.kind for fact in set(before.standing.facts) ^ set(after.standing.facts))
    read = whole_law().read_by(changed)
    asked = Counter({owed: count for owed, count in before.asked(today).items() if owed.duty not in read})
    asked.update(asked_of(after.standing, today, read) if read else ())
    after.note_asked(today, asked)
    return asked


def stored(asked: Mapping[DutyDates, int]) -> Counter[DutyDates]:
    """Picks what is stored: what is owed, a handful, and not all that ever was."""
    return Counter({owed: count for owed, count in asked.items() if owed.counts})


_STORE = """
    WITH gone AS (DELETE FROM ledger_finding WHERE subject = ANY(%s))
    INSERT INTO ledger_finding (subject, duty, since, due, done, ended)
    SELECT * FROM unnest(%s::uuid[], %s::text[], %s::date[], %s::date[], %s::date[], %s::date[])
"""


def _store(owed: Mapping[UUID, Counter[DutyDates]]) -> None:
    """Puts what each of these subjects owes in place of what is stored of them."""
    if owed:
        rows = [(id, *one) for id, held in owed.items() for one in held.elements()]
        columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(6)]
        with psycopg.Cursor(connection.connection) as cursor:
            cursor.execute(_STORE, [list(owed), *columns])


def store_findings(read: Mapping[UUID, Standing], today: date) -> None:
    """Stores what each subject owes today. What is the same stays as it is."""
    before = _stored(list(read))
    wanted = {id: stored(asked_of(standing, today)) for id, standing in read.items()}
    _store({id: owed for id, owed in wanted.items() if owed != before[id]})


def _date(subjects: list[UUID], today: date) -> None:
    if subjects:
        Subject.objects.filter(id__in=subjects).update(findings_on=today)


def _stored(subjects: list[UUID]) -> dict[UUID, Counter[DutyDates]]:
    """The stored findings of each subject."""
    found: dict[UUID, Counter[DutyDates]] = {id: Counter() for id in subjects}
    with connection.cursor() as cursor:
        cursor.execute(_STORED, [subjects])
        for subject, *owed in cursor.fetchall():
            found[subject][DutyDates(*owed)] += 1
    return found


_STORED = "SELECT subject, duty, since, due, done, ended FROM ledger_finding WHERE subject = ANY(%s)"


def _changes(id: UUID, held: Counter[DutyDates], asked: Counter[DutyDates]) -> list[FindingChange]:
    differing = {owed for owed, _ in held.items() ^ asked.items()}
    before = {(owed.duty, owed.since): owed for owed in differing if held[owed] > asked[owed]}
    after = {(owed.duty, owed.since): owed for owed in differing if asked[owed] > held[owed]}
    return [FindingChange(id, *key, before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())]


def subjects_in_turn(**which: object) -> Iterator[list[UUID]]:
    """The ids of all subjects, some hundreds at a time."""
    last = UUID(int=0)
    while ids := _next(last, which):
        yield ids
        last = ids[-1]


def _next(last: UUID, which: Mapping[str, object]) -> list[UUID]:
    with without_row_security():
        return list(Subject.objects.filter(id__gt=last, **which).order_by("id").values_list("id", flat=True)[:AT_ONCE])


def rebuild(check: bool, today: date | None = None) -> Iterator[tuple[int, list[str]]]:
    """Folds everybody anew; yields how many are done and, for each difference found, a sentence. With `check` nothing is written.

    Tables are compared whole: at the end come the rows that belong to nobody, or to no fold. No finding may answer for a day after `today`.
    """
    done = 0
    for ids in subjects_in_turn():
        with without_row_security():
            subjects = list(Subject.objects.select_for_update().filter(id__in=ids).order_by("id"))
            read = {kept.subject: kept.standing for _, kept in read_anew(ids)}
            said = _rebuilt({id: read.get(id) or Standing(id, [], []) for id in ids}, subjects, check, today)
        done += len(ids)
        yield done, said
    with without_row_security():
        yield done, list(_strays(check))


def _rebuilt(held: dict[UUID, Standing], subjects: Sequence[Subject], check: bool, today: date | None) -> list[str]:
    said = []
    for table, made in _all_made(held):
        said += [f"{table.model._meta.verbose_name} of {id} is not what its entries make" for id in differences(table, made)]
        if not check:
            rewrite(table, made)
    said += [f"{column} of subject {id} is not what its entries make" for id, column in index.put_right(subjects, check)]
    kept, asked = _stored(list(held)), index.asked_of_law(list(held))
    for subject in subjects:
        day = subject.findings_on
        if (id := subject.id) in asked and (day is None or (today and day > today)):
            said.append(f"findings_on of subject {id} is {day or 'empty'}, and what the law asks of them is for no such day")
            day = today or day
        wanted = stored(asked_of(held[id], day)) if day and id in asked else Counter[DutyDates]()
        if wanted != kept[id]:
            said.append(f"what the law asks of {id} is not what its entries make")
        if not check:
            _put_right(held[id], subject, day if id in asked else None)
    return said


def _put_right(standing: Standing, subject: Subject, day: date | None) -> None:
    if day:
        store_findings({subject.id: standing}, day)
    else:
        Finding.objects.filter(subject=subject.id).delete()
    if day != subject.findings_on:
        Subject.objects.filter(id=subject.id).update(findings_on=day)


def _strays(check: bool) -> Iterator[str]:
    """Rows of a reading's table that no fold makes of anybody: of a subject that is not there, or from a source that no fold has."""
    tables: dict[type[models.Model], list[ReadingTable]] = {Finding: []}
    for table in (*READINGS, *bitemporal.HISTORIES):
        tables.setdefault(table.model._meta.concrete_model or table.model, []).append(table)
    for model, folds in tables.items():
        whole = model._base_manager.all()
        of_nobody = whole.exclude(subject__in=Subject.objects.values("id"))
        found = {"of nobody who is in the record": of_nobody}
        if folds and all(fold.model is not model for fold in folds):
            of_no_fold = whole
            for fold in folds:
                of_no_fold = of_no_fold.exclude(pk__in=fold.model._default_manager.values("pk"))
            found["from a source that no fold has"] = of_no_fold
        for why, rows in found.items():
            for pk, subject in rows.values_list("pk", "subject"):
                yield f"{model._meta.verbose_name} {pk} of {subject} is {why}"
            if not check:
                rows._raw_delete(rows.db)


def _all_made(held: dict[UUID, Standing]) -> Iterator[tuple[ReadingTable, dict[UUID, list[models.Model]]]]:
    for reading in READINGS:
        yield reading, {id: reading.made_from(id, standing.lines) for id, standing in held.items()}
    for history in bitemporal.HISTORIES:
        yield history, history.made_of(list(held))


def new_day(today: date) -> Iterator[int]:
    """Stores today's findings for all whom the law asks anything of; yields how many are done."""
    done = 0
    stale = {"findings_on__lt": today}
    for ids in subjects_in_turn(**stale):
        with without_row_security():
            list(Subject.objects.select_for_update().filter(id__in=ids).order_by("id"))
            store_findings({kept.subject: kept.standing for _, kept in read_anew(ids)}, today)
            _date(ids, today)
        done += len(ids)
        yield done


def behind_since(on: date) -> date | None:
    """The earliest day that any stored finding still answers for, if that is not this day."""
    with without_row_security():
        return Subject.objects.filter(findings_on__lt=on).order_by("findings_on").values_list("findings_on", flat=True).first()

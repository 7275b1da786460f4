"""Rewriting a subject's readings and stored findings in the transaction that wrote about it; and rebuilding all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, models

from corbiere.ledger import bitemporal, index
from corbiere.ledger.appending import Chain
from corbiere.ledger.models import Finding, Subject
from corbiere.ledger.reading import is_law, standings, without_row_security
from corbiere.ledger.readings import READINGS, Table, add, affected, differences, rewrite
from corbiere.ledger.rulings import Standing
from corbiere.statute import engine

Kept = tuple[str, date, date, date | None, date | None]
AT_ONCE = 500


class Change(NamedTuple):
    """What an entry changed in what the law asks. `before` and `after` are None where there is none."""

    subject: UUID
    duty: str
    since: date
    before: Kept | None
    after: Kept | None


def fold(chains: Iterable[Chain], today: date) -> tuple[Change, ...]:
    """Every reading that the new entries touch, and the findings where the law reads one of them."""
    held = list(chains)
    for reading in affected({kind for chain in held for kind in chain.kinds}):
        touched = [chain for chain in held if chain.kinds & reading.reads]
        rewrite(reading, {chain.subject.id: reading.made_from(chain.subject.id, chain.lines) for chain in touched})
    for history in bitemporal.HISTORIES:
        rewrite(history, history.made_of([chain.subject.id for chain in held if chain.kinds & history.reads]))
    read = {chain.subject.id: chain for chain in held if any(map(is_law, chain.kinds))}
    changes = store_findings({id: chain.standing() for id, chain in read.items()}, today)
    _date([id for id, chain in read.items() if chain.subject.findings_on != today], today)
    return changes


def store_findings(read: dict[UUID, Standing], today: date) -> tuple[Change, ...]:
    """Stores what the law asks of each subject today. What is the same stays as it is."""
    if not read:
        return ()
    stored, changes, gone, new = _stored(list(read)), list[Change](), list[int](), list[Finding]()
    for id, standing in read.items():
        held = stored[id]
        less, more = _differ({kept: len(rows) for kept, rows in held.items()}, asked_of(standing, today))
        changes += _changes(id, less, more)
        gone += [row for kept, count in less.items() for row in held[kept][:count]]
        new += [_row(id, kept) for kept in more.elements()]
    if gone:
        Finding.objects.filter(id__in=gone).delete()
    add(new)
    return tuple(changes)


def _differ(held: Mapping[Kept, int], wanted: Mapping[Kept, int]) -> tuple[Counter[Kept], Counter[Kept]]:
    """What there is too much of, and what is missing. Of hundreds most are the same, and those are found quickly."""
    differing = {kept for kept, _ in held.items() ^ wanted.items()}
    before, after = (Counter({kept: side.get(kept, 0) for kept in differing}) for side in (held, wanted))
    return before - after, after - before


def _date(subjects: list[UUID], today: date) -> None:
    if subjects:
        Subject.objects.filter(id__in=subjects).update(findings_on=today)


def _stored(subjects: list[UUID]) -> dict[UUID, dict[Kept, list[int]]]:
    """The stored findings of each subject, with the numbers of their rows."""
    found: dict[UUID, dict[Kept, list[int]]] = {id: {} for id in subjects}
    with connection.cursor() as cursor:
        cursor.execute(_STORED, [subjects])
        for subject, rows in groupby(cursor.fetchall(), itemgetter(0)):
            held = found[subject]
            for _, row, *kept in rows:
                held.setdefault(_kept(kept), []).append(row)
    return found


_STORED = "SELECT subject, id, duty, since, due, done, ended FROM ledger_finding WHERE subject = ANY(%s) ORDER BY subject"


def asked_of(standing: Standing, today: date) -> Counter[Kept]:
    """What the law asks, as it is stored."""
    found = engine.findings(str(standing.subject), standing.facts, today)
    return Counter((finding.duty.id, finding.since, finding.due, finding.done, finding.ended) for finding in found)


def _kept(values: Sequence[Any]) -> Kept:
    duty, since, due, done, ended = values
    return duty, since, due, done, ended


def _row(id: UUID, kept: Kept) -> Finding:
    duty, since, due, done, ended = kept
    return Finding(subject=id, duty=duty, since=since, due=due, done=done, ended=ended)


def _changes(id: UUID, gone: Counter[Kept], come: Counter[Kept]) -> list[Change]:
    before = {(kept[0], kept[1]): kept for kept in gone}
    after = {(kept[0], kept[1]): kept for kept in come}
    return [Change(id, *key, before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())]


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
            said = _rebuilt(standings(ids), subjects, check, today)
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
    stored, asked = _stored(list(held)), index.asked_of_law(list(held))
    for subject in subjects:
        day = subject.findings_on
        if (id := subject.id) in asked and (day is None or (today and day > today)):
            said.append(f"findings_on of subject {id} is {day or 'empty'}, and what the law asks of them is for no such day")
            day = today or day
        wanted = asked_of(held[id], day) if day and id in asked else Counter[Kept]()
        if wanted != Counter({kept: len(rows) for kept, rows in stored[id].items()}):
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
    tables: dict[type[models.Model], list[Table]] = {Finding: []}
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


def _all_made(held: dict[UUID, Standing]) -> Iterator[tuple[Table, dict[UUID, list[models.Model]]]]:
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
            store_findings(standings(ids), today)
            _date(ids, today)
        done += len(ids)
        yield done


def behind_since(on: date) -> date | None:
    """The earliest day that any stored finding still answers for, if that is not this day."""
    with without_row_security():
        return Subject.objects.filter(findings_on__lt=on).order_by("findings_on").values_list("findings_on", flat=True).first()

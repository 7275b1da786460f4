"""The only way in: rulings, append, readings, findings, in one transaction."""

import datetime as days
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
from django.db import IntegrityError, connection
from django.utils import timezone

from corbiere.ledger import checks
from corbiere.ledger.answers import forget_answers
from corbiere.ledger.appending import Chain, append
from corbiere.ledger.chain import canonical
from corbiere.ledger.entry import Entry
from corbiere.ledger.faults import refusal
from corbiere.ledger.folding import FindingChange, fold
from corbiere.ledger.kept_records import RECORDS, CachedRecord
from corbiere.ledger.models import Subject, Submission, World
from corbiere.ledger.reading import JERSEY, records, without_row_security
from corbiere.ledger.record import Author, Line, Standing
from corbiere.ledger.rulings import NotRecorded, Proposal, at_the_gates, refuse_effects, rulings, watched
from corbiere.ledger.withdrawal import CorrectionAsked, CorrectionDeclined, Withdrawn

NO_REASONS: Mapping[str, str] = {}
NOTHING: Mapping[UUID, Standing] = {}


class Effect(NamedTuple):
    """Changes by writing: in what the law asks, and how things stand with each subject."""

    changes: tuple[FindingChange, ...]
    before: dict[UUID, Standing]
    after: dict[UUID, Standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One entry to be written. `reasons` answer the rulings that ask for one, by name; `replaces` and `why` make it a correction.

    `opens`: the subject begins with this entry. `brought`: the files that the author brought in with it, known to the caller and not taken
    from what was sent. `along`: another entry of the act brings it (`along.py`). `recorded`, `by` and `occasion` are taken only
    where everybody is invented.
    """

    entry: Entry
    about: UUID
    happened: date
    time: days.time | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    replaces: UUID | None = None
    why: str = ""
    opens: bool = False
    brought: frozenset[str] = frozenset()
    along: bool = False
    id: UUID = field(default_factory=uuid4)
    recorded: datetime | None = None
    by: Author | None = None
    occasion: UUID | None = None


class Written(NamedTuple):
    """The ids of what was written, in order; `changes` in what the law asks; `again` if this very submission had been taken before.

    `before` and `after`: how things stood with each subject, and how they stand now. `at`: the moment of writing; None if `again`.
    """

    ids: tuple[UUID, ...]
    changes: tuple[FindingChange, ...] = ()
    again: bool = False
    occasion: UUID | None = None
    before: Mapping[UUID, Standing] = NOTHING
    after: Mapping[UUID, Standing] = NOTHING
    at: datetime | None = None

    @property
    def id(self) -> UUID:
        return self.ids[0]


class KeyTaken(ValueError):
    """A key that came with other content before."""


def record(
    entry: Entry,
    *,
    about: UUID,
    happened: date,
    by: Author,
    time: days.time | None = None,
    reasons: Mapping[str, str] = NO_REASONS,
    replaces: UUID | None = None,
    why: str = "",
    key: str | None = None,
    opens: bool = False,
) -> Written:
    """Writes one entry. NotRecorded says why not; KeyTaken if the key was used for something else."""
    made = Writing(entry=entry, about=about, happened=happened, time=time, reasons=reasons, replaces=replaces, why=why, opens=opens)
    return record_together([made], by=by, key=key)


def withdraw(entry: UUID, about: UUID, happened: date, why: str, *, by: Author, key: str | None = None) -> Written:
    """Takes back an entry that should never have been made. It stays in the record, and readings pass over it."""
    return record(Withdrawn(), about=about, happened=happened, by=by, replaces=entry, why=why, key=key)


def record_together(writings: Sequence[Writing], *, by: Author, key: str | None = None, now: datetime | None = None) -> Written:
    """Writes what was done in one act, about one subject or several: all of it or none. A key that was sent before writes nothing."""
    now = now or timezone.now()
    with _in_one_act():
        if key is not None and (taken := _taken(writings, by, key, now)):
            return taken
        occasion = uuid4() if len(writings) > 1 else None
        done = _write(writings, by, now, occasion)
    return Written(tuple(writing.id for writing in writings), done.changes, occasion=occasion, before=done.before, after=done.after, at=now)


def record_batch(writings: Iterable[Writing], *, by: Author, otherwise: str = "", now: datetime | None = None) -> int:
    """Writes many entries in one transaction, each subject folded once. `otherwise` is the reason where one is wanted and none given."""
    held = list(writings)
    if held:
        with _in_one_act():
            _write(held, by, now or timezone.now(), None, otherwise, telling=False)
    return len(held)


@contextmanager
def _in_one_act() -> Iterator[None]:
    """All is written, or nothing; and what the database refuses is told as other refusals are."""
    try:
        with without_row_security():
            yield
    except (IntegrityError, psycopg.IntegrityError) as error:
        raise refusal(error) from error


def _only_where_invented() -> None:
    if not World.objects.filter(invented=True).exists():
        raise ValueError("the moment of recording and its author can be chosen only in a database where everybody is invented")


def _taken(writings: Sequence[Writing], by: Author, key: str, now: datetime) -> Written | None:
    """Takes this submission, or gives what it wrote if it was taken before. Waits for one that is under way."""
    content = _content(writings)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_submission (by, key, content, entries, taken) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [by.key, key, content, [writing.id for writing in writings], now],
        )
        if cursor.rowcount:
            return None
    before = Submission.objects.get(by=by.key, key=key)
    if bytes(before.content) != content:
        raise KeyTaken("this form was sent before with other words; open it anew to record something more")
    return Written(tuple(before.entries), again=True)


def _content(writings: Sequence[Writing]) -> bytes:
    """By which it is seen whether what is sent again is the same: all that would be kept. Subjects that begin here have no name yet."""
    opened = [writing.about for writing in writings if writing.opens]
    said = [
        [
            [w.entry.kind, w.entry.body(), f"new {opened.index(w.about)}" if w.about in opened else str(w.about)],
            [str(w.happened), str(w.time), str(w.replaces), w.why, dict(w.reasons), sorted(w.brought)],
            [str(w.occasion), str(w.recorded), str(w.by)],
        ]
        for w in writings
        if not w.along
    ]
    return sha256(canonical(said)).digest()


def _write(
    writings: Sequence[Writing], by: Author, now: datetime, occasion: UUID | None, otherwise: str = "", *, telling: bool = True
) -> Effect:
    if any(writing.recorded or writing.by or writing.occasion for writing in writings):
        _only_where_invented()
    chains = _locked(writings)
    checks.references([(writing.entry, writing.about, None if writing.by else by) for writing in writings], chains)
    begun = {writing.about for writing in writings if writing.opens}
    effects = watched(by, [(writing.entry, writing.about) for writing in writings if writing.by is None and writing.about not in begun])
    rows, brought = [], frozenset().union(*(writing.brought for writing in writings))
    for place, writing in enumerate(writings, 1):
        chain = chains.get(writing.about)
        if chain is None:
            raise checks.not_yours()
        moment = chain.moment(writing.recorded or now)
        author = writing.by or by
        following = tuple(later.entry for later in writings[place:]) if occasion else ()
        asked = replace(_asked(writing, chain, author, moment.astimezone(JERSEY), brought), occasion=occasion, following=following)
        departures = _decided(asked, moment.astimezone(JERSEY), otherwise)
        line = Line(
            chain.next_order, writing.id, asked.replaces.root if asked.replaces else writing.id, writing.entry.kind, writing.entry.version,
            writing.happened, writing.time, asked.today, author.practitioner, author.agency, _occasion(writing, asked) or occasion,
            checks.body(writing.entry, chain.lines), author.person,
        )  # fmt: skip
        names = chain.newest(writing.replaces) if writing.replaces else None
        rows.append(chain.appended(line, writing, author, moment, departures, _filed(asked, chain), names))
        chain.stand(line, asked.replaces, names)
    done = _done(writings, chains, append(rows, [chain.subject for chain in chains.values()]), now, telling)
    refuse_effects(effects)
    return done


def _done(writings: Sequence[Writing], chains: Mapping[UUID, Chain], places: Mapping[UUID, int], now: datetime, telling: bool) -> Effect:
    """Folds appended entries into readings and findings; and each record is kept as it is now, unless some of it is destroyed."""
    forget_answers()
    after = {id: chain.settle(places) for id, chain in chains.items()}
    changes = fold(chains.values(), after, now.astimezone(JERSEY).date(), telling=telling)
    forget_answers()
    if any(writing.entry.destroys for writing in writings):
        RECORDS.clear()
    else:
        for id, kept in after.items():
            RECORDS.put(bytes(chains[id].subject.head), kept)
    return Effect(changes, {id: chain.before.standing for id, chain in chains.items()}, {id: kept.standing for id, kept in after.items()})


def _filed(asked: Proposal, chain: Chain) -> str:
    """The kind under whose category it is filed: that of the entry which it takes back, or which a second person is asked about."""
    if asked.replaces:
        return asked.replaces.kind
    about = asked.entry
    if isinstance(about, CorrectionDeclined) and (request := asked.standing.entry(about.of)):
        about = CorrectionAsked.read(request.body, request.version)
    if isinstance(about, CorrectionAsked):
        held = {str(id): line for id, line in chain.withdrawn.items()} | {str(line.id): line for line in chain.lines}
        if found := held.get(about.entry):
            return found.kind
    return asked.entry.kind


def _locked(writings: Sequence[Writing]) -> dict[UUID, Chain]:
    """The subjects, made where an entry opens them, and held until the transaction ends, always in one order."""
    opened = {writing.about: writing.entry.about.sort for writing in writings if writing.opens}
    Subject.objects.bulk_create([Subject(id=id, sort=sort) for id, sort in opened.items()], batch_size=5000)
    ids = sorted({writing.about for writing in writings})
    subjects = Subject.objects.select_for_update().filter(id__in=ids).order_by("id")
    found = {subject.id: subject for subject in subjects}
    kept = records(list(found), {id: bytes(subject.head) for id, subject in found.items()})
    return {id: Chain(subject, kept.get(id) or CachedRecord(id, [])) for id, subject in found.items()}


def _occasion(writing: Writing, asked: Proposal) -> UUID | None:
    """A correction keeps the occasion of what it corrects: brothers and sisters of one meeting stay together."""
    return writing.occasion or (asked.replaces.occasion if asked.replaces else None)


def _asked(writing: Writing, chain: Chain, by: Author, local: datetime, brought: frozenset[str]) -> Proposal:
    replaced, amiss = checks.replaced(writing.replaces, writing.entry, chain, writing.why) if writing.replaces else (None, None)
    asked = Proposal(
        entry=writing.entry,
        subject=writing.about,
        sort=chain.subject.sort,
        happened=writing.happened,
        time=writing.time,
        today=local.date(),
        by=by,
        standing=chain.standing(replaced),
        replaces=replaced,
        corrects=writing.replaces,
        opens=writing.opens and not chain.lines,
        begins=chain.begins,
        reasons=dict(writing.reasons),
        invented=writing.by is not None,
        brought=brought,
    )
    if amiss:
        # To whom the record is closed, nothing is told of what is in it: the gates speak first.
        raise next((NotRecorded([told]) for told in at_the_gates(asked) if told.force == "must"), amiss)
    return asked


def _decided(asked: Proposal, local: datetime, otherwise: str) -> dict[str, dict[str, str]]:
    """The reasons for what was left undone, by ruling; or NotRecorded. Of a day that cannot be at all nothing else is said."""
    amiss = checks.always(asked, local)
    impossible = any(ruling.field == "happened" for ruling in amiss)
    found = amiss + [ruling for ruling in rulings(asked) if not (impossible and ruling.field == "happened")]
    refusals = [ruling for ruling in found if ruling.force == "must"]
    wanted = [ruling for ruling in found if ruling.force == "should"]
    reasons = {ruling.name: (asked.reasons.get(ruling.name) or otherwise).strip() for ruling in wanted}
    missing = [ruling for ruling in wanted if not reasons[ruling.name]]
    if refusals or missing:
        raise NotRecorded(refusals, missing)
    return {told.name: {"asked": told.why, "clause": told.clause, "reason": reasons[told.name]} for told in wanted}

"""Writes what another system tells into the ledger: each fact an entry, asked of the same rulings, once however often it is imported."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from pydantic import ValidationError

from corbiere.exchange.entries import NumberNoted
from corbiere.exchange.into_ledger_children import IMPORTED, ChildMatches
from corbiere.exchange.into_ledger_sources import SourceStories
from corbiere.exchange.rejects import Reject, Rejects
from corbiere.exchange.source_entries import SourceEntry
from corbiere.ledger.characters import amiss
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import JERSEY, no_longer_standing, standings, without_row_security
from corbiere.ledger.record import Author, Standing
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.additions import wait_for_likely
from corbiere.people.entries import PersonIdentified, Sex
from corbiere.people.search import likely_matches

AT_ONCE = 100
PREFIX = "import "
NOT_SAID = "The file that this was imported from does not say."
MEANWHILE = "Somebody put a child like this on record while the file was read. Import it again, and say who the child is."
SAID_FOR = {"concern-received": {"concern": "Imported: the file gives the day and who it came from, and not what the worry was."}}
"""What a kind asks for that no census has."""
ONCE = ("characteristics-noted",)
"""What somebody said of themselves is not replaced by what a return has of them."""
Advance = Callable[[int], None]


@dataclass
class ImportResult:
    """`written` by kind; `there` already, by an earlier import or by hand; `refused` went to the rejects."""

    batch: str
    written: Counter[str] = field(default_factory=Counter)
    there: int = 0
    refused: int = 0


def batch_named(system: str, now: datetime) -> str:
    return f"{system}-{now:%Y%m%d-%H%M%S}"


class IntoLedger:
    """One import. `write` may be asked for a dry run: everything is decided, and nothing stays."""

    def __init__(self, told: SourceStories, children: ChildMatches, rejects: Rejects, now: datetime) -> None:
        self.told, self.children, self.rejects, self.now = told, children, rejects, now
        self.today = now.astimezone(JERSEY).date()
        self.kept = ImportResult(batch_named(told.system, now))
        self.by = Author(system=f"{PREFIX}{self.kept.batch}")

    def write(self, dry: bool, advance: Advance) -> ImportResult:
        """The children of whom it is not known who they are stay out of it."""
        decided = [child for child in self.told.stories if self.children.subject(child) and self._is_numbered(child)]
        for some in (decided[first : first + AT_ONCE] for first in range(0, len(decided), AT_ONCE)):
            with transaction.atomic():
                self._children(some)
                transaction.set_rollback(dry)
            advance(len(some))
        return self.kept

    def _children(self, some: Sequence[str]) -> None:
        some = self._not_added_meanwhile(some)
        with without_row_security():
            held = standings([id for child in some if (id := self.children.known.get(child))])
            begun = set(Subject.objects.filter(id__in=[self.children.subject(child) for child in some]).values_list("id", flat=True))
        there = {child: _standing(held[id]) for child in some if (id := self.children.known.get(child))}
        wanted = [(child, writing) for child in some for writing in self._writings(child, there.get(child, set()), begun)]
        self._record(self._unwritten(wanted))

    def _not_added_meanwhile(self, some: Sequence[str]) -> list[str]:
        """Without the new children whom somebody else put on record since it was looked who they are."""
        new = {child: self._called(child) for child in some if child in self.children.new}
        wait_for_likely(list(new.values()))
        with without_row_security():
            fresh = EntryRow.objects.filter(kind=PersonIdentified.kind, recorded__gt=self.now).exclude(system=self.by.system)
            among = Subject.objects.filter(id__in=list(fresh.values_list("subject_id", flat=True)))
            found = {child for child, (names, born) in new.items() if among and likely_matches(names, born, among=among)}
        for child in found:
            self._refuse(child, PersonIdentified.kind, self.today, MEANWHILE)
        return [child for child in some if child not in found]

    def _called(self, child: str) -> tuple[list[str], date | None]:
        name = " ".join(self.children.names.get(child, ())).strip()
        return [name] if name else [], next((fact.day for fact in self.told.stories[child] if fact.kind == "born"), None)

    def _record(self, fresh: Sequence[tuple[str, Writing]]) -> None:
        """All of them; where something is refused, each half by itself, until what is refused stands alone."""
        if not fresh:
            return
        try:
            with transaction.atomic():
                record_batch([writing for _, writing in fresh], by=self.by, otherwise=NOT_SAID, now=self.now)
        except NotRecorded as refused:
            if len(fresh) == 1:
                child, writing = fresh[0]
                self._refuse(child, writing.entry.kind, writing.happened, str(refused))
                return
            self._record(fresh[: len(fresh) // 2])
            self._record(fresh[len(fresh) // 2 :])
        else:
            self.kept.written.update(writing.entry.kind for _, writing in fresh)

    # A child's facts as writings.

    def _writings(self, child: str, held: set[tuple[date, str]], begun: Container[UUID]) -> Iterator[Writing]:
        """`held` are the days and kinds of what stands already, however it came there; `begun` the records that were ever opened."""
        subject = self.children.subject(child)
        assert subject is not None
        entries = self.told.entries[child]
        first = min((fact.day for fact in self.told.stories[child]), default=self.today)
        if child in self.children.new:
            yield self._writing(child, subject, self._identified(child), first, "0", opens=subject not in begun)
        yield self._writing(child, subject, NumberNoted(system=self.told.system, number=child), first, "0")
        seen: Counter[tuple[date, str]] = Counter()
        for told in sorted(entries, key=lambda one: (one.day, one.phase, one.order)):
            seen[told.day, told.kind] += 1
            once = told.kind in ONCE and any(kind == told.kind for _, kind in held)
            if once or (seen[told.day, told.kind] == 1 and (told.day, told.kind) in held):
                self.kept.there += 1
            elif entry := self._entry(child, told):
                yield self._writing(child, subject, entry, told.day, str(seen[told.day, told.kind]))

    def _writing(self, child: str, subject: UUID, entry: Entry, day: date, place: str, opens: bool = False) -> Writing:
        made = uuid5(IMPORTED, f"{self.told.system}/{child}/{subject}/{entry.kind}/{day}/{place}")
        return Writing(entry=entry, about=subject, happened=day, id=made, opens=opens)

    def _identified(self, child: str) -> PersonIdentified:
        given, family = self.children.names.get(child, ("", ""))
        sex = Sex(said) if (said := self.told.sexes.get(child)) else None
        try:
            if given or family:
                return PersonIdentified(given=given or None, family=family or None, sex=sex)
        except ValidationError as fault:
            self._refuse(child, PersonIdentified.kind, self.today, " ".join(_unanswered(PersonIdentified, fault)))
        return PersonIdentified(known_as=f"Child {child} of {self.told.called}", sex=sex)

    def _entry(self, child: str, told: SourceEntry) -> Entry | None:
        kind = kind_called(told.kind)
        said = {one.question: one.value for one in told.said if one.question in kind.model_fields}
        try:
            return kind.model_validate(dict(told.attributes) | SAID_FOR.get(told.kind, {}) | said)
        except ValidationError as fault:
            self._refuse(child, told.kind, told.day, " ".join(_unanswered(kind, fault)))
            amiss = {str(error["loc"][0]) for error in fault.errors() if error["loc"]}
            if not amiss <= said.keys() or any(kind.model_fields[question].is_required() for question in amiss):
                return None
            return self._entry(child, told._replace(said=tuple(one for one in told.said if one.question not in amiss)))

    def _is_numbered(self, child: str) -> bool:
        """Whether the number by which the file knows the child can be kept."""
        fault = amiss(child)
        if fault:
            self._refuse(child, NumberNoted.kind, self.today, f"The child’s number {fault}.")
        return not fault

    def _unwritten(self, wanted: Sequence[tuple[str, Writing]]) -> list[tuple[str, Writing]]:
        """Without what an earlier import wrote and what still stands; what was taken back since is written anew, in its old place."""
        fresh, places = dict(enumerate(wanted)), list(range(len(wanted)))
        while places:
            there, gone = _written_before([fresh[place][1].id for place in places])
            self.kept.there += len(there - gone)
            taken_back = [place for place in places if fresh[place][1].id in gone]
            for place in places:
                if fresh[place][1].id in there - gone:
                    del fresh[place]
            for place in taken_back:
                child, writing = fresh[place]
                fresh[place] = (child, _again(writing))
            places = taken_back
        return list(fresh.values())

    def _refuse(self, child: str, kind: str, day: date, why: str) -> None:
        self.kept.refused += 1
        called = kind_called(kind).called
        self.rejects.add(Reject(self.told.file, 0, child, called, day.isoformat(), "refused by the record", why, "", "the entry"))


def _standing(held: Standing) -> set[tuple[date, str]]:
    """The days and kinds of what stands, and of the facts that it gives."""
    return {(fact.day, fact.kind) for fact in held.facts} | {(line.happened, line.kind) for line in held.lines}


def _written_before(ids: Sequence[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Which of them were written, and which of those were withdrawn."""
    with without_row_security():
        there = set(EntryRow.objects.filter(id__in=ids).values_list("id", flat=True))
        taken = EntryRow.objects.filter(replaces__in=ids, kind=Withdrawn.kind).values_list("replaces", flat=True)
        return there, {id for id in taken if id} & no_longer_standing(ids)


def _again(writing: Writing) -> Writing:
    again = uuid5(IMPORTED, f"{writing.id}/again")
    return Writing(entry=writing.entry, about=writing.about, happened=writing.happened, id=again, opens=False)


def _unanswered(kind: type[Entry], fault: ValidationError) -> Iterator[str]:
    for error in fault.errors():
        name = str(error["loc"][0]) if error["loc"] else ""
        field = next((field for key, field in kind.model_fields.items() if name in (key, field.alias)), None)
        asked = f"“{kind.called}” asks “{field.title if field else name}”, and"
        match error["type"]:
            case "missing":
                yield f"{asked} the file does not say."
            case "unseen":
                yield f"{asked} what the file says {error['ctx']['amiss']}."
            case "string_too_long":
                yield f"{asked} what the file says is longer than {error['ctx']['max_length']} characters."
            case _:
                yield f"{asked} what the file says is none of its answers."

"""Records kept in memory as they were read, each by the digest at its head.

The head is a digest of all that was ever written of a subject, so what is kept under it is what is there; whoever writes makes another
head. A destruction is an entry of the record whose entries it empties, and forgets all that is kept. What somebody may see of a record
is not kept: the database tells it each time.
"""

from collections import Counter, OrderedDict
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line, Standing
from corbiere.ledger.standing import Lines, StoredEntry, effective, facts_between, own_facts, standing_of, withdrawn
from corbiere.statute import engine
from corbiere.statute.facts import Fact

MOST = 30_000  # entries of all records together, some sixty megabytes
MOST_VIEWS = 8  # of one record: whoever looks, by what is open to them


class DutyDates(NamedTuple):
    """Dates of a duty: since when, until when, and when it was done or ended."""

    duty: str
    since: date
    due: date
    done: date | None
    ended: date | None

    @property
    def counts(self) -> bool:
        """Whether it is stored: what is open or overdue, and what was done late."""
        return self.ended is None and (self.done is None or self.done > self.due)


class CachedRecord:
    """One record at one head: every entry as it was written, and what was worked out of them."""

    def __init__(self, subject: UUID, rows: Sequence[StoredEntry], stands: tuple[Lines, list[Fact]] | None = None) -> None:
        """`stands`: the lines that stand and the facts that each gives by itself, where that is worked out already."""
        self.subject, self.rows = subject, rows
        self._views: dict[tuple[tuple[int, ...], frozenset[str] | None], Standing] = {}
        self._asked: dict[date, Counter[DutyDates]] = {}
        if stands is not None:
            self.__dict__["lines"], self.__dict__["own_facts"] = stands

    @cached_property
    def lines(self) -> Lines:
        return effective(self.rows)

    @cached_property
    def own_facts(self) -> list[Fact]:
        return own_facts(self.lines)

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.subject, self.lines, self.own_facts + facts_between(self.lines))

    @cached_property
    def withdrawn(self) -> dict[UUID, Line]:
        return withdrawn(self.rows)

    def rows_seen(self, orders: Collection[int], kinds: Collection[str] | None = None) -> list[StoredEntry]:
        """The entries of these places, and of these kinds alone."""
        shown = frozenset(orders)
        return [row for row in self.rows if row.order in shown and (kinds is None or row.kind in kinds)]

    def seen(self, orders: tuple[int, ...], kinds: frozenset[str] | None = None) -> Standing:
        """The standing of the entries of these places, of these kinds alone."""
        view = (orders, kinds)
        seen = self._views.get(view)
        if seen is None:
            rows = self.rows_seen(orders, kinds)
            seen = self.standing if len(rows) == len(self.rows) else standing_of(self.subject, effective(rows))
            kept = self._views if len(self._views) < MOST_VIEWS else {}
            self._views = {**kept, view: seen}
        return seen

    def asked(self, today: date) -> Counter[DutyDates]:
        """Duties that the law asked, asks and will ask, on a day."""
        asked = self._asked.get(today)
        if asked is None:
            asked = asked_of(self.standing, today)
            self._asked = {today: asked}
        return asked

    def knows_what_is_asked(self, today: date) -> bool:
        return today in self._asked

    def note_asked(self, today: date, asked: Counter[DutyDates]) -> None:
        """Takes what was worked out elsewhere already."""
        self._asked = {today: asked}


def asked_of(standing: Standing, today: date, duties: Collection[str] | None = None) -> Counter[DutyDates]:
    """Duties asked of a subject; `duties`: only these."""
    found = engine.findings(str(standing.subject), standing.facts, today, duties=duties)
    return Counter(DutyDates(finding.duty.id, finding.since, finding.due, finding.done, finding.ended) for finding in found)


class RecordCache:
    """The records that were read last, one head of each. Shared by the threads of a process."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._records: OrderedDict[UUID, tuple[bytes, CachedRecord]] = OrderedDict()
        self._entries = 0
        self._lock = Lock()

    def get(self, subject: UUID, head: bytes) -> CachedRecord | None:
        with self._lock:
            held = self._records.get(subject)
            if held is None or held[0] != head:
                return None
            self._records.move_to_end(subject)
            return held[1]

    def put(self, head: bytes, record: CachedRecord) -> None:
        with self._lock:
            self._remove(record.subject)
            self._records[record.subject] = (head, record)
            self._entries += len(record.rows)
            while self._entries > self.most and len(self._records) > 1:
                self._remove(next(iter(self._records)))

    def _remove(self, subject: UUID) -> None:
        if held := self._records.pop(subject, None):
            self._entries -= len(held[1].rows)

    def clear(self) -> None:
        with self._lock:
            self._records.clear()
            self._entries = 0

    def __len__(self) -> int:
        return self._entries


RECORDS = RecordCache()

"""A record as folds and rulings read it: who writes, a line of it, and how things stand for its subject."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.entry import Body
from corbiere.statute.duties import Finding
from corbiere.statute.engine import findings, whole_law
from corbiere.statute.facts import Fact, as_known
from corbiere.statute.history import History
from corbiere.statute.states import AnyState

MOST_DAYS = 16  # of which a standing keeps what it worked out


class Author(NamedTuple):
    """Who writes: a practitioner for an agency, a person of whom there is a record, or the system's own act named in `system`."""

    practitioner: UUID | None = None
    agency: UUID | None = None
    roles: frozenset[str] = frozenset()
    system: str = ""
    person: UUID | None = None

    @property
    def key(self) -> str:
        """By which what they sent is told from what others did."""
        return str(self.practitioner or self.person or self.system)


class Line(NamedTuple):
    """An entry as folds read it. `root` is the entry that this one corrects, however often, or itself: what others point at.

    `practitioner` or `person` wrote it, or neither, where it is the system's own act.
    """

    order: int
    id: UUID
    root: UUID
    kind: str
    version: int
    happened: date
    time: time | None
    recorded_on: date
    practitioner: UUID | None
    agency: UUID | None
    occasion: UUID | None
    body: Body
    person: UUID | None = None

    @property
    def brought_in(self) -> bool:
        """Whether the system itself wrote it, as an import does: a past, of which nobody here has to hear at once."""
        return not (self.practitioner or self.agency or self.person)


class Standing:
    """How things stand for one subject: its entries in order of happening, their facts and its times in each state.

    Several threads may ask one at once: what it works out it puts down whole, and gives back what it has in hand.
    """

    def __init__(self, subject: UUID, lines: Sequence[Line], facts: Iterable[Fact]) -> None:
        self.subject, self.lines, self.facts = subject, lines, list(facts)
        self._histories: dict[date, History] = {}
        self._findings: dict[date, list[Finding]] = {}

    def findings(self, on: date) -> list[Finding]:
        """The findings on a day."""
        found = self._findings.get(on)
        if found is None:
            found = findings(str(self.subject), self.facts, on)
            self._findings = {on: found}
        return found

    def _history(self, on: date) -> History:
        history = self._histories.get(on)
        if history is None:
            history = History(as_known(self.facts, on), on, whole_law())
            kept = self._histories if len(self._histories) < MOST_DAYS else {}
            self._histories = {**kept, on: history}
        return history

    def within(self, state: AnyState, day: date) -> bool:
        """Whether the subject is in the state on the day, its ending day included, from what happened by then."""
        return any(span.begins <= day <= span.last for span in self._history(day).spans(state))

    @cached_property
    def born(self) -> date | None:
        return next((fact.day for fact in self.facts if fact.kind == "born"), None)

    @cached_property
    def died(self) -> date | None:
        return next((fact.day for fact in self.facts if fact.kind == "died"), None)

    def of_kind(self, *kinds: str, upto: date | None = None) -> list[Line]:
        """The entries of these kinds, in order of happening."""
        return [line for line in self.lines if line.kind in kinds and (upto is None or line.happened <= upto)]

    def last(self, *kinds: str, upto: date | None = None) -> Line | None:
        found = self.of_kind(*kinds, upto=upto)
        return found[-1] if found else None

    def entry(self, id: UUID) -> Line | None:
        """The entry of that id, or the correction that stands for it."""
        return next((line for line in self.lines if id in (line.id, line.root)), None)

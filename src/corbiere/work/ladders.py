"""Ladders by which those who work with a child settle what they differ about: where a dispute stands, and what is expected next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from corbiere.ledger.entry import Choice, Entry
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.work.alarms import AlarmRecord


class CameOfIt(Choice):
    SETTLED = "settled", "It is resolved"
    NOT_SETTLED = "not-settled", "Not resolved: it goes a step further"
    WAITING = "waiting", "Waiting for an answer"


@dataclass(slots=True)
class Dispute:
    """One dispute. `rung` is the step at which it stands and `since` when it came there; `due` is when that step is expected.

    `settled` is the day on which it was, and `ended_by` the step that did it. Each sort says of itself its `rungs` in their order, how many
    working `days` each has where nobody agreed on a day, the `unnumbered` rung that has none once it is begun, the kind that `opens` one,
    and the `step` that is taken: a kind that answers `of`, `step`, `outcome`, `answer_by` and `next_with`.
    """

    entry: UUID
    line: Line
    rung: Choice
    since: date
    steps: list[tuple[Line, Any]] = field(default_factory=list)
    settled: date | None = None
    ended_by: UUID | None = None

    rungs: ClassVar[Sequence[Choice]]
    days: ClassVar[int]
    unnumbered: ClassVar[Choice | None] = None
    opens: ClassVar[str]
    step: ClassVar[type[Entry]]

    @property
    def opened(self) -> date:
        return self.line.happened

    @property
    def begun(self) -> bool:
        """Whether something was done on the rung where it stands."""
        return any(step.step is self.rung for line, step in self.steps if line.happened >= self.since)

    @property
    def is_default(self) -> bool:
        """Whether nobody agreed on the day that is expected."""
        return self.due is not None and not self._agreed

    @property
    def due(self) -> date | None:
        if self.settled:
            return None
        if self._agreed or (self.rung is self.unnumbered and self.begun):
            return self._agreed
        return WORKING_DAYS.after(self.since, self.days)

    @property
    def _agreed(self) -> date | None:
        last = self.steps[-1][1] if self.steps else None
        return last.answer_by if last and last.outcome is not CameOfIt.SETTLED else None

    def sides(self) -> Iterable[UUID]:
        """People whom it is between, as far as they are in the directory."""
        return ()

    @property
    def named(self) -> list[UUID]:
        """People taking part in it."""
        found = list(self.sides())
        for _, step in self.steps:
            found += [spoken.practitioner for spoken in step.who if spoken.practitioner] + step.next_with
        return list(dict.fromkeys(found))

    def take(self, line: Line, step: Any) -> None:
        self.steps.append((line, step))
        if step.outcome is CameOfIt.SETTLED:
            self.settled, self.ended_by = line.happened, line.root
            return
        place = self.rungs.index(step.step)
        following = min(place + 1, len(self.rungs) - 1) if step.outcome is CameOfIt.NOT_SETTLED else place
        if following > self.rungs.index(self.rung):
            self.rung, self.since = self.rungs[following], line.happened

    def alarm(self) -> AlarmRecord:
        return AlarmRecord(
            self.opened,
            self.entry,
            about={str(self.entry)},
            ends=self.settled,
            ended_by=self.ended_by,
            named=self.named,
            due=self.due,
            by_default=self.is_default,
        )


D = TypeVar("D", bound=Dispute)


def disputes(lines: Sequence[Line], sort: type[D]) -> list[D]:
    """Every dispute of a sort that there was about a child, in the order in which they were opened."""
    found: dict[str, D] = {}
    for line in lines:
        if line.kind == sort.opens:
            found[str(line.root)] = sort(line.root, line, sort.rungs[0], line.happened)
        elif line.kind == sort.step.kind and (held := found.get(line.body["of"])) and not held.settled:
            held.take(line, sort.step.read(line.body, line.version))
    return list(found.values())


def alarms_of(found: Iterable[Dispute]) -> Iterator[AlarmRecord]:
    return (one.alarm() for one in found)

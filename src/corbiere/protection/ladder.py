"""The ladder by which professionals settle what they differ about: where a difference stands, with whom, and what is expected next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.protection.entries.differences import CameOfIt, DifferenceStepTaken, Rung
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.work.alarms import AlarmRecord, Chronicle

READS = ("difference-opened", "difference-step-taken")
STEP_DAYS = 5  # working days; a default: the sources say early and give no number, and the partners' own policy is not among them
RUNGS = tuple(Rung)


@dataclass(slots=True)
class Difference:
    """`rung` is the step at which it stands and `since` when it came there; `due` is when that step is expected, if anybody said.

    `settled` is the day on which it was, and `ended_by` the step that did it.
    """

    entry: UUID
    line: Line
    rung: Rung
    since: date
    steps: list[tuple[Line, DifferenceStepTaken]] = field(default_factory=list)
    settled: date | None = None
    ended_by: UUID | None = None

    @property
    def about(self) -> str:
        return str(self.line.body["about"])

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
        """The partners' own stages have no number here: theirs is the day that they named."""
        if self.settled:
            return None
        if self._agreed or (self.rung is Rung.PARTNERS and self.begun):
            return self._agreed
        return WORKING_DAYS.after(self.since, STEP_DAYS)

    @property
    def _agreed(self) -> date | None:
        last = self.steps[-1][1] if self.steps else None
        return last.answer_by if last and last.outcome is not CameOfIt.SETTLED else None

    @property
    def named(self) -> list[UUID]:
        """People taking part in it, as far as they are in the directory."""
        found = [UUID(side["practitioner"]) for side in self.line.body.get("sides", ()) if side.get("practitioner")]
        for _, step in self.steps:
            found += [spoken.practitioner for spoken in step.who if spoken.practitioner] + step.next_with
        return list(dict.fromkeys(found))

    def take(self, line: Line, step: DifferenceStepTaken) -> None:
        self.steps.append((line, step))
        if step.outcome is CameOfIt.SETTLED:
            self.settled, self.ended_by = line.happened, line.root
            return
        place = RUNGS.index(step.step)
        following = min(place + 1, len(RUNGS) - 1) if step.outcome is CameOfIt.NOT_SETTLED else place
        if following > RUNGS.index(self.rung):
            self.rung, self.since = RUNGS[following], line.happened


def differences(lines: Sequence[Line]) -> list[Difference]:
    """Every difference there was about a child, in the order in which they were opened."""
    found: dict[str, Difference] = {}
    for line in lines:
        if line.kind == "difference-opened":
            found[str(line.root)] = Difference(line.root, line, Rung.TALK, line.happened)
        elif line.kind == "difference-step-taken" and (held := found.get(line.body["of"])) and not held.settled:
            held.take(line, DifferenceStepTaken.read(line.body, line.version))
    return list(found.values())


def unsettled(told: Chronicle) -> Iterator[AlarmRecord]:
    for held in differences(told.lines):
        yield AlarmRecord(
            held.opened,
            held.entry,
            about={str(held.entry)},
            ends=held.settled,
            ended_by=held.ended_by,
            named=held.named,
            due=held.due,
            by_default=held.is_default,
        )

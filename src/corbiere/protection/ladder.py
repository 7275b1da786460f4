"""The ladder by which professionals settle what they differ about, each in their part of protecting a child."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.protection.entries.differences import DifferenceStepTaken, Rung
from corbiere.work.alarms import AlarmRecord, Chronicle
from corbiere.work.ladders import Dispute, alarms_of, disputes

READS = ("difference-opened", "difference-step-taken")
STEP_DAYS = 5  # working days; a default: the sources say early and give no number, and the partners' own policy is not among them
RUNGS = tuple(Rung)


class Difference(Dispute):
    """A difference of view, or something that was agreed and not done. The partners' own stages have no number here: theirs is the day that
    they named."""

    rungs, days, unnumbered = RUNGS, STEP_DAYS, Rung.PARTNERS
    opens, step = "difference-opened", DifferenceStepTaken

    @property
    def about(self) -> str:
        return str(self.line.body["about"])

    def sides(self) -> list[UUID]:
        return [UUID(side["practitioner"]) for side in self.line.body.get("sides", ()) if side.get("practitioner")]


def differences(lines: Sequence[Line]) -> list[Difference]:
    return disputes(lines, Difference)


def unsettled(told: Chronicle) -> Iterator[AlarmRecord]:
    return alarms_of(differences(told.lines))

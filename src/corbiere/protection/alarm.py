"""What somebody must hear of at once, from what raised it until it is answered."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from corbiere.ledger.rulings import Line

AlarmKind = Literal[
    "two-failed-visits", "unseen-undecided", "new-concern", "in-hospital", "home-undecided", "newcomer", "missing", "return-talk",
    "stuck", "reflection", "early-review", "legal-planning", "difference",
]  # fmt: skip


@dataclass(slots=True)
class Alarm:
    """`entry` is what raised it; `told` whom its writer had told; it lasts until it is answered (`ended_by`).

    `named` hear of it whatever they are to the child. `due` is the day by which it is to be answered; `by_default`: nobody named that day.
    """

    kind: AlarmKind
    since: date
    entry: UUID
    told: list[str] = field(default_factory=list)
    about: set[str] = field(default_factory=set)
    ends: date | None = None
    ended_by: UUID | None = None
    named: list[UUID] = field(default_factory=list)
    due: date | None = None
    by_default: bool = False

    def end(self, line: Line) -> None:
        self.ends, self.ended_by = line.happened, line.root


def raised(kind: AlarmKind, line: Line) -> Alarm:
    return Alarm(kind, line.happened, line.root, told_by(line), {str(line.root)})


def told_by(line: Line) -> list[str]:
    return [told["who"] for told in line.body.get("told", ())]

"""What a lead social worker and a manager must hear of at once: a child not seen twice running, a new worry about a child on a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from corbiere.ledger.rulings import Line
from corbiere.protection.registration import PLAN_KINDS, times_on_plan

AlarmKind = Literal["two-failed-visits", "new-concern"]
ANSWERS = ("management-decision-made", "safety-actions-agreed", "concern-decided")
READS = (*PLAN_KINDS, "visit-failed", "child-seen", "concern-received", *ANSWERS)


@dataclass(slots=True)
class Alarm:
    """`entry` is what raised it; `told` whom its writer had told; it lasts until the child is seen or a manager answers (`ended_by`)."""

    kind: AlarmKind
    since: date
    entry: UUID
    told: list[str]
    about: set[str] = field(default_factory=set)
    ends: date | None = None
    ended_by: UUID | None = None

    def end(self, line: Line) -> None:
        self.ends, self.ended_by = line.happened, line.root


def alarms(lines: Sequence[Line]) -> list[Alarm]:
    """Every alarm there ever was, in the order in which they were raised; those without `ends` last."""
    raised = [*_unseen(lines), *_worries(lines)]
    return sorted(raised, key=lambda alarm: (alarm.since, alarm.kind))


def two_failed_visits_running(lines: Sequence[Line]) -> Line | None:
    """The failed visit that made it two running, if the child has not been seen since and no manager has answered (CPP-106)."""
    lasting = next((alarm for alarm in _unseen(lines) if alarm.ends is None), None)
    return next((line for line in lines if lasting and line.root == lasting.entry), None)


def _unseen(lines: Sequence[Line]) -> Iterator[Alarm]:
    """After a manager's answer the next failed visit raises it anew: the child has still not been seen."""
    run: list[Line] = []
    lasting: Alarm | None = None
    for line in lines:
        if line.kind == "visit-failed":
            run.append(line)
            if len(run) > 1 and lasting is None:
                lasting = Alarm("two-failed-visits", line.happened, line.root, [])
            if lasting:
                lasting.about = {str(failed.root) for failed in run}
                lasting.told += _told(line)
        elif lasting and line.kind in ANSWERS and _answers(line, lasting):
            lasting.end(line)
        elif line.kind == "child-seen":
            run = []
            if lasting:
                lasting.end(line)
        if lasting and lasting.ends:
            yield lasting
            lasting = None
    if lasting:
        yield lasting


def _worries(lines: Sequence[Line]) -> list[Alarm]:
    """PS-4.13: a new worry about a child who is on a plan."""
    plans = times_on_plan(lines)
    raised: list[Alarm] = []
    for line in lines:
        if line.kind == "concern-received" and any(span.begins <= line.happened <= span.last for span in plans):
            raised.append(Alarm("new-concern", line.happened, line.root, [], {str(line.root)}))
        elif line.kind in ANSWERS:
            for alarm in raised:
                if alarm.ends is None and _answers(line, alarm):
                    alarm.end(line)
    return raised


def _answers(line: Line, alarm: Alarm) -> bool:
    """An answer names what it answers; a decision on a worry that names none answers those before it."""
    of = line.body.get("of")
    return of in alarm.about or (of is None and line.kind == "concern-decided" and alarm.kind == "new-concern")


def _told(line: Line) -> list[str]:
    return [told["who"] for told in line.body.get("told", ())]

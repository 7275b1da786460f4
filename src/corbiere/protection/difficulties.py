"""What a lead social worker, a manager and those who are named must hear of at once, until it is answered."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.rulings import Line
from corbiere.protection import ladder, reflection, watches
from corbiere.protection.alarm import Alarm, AlarmKind, raised, told_by
from corbiere.protection.registration import PLAN_KINDS, times_on_plan
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.states import Span

__all__ = ["READS", "Alarm", "AlarmKind", "alarms", "difficulties_running", "tell_by", "try_again_by", "two_failed_visits_running"]

SECOND_TRY_DAYS = 2  # working days; a default: the source says soon and gives no number
DIFFICULTIES = ("visit-failed", "not-brought")
DECIDED = "next-step-decided"
SAFETY_ACTIONS, DECIDED_TOO_UNTIL = "safety-actions-agreed", 1  # the last version of its kind that was taken for a decision
READS = tuple(
    dict.fromkeys((*PLAN_KINDS, *DIFFICULTIES, "child-seen", DECIDED, SAFETY_ACTIONS, *watches.READS, *reflection.READS, *ladder.READS))
)


def alarms(lines: Sequence[Line]) -> list[Alarm]:
    """Every alarm there ever was, in the order in which they were raised."""
    plans = times_on_plan(lines)
    unseen = list(_unseen(lines))
    found = [
        *unseen,
        *_undecided(lines, unseen, plans),
        *watches.watched(lines, plans),
        *reflection.unconsidered(lines, plans),
        *ladder.unsettled(lines),
    ]
    return sorted(found, key=lambda alarm: (alarm.since, alarm.kind))


def two_failed_visits_running(lines: Sequence[Line]) -> Line | None:
    """What made it two running, if the child has not been seen since and nothing was decided about it (CPP-106, CPP-108)."""
    lasting = next((alarm for alarm in _unseen(lines) if alarm.ends is None), None)
    return next((line for line in lines if lasting and line.root == lasting.entry), None)


def difficulties_running(lines: Sequence[Line]) -> list[Line]:
    """The failed visits and missed appointments since the child was last seen. To see the child begins the count anew (CPP-106)."""
    run: list[Line] = []
    for line in lines:
        run = [] if line.kind == "child-seen" else [*run, line] if line.kind in DIFFICULTIES else run
    return run


def _unseen(lines: Sequence[Line]) -> Iterator[Alarm]:
    """After a decision the next failed visit or missed appointment raises it anew: the child has still not been seen."""
    run: list[Line] = []
    lasting: Alarm | None = None
    for line in lines:
        if line.kind in DIFFICULTIES:
            run.append(line)
            if len(run) > 1 and lasting is None:
                lasting = raised("two-failed-visits", line)
                lasting.told = []
            if lasting:
                lasting.about = {str(failed.root) for failed in run}
                lasting.told += told_by(line)
        elif lasting and _decides(line, lasting):
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


def _decides(line: Line, alarm: Alarm) -> bool:
    """CPP-109: lead and manager, both named. What kept the child safe was once taken for a decision, and ends what it ended then."""
    decided = line.kind == DECIDED or (line.kind == SAFETY_ACTIONS and line.version <= DECIDED_TOO_UNTIL)
    return decided and line.body.get("of") in alarm.about


def _undecided(lines: Sequence[Line], unseen: Sequence[Alarm], plans: Sequence[Span]) -> Iterator[Alarm]:
    """CPP-109: to see a child on a plan begins the count anew, and does not stand for the decision of lead and manager."""
    seen = {line.root: line for line in lines if line.kind == "child-seen"}
    for before in unseen:
        line = seen.get(before.ended_by) if before.ended_by else None
        if line is None or not any(span.begins <= before.since <= span.last for span in plans):
            continue
        alarm = Alarm("unseen-undecided", line.happened, before.entry, before.told, before.about)
        answer = next((later for later in lines[lines.index(line) + 1 :] if _ends(later, alarm)), None)
        if answer:
            alarm.end(answer)
        yield alarm


def _ends(line: Line, alarm: Alarm) -> bool:
    return _decides(line, alarm) or watches.plan_ends(line)


def try_again_by(line: Line) -> tuple[date, bool]:
    """CPP-107: by when to try again after a failed visit, and whether that is a default rather than the worker's own day."""
    planned = line.body.get("next_try")
    return (date.fromisoformat(planned), False) if planned else (WORKING_DAYS.after(line.happened, SECOND_TRY_DAYS), True)


def tell_by(happened: date) -> date:
    """CPP-105: as soon as can be. That this means the same working day, or the next one, is a default: no source gives a day."""
    return happened if WORKING_DAYS.is_working(happened) else WORKING_DAYS.after(happened, 1)

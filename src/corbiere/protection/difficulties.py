"""Failed visits and missed appointments: when a child was not seen twice running, and what lead and manager decided about it."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.ledger.record import Line
from corbiere.protection.entries.visits import SECOND_TRY_DAYS
from corbiere.protection.registration import ends_a_plan, times_on_plan
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.work.alarms import AlarmRecord, Chronicle, raised_by, told_by

DIFFICULTIES = ("visit-failed", "not-brought")
DECIDED = "next-step-decided"
SAFETY_ACTIONS, DECIDED_TOO_UNTIL = "safety-actions-agreed", 1  # the last version of its kind that was taken for a decision
READS = (*DIFFICULTIES, "child-seen", DECIDED, SAFETY_ACTIONS)


def two_failed_visits_running(lines: Sequence[Line]) -> Line | None:
    """The second difficulty running, if the child was not seen since and nothing was decided about it (CPP-106, CPP-108)."""
    lasting = next((alarm for alarm in _not_seen(lines) if alarm.ends is None), None)
    return next((line for line in lines if lasting and line.root == lasting.entry), None)


def difficulties_running(lines: Sequence[Line]) -> list[Line]:
    """The failed visits and missed appointments since the child was last seen. To see the child begins the count anew (CPP-106)."""
    run: list[Line] = []
    for line in lines:
        run = [] if line.kind == "child-seen" else [*run, line] if line.kind in DIFFICULTIES else run
    return run


def unseen(told: Chronicle) -> Iterator[AlarmRecord]:
    return _not_seen(told.lines)


def _not_seen(lines: Sequence[Line]) -> Iterator[AlarmRecord]:
    """After a decision the next failed visit or missed appointment raises it anew: the child has still not been seen."""
    run: list[Line] = []
    lasting: AlarmRecord | None = None
    for line in lines:
        if line.kind in DIFFICULTIES:
            run.append(line)
            if len(run) > 1 and lasting is None:
                lasting = raised_by(line)
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


def _decides(line: Line, alarm: AlarmRecord) -> bool:
    """CPP-109: lead and manager, both named. What kept the child safe was once taken for a decision, and ends what it ended then."""
    decided = line.kind == DECIDED or (line.kind == SAFETY_ACTIONS and line.version <= DECIDED_TOO_UNTIL)
    return decided and line.body.get("of") in alarm.about


def undecided(told: Chronicle) -> Iterator[AlarmRecord]:
    """CPP-109: to see a child on a plan begins the count anew, and does not stand for the decision of lead and manager."""
    lines, plans = told.lines, told.once(times_on_plan)
    seen = {line.root: line for line in lines if line.kind == "child-seen"}
    for before in _not_seen(lines):
        line = seen.get(before.ended_by) if before.ended_by else None
        if line is None or not any(span.begins <= before.since <= span.last for span in plans):
            continue
        alarm = AlarmRecord(line.happened, before.entry, before.told, before.about)
        answer = next((later for later in lines[lines.index(line) + 1 :] if _ends(later, alarm)), None)
        if answer:
            alarm.end(answer)
        yield alarm


def _ends(line: Line, alarm: AlarmRecord) -> bool:
    return _decides(line, alarm) or ends_a_plan(line)


def try_again_by(line: Line) -> tuple[date, bool]:
    """CPP-107: by when to try again after a failed visit, and whether that is a default rather than the worker's own day."""
    planned = line.body.get("next_try")
    return (date.fromisoformat(planned), False) if planned else (WORKING_DAYS.after(line.happened, SECOND_TRY_DAYS), True)


def tell_by(happened: date) -> date:
    """CPP-105: as soon as can be. That this means the same working day, or the next one, is a default: no source gives a day."""
    return happened if WORKING_DAYS.is_working(happened) else WORKING_DAYS.after(happened, 1)

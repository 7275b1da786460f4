"""Where a plan is complex, stuck or drifting: whether reflective supervision of all agencies was considered (CPP-113). Pure."""

from collections.abc import Iterator, Sequence

from corbiere.ledger.record import Line
from corbiere.protection.drift import drifts_anew, held
from corbiere.protection.registration import ends_a_plan, times_on_plan
from corbiere.statute.states import Span
from corbiere.work.alarms import AlarmRecord, Chronicle, raised_by

DECIDED = "reflective-supervision-decided"
RAISES = ("conference-held", "core-group-held", "obstacle-met")
READS = (*RAISES, "protection-action-noted", DECIDED)  # what is done no longer drifts
USUAL_CORE_GROUP_DAYS = 28  # CPP-17; fewer is what a conference asks for where the case is complex (CPP-18)


def unconsidered(told: Chronicle) -> Iterator[AlarmRecord]:
    """One at a time, until it is decided or the plan ends. What drifts on after a decision asks anew after as many meetings again."""
    for span in told.once(times_on_plan):
        yield from _within([line for line in told.lines if line.kind in (*READS, "died") and _belongs(line, span)])


def _belongs(line: Line, span: Span) -> bool:
    """On the day on which a plan ends, what ends it does; another plan may begin that day."""
    return span.begins <= line.happened <= span.last and (line.happened != span.ended or ends_a_plan(line))


def _within(lines: Sequence[Line]) -> Iterator[AlarmRecord]:
    lasting: AlarmRecord | None = None
    for place, line in enumerate(lines):
        if lasting and (line.kind == DECIDED or ends_a_plan(line)):
            lasting.end(line)
            yield lasting
            lasting = None
        elif lasting is None and not ends_a_plan(line) and _asks(line, lines[: place + 1]):
            lasting = raised_by(line)
    if lasting:
        yield lasting


def _asks(line: Line, upto: Sequence[Line]) -> bool:
    match line.kind:
        case "conference-held":
            return (line.body.get("core_group_days") or USUAL_CORE_GROUP_DAYS) < USUAL_CORE_GROUP_DAYS
        case "obstacle-met":
            return line.body.get("overcome") is False
        case "core-group-held":
            return drifts_anew(held(upto))
    return False

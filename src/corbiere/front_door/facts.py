"""Facts for the law on who took on what was decided about a worry: a step that was accepted without anybody being asked. Pure."""

from collections.abc import Iterator, Sequence

from corbiere.agencies.steps import OVER, FollowingStep, steps_of
from corbiere.agencies.taking import StepAccepted
from corbiere.front_door.entries import ConcernDecided
from corbiere.ledger.reading import gives_facts
from corbiere.ledger.record import Line
from corbiere.statute.facts import Fact


@gives_facts(ConcernDecided.kind)
def steps_taken_on(lines: Sequence[Line]) -> Iterator[Fact]:
    """CPP-29: whoever decides and takes the step themselves has it that day; so has whoever did it without being asked."""
    decided = {line.root: line for line in lines if line.kind == ConcernDecided.kind}
    accepted = {line.body["of"] for line in lines if line.kind == StepAccepted.kind}
    over = {line.happened for line in lines if line.kind in OVER}
    for held in steps_of(lines):
        if held.entry in decided and str(held.entry) not in accepted:
            fact = _taken(held, decided[held.entry])
            if fact and fact.day not in over:
                yield fact


def _taken(held: FollowingStep, line: Line) -> Fact | None:
    day = held.taken_on or held.ended
    if day is None:
        return None
    return Fact(day, StepAccepted.kind, (), max(line.recorded_on, day), of=str(held.entry), order=line.order)

"""How a plan is coming along from one core group to the next, and where it drifts (CPP-6, CPP-36). Pure, from the core groups held."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from corbiere.ledger.record import Line
from corbiere.plans.entries import ActionProgress
from corbiere.plans.parts import Progress
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.plans import ProtectionActionNoted

STUCK_AT = 2  # meetings running; default: the sources say drift is to be seen, and not when it begins
LATE_AT = 2  # meetings at which an action stood past its day; default


class DriftStep(NamedTuple):
    """How an outcome stood at one meeting. `progress` is None where nobody spoke of it."""

    day: date
    progress: Progress | None
    what_now: str = ""


class OutcomeCourse(NamedTuple):
    """An outcome from meeting to meeting. `stuck` counts the last meetings running at which it was stuck."""

    outcome: str
    steps: tuple[DriftStep, ...]
    stuck: int

    @property
    def drifts(self) -> bool:
        return self.stuck >= STUCK_AT

    @property
    def now(self) -> Progress | None:
        """How it stood when it was last spoken of."""
        return next((step.progress for step in reversed(self.steps) if step.progress), None)

    @property
    def since(self) -> date:
        """The first of the last meetings running at which it was stuck."""
        return [step.day for step in self.steps if step.progress][-self.stuck or -1]


class LateAction(NamedTuple):
    """An action that stood open past its day at so many meetings running. `due` is the first day that passed without it."""

    what: str
    who: str
    due: date
    times: int


def courses(lines: Iterable[Line]) -> list[OutcomeCourse]:
    """Every outcome that core groups spoke of, in the order in which they first did."""
    groups = held(lines)
    outcomes = list(dict.fromkeys(_same(told.outcome) for _, group in groups for told in group.progress))
    return [_course(outcome, groups) for outcome in outcomes]


def late_actions(lines: Iterable[Line]) -> list[LateAction]:
    """The actions of the last core group that were past their day at this meeting or the one before as well, and are not done."""
    told = list(lines)
    groups, done = held(told), _done(told)
    if not groups:
        return []
    found = [_late(_same(action.what), groups) for action in groups[-1][1].actions if _same(action.what) not in done]
    return [late for late in found if late and late.times >= LATE_AT]


def drifts_anew(groups: Sequence[tuple[date, CoreGroupHeld]]) -> bool:
    """Whether something began to drift at the last of these meetings, or has drifted for as many meetings again."""
    if not groups:
        return False
    _, last = groups[-1]
    stuck = [_course(_same(told.outcome), groups).stuck for told in last.progress]
    late = [_times_late(_same(action.what), groups) for action in last.actions]
    return any(times and times % STUCK_AT == 0 for times in stuck) or any(times and times % LATE_AT == 0 for times in late)


def _times_late(what: str, groups: Sequence[tuple[date, CoreGroupHeld]]) -> int:
    """How often an action has stood past its day by now; nothing where it did not at the last of these meetings."""
    now, before = _late(what, groups), _late(what, groups[:-1])
    times = now.times if now else 0
    return times if times > (before.times if before else 0) else 0


def held(lines: Iterable[Line]) -> list[tuple[date, CoreGroupHeld]]:
    """Each core group with the actions that were still to be done as it met."""
    told = list(lines)
    return [(line.happened, _undone(line, _done(told[:place]))) for place, line in enumerate(told) if line.kind == CoreGroupHeld.kind]


def _undone(line: Line, done: Collection[str]) -> CoreGroupHeld:
    group = CoreGroupHeld.read(line.body, line.version)
    return group.model_copy(update={"actions": [action for action in group.actions if _same(action.what) not in done]})


def _done(lines: Iterable[Line]) -> set[str]:
    """Actions last said to be done (CPP-33)."""
    noted = {_same(line.body["what"]): line.body["doing"] for line in lines if line.kind == ProtectionActionNoted.kind}
    return {what for what, doing in noted.items() if doing == ActionProgress.DONE}


def _same(words: str) -> str:
    """The same words with other capitals, spaces or a full stop are the same outcome."""
    return " ".join(words.split()).rstrip(".").casefold()


def _course(outcome: str, groups: Sequence[tuple[date, CoreGroupHeld]]) -> OutcomeCourse:
    steps, called = [], ""
    for day, group in groups:
        told = next((told for told in group.progress if _same(told.outcome) == outcome), None)
        called = told.outcome if told else called
        if called:
            steps.append(DriftStep(day, told.progress if told else None, (told.what_now or "") if told else ""))
    return OutcomeCourse(called, tuple(steps), _running(steps))


def _running(steps: Sequence[DriftStep]) -> int:
    """A meeting that did not speak of it neither ends nor lengthens the run."""
    run = 0
    for progress in reversed([step.progress for step in steps if step.progress]):
        if progress is not Progress.OFF_TRACK:
            break
        run += 1
    return run


def _late(what: str, groups: Sequence[tuple[date, CoreGroupHeld]]) -> LateAction | None:
    """Counted at each meeting that still lists it: whether the day set before had passed by then."""
    due, missed, last = None, list[date](), None
    for day, group in groups:
        action = next((action for action in group.actions if _same(action.what) == what), None)
        if action is None:
            due, missed = None, []
            continue
        if due and due < day:
            missed.append(due)
        due, last = action.by or due, action
    return LateAction(last.what, last.who, missed[0], len(missed)) if last and missed else None

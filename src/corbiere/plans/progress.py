"""How the outcomes and the actions of a plan are coming along, from what meetings and workers wrote down. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.plans.entries import ActionAgreedAnew, ActionNoted, ActionProgress, AgreedAnew
from corbiere.plans.parts import Outcome, PlannedAction, mark_of
from corbiere.plans.types import OutcomeMention, PlanType, ProgressStep
from corbiere.plans.versions import Version

NOT_BEGUN = "not-begun"
AGREED_ANEW = "agreed-anew"
SAID = {
    NOT_BEGUN: "Not started",
    ActionProgress.BEGUN.value: "Started",
    ActionProgress.DONE.value: "Done",
    ActionProgress.CANNOT.value: "Cannot be done as agreed",
    AGREED_ANEW: "Re-agreed",
}


def progress(found: Sequence[Version], spoken: Iterable[OutcomeMention]) -> dict[UUID, list[ProgressStep]]:
    """The steps of each outcome, by its mark. Words join the outcome that ever bore them, in whichever version."""
    marks = {mark_of(one.what): one.known_as for version in found for one in version.holds.outcomes}
    made: dict[UUID, list[ProgressStep]] = {}
    for words, step in spoken:
        named = mark_of(words)
        made.setdefault(marks.get(named, named), []).append(step)
    return made


@dataclass(slots=True)
class ActionState:
    """How one action stands. `due` is the day it was planned for, or that was agreed anew; `cannot` the record that waits for an answer."""

    action: PlannedAction
    outcome: Outcome | None
    since: date
    state: str = NOT_BEGUN
    due: date | None = None
    who: str = ""
    told: str = ""
    noted: date | None = None
    cannot: UUID | None = None
    history: list[UUID] = field(default_factory=list)

    @property
    def said(self) -> str:
        return SAID[self.state]

    @property
    def done(self) -> bool:
        return self.state == ActionProgress.DONE

    def late(self, on: date) -> bool:
        """Whether its day has passed and it is not done."""
        return not self.done and self.due is not None and self.due < on


def action_states(found: Sequence[Version], lines: Iterable[Line], type: PlanType) -> list[ActionState]:
    """How every action of the plan as it stands is coming along."""
    if not found:
        return []
    states = _as_planned(found)
    by_note: dict[str, ActionState] = {}
    for line in lines:
        if type.noted and line.kind == type.noted.kind:
            told = type.noted.read(line.body, line.version)
            if state := states.get(told.known_as):
                _note(state, told, line)
                by_note[str(line.root)] = state
        elif type.anew and line.kind == type.anew.kind and (state := by_note.get(str(line.body.get("of")))):
            _agree_anew(state, type.anew.read(line.body, line.version), line)
    return list(states.values())


def _as_planned(found: Sequence[Version]) -> dict[UUID, ActionState]:
    since: dict[UUID, date] = {}
    for version in found:
        for action in version.holds.actions:
            since.setdefault(action.known_as, version.day)
    holds = found[-1].holds
    served = [(action, outcome) for outcome in holds.outcomes for action in outcome.actions]
    pairs = [*served, *((action, None) for action in holds.unlinked)]
    return {
        action.known_as: ActionState(action, outcome, since[action.known_as], due=action.by, who=action.who) for action, outcome in pairs
    }


def _note(state: ActionState, told: ActionNoted, line: Line) -> None:
    state.state, state.told, state.noted = told.doing.value, told.told or "", line.happened
    state.cannot = line.root if told.doing is ActionProgress.CANNOT else None
    state.history.append(line.id)


def _agree_anew(state: ActionState, told: ActionAgreedAnew, line: Line) -> None:
    state.history.append(line.id)
    if state.cannot != UUID(line.body["of"]):
        return
    state.state, state.noted, state.cannot = AGREED_ANEW, line.happened, None
    state.told = told.why or told.decision.label
    if told.decision is AgreedAnew.ANOTHER_DAY and told.by:
        state.due = told.by
    state.who = told.who or state.who

"""Each help in a plan as it stands: proposed until its provider agrees, given, or not. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from corbiere.ledger.entry import Choice
from corbiere.ledger.record import Line
from corbiere.ledger.standing import folded_with
from corbiere.plans.help import HelpGoal, PlanOfHelp, TargetedHelp
from corbiere.plans.parts import mark_of
from corbiere.plans.providers import ProviderReply
from corbiere.plans.types import PlanType
from corbiere.plans.versions import Version, current, versions


class HelpState(Choice):
    """How a targeted intervention stands."""

    PROPOSED = "proposed", "Proposed: the provider has not agreed yet"
    CHANGE = "change", "Agreed before; the change is proposed"
    REFUSED = "refused", "The provider said no"
    AGREED = "agreed", "Agreed"
    BEGUN = "begun", "Being given"
    DELIVERED = "delivered", "Given in full"
    CEASED = "ceased", "No longer given"


WAITING = (HelpState.PROPOSED, HelpState.CHANGE)
IN_FORCE = (HelpState.AGREED, HelpState.BEGUN, HelpState.DELIVERED, HelpState.CHANGE)
_NOTED = {"begun": HelpState.BEGUN, "done": HelpState.DELIVERED, "cannot": HelpState.CEASED}


@dataclass(slots=True)
class Intervention:
    """One targeted intervention as the plan has it now. `version` is the root of the version that proposed it so, `since` its day; `agreed`
    is what its provider agreed to last, which stays in force while a change of it is only proposed."""

    action: TargetedHelp
    goal: HelpGoal | None
    version: UUID
    since: date
    answer: Line | None = None
    agreed: TargetedHelp | None = None
    agreed_on: date | None = None
    noted: Line | None = None
    notes: list[Line] = field(default_factory=list)

    @property
    def mark(self) -> UUID:
        return self.action.known_as

    @property
    def state(self) -> HelpState:
        if self.answer is None:
            return HelpState.CHANGE if self.agreed else HelpState.PROPOSED
        if self.answer.body["answer"] == ProviderReply.REFUSED:
            return HelpState.REFUSED
        return _NOTED.get(self.noted.body["doing"], HelpState.AGREED) if self.noted else HelpState.AGREED

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def in_force(self) -> bool:
        return self.state in IN_FORCE


def is_targeted(action: TargetedHelp) -> bool:
    """Whether a provider gives it: what the child and the family do themselves needs nobody’s agreement."""
    return action.agency is not None


def same_help(one: TargetedHelp, other: TargetedHelp) -> bool:
    """WT-149-2, and the reading of what the source leaves open: the help and its provider; its manner and its aim may change without."""
    return one.agency == other.agency and mark_of(one.what) == mark_of(other.what)


def half_said(held: Iterable[TargetedHelp]) -> list[str]:
    """Help of which the manner or the aim is not said (WT-130-2, WT-130-3)."""
    return [f"“{one.what}”" for one in held if not (one.manner and one.achieves)]


def holds(version: Version) -> PlanOfHelp:
    assert isinstance(version.holds, PlanOfHelp)
    return version.holds


def interventions(lines: Sequence[Line], type: PlanType) -> list[Intervention]:
    """Finds those of the plan as it stands, in its order."""
    return folded_with(lines, ("interventions", type.name), lambda: _interventions(lines, type))


def _interventions(lines: Sequence[Line], type: PlanType) -> list[Intervention]:
    found = versions(lines, type)
    now = current(found)
    if now is None:
        return []
    asked, notes = _asked(found, lines, type), _notes(lines, type)
    return [_stands(action, goal, found, asked.get(action.known_as, ()), notes) for goal, action in _targeted(holds(now))]


def _targeted(plan: PlanOfHelp) -> Iterator[tuple[HelpGoal | None, TargetedHelp]]:
    yield from ((goal, action) for goal in plan.outcomes for action in goal.actions if is_targeted(action))
    yield from ((None, action) for action in plan.unlinked if is_targeted(action))


Answers = Sequence[tuple[TargetedHelp, Line]]


def _asked(found: Sequence[Version], lines: Sequence[Line], type: PlanType) -> dict[UUID, list[tuple[TargetedHelp, Line]]]:
    """Every answer by the mark of what it answers, with that help as it was asked."""
    asked = {version.root: {action.known_as: action for _, action in _targeted(holds(version))} for version in found}
    told: dict[UUID, list[tuple[TargetedHelp, Line]]] = {}
    for line in lines:
        if type.replied and line.kind == type.replied.kind:
            said = type.replied.read(line.body, line.version)
            action = asked.get(_root(lines, said.of), {}).get(said.known_as)
            if action:
                told.setdefault(said.known_as, []).append((action, line))
    return told


def _root(lines: Sequence[Line], of: UUID) -> UUID:
    return next((line.root for line in lines if of in (line.id, line.root)), of)


def _notes(lines: Sequence[Line], type: PlanType) -> list[tuple[UUID, Line]]:
    """Every note of how help is given, by the mark of that help."""
    noted = type.noted
    return [(noted.read(line.body, line.version).known_as, line) for line in lines if noted and line.kind == noted.kind]


def _stands(
    action: TargetedHelp, goal: HelpGoal | None, found: Sequence[Version], answers: Answers, notes: Sequence[tuple[UUID, Line]]
) -> Intervention:
    first = next(
        version for version in found if any(same_help(action, held) and held.known_as == action.known_as for held in holds(version).actions)
    )
    made = Intervention(action, goal, first.root, first.day)
    for asked, line in answers:
        if same_help(asked, action):
            made.answer = line
        if line.body["answer"] == ProviderReply.AGREED:
            made.agreed, made.agreed_on = asked, line.happened
    made.notes = [line for mark, line in notes if mark == made.mark]
    made.noted = made.notes[-1] if made.notes else None
    return made

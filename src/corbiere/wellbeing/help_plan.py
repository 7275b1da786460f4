"""The plan of help, worked out from entries: its versions, whether it runs, at which level, and how each help in it stands. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.entry import Choice
from corbiere.ledger.reading import folded, gives_facts
from corbiere.ledger.record import Line
from corbiere.plans.parts import mark_of
from corbiere.plans.types import PlanType, declare
from corbiere.plans.versions import Version, current
from corbiere.plans.versions import versions as versions_of
from corbiere.statute.facts import Fact
from corbiere.wellbeing.entries.entitlement import Entitlement
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.entries.plan_parts import OF_HELP, HelpGoal, HelpLevel, PlanSort, TargetedHelp
from corbiere.wellbeing.entries.plans import (
    AROUND_PLAN,
    HelpActionAgreedAnew,
    HelpActionNoted,
    HelpPlanWritten,
    InterventionAnswered,
    ProviderReply,
)

AGREED, REVIEWED, ENDED = "plan-agreed", "plan-reviewed", "plan-ended"
GONE = ("died", "involvement-ended")
READS = (HelpPlanWritten.kind, InterventionAnswered.kind, HelpActionNoted.kind, AGREED, REVIEWED, ENDED, *GONE)
MEETINGS = {"team-around-meeting-held": "the team around the child and family", REVIEWED: "the review"}


def of_help(line: Line) -> bool:
    """Whether an entry about plans is about one of help."""
    return line.body.get("type") in OF_HELP


def ends(line: Line) -> bool:
    """Whether no plan of help runs after it: a plan that another level takes up goes on there."""
    return line.kind in GONE or (line.kind == ENDED and of_help(line) and line.body.get("reason") != WhyPlanEnded.LEVEL)


class Running(NamedTuple):
    """A plan of help that runs: since when, at which level now, as agreed by which entry."""

    begins: date
    sort: PlanSort
    agreed: Line
    ends: date | None = None


@folded
def times_of_help(lines: Sequence[Line]) -> list[Running]:
    """Each time with a plan of help: it goes on where another level takes it up."""
    found: list[Running] = []
    for line in lines:
        runs = found[-1] if found and found[-1].ends is None else None
        if line.kind == AGREED and of_help(line):
            sort = PlanSort(line.body["type"])
            if runs:
                found[-1] = runs._replace(sort=sort, agreed=line)
            else:
                found.append(Running(line.happened, sort, line))
        elif runs and ends(line):
            found[-1] = runs._replace(ends=line.happened)
    return found


def running(lines: Sequence[Line], on: date) -> Running | None:
    """The plan that goes on as the day closes."""
    upto = [line for line in lines if line.happened <= on and (line.kind in (AGREED, ENDED, *GONE))]
    held = times_of_help(upto)
    return held[-1] if held and held[-1].ends is None else None


def _since(lines: Sequence[Line], on: date) -> date | None:
    held = running(lines, on)
    return held.begins if held else None


def _entitled(lines: Sequence[Line]) -> bool:
    """Whether there is one, or may be: somebody leads it, or it was decided that there is to be one."""
    kinds = {HelpPlanWritten.kind, "help-plan-entitlement-decided"}
    return any(line.kind in kinds or (line.kind == AGREED and of_help(line)) for line in lines)


PLAN = declare(
    PlanType(
        name="help",
        called="Plan of help",
        wrote=HelpPlanWritten,
        noted=HelpActionNoted,
        anew=HelpActionAgreedAnew,
        answered=AROUND_PLAN.answered,
        explained=AROUND_PLAN.explained,
        given=AROUND_PLAN.given,
        own=AROUND_PLAN.own,
        ends=ends,
        prepared=True,
        since=_since,
        meeting=lambda line: MEETINGS.get(line.kind, ""),
        fits=_entitled,
    )
)


@folded
def versions(lines: Sequence[Line]) -> list[Version]:
    return versions_of(lines, PLAN)


def holds(version: Version) -> HelpPlanWritten:
    assert isinstance(version.holds, HelpPlanWritten)
    return version.holds


# Each help in it: proposed until its provider agrees.


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


@folded
def interventions(lines: Sequence[Line]) -> list[Intervention]:
    """Finds those of the plan as it stands, in its order."""
    found = versions(lines)
    now = current(found)
    if now is None:
        return []
    agreed = _agreed(found, lines)
    return [_stands(action, goal, found, agreed, lines) for goal, action in _targeted(holds(now))]


def _targeted(plan: HelpPlanWritten) -> Iterator[tuple[HelpGoal | None, TargetedHelp]]:
    yield from ((goal, action) for goal in plan.outcomes for action in goal.actions if is_targeted(action))
    yield from ((None, action) for action in plan.unlinked if is_targeted(action))


Answered = dict[UUID, list[tuple[TargetedHelp, Line]]]


def _agreed(found: Sequence[Version], lines: Sequence[Line]) -> Answered:
    """Every answer by the mark of what it answers, with that help as it was asked."""
    asked = {version.root: {action.known_as: action for _, action in _targeted(holds(version))} for version in found}
    told: Answered = {}
    for line in lines:
        if line.kind == InterventionAnswered.kind:
            said = InterventionAnswered.read(line.body, line.version)
            action = asked.get(_root(lines, said.of), {}).get(said.known_as)
            if action:
                told.setdefault(said.known_as, []).append((action, line))
    return told


def _root(lines: Sequence[Line], of: UUID) -> UUID:
    return next((line.root for line in lines if of in (line.id, line.root)), of)


def _stands(action: TargetedHelp, goal: HelpGoal | None, found: Sequence[Version], agreed: Answered, lines: Sequence[Line]) -> Intervention:
    first = next(
        version for version in found if any(same_help(action, held) and held.known_as == action.known_as for held in holds(version).actions)
    )
    made = Intervention(action, goal, first.root, first.day)
    for asked, line in agreed.get(action.known_as, ()):
        if same_help(asked, action):
            made.answer = line
        if line.body["answer"] == ProviderReply.AGREED:
            made.agreed, made.agreed_on = asked, line.happened
    made.notes = [
        line for line in lines if line.kind == HelpActionNoted.kind and HelpActionNoted.read(line.body, line.version).known_as == made.mark
    ]
    made.noted = made.notes[-1] if made.notes else None
    return made


# What the law is told.


@gives_facts("help-plan-entitlement-decided")
def plans_required(lines: Sequence[Line]) -> Iterator[Fact]:
    """WT-117-1: who is entitled needs a plan, for that they agree so is part of the entitlement."""
    for line in lines:
        if line.kind == "help-plan-entitlement-decided" and line.body["outcome"] == Entitlement.ENTITLED:
            yield _fact(line, "plan-required", HelpLevel(line.body["level"]).sort)


@gives_facts(AGREED)
def levels_left(lines: Sequence[Line]) -> Iterator[Fact]:
    """A plan that is agreed at another level is the same plan: what was owed for it at the level before is owed no more."""
    held: PlanSort | None = None
    for line in lines:
        if ends(line):
            held = None
        elif line.kind == AGREED and of_help(line):
            sort = PlanSort(line.body["type"])
            if held and held is not sort:
                yield _fact(line, ENDED, held)
            held = sort


def _fact(line: Line, kind: str, sort: PlanSort) -> Fact:
    return Fact(line.happened, kind, (("type", sort.value),), max(line.recorded_on, line.happened), order=line.order)

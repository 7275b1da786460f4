"""A child protection plan as its page shows it, from the entries of the child that are open. Pure but for the names that come in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.record.display import Names, name_in
from corbiere.ledger.rulings import Line
from corbiere.plans.parts import Area, Outcome, Stage, Voice
from corbiere.plans.progress import ActionState, Step, progress
from corbiere.plans.versions import Version, current
from corbiere.protection import planning
from corbiere.protection.entries.conferences import AnsweredInCare, ConferenceHeld
from corbiere.protection.entries.core_groups import CoreGroupHeld, Progress
from corbiere.protection.entries.parts import Disagreement
from corbiere.protection.entries.plans import ProtectionActionAgreedAnew, ProtectionActionNoted, ProtectionPlanWritten
from corbiere.protection.how_often import HowOften, as_last_decided
from corbiere.protection.in_care import taken_into_care
from corbiere.protection.pages.plan.picture import Picture, drawn
from corbiere.protection.registration import plan_running

MANY = {"action late": "actions late", "to agree anew": "to agree anew", "outcome stuck": "outcomes stuck"}
MET = (ConferenceHeld.kind, CoreGroupHeld.kind)
MEETINGS = {
    "initial": "the initial conference",
    "pre-birth": "the conference before birth",
    "transfer-in": "the conference when they came to Jersey",
    "review": "the review conference",
}


class OutcomeShown(NamedTuple):
    """An outcome with its actions and how it came along."""

    outcome: Outcome
    actions: Sequence[ActionState]
    steps: Sequence[Step]
    picture: Picture | None

    @property
    def last(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    @property
    def done(self) -> int:
        """How many of its actions are done."""
        return sum(state.done for state in self.actions)

    @property
    def tone(self) -> str:
        if self.last is None:
            return "plain"
        return {Progress.OFF_TRACK: "needs-you", Progress.DONE: "good", Progress.ON_TRACK: "good"}.get(Progress(self.last.value), "plain")


class ActionShown(NamedTuple):
    """An action with the agency it is for, whether it is late, and where to write how it goes."""

    state: ActionState
    agency: str
    late: bool
    note: str
    anew: str

    @property
    def said(self) -> str:
        return f"Late: {self.state.said.lower()}" if self.late else self.state.said

    @property
    def tone(self) -> str:
        return "needs-you" if self.late or self.state.cannot else "good" if self.state.done else "plain"


@dataclass(frozen=True)
class PlanShown:
    """The plan as it stood on a day, as far as `lines` tell."""

    subject: UUID
    lines: Sequence[Line]
    on: date

    @cached_property
    def versions(self) -> list[Version]:
        return planning.versions(self.lines)

    @cached_property
    def version(self) -> Version | None:
        return current(self.versions)

    @property
    def holds(self) -> ProtectionPlanWritten | None:
        return planning.holds(self.version) if self.version else None

    @property
    def runs(self) -> bool:
        return plan_running(self.lines, self.on) is not None

    @property
    def in_care(self) -> list[AnsweredInCare]:
        """What in the child's care answers what an ended plan left open (ISS-2-3)."""
        return taken_into_care(self.lines)

    @cached_property
    def seen(self) -> HowOften | None:
        """How often the lead social worker sees the child (CPP-88, CPP-90)."""
        return as_last_decided(self.lines)

    @cached_property
    def since(self) -> date | None:
        running = plan_running(self.lines, self.on)
        return running.begins if running else None

    @property
    def agencies(self) -> set[UUID]:
        return {one.agency for one in self.holds.actions if one.agency} if self.holds else set()

    @cached_property
    def states(self) -> list[ActionState]:
        return planning.action_states(self.versions, self.lines)

    @property
    def wants(self) -> list[str]:
        """What of the plan needs somebody now, counted."""
        late = sum(state.late(self.on) for state in self.states)
        waiting = sum(state.cannot is not None for state in self.states)
        stuck = sum(one.last is not None and one.last.value == Progress.OFF_TRACK for one in self.outcomes)
        said = ((late, "action late"), (waiting, "to agree anew"), (stuck, "outcome stuck"))
        return [f"{number} {what if number == 1 else MANY[what]}" for number, what in said if number]

    @cached_property
    def _steps(self) -> dict[UUID, list[Step]]:
        return progress(self.versions, planning.spoken(self.lines))

    @cached_property
    def outcomes(self) -> list[OutcomeShown]:
        held = self.holds.outcomes if self.holds else []
        return [self._outcome(one) for one in held]

    def _outcome(self, one: Outcome) -> OutcomeShown:
        steps = self._steps.get(one.known_as, [])
        mine = [state for state in self.states if state.outcome is not None and state.outcome.known_as == one.known_as]
        return OutcomeShown(one, mine, steps, drawn(steps))

    @cached_property
    def spoken_of(self) -> list[tuple[str, Step]]:
        """What core groups named as an outcome, and the plan does not have: what was last said of each."""
        own = {one.known_as for version in self.versions for one in version.holds.outcomes}
        named = {spoken.words: spoken.step for spoken in planning.spoken(self.lines)}
        lost = {mark: steps[-1] for mark, steps in self._steps.items() if mark not in own}
        return [(words, step) for words, step in named.items() if step in lost.values()]

    def actions_by(self, names: Names) -> list[tuple[str, list[ActionShown]]]:
        """The actions of each person, those with something late first."""
        found: dict[str, list[ActionShown]] = defaultdict(list)
        for state in self.states:
            found[state.who].append(self._action(state, names))
        for held in found.values():
            held.sort(key=lambda one: (one.state.done, one.state.due or date.max))
        return sorted(found.items(), key=lambda pair: (not any(one.late for one in pair[1]), pair[0].casefold()))

    def of_service(self, agency: UUID | None, names: Names) -> list[ActionShown]:
        """What one agency has promised, the nearest day first (CPP-39)."""
        mine = [self._action(state, names) for state in self.states if agency is not None and state.action.agency == agency]
        return sorted(mine, key=lambda one: (one.state.done, one.state.due or date.max))

    def _action(self, state: ActionState, names: Names) -> ActionShown:
        asked = {"what": state.action.what, "mark": str(state.action.known_as), "of": str(self.version.root) if self.version else ""}
        note = form_address(self.subject, ProtectionActionNoted.kind, **asked)
        anew = form_address(self.subject, ProtectionActionAgreedAnew.kind, of=state.cannot) if state.cannot else ""
        return ActionShown(state, name_in(names, state.action.agency), state.late(self.on), note, anew)

    @property
    def needs(self) -> list[tuple[str, list[str]]]:
        held = self.holds.needs if self.holds else []
        return _grouped((one.area.label, one.what) for one in sorted(held, key=lambda one: list(Area).index(one.area)))

    @property
    def wanted(self) -> list[tuple[str, list[str]]]:
        held = self.holds.wanted if self.holds else []
        said = ((one.side.label, one) for one in sorted(held, key=lambda one: list(Voice).index(one.side)))
        return _grouped((side, f"{one.change}{f' (needs: {one.needs})' if one.needs else ''}") for side, one in said)

    @cached_property
    def disagreements(self) -> list[tuple[Disagreement, date]]:
        """What somebody disagrees with, as the last conference and the core groups since wrote it down."""
        conferences = [place for place, line in enumerate(self.lines) if line.kind == ConferenceHeld.kind]
        found = []
        for line in self.lines[conferences[-1] if conferences else 0 :]:
            if line.kind in MET:
                held = line.body.get("disagreements", ())
                found += [(Disagreement.as_kept(one), line.happened) for one in held]
        return found

    def comes_from(self, version: Version) -> str:
        """Which meeting a version comes from, in words."""
        met = next((line for line in self.lines if version.meeting in (line.root, line.id)), None)
        met = met or next((line for line in self.lines if line.kind in MET and line.happened == version.day), None)
        if met is None:
            return ""
        return "the core group" if met.kind == CoreGroupHeld.kind else MEETINGS.get(met.body["type"], "the conference")

    @property
    def still_outline(self) -> date | None:
        """The day of the last core group, where the plan is still as the conference outlined it (PS-4.4)."""
        if self.version is None or self.version.stage is not Stage.OUTLINE:
            return None
        return next(
            (line.happened for line in reversed(self.lines) if line.kind == CoreGroupHeld.kind and line.happened >= self.version.day), None
        )


def _grouped(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for group, text in pairs:
        found.setdefault(group, []).append(text)
    return list(found.items())

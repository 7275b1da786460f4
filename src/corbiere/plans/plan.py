"""A plan as it stood on a day, from those entries of a record that are open: what it holds and how it comes along. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import Area, Outcome, Progress, Voice
from corbiere.plans.progress import ActionState, action_states, progress
from corbiere.plans.types import PlanType, ProgressStep
from corbiere.plans.versions import Version, current, is_over, versions

MANY = {"action late": "actions late", "to re-agree": "to re-agree", "outcome stuck": "outcomes stuck"}


class OutcomeState(NamedTuple):
    """An outcome with its actions and how it came along."""

    outcome: Outcome
    actions: Sequence[ActionState]
    steps: Sequence[ProgressStep]

    @property
    def last(self) -> ProgressStep | None:
        return self.steps[-1] if self.steps else None

    @property
    def done(self) -> int:
        """How many of its actions are done."""
        return sum(state.done for state in self.actions)

    @property
    def stuck(self) -> bool:
        return self.last is not None and self.last.value == Progress.OFF_TRACK


@dataclass(frozen=True)
class PlanState:
    """The plan of a type as it stood on a day, as far as `lines` tell."""

    type: PlanType
    lines: Sequence[Line]
    on: date

    @cached_property
    def versions(self) -> list[Version]:
        return versions(self.lines, self.type)

    @cached_property
    def version(self) -> Version | None:
        return current(self.versions)

    @property
    def holds(self) -> PlanWritten | None:
        return self.version.holds if self.version else None

    @cached_property
    def since(self) -> date | None:
        """Since when the plan that runs does."""
        if self.type.since:
            return self.type.since(self.lines, self.on)
        return self.versions[0].day if self.versions else None

    @property
    def runs(self) -> bool:
        return self.since is not None

    @cached_property
    def over(self) -> bool:
        """Whether the plan that was written last has ended."""
        return self.version is not None and is_over(self.type, self.version, self.lines)

    @property
    def goes_on(self) -> bool:
        """Whether it is worked on: it runs, or is prepared."""
        return self.runs or (self.type.prepared and not self.over)

    @property
    def agencies(self) -> set[UUID]:
        return {one.agency for one in self.holds.actions if one.agency} if self.holds else set()

    @cached_property
    def actions(self) -> list[ActionState]:
        return action_states(self.versions, self.lines, self.type)

    @property
    def wants(self) -> list[str]:
        """Counts what of the plan needs somebody now."""
        late = sum(state.late(self.on) for state in self.actions)
        waiting = sum(state.cannot is not None for state in self.actions)
        said = ((late, "action late"), (waiting, "to re-agree"), (sum(one.stuck for one in self.outcomes), "outcome stuck"))
        return [f"{number} {what if number == 1 else MANY[what]}" for number, what in said if number]

    @cached_property
    def _steps(self) -> dict[UUID, list[ProgressStep]]:
        return progress(self.versions, self.type.spoken(self.lines))

    @cached_property
    def outcomes(self) -> list[OutcomeState]:
        return [self._outcome(one) for one in self.holds.outcomes] if self.holds else []

    def _outcome(self, one: Outcome) -> OutcomeState:
        mine = [state for state in self.actions if state.outcome is not None and state.outcome.known_as == one.known_as]
        return OutcomeState(one, mine, self._steps.get(one.known_as, []))

    @cached_property
    def spoken_of(self) -> list[tuple[str, ProgressStep]]:
        """Outcomes that meetings named and the plan does not have: what was last said of each."""
        own = {one.known_as for version in self.versions for one in version.holds.outcomes}
        named = {spoken.words: spoken.step for spoken in self.type.spoken(self.lines)}
        lost = {mark: steps[-1] for mark, steps in self._steps.items() if mark not in own}
        return [(words, step) for words, step in named.items() if step in lost.values()]

    @property
    def needs(self) -> list[tuple[str, list[str]]]:
        held = self.holds.needs if self.holds else []
        return _grouped((one.area.label, one.what) for one in sorted(held, key=lambda one: list(Area).index(one.area)))

    @property
    def wanted(self) -> list[tuple[str, list[str]]]:
        held = self.holds.wanted if self.holds else []
        said = ((one.side.label, one) for one in sorted(held, key=lambda one: list(Voice).index(one.side)))
        return _grouped((side, f"{one.change}{f' (needs: {one.needs})' if one.needs else ''}") for side, one in said)

    def comes_from(self, version: Version) -> str:
        """The meeting a version comes from, in words: the one it names, or that of its day."""
        met = next((line for line in self.lines if version.meeting in (line.root, line.id)), None)
        met = met or next((line for line in self.lines if line.happened == version.day and self.type.meeting(line)), None)
        return self.type.meeting(met) if met else ""


def _grouped(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for group, text in pairs:
        found.setdefault(group, []).append(text)
    return list(found.items())

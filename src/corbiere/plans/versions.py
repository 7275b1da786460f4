"""The versions of a plan, worked out from a record's entries: what each holds, where it comes from, what it changed.

Pure. An app that makes plans says by a `PlanType` (types.py) which of its entries write a version, and what its meetings decide of the
plan by themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.ledger.field_types import is_evidence, keys
from corbiere.ledger.record import Line
from corbiere.plans.changes import PlanChange, compared
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import PlannedAction, Stage
from corbiere.plans.types import PlanType


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a plan. `meeting` is the root of the meeting it comes from; `entry` what to open to read where it was written.

    `written` is False where it follows from the meeting's own record and nobody has written the plan down since. `changed` is what
    differs from the version before; the first has nothing there.
    """

    number: int
    stage: Stage
    day: date
    meeting: UUID | None
    entry: UUID
    root: UUID
    written: bool
    holds: PlanWritten
    changed: tuple[PlanChange, ...] = ()


def versions(lines: Sequence[Line], sort: PlanType) -> list[Version]:
    """Every version of the plan that began last, the first first. What was written down of a meeting stands for what it decided."""
    made: list[Version] = []
    ended = False
    for line in lines:
        if sort.begins(line):
            made = []
        ended = ended or sort.ends(line)
        held = _told(line, made[-1].holds if made else None, sort)
        if held is None:
            continue
        if ended:
            made, ended = [], False
        if line.kind == sort.wrote.kind and made and _same_meeting(made[-1], held, line.happened):
            made.pop()
        made.append(_version(line, held, made, sort))
    return made


def current(found: Sequence[Version]) -> Version | None:
    """The plan as it stands."""
    return found[-1] if found else None


def ended_on(type: PlanType, version: Version, lines: Sequence[Line]) -> date | None:
    """The day on which the plan of that version ended, if it has by the last of these lines."""
    place = next((place for place, line in enumerate(lines) if line.id == version.entry), -1)
    return next((line.happened for line in lines[place + 1 :] if type.ends(line)), None)


def is_over(type: PlanType, version: Version, lines: Sequence[Line]) -> bool:
    """Whether it has ended."""
    return ended_on(type, version, lines) is not None


OF_EACH_MEETING = ("stage", "of", "views", "family_say", "consulted", "carries", "carried", "left_out")


def taken_over(version: Version) -> dict[str, Any]:
    """The answers that the next version begins with: all but those that each meeting has of its own, and what was said at one time; every
    outcome and action marked."""
    plan = version.holds
    once = {*OF_EACH_MEETING, *(key for key, field in keys(type(plan)).items() if is_evidence(field))}
    body = {key: said for key, said in plan.body().items() if key not in once}
    for place, outcome in enumerate(plan.outcomes):
        _mark(body["outcomes"][place]["actions"], outcome.actions)
        body["outcomes"][place]["mark"] = str(outcome.known_as)
    _mark(body["unlinked"], plan.unlinked)
    return body


def _mark(said: Sequence[dict[str, Any]], held: Sequence[PlannedAction]) -> None:
    for one, action in zip(said, held, strict=True):
        one["mark"] = str(action.known_as)


def _told(line: Line, before: PlanWritten | None, sort: PlanType) -> PlanWritten | None:
    return sort.wrote.read(line.body, line.version) if line.kind == sort.wrote.kind else sort.told(line, before)


def _same_meeting(last: Version, held: PlanWritten, day: date) -> bool:
    """Whether this is the plan as that meeting decided it, written down. A version that names no meeting is of the one of its day."""
    of_that_day = held.of is None and held.stage is not Stage.DETAILED and day == last.day
    return not last.written and (held.of == last.meeting or of_that_day)


def _version(line: Line, holds: PlanWritten, made: Sequence[Version], sort: PlanType) -> Version:
    written = line.kind == sort.wrote.kind
    return Version(
        number=len(made) + 1,
        stage=holds.stage,
        day=line.happened,
        meeting=holds.of if written else line.root,
        entry=line.id,
        root=line.root,
        written=written,
        holds=holds,
        changed=tuple(one for one in compared(made[-1].holds, holds) if one.how != "same") if made else (),
    )

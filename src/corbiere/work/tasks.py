"""What somebody is asked for, child by child: what is due and whose it is.

Pure: entries, findings and the day come in, tasks go out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple
from uuid import UUID

from corbiere.agencies.work import Offer, work_on
from corbiere.casework.entries import PlannedWhat
from corbiere.ledger.entry import declared
from corbiere.ledger.models import DUTIES
from corbiere.ledger.rulings import Line
from corbiere.meetings.meeting import Meeting, meetings
from corbiere.protection.difficulties import Alarm, alarms
from corbiere.protection.planning import action_states, versions, without_plan
from corbiere.protection.registration import core_group
from corbiere.statute.catalogue.words import (
    CHAIR,
    CORPORATE_PARENT,
    LEAD_SOCIAL_WORKER,
    LEAD_WORKER,
    MINISTER,
    PERSONAL_ADVISER,
    RECEIVER_OF_ALERT,
    REVIEWING_OFFICER,
    SOCIAL_WORKER,
)
from corbiere.statute.duties import ORDINARY_RANK, Basis, Finding, Force
from corbiere.work.meeting_for_duty import part_of, room_for
from corbiere.work.own_days import own_days
from corbiere.work.warnings import ALARMS

# Whose a duty is, by what somebody is to the child. What nobody holds falls to the lead social worker, so that it is never nobody's.
LEAD, DUTY, CHAIRS, IN_CORE_GROUP, MANAGES = "lead-social-worker", "duty", "chair", "core-group", "manager"
HOLDS: dict[str, frozenset[str]] = {
    LEAD: frozenset({LEAD_SOCIAL_WORKER, SOCIAL_WORKER, LEAD_WORKER, MINISTER, RECEIVER_OF_ALERT, CORPORATE_PARENT}),
    DUTY: frozenset({LEAD_SOCIAL_WORKER, SOCIAL_WORKER, LEAD_WORKER, MINISTER, RECEIVER_OF_ALERT}),
    "lead-practitioner": frozenset({LEAD_WORKER}),
    "reviewing-officer": frozenset({REVIEWING_OFFICER}),
    "personal-adviser": frozenset({PERSONAL_ADVISER}),
    CHAIRS: frozenset({CHAIR}),
}
CORE_GROUP = frozenset({"core-group-held", "core-group-notes-circulated"})
THIS_WEEK, FOR_LONG = timedelta(days=7), timedelta(weeks=4)  # four weeks: a default, said where it is shown
# Beside must, should and standard: what no duty asks for, and yet cannot wait.
SAFETY_FORCE: Final = "safety"
ASKED: Final = "asked"


@dataclass(frozen=True, slots=True)
class Child:
    """A child as a list names them. `name` is the whole name, `called` the one they go by."""

    id: UUID
    name: str
    called: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing asked for. `kind` is what to record to do it; `rank` says how much a child is harmed if it is forgotten, 0 most.

    `of` is the entry that asks for it, where one does; `by` the day by which, where `due` is the day since which it waits. It is done at
    `meeting`, on this part of its pages, or by arranging a meeting of `sort`. `service` is for whoever arranges conferences.
    """

    child: Child
    what: str
    due: date
    why: str
    force: Force | Literal["safety", "asked"]
    rank: int
    basis: Basis | None = None
    kind: str = ""
    duty: str = ""
    planned: date | None = None
    mine: bool = True
    of: UUID | None = None
    by: date | None = None
    meeting: UUID | None = None
    part: Literal["", "hold", "after"] = ""
    sort: str = ""
    service: bool = False

    @property
    def whose(self) -> str:
        """Who the law says is to do it; empty where no duty asks for it."""
        return DUTIES[self.duty].owner if self.duty else ""

    @property
    def can_be_planned(self) -> bool:
        """Whether a worker may set a day of their own for it."""
        return self.mine and not self.since and self.planned is None and self.meeting is None and self.kind in list(PlannedWhat)

    @property
    def since(self) -> bool:
        """Whether `due` is the day since which it waits, and no day by which the law asks for it."""
        return self.force in (SAFETY_FORCE, ASKED)

    def late_for_long(self, on: date) -> bool:
        """So late that it would hide what can still be done in time. What keeps a child safe, and what must be done, is never put aside."""
        return self.rank == ORDINARY_RANK and not self.since and self.due < on - FOR_LONG

    @property
    def order(self) -> tuple[int, date, str]:
        return (self.rank, self.due, self.child.name)


class Work(NamedTuple):
    """Somebody's work: what needs somebody now, what has been late for long, what comes this week and later, and what others are to do."""

    now: list[Task]
    long: list[Task]
    week: list[Task]
    later: list[Task]
    others: list[Task]


class Roles(NamedTuple):
    """What one practitioner is to a child on a day, what anybody is, who leads, and what work is offered to somebody.

    `who` are the practitioner and those for whom they act.
    """

    mine: frozenset[str]
    anybodys: frozenset[str]
    lead: UUID | None
    offers: tuple[Offer, ...]
    who: frozenset[UUID] = frozenset()


def roles_on(lines: Sequence[Line], practitioners: Collection[UUID], on: date) -> Roles:
    """From the record itself, so that it is right for any day. `practitioners` are one, and those for whom they act."""
    work = work_on(lines, on)
    holders = {(held.role, held.practitioner) for held in work.all() if held.on(on) and held.practitioner}
    chair = next((line.body["chair"] for line in reversed(lines) if line.kind == "conference-held" and line.body.get("chair")), None)
    holders |= {(CHAIRS, UUID(chair))} if chair else set()
    holders |= {
        (IN_CORE_GROUP, place.practitioner) for place in core_group(lines) if place.begins <= on and (not place.ends or on < place.ends)
    }
    return Roles(
        mine=frozenset(role for role, holder in holders if holder in practitioners),
        anybodys=frozenset(role for role, _ in holders),
        lead=next((holder for role, holder in holders if role == LEAD), None),
        offers=tuple(offer for offer in work.offers.values() if offer.answered is None),
        who=frozenset(practitioners),
    )


def tasks(child: Child, asked_by_law: Iterable[tuple[Finding, Task]], lines: Sequence[Line], on: date, roles: Roles) -> list[Task]:
    """What a person with these roles is asked for about a child: what the law asks, and what they must hear of at once."""
    asked = [
        replace(asked, mine=mine) for finding, asked in asked_by_law if (mine := whose(finding, roles.mine, roles.anybodys)) is not None
    ]
    return asked + alarming(child, lines, on, roles) + (to_agree_anew(child, lines) if LEAD in roles.mine else [])


def alarming(child: Child, lines: Sequence[Line], on: date, roles: Roles | None = None) -> list[Task]:
    """What must be heard of at once, until it is answered: by the lead social worker, the manager, and those who are named."""
    lasting = [alarm for alarm in alarms(lines) if alarm.ends is None and alarm.since <= on]
    if roles is None:
        return [warning(child, alarm) for alarm in lasting] + unplanned(child, lines, on)
    hears = bool({LEAD, DUTY, MANAGES} & roles.mine)
    found = [warning(child, alarm, roles) for alarm in lasting if hears or roles.who & set(alarm.named)]
    return found + (unplanned(child, lines, on) if hears else [])


def unplanned(child: Child, lines: Sequence[Line], on: date) -> list[Task]:
    """WT-115-2, PS-4.0: whoever is on the register has a plan. One without stands red before the lead social worker and the manager."""
    since = without_plan(lines, on)
    if since is None:
        return []
    what, why = (
        _sentence(f"{child.called} is on the register without a plan"),
        f"A child on the register must have a plan. Write {child.called}’s.",
    )
    return [Task(child, what, since, why, "must", 1, basis="guidance", kind="protection-plan-written")]


def _sentence(words: str) -> str:
    """Of a baby without a name they begin with “the baby”."""
    return words[:1].upper() + words[1:]


def to_agree_anew(child: Child, lines: Sequence[Line]) -> list[Task]:
    """CPP-58: what somebody cannot do as the plan says, for the lead to agree anew before its day."""
    if not any(line.kind == "protection-action-noted" for line in lines):
        return []
    states = action_states(versions(lines), lines)
    waiting = [state for state in states if state.cannot and state.noted]
    return [
        Task(
            child,
            f"Agree anew for {child.called}: {state.action.what}",
            state.due or state.noted or state.since,
            f"{state.who} cannot do it as the plan says. {state.told}",
            "must",
            2,
            basis="procedure",
            kind="protection-action-agreed-anew",
        )
        for state in waiting
    ]


def whose(finding: Finding, roles: frozenset[str], held: frozenset[str]) -> bool | None:
    """Whether it is for somebody with these roles to do, or for others, which a lead social worker and a core group know of; else None."""
    owner = finding.duty.owner
    if any(owner in HOLDS.get(role, ()) for role in roles):
        return True
    if LEAD in roles and not any(owner in HOLDS.get(role, ()) for role in held):
        return True
    knows = LEAD in roles or (IN_CORE_GROUP in roles and CORE_GROUP & set(finding.duty.done.pattern.kinds))
    return False if knows else None


def is_anybodys(finding: Finding, held: frozenset[str]) -> bool:
    """Whether somebody has it, where these are all the roles that people hold towards the child."""
    return LEAD in held or any(finding.duty.owner in HOLDS.get(role, ()) for role in held)


def by_law(child: Child, found: Iterable[Finding], lines: Sequence[Line], on: date) -> list[tuple[Finding, Task]]:
    """What the law asks of a child's record and is not done, whoever is to do it."""
    planned, among = own_days(lines, on), meetings(child.id, lines)
    owed = (finding for finding in found if finding.status in ("open", "overdue"))
    return [(finding, task(child, finding, planned, among)) for finding in owed]


def task(child: Child, finding: Finding, planned: dict[str, date], among: Sequence[Meeting]) -> Task:
    duty, room = finding.duty, room_for(finding, among)
    kinds = duty.done.pattern.kinds
    return Task(
        child=child,
        what=duty.label_for(child.called),
        due=finding.due,
        why=finding.words,
        force=duty.force,
        rank=duty.urgency,
        basis="default" if duty.default else duty.basis,
        kind=next((kind for kind in kinds if kind in declared()), ""),
        duty=duty.id,
        planned=next((planned[kind] for kind in kinds if kind in planned), room.day if room and not room.held else None),
        meeting=room.id if room else None,
        part=part_of(room) if room else "",
    )


def warning(child: Child, alarm: Alarm, roles: Roles | None = None) -> Task:
    """An alarm as a task, with what answers it. Where a day is expected, it is due on that day."""
    says = ALARMS[alarm.kind]
    told = f" Told already: {', '.join(alarm.told)}." if alarm.told else ""
    managing = roles is not None and MANAGES in roles.mine and LEAD not in roles.mine
    return Task(
        child,
        _sentence(says.what.format(name=child.called)),
        alarm.due or alarm.since,
        f"{says.why.format(name=child.called)}.{told}",
        "should" if alarm.due else SAFETY_FORCE,
        says.rank,
        "default" if alarm.by_default else None,
        kind=says.managers if managing and says.managers else says.answer,
        mine=roles is None or not says.by_name or not alarm.named or bool(roles.who & set(alarm.named)),
        of=alarm.entry,
    )


def sorted_out(asked: Iterable[Task], on: date) -> Work:
    """Tasks by when they need somebody, and within that by what harms a child most if it is forgotten."""
    mine = sorted((task for task in asked if task.mine), key=lambda task: task.order)
    by_day = sorted(mine, key=lambda task: (task.due, task.order))
    long = [task for task in mine if task.late_for_long(on)]
    return Work(
        now=[task for task in mine if task.due <= on and task not in long],
        long=long,
        week=[task for task in by_day if on < task.due <= on + THIS_WEEK],
        later=[task for task in by_day if task.due > on + THIS_WEEK],
        others=sorted((task for task in asked if not task.mine and task.due <= on + THIS_WEEK), key=lambda task: (task.due, task.order)),
    )

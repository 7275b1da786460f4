"""A task, as a row of somebody's list: what, by when, why, and what to record to do it. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple
from uuid import UUID

from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import DUTIES
from corbiere.ledger.record import Line
from corbiere.statute.duties import ORDINARY_RANK, Basis, Force

FOR_LONG = timedelta(weeks=4)  # a default, said where it is shown
# Beside must, should and standard: what no duty asks for, and yet cannot wait; what somebody asks for; a meeting on its day.
SAFETY_FORCE: Final = "safety"
ASKED: Final = "asked"
ARRANGED: Final = "arranged"
ARRANGE: Final = "Arrange"
YOURS: Final = "yours"
_WEIGHS = {SAFETY_FORCE: 0, "must": 0, "standard": 2}  # the rest: 1


@dataclass(frozen=True, slots=True)
class Child:
    """A child as a list names them. `name` is the whole name, `called` the one they go by."""

    id: UUID
    name: str
    called: str
    born: date | None


NOBODY: Final = Child(UUID(int=0), "", "", None)  # of whom a row speaks that is about nobody, or about somebody who is closed by now


class LinkTo(NamedTuple):
    """A page of the site where a task is done, by the name of its address and what that takes; `verb` is what its button says."""

    page: str
    args: tuple[UUID | str, ...]
    verb: str


OFFERS: Final = LinkTo("desk:offers", (), "Answer")  # what one is asked to take on: a yes, or a no and why


def take_back(offer: UUID) -> LinkTo:
    """The act beside an offer that nobody has answered."""
    return LinkTo("desk:withdraw", (offer,), "Take it back")


class TaskMeeting(NamedTuple):
    """A meeting at which a task is done: on the part of its pages where the next step is taken. `occasion` is shared by those of brothers
    and sisters."""

    id: UUID
    type: str
    part: Literal["", "hold", "after"] = ""
    at: str = ""
    occasion: UUID | None = None

    @property
    def one(self) -> UUID:
        """The same for all of whom one meeting speaks."""
        return self.occasion or self.id


@dataclass(frozen=True, slots=True)
class Task:
    """One thing asked for. `kind` is what to record to do it; `rank` says how much a child is harmed if it is forgotten, 0 most.

    `of` is the entry that asks for it, where one does; `by` the day by which, where `due` is the day since which it waits. It is done at
    `met`, or by arranging a meeting of `sort`, or on the page `link`. `service` names the service whose work it is, where it is not for
    those who work with the child. `falls` is the day on which it needs somebody, where that is not `due`. `whom`: the one person it is for,
    whatever their role. `holders` are those whose it is by law, and `held` the same in words. `others` are brothers and sisters of whom the
    row speaks too. `note` is said beside it. `once`: a form that does what the law asks does it too.
    """

    child: Child
    what: str
    due: date
    why: str
    force: Force | Literal["safety", "asked", "arranged"]
    rank: int
    basis: Basis | None = None
    kind: str = ""
    duty: str = ""
    planned: date | None = None
    mine: bool = True
    of: UUID | None = None
    by: date | None = None
    met: TaskMeeting | None = None
    sort: str = ""
    service: str = ""
    falls: date | None = None
    whom: UUID | None = None
    holders: tuple[UUID, ...] = ()
    held: str = ""
    others: tuple[Child, ...] = ()
    note: str = ""
    link: LinkTo | None = None
    once: bool = field(default=False, compare=False)

    @property
    def children(self) -> tuple[Child, ...]:
        return (self.child, *self.others)

    @property
    def meeting(self) -> UUID | None:
        return self.met.id if self.met else None

    @property
    def stands(self) -> date:
        """The day on which it needs somebody: the law's, or a nearer one that was planned or on which it can be done."""
        return self.falls or (min(self.due, self.planned) if self.planned else self.due)

    @property
    def verb(self) -> str:
        """Words of the button that leads to where it is done."""
        if self.link:
            return self.link.verb
        return ARRANGE if self.sort else kind_called(self.kind).verb if self.kind else ""

    @property
    def whose(self) -> str:
        """Who the law says is to do it; empty where no duty asks for it."""
        return DUTIES[self.duty].owner if self.duty else ""

    @property
    def can_be_planned(self) -> bool:
        """Whether a worker may set a day of their own for it."""
        return self.mine and not self.since and self.planned is None and self.met is None and self.plan_kind != ""

    @property
    def is_for_several(self) -> bool:
        """Whether one form or page does it for several brothers and sisters."""
        if self.met or self.others or not self.child.called:
            return False
        if self.link or self.sort:
            return self.link == OFFERS
        return bool(self.kind and not self.of and kind_called(self.kind).shared_questions)

    @property
    def plan_kind(self) -> str:
        """The kind that plans a day for it; empty where none can be planned."""
        return next((plan.kind for plan in _OWN_DAYS if self.kind in plan.offered), "")

    @property
    def since(self) -> bool:
        """Whether `due` is the day since which it waits, and no day by which the law asks for it."""
        return self.force in (SAFETY_FORCE, ASKED)

    def late_for_long(self, on: date) -> bool:
        """So late that it would hide what can still be done in time. What keeps a child safe, and what must be done, is never put aside."""
        return self.rank == ORDINARY_RANK and not self.since and self.due < on - FOR_LONG and self.stands < on

    def order(self, on: date) -> tuple[object, ...]:
        """The order of every list: what is late by what harms a child most, then what must be, then the longest; what comes by its day."""
        harm = (self.rank, _WEIGHS.get(self.force, 1))
        hour = self.met.at if self.met else ""
        late = self.stands <= on
        return (not late, *(harm if late else ()), self.stands, hour, *(() if late else harm), self.child.name, self.what)


# What workers planned for themselves: beside the law's days, never in their place.


class OwnDay(NamedTuple):
    """Entries of `kind` name a worker's own day, in the answer `day`, for recording `done_by`, or what the answer `what` says.

    `offered` are the kinds for which a list offers to plan a day so.
    """

    kind: str
    day: str
    done_by: str = ""
    what: str = ""
    offered: Collection[str] = ()


_OWN_DAYS: list[OwnDay] = []


def declare_own_day(plan: OwnDay) -> None:
    if plan not in _OWN_DAYS:
        _OWN_DAYS.append(plan)


def own_days(lines: Iterable[Line], on: date) -> dict[str, date]:
    """The worker's own days still to come, by the kind that is planned."""
    plans = {plan.kind: plan for plan in _OWN_DAYS}
    found: dict[str, date] = {}
    for line in lines:
        plan = plans.get(line.kind)
        day = line.body.get(plan.day) if plan else None
        if plan and day:
            found[plan.done_by or line.body[plan.what]] = date.fromisoformat(day)
        found.pop(line.kind, None)
    return {kind: day for kind, day in found.items() if day >= on}

"""Finds what keeps somebody from reviewing a child's care: a part in the work or the plan, or managing it (Guidance 411)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.agencies.models import TeamManager, TeamMember
from corbiere.agencies.work import AgencyWork, WorkPeriod, every_place
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.entry import kind_called
from corbiere.ledger.periods import Period
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.plans.entries import PlanWritten
from corbiere.statute.calendar import day_before, in_words

REVIEWS = AllocationRole.REVIEWING_OFFICER.value
THEM = "those who work with the child"
DECIDES = frozenset(
    {"plan-agreed", "plan-ended", "care-plan-agreed", "management-decision-made"}
)  # acts by which a plan, or the work, is managed


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why somebody is not independent. `was` goes on from their name, and `still` where it lasts; `category` is what one must see of the
    record to be told it."""

    practitioner: UUID
    was: str
    still: str
    begins: date
    last: date | None
    category: str
    clause: str

    @property
    def says(self) -> str:
        if self.last is None:
            return f"{self.still} since {in_words(self.begins)}"
        if self.last == self.begins:
            return f"{self.was} on {in_words(self.begins)}"
        return f"{self.was} from {in_words(self.begins)} to {in_words(self.last)}"


def reviewing(lines: Sequence[Line], day: date) -> list[WorkPeriod]:
    """Who reviews the child's care on a day."""
    return [held for held in AgencyWork(lines).all() if held.role == REVIEWS and held.practitioner and held.on(day)]


def officers_now(lines: Sequence[Line]) -> list[UUID]:
    """Finds whoever reviews the child's care by the last of these lines."""
    return [held.practitioner for held in AgencyWork(lines).held.values() if held.role == REVIEWS and held.practitioner]


@folded
def in_the_record(lines: Sequence[Line]) -> list[Conflict]:
    """Everybody's conflicts as a child's own record tells them."""
    return [*_works(lines), *_places(lines), *_plans(lines)]


def _works(lines: Sequence[Line]) -> Iterator[Conflict]:
    for held in AgencyWork(lines).all():
        if held.practitioner and held.role != REVIEWS:
            role = f"with the child ({AllocationRole(held.role).label.lower()})"
            clause = "LAC-411-4" if held.role == AllocationRole.PERSONAL_ADVISER else "LAC-411-2"
            yield Conflict(held.practitioner, f"worked {role}", f"has worked {role}", held.begins, held.last, "work", clause)


def _places(lines: Sequence[Line]) -> Iterator[Conflict]:
    """Places in the groups around a child, such as a core group."""
    filed = {line.root: kind_called(line.kind).category for line in lines}
    for group, place in every_place(lines):
        last = max(day_before(place.ends), place.begins) if place.ends else None
        group_of = f"in the {group.called[:1].lower()}{group.called[1:]}"
        category = filed.get(place.entry, "protection")
        yield Conflict(place.practitioner, f"was {group_of}", f"has been {group_of}", place.begins, last, category, "LAC-411-2")


def _plans(lines: Iterable[Line]) -> Iterator[Conflict]:
    for line in lines:
        kind = kind_called(line.kind)
        if line.practitioner and (issubclass(kind, PlanWritten) or line.kind in DECIDES):
            was = f"wrote “{kind.called}”"
            yield Conflict(line.practitioner, was, was, line.happened, line.happened, kind.category, "LAC-411-3")


def by_managing(lines: Sequence[Line]) -> Iterator[Conflict]:
    """Conflicts of whoever managed a worker of the child, or the team that had the work, while they did. Two questions to the directory."""
    worked = [held for held in AgencyWork(lines).all() if held.role != REVIEWS]
    members = TeamMember.objects.filter(subject__in={held.practitioner for held in worked if held.practitioner})
    times = [*_times_of_teams(worked), *_times_of_members(worked, members)]
    managers = TeamManager.objects.filter(subject__in={team for team, _, _ in times}).order_by("during")
    for manager in managers:
        for team, begins, last in times:
            if manager.subject == team and (shared := _shared(begins, last, manager)):
                yield Conflict(manager.practitioner, f"managed {THEM}", f"has managed {THEM}", *shared, "work", "LAC-411-5")


Time = tuple[UUID, date, date | None]


def _times_of_teams(worked: Iterable[WorkPeriod]) -> Iterator[Time]:
    return ((held.team, held.begins, held.last) for held in worked if held.team)


def _times_of_members(worked: Iterable[WorkPeriod], members: Iterable[TeamMember]) -> Iterator[Time]:
    joined = list(members)
    for held in worked:
        for member in joined:
            shared = _shared(held.begins, held.last, member)
            if member.subject == held.practitioner and shared:
                yield (member.team, *shared)


def _shared(begins: date, last: date | None, other: Period) -> tuple[date, date | None] | None:
    """The days that two times have in common, both ends included; None where they have none."""
    first, end = max(begins, other.during.lower), min(last or date.max, other.last)
    return (first, None if end == date.max else end) if first <= end else None


def conflicts(lines: Sequence[Line]) -> list[Conflict]:
    """Everybody's, by the record and by the directory; what lasts first, then the latest."""
    found = {(one.practitioner, one.was, one.begins): one for one in (*in_the_record(lines), *by_managing(lines))}
    return sorted(found.values(), key=lambda one: (one.last is not None, -(one.last or one.begins).toordinal()))

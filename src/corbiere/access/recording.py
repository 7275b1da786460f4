"""Whether somebody may record a kind on a person's record: to read is not to write (docs/adr/0023-whose-act-it-is.md).

A kind says whose act it is (ledger.whose); here is worked out what somebody is to whom it is about, from the bases that open the record
to them. The menu, the door of a form, the API and `record()` all ask `may_record`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from corbiere.access.bases import ALLOCATED, BASES, CHAIRS_CONFERENCE, COVER, MANAGER, Basis, is_wide
from corbiere.access.decorators import NotTheirs
from corbiere.access.models import Grant
from corbiere.access.reach import DIRECT, ReachRow, opened
from corbiere.access.viewing import Viewer, viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.absence import work_with
from corbiere.agencies.directory import names
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Allocation, RoleHeld, TeamManager, TeamMember
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.answers import known, once_each
from corbiere.ledger.entry import Entry, Whose
from corbiere.ledger.reading import beneath
from corbiere.ledger.rulings import Ruling
from corbiere.ledger.whose import TieOrRole

RECORD = "record-here"
NOT_HERE = (
    "You cannot record “{called}” here: the person it is about could read it. Take a complaint to the service’s complaints officer, and "
    "a practice alert or a serious incident to the manager of the Independent Safeguarding Service."
)
# What an allocation makes of whoever has it or acts for them, and of whoever manages them. Who is on duty leads until a worker is named.
LEADS = frozenset({TieOrRole.LEAD, TieOrRole.WORKER})
BY_ROLE = {
    AllocationRole.LEAD.value: LEADS,
    AllocationRole.DUTY.value: LEADS,
    AllocationRole.REVIEWING_OFFICER.value: frozenset({TieOrRole.REVIEWER}),
}
BY_SERVICE = {Role.CONFERENCE_ADMINISTRATOR.value: TieOrRole.CONFERENCE_SERVICE, Role.SERVICE_MANAGER.value: TieOrRole.SERVICE_MANAGER}
WORK = frozenset({ALLOCATED.name, COVER.name, MANAGER.name})
JOBS = "jobs"
NO_ROLES: Mapping[UUID, str] = {}

Tied = Callable[[UUID, Collection[UUID], date], Collection[UUID]]
_TIED: dict[Whose, Tied] = {}


def tied(whose: Whose) -> Callable[[Tied], Tied]:
    """Registers a function of (practitioner, subjects, day) as what tells to which of these somebody has this tie."""

    def register(rule: Tied) -> Tied:
        _TIED[whose] = rule
        return rule

    return register


@dataclass(frozen=True)
class TieBatch:
    """The subjects of one list: what the viewer is to one of them is asked of all at once."""

    viewer: Viewer
    subjects: Collection[UUID]
    told: dict[Whose, Collection[UUID]] = field(default_factory=dict)

    def tied(self, whose: Whose) -> Collection[UUID]:
        if whose not in self.told:
            self.told[whose] = _TIED[whose](self.viewer.practitioner, self.subjects, self.viewer.on) if whose in _TIED else ()
        return self.told[whose]


@dataclass(frozen=True)
class Ties:
    """Somebody's ties to one person on the day on which they look.

    `known` are the bases and `jobs` the roles of allocations by what began them, where they have been looked up already; `beside` are
    those in one list with them.
    """

    viewer: Viewer
    subject: UUID
    known: Sequence[Basis] | None = None
    jobs: Mapping[UUID, str] | None = None
    told: dict[Whose, bool] = field(default_factory=dict)
    beside: TieBatch | None = None

    @cached_property
    def bases(self) -> list[Basis]:
        return bases_of(self.viewer, self.subject) if self.known is None else list(self.known)

    @cached_property
    def held(self) -> frozenset[Whose]:
        """The ties that the bases give. One that opens a record for one answer alone gives none. Whoever works for the conference service
        arranges for every child whose protection is open to them, so also for a brother or sister (ISS-A-6)."""
        found = {tie for basis in self.bases if (tie := BASES[basis.name].tie)}
        if "protection" in categories([basis for basis in self.bases if is_wide([basis.name])]):
            found |= {tie for role, tie in BY_SERVICE.items() if role in self.viewer.roles}
        return frozenset(found | self._of_work())

    def _of_work(self) -> set[Whose]:
        worked = [basis for basis in self.bases if _is_work(basis)]
        jobs = self._roles(worked)
        found = {tie for basis in self.bases if (tie := _carries_its_own(basis))}
        for basis in worked:
            ties = BY_ROLE.get(jobs.get(basis.entry, "") if basis.entry else "", frozenset({TieOrRole.WORKER}))
            found |= {TieOrRole.MANAGER} if basis.name == MANAGER.name and TieOrRole.WORKER in ties else ties
        return found

    def _roles(self, worked: Sequence[Basis]) -> Mapping[UUID, str]:
        """As they were looked up for a list, where they are all among those."""
        if self.jobs is not None or not worked:
            return self.jobs or {}
        told: Mapping[UUID, str | None] = known(JOBS) or {}
        listed = {basis.entry: role for basis in worked if basis.entry and (role := told.get(basis.entry))}
        return listed if listed.keys() >= {basis.entry for basis in worked} else work_with(self.subject, self.viewer.on).roles

    def has(self, whose: Whose) -> bool:
        if whose is TieOrRole.ANYBODY or whose in self.held:
            return True
        if whose not in self.told:
            together = self.beside or TieBatch(self.viewer, [self.subject])
            self.told[whose] = self.subject in together.tied(whose)
        return self.told[whose]


def _carries_its_own(basis: Basis) -> Whose | None:
    """The tie that a basis gives which is carried to somebody, where it is not work with the person that is."""
    carried = BASES.get(basis.of) if basis.name in (COVER.name, MANAGER.name) else None
    if carried is None:
        return None
    return carried.managers if basis.name == MANAGER.name else carried.tie


def _is_work(basis: Basis) -> bool:
    return basis.name in WORK and _carries_its_own(basis) is None


def _jobs(of: Collection[UUID], worked: Iterable[Basis]) -> dict[UUID, str]:
    """The roles of the allocations, of these people, that gave the work."""
    wanted = frozenset(basis.entry for basis in worked if basis.entry)
    return once_each(JOBS, wanted, lambda unasked: _roles_of(of, unasked))


def _roles_of(of: Collection[UUID], entries: Collection[UUID]) -> dict[UUID, str]:
    return dict(Allocation.objects.filter(subject__in=of, entry__in=entries).values_list("entry", "role"))


def ties_together(
    viewer: Viewer, among: Collection[UUID], rows: Sequence[ReachRow] | None = None, roles: Mapping[UUID, str] = NO_ROLES
) -> dict[UUID, Ties]:
    """For a list: what the viewer is to each of these, with two questions for all. `rows` are why they are open, and `roles` those of
    allocations, where that was asked."""
    found: dict[UUID, list[Basis]] = {subject: [] for subject in among}
    for row in opened(viewer, among) if rows is None else rows:
        name = row.basis if row.way == DIRECT else row.way
        if row.subject in found:
            found[row.subject].append(Basis(name, "", frozenset(row.categories), entry=row.entry, of=row.basis))
    worked = [basis for bases in found.values() for basis in bases if _is_work(basis) and basis.entry not in roles]
    jobs = {**roles, **_jobs(list(found), worked)}
    together = TieBatch(viewer, list(found))
    return {subject: Ties(viewer, subject, bases, jobs, beside=together) for subject, bases in found.items()}


@tied(TieOrRole.HUB_GIVING)
def gives_first_work(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    """Of somebody at the Hub, who gives the work with a person, those with whom nobody works."""
    if not RoleHeld.objects.on(on).filter(subject=practitioner, role=Role.HUB).exists():
        return ()
    return set(subjects) - set(Grant.objects.on(on).filter(subject__in=subjects, basis=ALLOCATED.name).values_list("subject", flat=True))


@tied(TieOrRole.MANAGER)
def acts_for_a_manager(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    """The people whose workers have a manager for whom somebody covers today (PS-1.3)."""
    teams = viewer(practitioner, on).teams_covered
    if not teams:
        return ()
    within = TeamMember.objects.on(on).filter(team__in=teams).values("subject")
    worked = Allocation.objects.on(on).filter(subject__in=subjects).exclude(role=AllocationRole.REVIEWING_OFFICER)
    with beneath():
        return set(worked.filter(Q(practitioner__in=within) | Q(team__in=teams)).values_list("subject", flat=True))


def may_record(kind: type[Entry], of: Ties, whose: tuple[Whose, ...] = ()) -> Ruling:
    """Whether it is this viewer's act, and whom to ask where it is not.

    `whose` narrows down whose act it is, where that depends on more than the kind.
    """
    if is_theirs(kind, of, whose):
        return Ruling(RECORD, "must", True)
    if TieOrRole.ELSEWHERE in kind.whose:
        return Ruling(RECORD, "must", False, NOT_HERE.format(called=kind.called))
    return Ruling(RECORD, "must", False, _refusal(kind, of, whose or kind.whose))


def is_theirs(kind: type[Entry], of: Ties, whose: tuple[Whose, ...] = ()) -> bool:
    """The same for a menu or a button, which says nothing where it is not. A danger to a child may be told by everybody who works here."""
    if TieOrRole.ELSEWHERE in kind.whose:
        return False
    return kind.urgent or (is_wide(basis.name for basis in of.bases) and any(of.has(tie) for tie in whose or kind.whose))


def acts_only_as(whose: Whose, kind: type[Entry], of: Ties) -> bool:
    """Whether it is this viewer's act by that tie alone."""
    return of.has(whose) and not any(of.has(tie) for tie in kind.whose if tie is not whose)


def at_the_door(kind: type[Entry], of: Ties, whose: tuple[Whose, ...] = ()) -> None:
    """NotTheirs before anything is typed."""
    told = may_record(kind, of, whose)
    if not told.allowed:
        raise NotTheirs(told.why)


# Whom to ask.


def _refusal(kind: type[Entry], of: Ties, whose: tuple[Whose, ...]) -> str:
    return f"You cannot record “{kind.called}” on this record. Ask {_whom(of, whose)} to record it."


def _whom(of: Ties, whose: tuple[Whose, ...]) -> str:
    """Whose act it is first of all: by name where the viewer sees who works with the child or what is done to protect it."""
    first = TieOrRole.LEAD if whose[0] is TieOrRole.WORKER else whose[0]
    opened = categories([basis for basis in of.bases if is_wide([basis.name])])
    with beneath():
        who = _BY_NAME[first](of) if first in _BY_NAME and opened & {"work", "protection"} else None
    name = names({who}).get(who) if who else None
    return f"{name}, {first.label}," if name else first.label


def _lead(of: Ties) -> UUID | None:
    return Allocation.objects.lead().on(of.viewer.on).filter(subject=of.subject).values_list("practitioner", flat=True).first()


def _manager(of: Ties) -> UUID | None:
    """Who manages the team of whoever leads."""
    led = Allocation.objects.lead().on(of.viewer.on).filter(subject=of.subject).values_list("practitioner", "team").first()
    if led is None:
        return None
    worker, team = led
    within = TeamMember.objects.on(of.viewer.on).filter(subject=worker).values_list("team", flat=True) if worker else ()
    teams = {*within, *([team] if team else [])}
    found = TeamManager.objects.on(of.viewer.on).filter(subject__in=teams).exclude(practitioner=of.viewer.practitioner)
    return found.order_by("practitioner").values_list("practitioner", flat=True).first()


def _chair(of: Ties) -> UUID | None:
    """Who chairs the conference that was arranged last."""
    chairs = Grant.objects.on(of.viewer.on).filter(subject=of.subject, basis=CHAIRS_CONFERENCE.name)
    return chairs.order_by("-during").values_list("practitioner", flat=True).first()


_BY_NAME: dict[Whose, Callable[[Ties], UUID | None]] = {TieOrRole.LEAD: _lead, TieOrRole.MANAGER: _manager, TieOrRole.CHAIR: _chair}

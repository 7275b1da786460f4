"""Nobody opens a record to themselves: who gives the work with a person, and what no entry of one's own may do.

Who may record each entry is ruled on one by one. Beneath that, whatever was missed there is found by what it did: an entry after which its
own author sees more than before is not taken; nor one that gives work and after which they would still see it in a year.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.utils import timezone

from corbiere.access.bases import ALLOCATED, DECIDED, MANAGER, PRIVILEGED
from corbiere.access.corrections import leads_of, managers_of
from corbiere.access.models import Grant, StepGrant
from corbiere.access.reach import DIRECT, ReachRow, reached
from corbiere.access.viewing import Viewer, viewer
from corbiere.access.visibility import STAFF_SORTS
from corbiere.agencies import taking
from corbiere.agencies.directory import names
from corbiere.agencies.entries import Role
from corbiere.agencies.models import (
    Agency,
    Allocation,
    ChildCover,
    Cover,
    HandoverPending,
    Known,
    Practitioner,
    RoleHeld,
    Team,
    TeamManager,
    TeamMember,
)
from corbiere.agencies.taking import StepAccepted
from corbiere.agencies.working import Allocated, AllocationEnded, HandoverAccepted, HandoverOffered
from corbiere.ledger.bitemporal import HISTORIES
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import WITHDRAWN
from corbiere.ledger.readings import READINGS
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import Effect, Proposal, Ruling, gate, must, watch

TABLES = (Agency, Allocation, ChildCover, Cover, HandoverPending, Known, Practitioner, RoleHeld, Team, TeamManager, TeamMember)
GIVEN = {HandoverAccepted.kind, StepAccepted.kind}  # somebody else gave it; apps add theirs
LATER = timedelta(days=365)
GIVES = "Only the lead social worker, or a manager of those who work with this person, can record who works with them."
GAINS = "This would open more of a record to you. Nobody opens a record to themselves: ask your manager to record it."
GIVING = (Allocated, HandoverOffered, AllocationEnded)


def taken_up_from_another(kind: str) -> None:
    """Says of a kind that with it one takes up what another gave: what opens by it was theirs to open."""
    GIVEN.add(kind)


@cache
def feeds_access() -> frozenset[str]:
    """Every kind from which it is worked out what is open to whom."""
    tables = [table for table in (*READINGS, *HISTORIES) if table.model in TABLES or issubclass(table.model, Grant)]
    read = frozenset().union(*(table.reads for table in tables if not issubclass(table.model, StepGrant)))
    return read | (taking.READS - (taking.DO - taking.STEPS))  # what does a step only closes what was open to those who were asked


@gate
def may_give_this_work(asked: Proposal) -> Ruling | None:
    """Work with a person is given by whoever has it to give; what nobody has is given by the Hub."""
    kind = kind_called(asked.replaces.kind) if asked.replaces else type(asked.entry)
    if kind not in GIVING or asked.replaces or asked.by.system or asked.invented or asked.by.practitioner is None:
        return None
    author = viewer(asked.by.practitioner, asked.today)
    if author.agency is None or begins(asked) or takes_on(asked, author) or author.practitioner in _have_it(asked):
        return None
    leading = [held.practitioner for held in (*managers_of(asked.subject, asked.today), *leads_of(asked.subject, asked.today))]
    ask = next(iter(names(leading[:1]).values()), "the Children and Families Hub")
    return must(False, f"{GIVES} Ask {ask}.", "CPP-1")


def begins(asked: Proposal) -> bool:
    """Whether the subject begins in this very act: nothing has been kept of it yet."""
    return asked.opens or asked.begins


def takes_on(asked: Proposal, author: Viewer) -> bool:
    """Whether the Hub gives the work with somebody with whom nobody works."""
    if not isinstance(asked.entry, Allocated) or asked.replaces or Role.HUB not in author.roles:
        return False
    return not Grant.objects.on(asked.today).filter(subject=asked.subject, basis=ALLOCATED.name).exists()


def _have_it(asked: Proposal) -> set[UUID]:
    """Leads and managers of the work, and whoever has the very work that is handed on or ends."""
    found = {held.practitioner for held in (*leads_of(asked.subject, asked.today), *managers_of(asked.subject, asked.today))}
    of = getattr(asked.entry, "of", None)
    began = asked.standing.entry(of) if of else None
    if began:
        own = Allocation.objects.on(asked.today).filter(subject=asked.subject, entry=began.root).values_list("practitioner", flat=True)
        found |= {who for who in own if who}
    return found


@watch
def nobody_opens_to_themselves(by: Author, entries: Iterable[tuple[Entry, UUID]]) -> Effect | None:
    """Compares what is open to the author before and after, of these people, or of everybody where the directory changes.

    What a role opens is left out: every holder sees it alike, and who holds a role is compared itself. So is what stays open to whoever
    decides what follows for a child with whom nobody works: less than they decided on, until somebody takes it.
    """
    feeding = {*feeds_access(), WITHDRAWN} - GIVEN
    told = list(entries)
    touched = {about for entry, about in told if entry.kind in feeding}
    if by.system or by.practitioner is None or not touched:
        return None
    who, today = by.practitioner, timezone.localdate()
    days = (today, today + LATER) if any(isinstance(entry, GIVING) for entry, _ in told) else (today,)
    people = set(Subject.objects.filter(id__in=touched).exclude(sort__in=STAFF_SORTS).values_list("id", flat=True))
    among = people if people == touched else None
    before = set(_open_to(who, among, days))

    def nobody_opens_to_themselves() -> Ruling:
        gained = set(_open_to(who, among, days)) - before
        return must(not gained, GAINS, "ISS-10-1")

    return nobody_opens_to_themselves


def _open_to(who: UUID, among: Collection[UUID] | None, days: Iterable[date]) -> Iterator[tuple[date, UUID, str]]:
    for day in days:
        looking = viewer(who, day)
        yield from ((day, who, role) for role in looking.roles if among is None)
        for grant in reached(looking, among):
            if (grant.practitioner or grant.way != DIRECT) and not (grant.basis == DECIDED.name and grant.practitioner == who):
                yield from ((day, grant.subject, category) for category in _opened(grant))


def _opened(grant: ReachRow) -> Collection[str]:
    """Managing the work with somebody comes to all that it opens once a lead is named, for naming one is what a manager is there for."""
    return {*grant.categories, PRIVILEGED} if grant.way == MANAGER.name else grant.categories

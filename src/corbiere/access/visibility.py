"""What is open to a viewer. Every page, route, search, export and count asks here; the database holds to the same beneath (0003_rows)."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from corbiere.access.bases import BASES, DIRECTORY, HUB, LINE_MANAGER, OWN, Basis, Ground
from corbiere.access.reach import BY_COVER, DIRECT, Reached, reached
from corbiere.access.viewing import Viewer
from corbiere.access.withheld import WORKS_WITH, rows_kept_from
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Cover, Known, Practitioner, TeamManager, TeamMember
from corbiere.ledger.models import EntryRow, Subject

STAFF_SORTS = ("practitioner", "team", "agency")
DAY = timedelta(days=1)


def visible_to(viewer: Viewer) -> QuerySet[EntryRow]:
    """The entries that are open to the viewer on their day."""
    if viewer.agency is None:
        return EntryRow.objects.none()
    condition = Q(category="directory") | Q(category="staff", subject__in=[viewer.practitioner, *_staff_of(viewer)])
    if Role.HUB in viewer.roles:
        condition |= Q(category__in=HUB.categories) & ~Q(subject__in=closed_to(viewer))
    opened = _opened(viewer)
    for categories, subjects in opened.items():
        condition |= Q(category__in=categories, subject__in=subjects)
    working = {subject for categories, subjects in opened.items() if WORKS_WITH in categories for subject in subjects}
    return EntryRow.objects.filter(condition).exclude(rows_kept_from(viewer.name, working))


def subjects_visible_to(viewer: Viewer) -> QuerySet[Subject]:
    """The people of whose record something is open to the viewer, and the practitioners, teams and agencies of the directory."""
    if viewer.agency is None:
        return Subject.objects.none()
    condition = Q(sort__in=STAFF_SORTS)
    if Role.HUB in viewer.roles:
        condition |= Q(sort="person") & ~Q(id__in=closed_to(viewer))
    return Subject.objects.filter(condition | Q(id__in={subject for subjects in _opened(viewer).values() for subject in subjects}))


def bases_of(viewer: Viewer, subject: UUID) -> list[Basis]:
    """Why a record is open to the viewer; nothing where it is closed or not there."""
    granted = reached(viewer, [subject])
    sort = "person" if granted else Subject.objects.filter(id=subject).values_list("sort", flat=True).first()
    if viewer.agency is None or sort is None:
        return []
    if sort in STAFF_SORTS:
        return list(_of_staff(viewer, subject))
    found = _named(viewer, granted)
    if Role.HUB in viewer.roles and not closed_to(viewer).filter(person=subject).exists():
        found.append(Basis(HUB.name, HUB.words, HUB.categories))
    return found


def categories(bases: list[Basis]) -> frozenset[str]:
    return frozenset().union(*(basis.categories for basis in bases))


def categories_open(viewer: Viewer, among: Collection[UUID] | None = None) -> dict[UUID, frozenset[str]]:
    """What is open to the viewer of each person, or each of these, whose record a grant opens to them."""
    opened: dict[UUID, set[str]] = defaultdict(set)
    for grant in reached(viewer, among):
        opened[grant.subject] |= set(grant.categories)
    return {subject: frozenset(held) for subject, held in opened.items()}


# Those who stand between.


def _managed_by(viewer: Viewer) -> QuerySet[TeamManager, Any]:
    return TeamManager.objects.on(viewer.on).filter(practitioner=viewer.practitioner).values_list("subject", flat=True)


def _staff_of(viewer: Viewer) -> QuerySet[TeamMember, Any]:
    """The practitioners in the teams that the viewer manages."""
    return TeamMember.objects.on(viewer.on).filter(team__in=_managed_by(viewer)).values_list("subject", flat=True)


def closed_to(viewer: Viewer) -> QuerySet[Known, Any]:
    """Those whom the viewer said they know."""
    return Known.objects.filter(subject=viewer.practitioner, since__lte=viewer.on).values_list("person", flat=True)


def _opened(viewer: Viewer) -> dict[frozenset[str], set[UUID]]:
    """Who is open to the viewer, by what of them is: each person stands once, under all that is open of them."""
    sets: dict[frozenset[str], set[UUID]] = defaultdict(set)
    for subject, held in categories_open(viewer).items():
        sets[held].add(subject)
    return dict(sets)


# In words.


def _named(viewer: Viewer, granted: list[Reached]) -> list[Basis]:
    carried = {grant.practitioner for grant in granted if grant.way != DIRECT and grant.practitioner}
    called = dict(Practitioner.objects.filter(subject__in=carried).values_list("subject", "name")) if carried else {}
    covers = _covers(viewer) if any(grant.way == BY_COVER for grant in granted) else {}
    found = {}
    for grant in granted:
        basis = _basis(grant, called)
        if grant.way == BY_COVER and grant.practitioner:
            since, until = covers[grant.practitioner]
            basis = replace(basis, since=max(since, basis.since or since), until=min(until, basis.until or until))
        found[basis.name, basis.entry] = basis
    return list(found.values())


def _basis(grant: Reached, called: dict[UUID, str]) -> Basis:
    ground = BASES[grant.basis] if grant.way == DIRECT else BASES[grant.way]
    who = called.get(grant.practitioner) if grant.practitioner else None
    said = ", ".join(part for part in (who, grant.detail) if part)
    until = grant.during.upper - DAY if grant.during.upper else None
    return Basis(
        ground.name,
        f"{ground.words}: {said}" if said else ground.words,
        frozenset(grant.categories),
        grant.during.lower,
        until,
        grant.entry,
    )


def _covers(viewer: Viewer) -> dict[UUID, tuple[date, date]]:
    """Those for whom the viewer acts, with the first and the last day."""
    held = Cover.objects.on(viewer.on).filter(acting=viewer.practitioner)
    return {cover.subject: (cover.during.lower, cover.during.upper - DAY) for cover in held}


def _of_staff(viewer: Viewer, subject: UUID) -> Iterator[Basis]:
    if subject == viewer.practitioner:
        yield _plain(OWN)
    elif _staff_of(viewer).filter(subject=subject).exists():
        yield _plain(LINE_MANAGER)
    yield _plain(DIRECTORY)


def _plain(ground: Ground) -> Basis:
    return Basis(ground.name, ground.words, ground.categories)

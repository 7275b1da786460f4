"""Who is away and who covers for them: what everybody who looks for a colleague wants to know."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Value

from corbiere.agencies.directory import is_never_away, names
from corbiere.agencies.models import Allocation, ChildCover, Cover
from corbiere.ledger.answers import known, once


@dataclass(slots=True)
class Absence:
    """A practitioner's time away: its last day, and by name who covers."""

    until: date
    covers: list[str] = field(default_factory=list)

    @property
    def ask(self) -> str:
        return " or ".join(self.covers)


def absences(practitioners: Collection[UUID], on: date) -> dict[UUID, Absence]:
    """Finds those of these practitioners who are away on a day. Everybody who works here may know it."""
    return _absences(Cover.objects.on(on).filter(subject__in=practitioners)) if practitioners else {}


def _absences(covers: Iterable[Cover]) -> dict[UUID, Absence]:
    held = list(covers)
    called = names(one.acting for one in held)
    found: dict[UUID, Absence] = {}
    for one in held:
        absence = found.setdefault(one.subject, Absence(one.last))
        absence.until = max(absence.until, one.last)
        absence.covers.append(called.get(one.acting, "a colleague"))
    return found


class WorkWithChild(NamedTuple):
    """Work with one person, as far as whoever looks sees it: the `roles` of their allocations by what began each, who works with them on
    the day, and the covers of those who are away."""

    roles: dict[UUID, str]
    workers: frozenset[UUID]
    covers: list[Cover]


def work_with(subject: UUID, on: date) -> WorkWithChild:
    return once(("work with", subject, on), lambda: _work_with(subject, on))


def _work_with(subject: UUID, on: date) -> WorkWithChild:
    work = Allocation.objects.filter(subject=subject)
    covers = Cover.objects.on(on).filter(subject__in=work.on(on).values("practitioner"))
    covered = covers.annotate(role=Value("")).values_list("subject", "acting", "during", "role")
    rows = list(work.values_list("entry", "practitioner", "during", "role").union(covered, all=True))
    return WorkWithChild(
        roles={entry: role for entry, _, _, role in rows if role},
        workers=frozenset(who for _, who, during, role in rows if role and who and on in during),
        covers=[Cover(subject=away, acting=acting, during=during) for away, acting, during, role in rows if acting and not role],
    )


def with_this_child(subject: UUID, practitioner: UUID, on: date) -> Absence | None:
    """The absence of a worker as it is for one child, who may be covered by another than the rest."""
    if is_never_away(practitioner):
        return None
    held: WorkWithChild | None = known(("work with", subject, on))
    absence = (_absences(held.covers) if held and practitioner in held.workers else absences([practitioner], on)).get(practitioner)
    if absence is None:
        return None
    instead = ChildCover.objects.on(on).filter(subject=subject, away=practitioner).values_list("acting", flat=True)
    if acting := list(instead):
        absence.covers = sorted(names(acting).values())
    return absence


class ActingFor(NamedTuple):
    """For whom somebody acts today, until when, and with which child alone, if not with all."""

    name: str
    until: date
    child: UUID | None = None


def acts_for(practitioner: UUID, on: date) -> list[ActingFor]:
    general = Cover.objects.on(on).filter(acting=practitioner)
    held: list[tuple[UUID, date, UUID | None]] = [(one.subject, one.last, None) for one in general]
    held += [(one.away, one.last, one.subject) for one in ChildCover.objects.on(on).filter(acting=practitioner)]
    called = names(away for away, *_ in held)
    return [ActingFor(called.get(away, "a colleague"), last, child) for away, last, child in held]


def stands_in(practitioner: UUID | None, away: UUID, subject: UUID, on: date) -> bool:
    """Whether somebody acts for another that day, for all whom that one works with or for this one."""
    if practitioner is None:
        return False
    covers = Cover.objects.on(on).filter(subject=away, acting=practitioner)
    return covers.exists() or ChildCover.objects.on(on).filter(subject=subject, away=away, acting=practitioner).exists()

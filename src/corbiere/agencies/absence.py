"""Who is away and who covers for them: what everybody who looks for a colleague wants to know."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.models import ChildCover, Cover


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
    held = list(Cover.objects.on(on).filter(subject__in=practitioners)) if practitioners else []
    called = names(one.acting for one in held)
    found: dict[UUID, Absence] = {}
    for one in held:
        absence = found.setdefault(one.subject, Absence(one.last))
        absence.until = max(absence.until, one.last)
        absence.covers.append(called.get(one.acting, "a colleague"))
    return found


def with_this_child(subject: UUID, practitioner: UUID, on: date) -> Absence | None:
    """The absence of a worker as it is for one child, who may be covered by another than the rest."""
    absence = absences([practitioner], on).get(practitioner)
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

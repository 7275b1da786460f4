"""Colleagues to whom a worker's children can be given, or who can cover: who may be chosen is found by two letters of their name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.models import Allocation
from corbiere.desk.forms.directory_options import who_fit, why_nobody
from corbiere.desk.forms.questions import Option
from corbiere.ledger.fits import Choosing, Fit
from corbiere.people.models import Person


class ColleagueBox(NamedTuple):
    """A box in which a colleague is chosen: what was typed in it, who is chosen, and who may be where nothing can be typed."""

    name: str
    label: str
    words: str
    chosen: Option | None
    offered: list[Option]
    fault: str = ""


@dataclass(frozen=True)
class Colleagues:
    """Colleagues who fit; those `near` work in a team with whoever's children these are."""

    fit: Fit
    choosing: Choosing
    near: Collection[UUID]

    @cached_property
    def all(self) -> list[Option]:
        """Finds everybody, their own team first."""
        return who_fit(self.fit, self.choosing, self.near, "", most=None)

    @cached_property
    def team(self) -> list[Option]:
        return [option for option in self.all if UUID(option.value) in self.near]

    def called(self, words: str) -> list[Option]:
        """Finds those of that name; without one, the team."""
        return who_fit(self.fit, self.choosing, self.near, words) if words else self.team

    def nobody(self, words: str) -> str:
        return why_nobody(self.fit, words, self.choosing.on)

    def chosen(self, value: str) -> Option | None:
        return next((option for option in self.all if option.value == value), None) if value else None


@dataclass(frozen=True, slots=True)
class WorkersChild:
    """A child with whom a worker works: `work` began it, in this `role`, and `offered` names whom it has been offered to."""

    id: UUID
    name: str
    born: date | None
    role: str
    called: str
    work: UUID
    offered: str = ""

    @property
    def key(self) -> str:
        return str(self.work)


def children_of(practitioner: UUID, on: date, offered: Mapping[UUID, str] | None = None) -> list[WorkersChild]:
    """Finds those of a worker's children who are open to whoever looks, by name, once for each role."""
    held = list(Allocation.objects.on(on).of(practitioner))
    people = {one.subject: one for one in Person.objects.filter(subject__in={work.subject for work in held})}
    found = [
        WorkersChild(
            work.subject,
            people[work.subject].called,
            people[work.subject].born,
            work.role,
            work.get_role_display(),
            work.entry,
            (offered or {}).get(work.entry, ""),
        )
        for work in held
        if work.subject in people
    ]
    return sorted(found, key=lambda child: (child.name, child.called))

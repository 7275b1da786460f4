"""A record as a page shows it: noted as a sight, on the day and as known at the moment asked for, and no more than is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from corbiere.access.access_log import findings_seen, open_record_by, standing_seen
from corbiere.access.bases import ABOUT_PEOPLE, is_wide
from corbiere.access.models import AccessLog
from corbiere.access.recording import Ties, is_theirs
from corbiere.access.viewing import Viewer
from corbiere.access.withheld_addresses import BanNotice, ban_notices, ban_notices_in, keeps_one_back
from corbiere.agencies.directory import names
from corbiere.agencies.work import AgencyWork
from corbiere.desk.components.days import AsAt, shown
from corbiere.ledger.entry import PERSON, kind_called
from corbiere.ledger.models import Subject
from corbiere.ledger.record import Line, Standing
from corbiere.people.living_away import away_since
from corbiere.people.models import Address, Person
from corbiere.people.readings import addresses_of, person_of
from corbiere.statute.duties import Finding


@dataclass(frozen=True)
class Record:
    """One record: `standing` is of what is open of it, and `lines` its entries."""

    subject: UUID
    access: AccessLog
    shown: AsAt
    standing: Standing
    ties: Ties

    @property
    def lines(self) -> Sequence[Line]:
        return self.standing.lines

    @cached_property
    def sort(self) -> str:
        """Sort of subject: a person, a practitioner, a team, an agency or a matter."""
        if "identity" in self.access.categories:
            return PERSON.sort
        return Subject.objects.values_list("sort", flat=True).get(id=self.subject)

    @cached_property
    def person(self) -> Person:
        return person_of(self.subject, self.lines)

    @cached_property
    def is_person(self) -> bool:
        return self.sort == PERSON.sort

    @cached_property
    def name(self) -> str:
        """The heading of its pages. Everybody who works here may read the directory."""
        return self.person.called if self.is_person else names([self.subject]).get(self.subject, "")

    @property
    def called(self) -> str:
        """The name a person goes by, for sentences about them."""
        return self.person.spoken_of if self.is_person else self.name

    @property
    def born(self) -> date | None:
        return self.person.born if self.is_person else None

    @property
    def reference(self) -> str:
        """For names of files, which end in a folder of downloads: no name."""
        return self.person.reference if self.is_person else f"{self.sort}-{self.subject.hex[:8]}"

    @property
    def photo(self) -> str:
        return self.address("desk:photo") if self.is_person and self.person.photo else ""

    @property
    def chronology(self) -> str:
        return self.address("desk:chronology")

    @cached_property
    def withheld(self) -> bool:
        """Whether an address is kept from whoever looks."""
        return keeps_one_back(self.subject, self.access.categories, self.access.holder, self.shown.on)

    @cached_property
    def bans(self) -> list[BanNotice]:
        """From whom it is kept today where they live, whichever day is shown."""
        today = self.shown.today
        return ban_notices_in(today, self.subject, self.lines) if self.shown.is_now else ban_notices(today, [self.subject])

    @cached_property
    def addresses(self) -> list[Address]:
        """Where they live or stay on the day shown, homes first."""
        held = [address for address in addresses_of(self.subject, self.lines) if self.shown.on in address.during]
        return sorted(held, key=lambda address: (address.sort != "home", address.during.lower))

    @cached_property
    def away_since(self) -> date | None:
        """Since when they live away from their family on the day shown, if they do."""
        return away_since(self.lines, self.shown.on)

    @cached_property
    def findings(self) -> list[Finding]:
        """Duties the law sets. If everything is open, they follow from the lines in hand."""
        if set(self.access.categories) >= ABOUT_PEOPLE:
            return self.standing.findings(self.shown.on)
        return findings_seen(self.access, self.shown.on, self.shown.known)

    def sees(self, category: str) -> bool:
        return category in self.access.categories

    def may(self, kind: str) -> bool:
        """Whether whoever looks may record it here: a page leads to no form that would be refused."""
        return is_theirs(kind_called(kind), self.ties)

    def address(self, page: str, *more: object) -> str:
        """The address of a page of this record by its name, as of the same days."""
        return f"{reverse(page, args=[self.subject, *more])}{self.shown.words}"


def opened(request: HttpRequest, viewer: Viewer, subject: UUID, what: str) -> Record:
    """The record of a person; Http404, which reads like a closed one, for what is no person."""
    record = subject_opened(request, viewer, subject, what)
    if not record.is_person:
        raise Http404
    return record


def subject_opened(request: HttpRequest, viewer: Viewer, subject: UUID, what: str) -> Record:
    """The record of whoever or whatever it is. NotVisible where it is closed; Http404, which reads alike, where it is open for one answer
    alone."""
    asked = shown(request, viewer.on)
    ties = Ties(viewer, subject)
    access = open_record_by(viewer, subject, what, ties.bases)
    if not is_wide(access.bases):
        raise Http404
    standing = standing_seen(access, asked.on, asked.known)
    if asked.is_now and "work" in access.categories:
        ties = replace(ties, known=ties.bases, jobs={held.entry: held.role for held in AgencyWork(standing.lines).all()})
    return Record(subject, access, asked, standing, ties)

"""A person's record as a page shows it: noted as a sight, on the day and as known at the moment asked for, and no more than is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpRequest

from corbiere.access.access_log import findings_seen, lines_seen, open_record_by
from corbiere.access.bases import ABOUT_PEOPLE, is_wide
from corbiere.access.models import AccessLog
from corbiere.access.recording import Ties, is_theirs
from corbiere.access.viewing import Viewer
from corbiere.access.withheld_addresses import keeps_one_back
from corbiere.desk.components.days import Shown, shown
from corbiere.ledger import reading
from corbiere.ledger.entry import PERSON, kind_called
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import facts_of
from corbiere.ledger.rulings import Line, Standing
from corbiere.people.models import Address, Person
from corbiere.people.readings import addresses_of, person_of
from corbiere.statute.duties import Finding


@dataclass(frozen=True)
class Record:
    """One person's record: `lines` are what is open of it."""

    subject: UUID
    sight: AccessLog
    shown: Shown
    lines: Sequence[Line]
    ties: Ties

    @cached_property
    def sort(self) -> str:
        """What the record is of: a person, a practitioner, a team or an agency."""
        if ABOUT_PEOPLE & set(self.sight.categories):
            return PERSON.sort
        return Subject.objects.values_list("sort", flat=True).get(id=self.subject)

    @cached_property
    def person(self) -> Person:
        return person_of(self.subject, self.lines)

    @property
    def called(self) -> str:
        """The name the person goes by, for sentences about them."""
        return self.person.spoken_of

    @property
    def photo(self) -> str:
        return self.page("photo/")

    @property
    def chronology(self) -> str:
        return self.page("chronology/")

    @property
    def people(self) -> str:
        return self.page("people/")

    @cached_property
    def withheld(self) -> bool:
        """Whether an address is kept from whoever looks."""
        return keeps_one_back(self.subject, self.sight.categories, self.sight.holder, self.shown.on)

    @cached_property
    def addresses(self) -> list[Address]:
        """Where they live or stay on the day shown, homes first."""
        held = [address for address in addresses_of(self.subject, self.lines) if self.shown.on in address.during]
        return sorted(held, key=lambda address: (address.sort != "home", address.during.lower))

    @cached_property
    def findings(self) -> list[Finding]:
        """What the law asks. Where everything is open, it follows from the lines in hand."""
        if set(self.sight.categories) >= ABOUT_PEOPLE:
            return reading.findings(Standing(self.subject, self.lines, facts_of(self.lines)), self.shown.on)
        return findings_seen(self.sight, self.shown.on, self.shown.known)

    def sees(self, category: str) -> bool:
        return category in self.sight.categories

    def may(self, kind: str) -> bool:
        """Whether whoever looks may record it here: a page leads to no form that would be refused."""
        return is_theirs(kind_called(kind), self.ties)

    def page(self, part: str = "") -> str:
        """The address of a page of this record, as of the same days."""
        return f"/children/{self.subject}/{part}{self.shown.words}"


def opened(request: HttpRequest, viewer: Viewer, subject: UUID, what: str) -> Record:
    """The record of a person. NotVisible where it is closed; Http404, which reads alike, for what is no person, and where it is open for
    one answer alone."""
    asked = shown(request, viewer.on)
    ties = Ties(viewer, subject)
    sight = open_record_by(viewer, subject, what, ties.bases)
    if not ABOUT_PEOPLE & set(sight.categories) or not is_wide(sight.bases):
        raise Http404
    lines = lines_seen(sight, asked.on, asked.known)
    return Record(subject, sight, asked, lines, ties)

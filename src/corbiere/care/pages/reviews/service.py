"""Reviewing officers for the manager of their service: what each carries against what a post can, and which children have nobody."""

from collections import Counter
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.bases import AWAITS_REVIEWER
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.agencies.absence import Absence, absences
from corbiere.agencies.entries import Profession, Role
from corbiere.agencies.models import Allocation, Practitioner
from corbiere.care.entries.officers import ReviewerAppointed, ReviewingTimeNoted
from corbiere.care.independence import REVIEWS
from corbiere.care.load import EARLY, LEAST, MOST, OfficerLoad, loads
from corbiere.care.review_course import BY_LAW
from corbiere.desk.addresses import form_address
from corbiere.ledger.models import Finding
from corbiere.ledger.reading import beneath
from corbiere.people.models import Person
from corbiere.work.brothers import families


class OfficerRow(NamedTuple):
    name: str
    load: OfficerLoad
    late: int
    away: Absence | None
    note_time: str


class WaitingChild(NamedTuple):
    """A child who has no reviewing officer. `siblings` is how many brothers and sisters wait too."""

    name: str
    href: UUID
    since: date
    siblings: int
    appoint: str


class ServicePage(NamedTuple):
    officers: list[OfficerRow]
    waiting: list[WaitingChild]
    least: int = LEAST
    most: int = MOST
    early: int = EARLY

    @property
    def room(self) -> int:
        """How many more children all of them together can take."""
        return sum(max(row.load.room, 0) for row in self.officers)


def sees_service(viewer: Viewer) -> bool:
    return Role.SERVICE_MANAGER in viewer.roles


def service_page(viewer: Viewer) -> ServicePage:
    on = viewer.on
    with beneath():
        held = set(Allocation.objects.on(on).filter(role=REVIEWS).values_list("practitioner", flat=True))
        here = Practitioner.objects.on(on).filter(profession=Profession.REVIEWING_OFFICER).values_list("subject", flat=True)
        officers = {who for who in held if who} | set(here)
        carried, late = loads(officers, on), _late(on)
    called = dict(Practitioner.objects.filter(subject__in=officers).values_list("subject", "name"))
    away = absences(list(officers), on)
    rows = [
        OfficerRow(called.get(who, ""), load, late[who], away.get(who), form_address(who, ReviewingTimeNoted.kind))
        for who, load in carried.items()
    ]
    return ServicePage(sorted(rows, key=lambda row: (-row.load.children, row.name)), _waiting(viewer))


def _late(on: date) -> Counter[UUID]:
    """How many reviews that are late each has. A number of a post, which names no child."""
    overdue = Finding.objects.filter(duty__in=BY_LAW, due__lt=on, done=None).values("subject")
    held = Allocation.objects.on(on).filter(role=REVIEWS, subject__in=overdue)
    return Counter(who for who, _ in held.values_list("practitioner", "subject").distinct() if who)


def _waiting(viewer: Viewer) -> list[WaitingChild]:
    grants = Grant.objects.on(viewer.on).filter(basis=AWAITS_REVIEWER.name, role=Role.SERVICE_MANAGER)
    since = {grant.subject: grant.during.lower for grant in grants}
    family = families(list(since))
    together = Counter(family.values())
    people = Person.objects.filter(subject__in=since)
    rows = [
        WaitingChild(
            person.called,
            person.subject,
            since[person.subject],
            together[family[person.subject]] - 1 if person.subject in family else 0,
            form_address(person.subject, ReviewerAppointed.kind),
        )
        for person in people
    ]
    return sorted(rows, key=lambda row: (row.since, row.name))

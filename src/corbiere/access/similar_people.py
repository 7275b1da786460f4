"""Who may be the same person as one about to be added: those whose record is open, and those whom the author put on record before."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from corbiere.access.listings_log import log_listed
from corbiere.access.rulings import SOMEBODY_ELSE
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import closed_to, subjects_visible_to, visible_to
from corbiere.agencies.entries import Role
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import lines, without_row_security
from corbiere.people.additions import wait_for_likely
from corbiere.people.entries import PersonIdentified
from corbiere.people.models import Person
from corbiere.people.readings import person_of
from corbiere.people.search import Match, likely_matches, newborn
from corbiere.statute.calendar import in_words

JUST_NOW = timedelta(hours=1)
FRESH, MOST_ADDED = timedelta(days=90), 100  # of those added lately who are looked at again; defaults: no source gives them
ADDED_JUST_NOW = "somebody has just added them"
ADDED_BY_YOU = "you added them on {}"


class Likely(NamedTuple):
    """`opened` can be gone to; of `own` no more is told than the author wrote: their record is closed to them by now."""

    opened: Sequence[Match]
    own: Sequence[Match] = ()

    @property
    def every(self) -> list[Match]:
        return [*self.opened, *self.own]


def likely_before_adding(viewer: Viewer, names: Sequence[str], born: date | None, baby: bool = False) -> Likely:
    """Waits for those who are adding somebody alike, and looks then. Each whose record is open is a sight. A `baby` is nobody grown.

    Nobody else's closed record is looked at: that it is there would be told. It is told to those who see both (`possible_doubles`).
    """
    wait_for_likely([(names, born)])
    found = likely_matches(names, born, among=_fits(subjects_visible_to(viewer), viewer, baby))
    log_listed(viewer, {match.person.subject for match in found}, "likely matches")
    opened = {match.person.subject for match in found}
    with without_row_security():
        begun = dict(_begun_by(viewer).values_list("subject_id", "recorded"))
        others = Subject.objects.filter(id__in=begun.keys() - opened)
        own = likely_matches(names, born, among=_fits(others, viewer, baby)) if begun.keys() - opened else []
        fresh = _just_added(opened)
        told = [_as_written(match, viewer, begun[match.person.subject].date()) for match in own]
    return Likely([match._replace(why=(*match.why, ADDED_JUST_NOW)) if match.person.subject in fresh else match for match in found], told)


def _fits(among: QuerySet[Subject], viewer: Viewer, baby: bool) -> QuerySet[Subject]:
    return newborn(among, viewer.on) if baby else among


class Double(NamedTuple):
    """Somebody added on a day, and somebody like them who was on record by then."""

    added: Person
    when: date
    match: Match


def may_see_doubles(viewer: Viewer) -> bool:
    return bool({Role.HUB, Role.REGISTER_ADMINISTRATOR} & viewer.roles)


def possible_doubles(viewer: Viewer) -> list[Double]:
    """Of those put on record lately, the newest first: who may be the same person, where both are open to the viewer and nobody has
    matched them yet. Each who is named is a sight."""
    begun = visible_to(viewer).filter(kind=PersonIdentified.kind, recorded__gte=timezone.now() - FRESH).order_by("-recorded")
    when = {row.subject_id: row.recorded for row in begun[:MOST_ADDED]}
    opened, found = subjects_visible_to(viewer), dict[frozenset[UUID], Double]()
    people = {person.subject: person for person in Person.objects.filter(subject__in=when)}
    for person in (people[subject] for subject in when if subject in people):
        for match in likely_matches([person.name], person.born or person.expected, among=opened.exclude(id=person.subject)):
            other = match.person
            if other.subject not in person.matched and person.subject not in other.matched:
                found.setdefault(frozenset((person.subject, other.subject)), Double(person, when[person.subject].date(), match))
    log_listed(viewer, {subject for pair in found for subject in pair}, "who may be on record twice")
    return list(found.values())


def kept_although(subject: UUID) -> bool | None:
    """Whether this very submission, which added them before, came with why they are somebody else; None where it added nobody yet."""
    with without_row_security():
        begun = EntryRow.objects.filter(subject=subject, kind=PersonIdentified.kind).order_by("order").first()
    return None if begun is None else SOMEBODY_ELSE in begun.departures


def is_added(subject: UUID) -> bool:
    """Whether this very submission added them before, though their record may be closed to its author."""
    with without_row_security():
        return Subject.objects.filter(id=subject).exists()


def _begun_by(viewer: Viewer) -> QuerySet[EntryRow]:
    begun = EntryRow.objects.filter(practitioner=viewer.practitioner, kind=PersonIdentified.kind)
    return begun.exclude(subject__in=list(closed_to(viewer)))


def _just_added(people: Iterable[UUID]) -> set[UUID]:
    begun = EntryRow.objects.filter(subject__in=list(people), kind=PersonIdentified.kind, recorded__gte=timezone.now() - JUST_NOW)
    return set(begun.values_list("subject_id", flat=True))


def _as_written(match: Match, viewer: Viewer, when: date) -> Match:
    """The person by what the author wrote, whatever others have written since."""
    subject = match.person.subject
    person = person_of(subject, [line for line in lines(subject) if line.practitioner == viewer.practitioner])
    return Match(person, match.score, (ADDED_BY_YOU.format(in_words(when)),))

"""Names for the identifiers on a page: colleagues, people as far as the viewer may know of them, entries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.agencies import directory
from corbiere.desk.addresses import entry_address, record_address
from corbiere.desk.components.words import day_in_words
from corbiere.desk.forms.form_author import FormAuthor
from corbiere.desk.forms.person_options import family
from corbiere.desk.record.chronology import title_of
from corbiere.desk.record.display import RecordLink
from corbiere.ledger.record import Line
from corbiere.people.models import Person


class FormSubject(NamedTuple):
    """Whom or what a form is about, as its head says."""

    subject: UUID
    called: str
    spoken_of: str
    born: date | None = None
    is_person: bool = True
    unborn: bool = False


def whom(subject: UUID | None) -> FormSubject | None:
    person = Person.objects.filter(subject=subject).first() if subject else None
    if person:
        return FormSubject(person.subject, person.called, person.spoken_of, person.born, unborn=person.unborn)
    name = directory.names([subject]).get(subject) if subject else None
    return FormSubject(subject, name, name, is_person=False) if subject and name else None


Pointed = Iterable[tuple[str, UUID]]


def colleagues(ids: Iterable[UUID | None]) -> dict[UUID, RecordLink]:
    """Practitioners, teams and agencies. Everybody who works here may read the directory."""
    return {id: RecordLink(name) for id, name in directory.names(id for id in ids if id).items()}


def named(viewer: Viewer, subject: UUID, lines: Sequence[Line], pointed: Pointed) -> dict[UUID, RecordLink]:
    """Names what an entry of this record points at."""
    ids: dict[str, set[UUID]] = defaultdict(set)
    for sort, id in pointed:
        ids[sort].add(id)
    found = colleagues(ids["practitioner"] | ids["team"] | ids["agency"])
    return found | _people(viewer, subject, lines, ids["person"]) | _entries(viewer, lines, ids["entry"])


def _people(viewer: Viewer, subject: UUID, lines: Sequence[Line], ids: set[UUID]) -> dict[UUID, RecordLink]:
    """Somebody whose record is open has a link; of somebody in the family only the name is told; others stay nameless."""
    if not ids:
        return {}
    visible = set(subjects_visible_to(viewer).filter(id__in=ids).values_list("id", flat=True))
    known = visible | set(family(FormAuthor(viewer, subject, lines)))
    people = Person.objects.filter(subject__in=known & ids)
    return {
        person.subject: RecordLink(person.called, record_address(person.subject) if person.subject in visible else "") for person in people
    }


def _entries(viewer: Viewer, lines: Iterable[Line], ids: set[UUID]) -> dict[UUID, RecordLink]:
    held = [(line, id) for line in lines for id in {line.id, line.root} & ids]
    return {
        id: RecordLink(f"{day_in_words(line.happened, viewer.on)}: {title_of(line.kind, line.version, line.body)}", entry_address(line.id))
        for line, id in held
    }

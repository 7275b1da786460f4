"""Whom somebody may name in an entry: those whose record is open to them and, by name alone, the family that an open record tells of.

The search of a form, the likely matches before a person is added, and the ruling on whom an entry names all ask here.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import categories_open, closed_to, subjects_visible_to
from corbiere.access.withheld import kept_apart
from corbiere.ledger.models import Subject
from corbiere.people.entries import RelationshipNoted
from corbiere.people.kinship import Relation
from corbiere.people.models import Relationship


def people_to_name(viewer: Viewer) -> QuerySet[Subject]:
    return subjects_visible_to(viewer) | Subject.objects.filter(id__in=told_of(viewer).keys())


def told_of(viewer: Viewer) -> dict[UUID, list[Relationship]]:
    """Those whom a record tells of as family today, of which the family is open to the viewer, with the ties that tell it.

    Not somebody who was adopted, for an older record would give away today's name; nor somebody from whom an address is kept by
    the viewer's name, or whom the viewer said they know.
    """
    opened = [subject for subject, held in categories_open(viewer).items() if RelationshipNoted.category in held]
    rows = Relationship.objects.filter(subject__in=opened, during__contains=viewer.on).exclude(other__in=closed_to(viewer))
    found: dict[UUID, list[Relationship]] = {}
    for tie in rows.order_by("during", "entry"):
        found.setdefault(tie.other, []).append(tie)
    hidden = _adopted(found) | kept_apart(found, viewer.practitioner)
    return {person: ties for person, ties in found.items() if person not in hidden}


def _adopted(people: Collection[UUID]) -> set[UUID]:
    said_by_them = Q(subject__in=people, relation=Relation.ADOPTIVE_PARENT)
    ties = Relationship.objects.filter(said_by_them | Q(other__in=people, relation=Relation.ADOPTED_CHILD))
    return {tie.subject if tie.relation == Relation.ADOPTIVE_PARENT else tie.other for tie in ties}

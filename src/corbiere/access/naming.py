"""Whom somebody may name in an entry: those whose record is open to them and, by name alone, the family that an open record tells of.

The search of a form, the likely matches before a person is added, and the ruling on whom an entry names all ask here.
"""

from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.ledger.answers import once
from corbiere.ledger.models import Subject
from corbiere.people.models import Relationship


def people_to_name(viewer: Viewer) -> QuerySet[Subject]:
    return subjects_visible_to(viewer) | Subject.objects.filter(id__in=told_of(viewer).keys())


def told_of(viewer: Viewer) -> dict[UUID, list[Relationship]]:
    """People told of as family today by a record whose family is open to the viewer, with the ties that tell it.

    Not somebody who was adopted, for an older record would give away today's name; nor somebody from whom an address is kept by
    the viewer's name, or whom the viewer said they know.
    """
    return once(("told of", viewer.practitioner, viewer.on), lambda: _told_of(viewer))


def _told_of(viewer: Viewer) -> dict[UUID, list[Relationship]]:
    telling = RawSQL("SELECT access_ties_that_name(%s, %s)", [viewer.practitioner, viewer.on])
    found: dict[UUID, list[Relationship]] = {}
    for tie in Relationship.objects.filter(id__in=telling).order_by("during", "entry"):
        found.setdefault(tie.other, []).append(tie)
    return found

"""Which of the children of a list are brothers and sisters, as far as whoever looks may see what says so."""

from collections.abc import Collection
from uuid import UUID

from corbiere.people.kinship import SIBLINGS
from corbiere.people.models import Relationship


def families(children: Collection[UUID]) -> dict[UUID, UUID]:
    """Says of each that has a brother or sister among these which family they are of; of nobody else."""
    if len(children) < 2:
        return {}
    ties = Relationship.objects.filter(subject__in=children, other__in=children, relation__in=SIBLINGS)
    found: dict[UUID, UUID] = {}
    for one, other in ties.order_by("entry").values_list("subject", "other"):
        family, joining = found.get(one, one), found.get(other, other)
        found = {child: family if of == joining else of for child, of in found.items()} | {one: family, other: family}
    return found

"""People the viewer may name though their record is closed, each with the family in which an open record tells of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from corbiere.access.naming import told_of
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.people.kinship import Relation, in_words
from corbiere.people.models import Person, Relationship


@dataclass(frozen=True, slots=True)
class ByName:
    """`child` is the one whose record tells of the person. Nothing else is known of them here but what they are called."""

    person: Person
    child: Person
    relation: Relation

    @property
    def words(self) -> str:
        """`Leo Tostevin’s family: mother`."""
        said = self.tie
        return f"{self.child.called}’s family: {said[0].lower()}{said[1:]}"

    @property
    def tie(self) -> str:
        """`Mother`"""
        return in_words(self.relation, self.person.sex, self.person.unborn)


def by_name(viewer: Viewer, among: Iterable[UUID]) -> dict[UUID, ByName]:
    """Finds them in `among`."""
    told = told_of(viewer)
    wanted = told.keys() & set(among)
    return _read(viewer, {person: told[person][0] for person in wanted}) if wanted else {}


def by_name_near(viewer: Viewer, near: Collection[UUID]) -> dict[UUID, ByName]:
    """People told of in the records of these children, parents first."""
    found = {person: tie for person, ties in told_of(viewer).items() for tie in ties if tie.subject in near} if near else {}
    made = _read(viewer, found)
    return dict(sorted(made.items(), key=lambda item: (item[1].relation not in PARENTS, item[1].person.called)))


PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.ADOPTIVE_PARENT})


def _read(viewer: Viewer, ties: dict[UUID, Relationship]) -> dict[UUID, ByName]:
    opened = set(subjects_visible_to(viewer).filter(id__in=ties).values_list("id", flat=True))
    closed = {person: tie for person, tie in ties.items() if person not in opened}
    ids = {*closed, *(tie.subject for tie in closed.values())}
    people = {person.subject: person for person in Person.objects.filter(subject__in=ids)}
    return {
        person: ByName(people[person], people[tie.subject], Relation(tie.relation))
        for person, tie in closed.items()
        if person in people and tie.subject in people
    }

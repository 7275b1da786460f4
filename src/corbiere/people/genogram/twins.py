"""Who was born together: twins, triplets and more, as the record says it or as days of birth and one mother say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from uuid import UUID

from corbiere.people.genogram.family import SIBLINGS, TWINS, Family
from corbiere.people.kinship import Relation

NIGHT = timedelta(days=1)  # one may be born before midnight and the other after it


@dataclass(frozen=True)
class Birth:
    """Children of one birth, eldest first. `identical` are the pairs recorded as identical; `recorded` is whether the record says so of
    all, and it does not follow from their days of birth alone."""

    people: tuple[UUID, ...]
    identical: frozenset[frozenset[UUID]]
    recorded: bool


def births(family: Family) -> list[Birth]:
    """Every birth of more than one child."""
    told = [frozenset((tie.of, tie.other)) for tie in family.told if tie.relation in TWINS and not tie.ended]
    identical = {frozenset((tie.of, tie.other)) for tie in family.told if tie.relation is Relation.IDENTICAL_TWIN and not tie.ended}
    recorded = _groups(told)
    found = []
    for group in _groups([*told, *_by_days(family)]):
        people = tuple(one for one in family.members if one in group)
        pairs = frozenset(pair for pair in identical if pair <= group)
        found.append(Birth(people, pairs, group in recorded))
    return sorted(found, key=lambda birth: [family.members[one].order for one in birth.people])


def _by_days(family: Family) -> Iterator[frozenset[UUID]]:
    """Children of one mother who were born within a day of each other, both on known days, and of whom nothing else is told."""
    otherwise = {frozenset((tie.of, tie.other)) for tie in family.told if tie.relation in SIBLINGS - TWINS - {Relation.SIBLING}}
    mothers = [one for one in family.members.values() if one.sex == "female"]
    for mother in mothers:
        children = [family.members[child] for child in family.children_of(mother.id)]
        known = [child for child in children if child.born and not child.unborn and not child.born_guessed]
        for one, two in combinations(known, 2):
            pair = frozenset((one.id, two.id))
            if one.born and two.born and abs(one.born - two.born) <= NIGHT and pair not in otherwise:
                yield pair


def _groups(pairs: Iterable[frozenset[UUID]]) -> list[frozenset[UUID]]:
    groups: list[frozenset[UUID]] = []
    for pair in pairs:
        meeting = [group for group in groups if group & pair]
        groups = [group for group in groups if group not in meeting] + [pair.union(*meeting)]
    return groups


def beside_each_other(family: Family) -> list[UUID]:
    """Everybody by birth; of those born together, the others right after the first, whether their days of birth are open or not."""
    with_whom = {one: birth.people for birth in births(family) for one in birth.people}
    return list(dict.fromkeys(other for one in family.members for other in with_whom.get(one, (one,))))

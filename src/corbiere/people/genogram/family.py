"""A family as it is drawn: its members, and the ties between them each told once, from the older to the younger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from corbiere.people.kinship import THE_YOUNGER, Relation, back, plain

R = Relation


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the family. Of whoever is closed to the viewer there is a name and what they are, and no more.

    `words` say what they are to the child at the centre, empty where that follows only from others; `age` and `life` are said as of the
    day shown: `38`, `1931 to 2019, aged 88`.
    """

    id: UUID
    name: str
    sex: str = ""
    born: date | None = None
    born_guessed: bool = False
    unborn: bool = False
    dead: bool = False
    words: str = ""
    age: str = ""
    life: str = ""
    href: str = ""
    at_home: bool = False

    @property
    def order(self) -> tuple[date, str, str]:
        """By birth, whoever's is not known last: the order in which brothers and sisters stand."""
        return (self.born or date.max, self.name, str(self.id))


class Tie(NamedTuple):
    """The tie of `other` to `of`, as told. `through` is the parent by whom, where that was said; `ended` if it is no longer so."""

    of: UUID
    other: UUID
    relation: Relation
    through: UUID | None = None
    ended: bool = False


class Bond(StrEnum):
    BIRTH = "birth"
    ADOPTION = "adoption"
    STEP = "step"
    FOSTER = "foster"
    CARE = "care"


class CoupleBond(StrEnum):
    """How two people belong together: as partners, as partners once, or as parents of a child and no more is told."""

    PARTNERS = "partners"
    PARTED = "parted"
    FORMER = "former"
    PARENTS = "parents"


Pair = tuple[UUID, UUID]
BONDS = {
    R.PARENT: Bond.BIRTH,
    R.ADOPTIVE_PARENT: Bond.ADOPTION,
    R.STEP_PARENT: Bond.STEP,
    R.PARENTS_PARTNER: Bond.STEP,
    R.FOSTER_CARER: Bond.FOSTER,
    R.PRIVATE_FOSTER_CARER: Bond.FOSTER,
    R.CARER: Bond.CARE,
    R.GUARDIAN: Bond.CARE,
}
TWINS = frozenset((R.TWIN, R.IDENTICAL_TWIN))
FULL_SIBLINGS = TWINS | {R.SIBLING}
SIBLINGS = FULL_SIBLINGS | {R.HALF_SIBLING, R.STEP_SIBLING}
TOGETHER = (Bond.BIRTH, Bond.ADOPTION, Bond.FOSTER)  # as which two people are parents of one child together
DRAWN = frozenset((*BONDS, *SIBLINGS, R.GRANDPARENT, R.AUNT_OR_UNCLE, R.COUSIN, R.PARTNER, R.EX_PARTNER))


@dataclass(frozen=True)
class Family:
    """`parents` are (older, younger, bond); `told` the ties of every other sort, the older person as `other`."""

    centre: UUID
    members: dict[UUID, Member]
    parents: dict[tuple[UUID, UUID], Bond]
    couples: dict[Pair, CoupleBond]
    told: tuple[Tie, ...]

    def parents_of(self, child: UUID, bond: Bond = Bond.BIRTH) -> list[UUID]:
        found = [older for (older, younger), held in self.parents.items() if younger == child and held is bond]
        return sorted(found, key=lambda one: self.members[one].order)

    @property
    def adopted(self) -> set[UUID]:
        return {child for (_, child), bond in self.parents.items() if bond is Bond.ADOPTION}

    def children_of(self, parent: UUID, bond: Bond = Bond.BIRTH) -> list[UUID]:
        found = [younger for (older, younger), held in self.parents.items() if older == parent and held is bond]
        return sorted(found, key=lambda one: self.members[one].order)


def upright(tie: Tie) -> Tie:
    """The same tie with the older person as `other`, and without what only a closer word says."""
    relation = tie.relation if tie.relation is R.IDENTICAL_TWIN else plain(tie.relation)
    if relation in THE_YOUNGER:
        return tie._replace(of=tie.other, other=tie.of, relation=back(relation))
    if relation in BONDS or relation in (R.GRANDPARENT, R.AUNT_OR_UNCLE):
        return tie._replace(relation=relation)
    first, second = sorted((tie.of, tie.other))
    return tie._replace(of=first, other=second, relation=relation)


def family_of(centre: UUID, members: Iterable[Member], ties: Iterable[Tie]) -> Family:
    """The order in which ties were recorded makes no difference, and a tie that was told twice is one."""
    people = {member.id: member for member in sorted(members, key=lambda member: member.order)}
    held = {upright(tie) for tie in ties if tie.of != tie.other and tie.of in people and tie.other in people}
    told = sorted(held, key=lambda tie: (tie.relation, str(tie.other), str(tie.of), str(tie.through), tie.ended))
    parents = _parents(told, people)
    return Family(centre, people, parents, _couples(told, parents, people), tuple(told))


_CLOSEST = tuple(Bond)


def _parents(told: Iterable[Tie], people: dict[UUID, Member]) -> dict[tuple[UUID, UUID], Bond]:
    """Each older and younger once, by the closest bond, with what follows from `through` and from full brothers and sisters."""
    found: dict[tuple[UUID, UUID], Bond] = {}
    for tie in told:
        if tie.relation in BONDS and not tie.ended:
            bond = BONDS[tie.relation]
            before = found.get((tie.other, tie.of), bond)
            found[tie.other, tie.of] = min(bond, before, key=_CLOSEST.index)
    for tie in told:
        if tie.through not in people or tie.through in (tie.of, tie.other):
            continue
        if tie.relation is R.GRANDPARENT:
            found[tie.other, tie.through] = Bond.BIRTH
        elif tie.relation is R.HALF_SIBLING:
            found[tie.through, tie.of] = found[tie.through, tie.other] = Bond.BIRTH
    return _with_siblings(found, told)


def _with_siblings(found: dict[tuple[UUID, UUID], Bond], told: Iterable[Tie]) -> dict[tuple[UUID, UUID], Bond]:
    """A full brother or sister of whom no parent is told has the parents of the other, unless either was adopted: then it is not said
    which parents they share. Twins have all their parents in common."""
    born = {child for (_, child), bond in found.items() if bond is Bond.BIRTH}
    adopted = {child for (_, child), bond in found.items() if bond is Bond.ADOPTION}
    ties = [tie for tie in told if tie.relation in FULL_SIBLINGS and not adopted & {tie.of, tie.other}]
    full = [(one, two, tie.relation) for tie in ties for one, two in ((tie.of, tie.other), (tie.other, tie.of))]
    added = {
        (parent, lone)
        for known, lone, relation in full
        if known in born and (lone not in born or relation in TWINS)
        for (parent, child), bond in found.items()
        if child == known and bond is Bond.BIRTH and parent != lone
    }
    return found | dict.fromkeys(added - {(younger, older) for older, younger in found}, Bond.BIRTH)


def _couples(told: Iterable[Tie], parents: dict[tuple[UUID, UUID], Bond], people: dict[UUID, Member]) -> dict[Pair, CoupleBond]:
    """Couples, by what was told of them before what follows from a child of theirs."""
    found: dict[Pair, CoupleBond] = {}
    together = {tie[:2] for tie in told if tie.relation is R.PARTNER and not tie.ended}
    for tie in told:
        if tie.relation is R.PARTNER:
            found[_pair(tie.of, tie.other)] = CoupleBond.PARTNERS if tie[:2] in together else CoupleBond.PARTED
        elif tie.relation is R.EX_PARTNER and not tie.ended and tie[:2] not in together:
            found[_pair(tie.of, tie.other)] = CoupleBond.FORMER
        elif BONDS.get(tie.relation) is Bond.STEP and tie.through in people and tie.through not in (tie.of, tie.other):
            found.setdefault(_pair(tie.other, tie.through), CoupleBond.PARENTS if tie.ended else CoupleBond.PARTNERS)
    for child in sorted({child for _, child in parents}):
        for bond in TOGETHER:
            olders = sorted(older for (older, younger), held in parents.items() if younger == child and held is bond)
            for place, one in enumerate(olders):
                for two in olders[place + 1 :]:
                    found.setdefault(_pair(one, two), CoupleBond.PARENTS)
    return dict(sorted(found.items()))


def _pair(one: UUID, two: UUID) -> Pair:
    return (one, two) if one < two else (two, one)

"""The same family in sentences: everybody once, by generation, with every tie of theirs. What the lines show, these say."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from corbiere.people.genogram.drawing import Drawing
from corbiere.people.genogram.family import SIBLINGS, TWINS, Bond, CoupleBond, Family, Member, Tie
from corbiere.people.genogram.labels import in_a_line
from corbiere.people.genogram.twins import births
from corbiere.people.kinship import Relation, in_words


class MemberInWords(NamedTuple):
    """One person: who they are in a few words, and what is said of them to others."""

    member: Member
    words: str
    centre: bool
    ties: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"kin-{self.member.id}"


class Generation(NamedTuple):
    """The people on one row of the drawing."""

    title: str
    people: tuple[MemberInWords, ...]


TITLES = {
    -3: "The generation of the great-grandparents",
    -2: "The generation of the grandparents",
    -1: "The generation of the parents",
    0: "The generation of {name}",
    1: "The next generation",
}
COUPLE = {
    CoupleBond.PARTNERS: "partner of {}",
    CoupleBond.PARTED: "no longer together with {}",
    CoupleBond.FORMER: "former partner of {}",
    CoupleBond.PARENTS: "",
}
CARES = {
    Bond.ADOPTION: "adoptive parent of {}",
    Bond.STEP: "step-parent of {}",
    Bond.FOSTER: "foster carer of {}",
    Bond.CARE: "carer or guardian of {}",
}
BORN_TOGETHER = {2: "twin of {}", 3: "triplet with {}"}
BY_DAYS = ", by their days of birth and their mother: the record does not say so"


def generations(family: Family, drawing: Drawing) -> list[Generation]:
    """In the reading order of the drawing, the eldest generation first."""
    here = next(symbol.row for symbol in drawing.symbols if symbol.centre)
    found = []
    for row in dict.fromkeys(symbol.row for symbol in drawing.symbols):
        people = tuple(told(family, symbol.member.id) for symbol in drawing.symbols if symbol.row == row)
        found.append(Generation(_title(row - here, family), people))
    return found


def _title(steps: int, family: Family) -> str:
    name = family.members[family.centre].name
    return TITLES.get(steps, "Earlier generations" if steps < 0 else "Later generations").format(name=name)


def told(family: Family, id: UUID) -> MemberInWords:
    member = family.members[id]
    return MemberInWords(member, in_a_line(member), id == family.centre, tuple(_ties(family, id)))


def _ties(family: Family, id: UUID) -> Iterator[str]:
    """Parents, partners and children first, then what was told and no line of those says."""
    parents, children = family.parents_of(id), family.children_of(id)
    if parents:
        yield f"{_sexed(family, id, Relation.CHILD).lower()} of {_listed(family, parents)}"
    for (one, two), together in family.couples.items():
        if id in (one, two) and COUPLE[together]:
            yield COUPLE[together].format(_listed(family, [two if one == id else one]))
    if children:
        yield f"{_sexed(family, id, Relation.PARENT).lower()} of {_listed(family, children)}"
    for bond, said in CARES.items():
        if cared := family.children_of(id, bond):
            yield said.format(_listed(family, cared))
        if older := family.parents_of(id, bond):
            what = _several(said.removesuffix(" of {}"), len(older))
            yield f"has {_listed(family, older)} as {what}"
    yield from _born_together(family, id)
    for tie in family.told:
        if id in (tie.of, tie.other) and (said := _also(family, tie, id)):
            yield said


def _several(said: str, many: int) -> str:
    return f"{said}s" if many > 1 and said.endswith(("parent", "foster carer")) else said


def _born_together(family: Family, id: UUID) -> Iterator[str]:
    for birth in births(family):
        if id not in birth.people:
            continue
        others = [one for one in birth.people if one != id]
        alike = [one for one in others if frozenset((one, id)) in birth.identical]
        unsaid = "" if birth.recorded else BY_DAYS
        if alike == others and len(others) == 1:
            yield f"identical twin of {_listed(family, others)}{unsaid}"
            continue
        yield BORN_TOGETHER.get(len(birth.people), "born together with {}").format(_listed(family, others)) + unsaid
        if alike:
            yield f"identical with {_listed(family, alike)}"


def _also(family: Family, tie: Tie, id: UUID) -> str:
    other = family.members[tie.of if tie.other == id else tie.other].name
    if tie.ended:
        return ""
    if tie.relation in SIBLINGS - TWINS:
        return f"{_sexed(family, id, tie.relation).lower()} of {other}"
    if tie.relation is Relation.COUSIN:
        return f"cousin of {other}"
    if tie.relation not in (Relation.GRANDPARENT, Relation.AUNT_OR_UNCLE) or tie.other != id:
        return ""
    through = f" through {family.members[tie.through].name}" if tie.through in family.members and tie.through != id else ""
    unsaid = "" if through or _path(family, tie) else "; the record does not say through whom"
    return f"{_sexed(family, id, tie.relation).lower()} of {other}{through}{unsaid}"


def _path(family: Family, tie: Tie) -> bool:
    """Whether the lines between parents and children say through whom."""
    own = set(family.parents_of(tie.other))
    parents = family.parents_of(tie.of)
    return any(tie.other in family.parents_of(one) or own & set(family.parents_of(one)) for one in parents)


def _sexed(family: Family, id: UUID, relation: Relation) -> str:
    return in_words(relation, family.members[id].sex, unborn=False)


def _listed(family: Family, people: list[UUID]) -> str:
    names = [family.members[one].name for one in people]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

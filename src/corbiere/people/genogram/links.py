"""Joins by lines couples with their children, and those of whom it is not told through whom they belong here."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from corbiere.people.genogram.family import FULL_SIBLINGS, SIBLINGS, TOGETHER, Bond, Family, Tie
from corbiere.people.genogram.twins import beside_each_other
from corbiere.people.kinship import Relation


class LineStyle(StrEnum):
    """How a line looks: unbroken by birth, dashed for adoption, step, foster and other care, dotted where the record does not say through
    whom."""

    BIRTH = "birth"
    ADOPTION = "adoption"
    CARE = "care"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Connector:
    """Lines from `above` (together, where they are two) down to each of `below`. Without `above` it joins brothers and sisters.

    `onto`: each of those above, or the first below, is joined to the line between the others, for it is not told to whom they belong.
    """

    line: LineStyle
    above: tuple[UUID, ...]
    below: tuple[UUID, ...]
    onto: bool = False


def links_of(family: Family) -> list[Connector]:
    """In an order that does not depend on how the family was recorded."""
    made = [link for bond in (*TOGETHER, Bond.CARE, Bond.STEP) for link in _descents(family, bond)]
    joined = _joined(made)
    return [*made, *_siblings(family, joined), *_elders(family), *_others(family)]


def _descents(family: Family, bond: Bond) -> list[Connector]:
    """The children of the same parents together, in order of birth."""
    broods: dict[tuple[UUID, ...], list[UUID]] = {}
    for child in beside_each_other(family):
        olders = [older for older in family.parents_of(child, bond) if bond is not Bond.STEP or not _by_a_parent(family, older, child)]
        for together in [tuple(olders)] if bond in TOGETHER else [(older,) for older in olders]:
            if together:
                broods.setdefault(together, []).append(child)
    line = _LINES.get(bond, LineStyle.CARE)
    return [Connector(line, above, tuple(children)) for above, children in broods.items()]


_LINES = {Bond.BIRTH: LineStyle.BIRTH, Bond.ADOPTION: LineStyle.ADOPTION}


def _by_a_parent(family: Family, step: UUID, child: UUID) -> bool:
    """Whether a step-parent is joined already to a parent of the child."""
    return any((min(step, parent), max(step, parent)) in family.couples for parent in family.parents_of(child))


def _siblings(family: Family, joined: set[frozenset[UUID]]) -> list[Connector]:
    """Brothers and sisters whose parents do not show that they are."""
    adopted = family.adopted
    full: list[set[UUID]] = []
    part: list[set[UUID]] = []
    for tie in family.told:
        if tie.relation in SIBLINGS and not tie.ended and not _meets(family, tie, joined):
            (full if tie.relation in FULL_SIBLINGS and not adopted & {tie.of, tie.other} else part).append({tie.of, tie.other})
    made = [Connector(LineStyle.BIRTH, (), _by_birth(family, group)) for group in _groups(full)]
    return [*made, *dict.fromkeys(Connector(LineStyle.UNSAID, (), _by_birth(family, pair)) for pair in part)]


def _by_birth(family: Family, people: Collection[UUID]) -> tuple[UUID, ...]:
    return tuple(one for one in beside_each_other(family) if one in people)


def _meets(family: Family, tie: Tie, joined: set[frozenset[UUID]]) -> bool:
    """Whether lines that are drawn anyway show how two belong together."""
    if frozenset((tie.of, tie.other)) in joined:
        return True
    one, two = (_parents(family, who) for who in (tie.of, tie.other))
    return bool(one & two) or any((min(a, b), max(a, b)) in family.couples for a in one for b in two)


def _parents(family: Family, child: UUID) -> set[UUID]:
    return {older for bond in (Bond.BIRTH, Bond.ADOPTION, Bond.STEP) for older in family.parents_of(child, bond)}


def _joined(made: list[Connector]) -> set[frozenset[UUID]]:
    return {frozenset((one, two)) for link in made for one in link.below for two in link.below if one != two}


def _groups(pairs: list[set[UUID]]) -> list[set[UUID]]:
    groups: list[set[UUID]] = []
    for pair in pairs:
        meeting = [group for group in groups if group & pair]
        groups = [group for group in groups if group not in meeting] + [pair.union(*meeting)]
    return groups


def _elders(family: Family) -> list[Connector]:
    """Grandparents of whom it is not told whose mother or father they are, on the line between the parents."""
    broods: dict[tuple[UUID, ...], list[UUID]] = {}
    for tie in family.told:
        if tie.relation is not Relation.GRANDPARENT or tie.ended or _is_grandparent(family, tie.other, tie.of):
            continue
        parents = tuple(parent for parent in family.parents_of(tie.of) if parent != tie.other)
        broods.setdefault(parents or (tie.of,), []).append(tie.other)
    return [Connector(LineStyle.UNSAID, tuple(dict.fromkeys(elders)), below, onto=True) for below, elders in broods.items()]


def _is_grandparent(family: Family, elder: UUID, child: UUID) -> bool:
    return any(elder in family.parents_of(parent) for parent in family.parents_of(child))


def _others(family: Family) -> list[Connector]:
    """Aunts, uncles and cousins: beside the parent, or the parents, or the child whose they are."""
    found = []
    for tie in family.told:
        if tie.ended or tie.relation not in (Relation.AUNT_OR_UNCLE, Relation.COUSIN):
            continue
        if tie.relation is Relation.COUSIN:
            beside: tuple[UUID, ...] = () if _cousins(family, tie) else (tie.of,)
        elif tie.through in family.members and tie.through != tie.other:
            beside = () if _share(family, tie.other, tie.through) else (tie.through,)
        else:
            parents = family.parents_of(tie.of)
            beside = () if any(_share(family, tie.other, one) for one in parents) else tuple(parents or (tie.of,))
        line = LineStyle.BIRTH if tie.through in family.members and tie.relation is Relation.AUNT_OR_UNCLE else LineStyle.UNSAID
        if beside and tie.other not in beside:
            found.append(Connector(line, (), (tie.other, *beside), onto=len(beside) > 1))
    return list(dict.fromkeys(found))


def _share(family: Family, one: UUID, two: UUID) -> bool:
    return bool(set(family.parents_of(one)) & set(family.parents_of(two)))


def _cousins(family: Family, tie: Tie) -> bool:
    """Whether a parent of one is drawn as aunt or uncle of the other, or two of their parents as brothers and sisters."""
    pairs = [(one, two) for one in family.parents_of(tie.of) for two in family.parents_of(tie.other)]
    drawn = {(held.other, held.of) for held in family.told if held.relation is Relation.AUNT_OR_UNCLE and not held.ended}
    aunts = [(two, tie.of) for two in family.parents_of(tie.other)] + [(one, tie.other) for one in family.parents_of(tie.of)]
    return any(_share(family, one, two) for one, two in pairs) or any(pair in drawn for pair in aunts)

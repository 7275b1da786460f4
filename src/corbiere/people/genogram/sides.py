"""Limits of one person's tree where somebody of the family was adopted: it tells neither by whom, nor what lies beyond.

A tree is shown and printed for a family. Parents by birth must not learn from it who adopted their child, nor who that child’s brothers
and sisters there are. So the tree of somebody who belongs to the one family, and to the other only through the child who was adopted, ends
at that child. The child’s own tree, and those of the child’s children, tell of both families.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from corbiere.people.genogram.family import BONDS, TWINS, Bond, Tie, upright

CARING = frozenset((Bond.FOSTER, Bond.CARE))


@dataclass(frozen=True)
class Sides:
    """`ended_at` are the adopted children at whom this tree ends, `own` they and their children, `near` all who belong to the centre
    otherwise than through them."""

    ended_at: frozenset[UUID]
    own: frozenset[UUID]
    near: frozenset[UUID]

    def tells(self, tie: Tie) -> bool:
        """Whether a tie may stand in the tree."""
        if not self.ended_at:
            return True
        ends, bond = {tie.of, tie.other}, _bond(tie)
        if bond is Bond.ADOPTION and upright(tie).of in self.ended_at:
            return False
        if ends <= self.own:
            return bond is Bond.BIRTH or tie.relation in TWINS
        return bool(ends & self.near) and (bond in CARING or ends <= self.near | self.own)


def sides_of(centre: UUID, ties: Collection[Tie]) -> Sides:
    """Whatever is recorded counts, also what is closed to whoever looks and what has ended."""
    adopters = _adopters(ties)
    owned = {child: _reached(child, _births(ties), ()) for child in adopters}
    apart = {child for child, own in owned.items() if centre not in own}
    inside = _all(owned[child] for child in apart)
    near = _reached(centre, _edges(ties, without=apart), inside)
    ended_at = {child for child in apart if not adopters[child] & near}
    own = _all(owned[child] for child in ended_at) - {centre}
    return Sides(frozenset(ended_at), own, _reached(centre, _edges(ties, without=ended_at), own))


def _adopters(ties: Iterable[Tie]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for tie in map(upright, ties):
        if _bond(tie) is Bond.ADOPTION:
            found.setdefault(tie.of, set()).add(tie.other)
    return found


def _bond(tie: Tie) -> Bond | None:
    return BONDS.get(upright(tie).relation)


def _births(ties: Iterable[Tie]) -> list[tuple[UUID, UUID]]:
    """From each parent to each child."""
    return [(tie.other, tie.of) for tie in map(upright, ties) if _bond(tie) is Bond.BIRTH]


def _edges(ties: Iterable[Tie], without: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Who belongs together, both ways: not by care, and not by the adoption of these children."""
    kin = [tie for tie in map(upright, ties) if _bond(tie) not in CARING and not (_bond(tie) is Bond.ADOPTION and tie.of in without)]
    return [(one, two) for tie in kin for one, two in ((tie.of, tie.other), (tie.other, tie.of))]


def _reached(start: UUID, edges: Sequence[tuple[UUID, UUID]], closed: Collection[UUID]) -> frozenset[UUID]:
    onward: dict[UUID, list[UUID]] = {}
    for one, two in edges:
        onward.setdefault(one, []).append(two)
    found, waiting = {start}, [start]
    while waiting:
        more = [two for two in onward.get(waiting.pop(), ()) if two not in found and two not in closed]
        found.update(more)
        waiting += more
    return frozenset(found)


def _all(sets: Iterable[frozenset[UUID]]) -> frozenset[UUID]:
    return frozenset().union(*sets)

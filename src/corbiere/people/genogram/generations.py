"""Who stands on which row: the older above the younger, couples and brothers and sisters on one. What cannot be so at once is let go.

What is surest is held to first: children stand below their parents before partners stand beside each other.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from corbiere.people.genogram.family import SIBLINGS, Bond, Family
from corbiere.people.kinship import Relation


class _Rows:
    """Groups of people who share a row, and which group stands above which by how many rows at least."""

    def __init__(self, people: Iterable[UUID]) -> None:
        self.group = {person: person for person in people}
        self.above: dict[tuple[UUID, UUID], int] = {}

    def below(self, older: UUID, younger: UUID, rows: int = 1) -> None:
        one, two = self.group[older], self.group[younger]
        if one != two and not self._leads(two, one):
            self.above[one, two] = max(rows, self.above.get((one, two), 0))

    def beside(self, one: UUID, two: UUID) -> None:
        first, second = sorted((self.group[one], self.group[two]))
        if first == second or self._leads(first, second) or self._leads(second, first):
            return
        self.group = {person: first if group == second else group for person, group in self.group.items()}
        moved: dict[tuple[UUID, UUID], int] = {}
        for (above, below), rows in self.above.items():
            pair = (first if above == second else above, first if below == second else below)
            moved[pair] = max(rows, moved.get(pair, 0))
        self.above = moved

    def _leads(self, start: UUID, end: UUID) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == end:
                return True
            nearer = [below for above, below in self.above if above == here and below not in seen]
            seen.update(nearer)
            waiting += nearer
        return False

    def numbered(self) -> dict[UUID, int]:
        """As far down as those above allow, then each as near to those below as can be."""
        order = list(self._from_the_top())
        row = dict.fromkeys(order, 0)
        for here in order:
            for (above, below), rows in self.above.items():
                if above == here:
                    row[below] = max(row[below], row[here] + rows)
        for here in reversed(order):
            nearest = [row[below] - rows for (above, below), rows in self.above.items() if above == here]
            row[here] = min(nearest) if nearest else row[here]
        used = {number: place for place, number in enumerate(sorted(set(row.values())))}
        return {person: used[row[group]] for person, group in self.group.items()}

    def _from_the_top(self) -> Iterator[UUID]:
        left = sorted(set(self.group.values()))
        while left:
            free = [here for here in left if not any(below == here and above in left for above, below in self.above)]
            yield from free
            left = [here for here in left if here not in free]


def rows_of(family: Family) -> dict[UUID, int]:
    """The row of each person, the eldest generation on row 0."""
    rows = _Rows(family.members)
    for bond in Bond:
        for (older, younger), held in sorted(family.parents.items()):
            if held is bond:
                rows.below(older, younger)
        if bond is Bond.BIRTH:
            for one, two in family.couples:
                rows.beside(one, two)
    _more(family, rows)
    return rows.numbered()


def _more(family: Family, rows: _Rows) -> None:
    for tie in family.told:
        if tie.relation is Relation.GRANDPARENT:
            rows.below(tie.other, tie.of, 2)
            for parent in family.parents_of(tie.of):
                rows.below(tie.other, parent)
        elif tie.relation is Relation.AUNT_OR_UNCLE:
            rows.below(tie.other, tie.of)
            for parent in [tie.through] if tie.through in family.members else family.parents_of(tie.of):
                rows.beside(tie.other, parent or tie.other)
    for tie in family.told:
        if tie.relation in SIBLINGS or tie.relation is Relation.COUSIN:
            rows.beside(tie.of, tie.other)

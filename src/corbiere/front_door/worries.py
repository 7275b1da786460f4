"""The worries that a record tells of, each with the decision on it. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line


class ChildsWorry(NamedTuple):
    """A worry as it came, and the entry that decided on it."""

    line: Line
    decided: Line | None = None


@folded
def worries_of(lines: Sequence[Line]) -> list[ChildsWorry]:
    """All of them, in the order in which they came. A decision that names no worry answers all that came before."""
    found: dict[str, ChildsWorry] = {}
    for line in lines:
        if line.kind == "concern-received":
            found[str(line.root)] = ChildsWorry(line)
        elif line.kind == "concern-decided":
            of = line.body.get("of")
            found |= {root: ChildsWorry(held.line, line) for root, held in found.items() if held.decided is None and of in (None, root)}
    return list(found.values())

"""The worries that a record tells of, each with whoever has it in hand and with what was decided on it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from corbiere.agencies.steps import FollowingStep, steps_of
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line

ARRIVED, RECEIVED = "worry-arrived", "concern-received"
DECIDE = {ARRIVED: "matter-decided", RECEIVED: "concern-decided"}
JOINED, TAKEN_ON, PUT_BACK, TOLD = "worry-joined", "worry-taken-on", "worry-put-back", "referrer-told"
KINDS = frozenset({*DECIDE, *DECIDE.values(), JOINED, TAKEN_ON, PUT_BACK, TOLD})


@dataclass(frozen=True, slots=True)
class WorryInHand:
    """A worry as it came: `holder` has it in hand at the Hub, `decided` is the entry that decided on it, `told` those that say what
    whoever raised it was told. `joined` are the entries by which a matter was joined to children, and `step` what follows its decision.
    """

    line: Line
    holder: UUID | None = None
    decided: Line | None = None
    told: tuple[Line, ...] = ()
    joined: tuple[Line, ...] = ()
    step: FollowingStep | None = field(default=None, compare=False)

    @property
    def is_open(self) -> bool:
        """Whether the Hub is still to decide."""
        return self.decided is None and not self.joined

    @property
    def waits(self) -> bool:
        """Whether it was decided, and nobody has taken the child on yet: it was offered, or nobody works with them."""
        step = self.step
        if step is None or step.ended or step.taken_by:
            return False
        return step.offer is not None or (step.alone and step.first_work is None)

    @property
    def raised_by(self) -> UUID | None:
        """Who wrote it down first, if somebody who works here did."""
        first = self.line.body.get("raised_by")
        return UUID(first) if first else self.line.practitioner


@folded
def worries_of(lines: Sequence[Line]) -> list[WorryInHand]:
    """All of them, in the order in which they came. A decision that names no worry answers all that came before."""
    found: dict[str, WorryInHand] = {}
    for line in lines:
        if line.kind in DECIDE:
            found[str(line.root)] = WorryInHand(line)
        elif line.kind in KINDS:
            found |= dict(_followed(found, line))
    steps = {step.entry: step for step in steps_of(lines)} if any(held.decided for held in found.values()) else {}
    return [replace(held, step=steps.get(held.decided.root)) if held.decided else held for held in found.values()]


def _followed(found: Mapping[str, WorryInHand], line: Line) -> Iterator[tuple[str, WorryInHand]]:
    """The worries that an entry says more of, as they are afterwards."""
    of = line.body.get("of")
    for root, held in found.items():
        if of not in (None, root):
            continue
        if line.kind in DECIDE.values() and held.decided is None:
            yield root, replace(held, decided=line)
        elif line.kind == TOLD:
            yield root, replace(held, told=(*held.told, line))
        elif line.kind == JOINED:
            yield root, replace(held, joined=(*held.joined, line))
        elif line.kind == TAKEN_ON:
            yield root, replace(held, holder=line.practitioner)
        elif line.kind == PUT_BACK:
            yield root, replace(held, holder=None)

"""The worries that a record tells of, each with whoever has it in hand and with what was decided on it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from corbiere.agencies.steps import FollowingStep, steps_of
from corbiere.agencies.work import DUTY, LEAD, AgencyWork
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line

ARRIVED, RECEIVED = "worry-arrived", "concern-received"
DECIDE = {ARRIVED: "matter-decided", RECEIVED: "concern-decided"}
JOINED, TAKEN_ON, PUT_BACK, TOLD = "worry-joined", "worry-taken-on", "worry-put-back", "referrer-told"
TELLING = timedelta(weeks=4)  # for how long it stays with the Hub to tell whoever raised a worry; a default, no source gives it
KINDS = frozenset({*DECIDE, *DECIDE.values(), JOINED, TAKEN_ON, PUT_BACK, TOLD})


@dataclass(frozen=True, slots=True)
class WorryInHand:
    """A worry as it came: `holder` has it in hand at the Hub, `decided` is the entry that decided on it, `told` those that say what
    whoever raised it was told. `joined` are the entries by which a matter was joined to children, and `step` what follows its decision.
    `nobody_tells`: nobody leads the work with the child, who would tell whoever raised it.
    """

    line: Line
    holder: UUID | None = None
    decided: Line | None = None
    told: tuple[Line, ...] = ()
    joined: tuple[Line, ...] = ()
    step: FollowingStep | None = field(default=None, compare=False)
    nobody_tells: bool = field(default=False, compare=False)

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
    def decided_at_once(self) -> bool:
        """Whether whoever raised it decided on it in the same act, as from the page of a plan: nobody has to tell them."""
        return self.decided is not None and self.line.occasion is not None and self.line.occasion == self.decided.occasion

    @property
    def unread(self) -> bool:
        """Whether it was decided so, and nobody at the Hub has read it."""
        return self.decided_at_once and self.holder is None

    @property
    def told_on(self) -> date | None:
        """The first day since the decision on which whoever raised it was told what came of it."""
        return min((line.happened for line in self.told if self.decided and line.happened >= self.decided.happened), default=None)

    @property
    def tell_until(self) -> date | None:
        """Until which day the Hub has to tell whoever raised it, or had until it did; None where it is not left to the Hub."""
        if self.decided is None or self.decided_at_once or self.waits or not self.nobody_tells:
            return None
        last = self.decided.happened + TELLING
        return min(last, self.told_on) if self.told_on else last

    @property
    def raised_by(self) -> UUID | None:
        """Who wrote it down first, if somebody who works here did; whoever joined it to a child did not."""
        first = self.line.body.get("raised_by")
        return UUID(first) if first else None if self.line.body.get("from_matter") else self.line.practitioner


@folded
def worries_of(lines: Sequence[Line]) -> list[WorryInHand]:
    """All of them, in the order in which they came. A decision that names no worry answers all that came before."""
    found: dict[str, WorryInHand] = {}
    for line in lines:
        if line.kind in DECIDE:
            found[str(line.root)] = WorryInHand(line)
        elif line.kind in KINDS:
            found |= dict(_followed(found, line))
    if not any(held.decided for held in found.values()):
        return list(found.values())
    steps, nobody = {step.entry: step for step in steps_of(lines)}, _nobody_leads(lines)
    return [
        replace(held, step=steps.get(held.decided.root), nobody_tells=nobody and held.line.kind == RECEIVED) if held.decided else held
        for held in found.values()
    ]


def _nobody_leads(lines: Sequence[Line]) -> bool:
    """Of a child who lives: neither a worker nor a team has the work, to whom what the Hub owes would fall."""
    led = any(work.role in (LEAD, DUTY) for work in AgencyWork(lines).held.values())
    return not led and all(line.kind != "died" for line in lines)


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

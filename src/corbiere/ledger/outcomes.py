"""Declares what follows each answer to the question that a kind decides: a step for somebody, what is asked anyway, or nothing and why.

    leads_to=LeadsTo("outcome", {Outcome.ENQUIRY: Step("Start the enquiry", ("enquiry-started",)), Outcome.NONE: Ends("…")})

A kind about a person that must be answered with an outcome says it of every answer. What came of a step is worked out in `agencies.steps`.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from corbiere.ledger.field_types import keys, labels

OUTCOMES = ("outcome", "decision", "answer", "found")  # the names under which kinds ask what was decided
TAKER, BY = "taken_by", "by"


class Narrowly(NamedTuple):
    """How somebody is asked to take a step who sees no more than whom it is for: by which basis; the page on which they answer, by the name
    of its address, which takes the subject and the entry that leads to the step; and the kinds with which they say yes and no."""

    basis: str
    page: str
    accepted_by: str
    declined_by: str


class Step(NamedTuple):
    """A step for somebody: what, with `{name}` for the child, the kinds of which any does it, and its clause.

    `takes_on`: where nobody works with the child, whoever takes the step works with them from then on. `again`: only
    whoever accepts it does it, and this is the kind with which another is asked. `narrowly`: how they are asked, where it opens no more
    than who the person is."""

    what: str
    done_by: tuple[str, ...]
    clause: str = ""
    takes_on: bool = False
    again: str = ""
    narrowly: Narrowly | None = None


class ByLaw(NamedTuple):
    """Duties whose clock starts with it, each with its owner."""

    duties: tuple[str, ...]


class OnAList(NamedTuple):
    """Asked of somebody as an alarm or another row of their work: whose, and which."""

    whose: str


class Ends(NamedTuple):
    """Nothing follows, and why not."""

    why: str


Following = Step | ByLaw | OnAList | Ends


class LeadsTo(NamedTuple):
    """The question that decides, and what follows each of its answers."""

    question: str
    answers: Mapping[str | bool, Following]

    def step(self, body: Mapping[str, object]) -> Step | None:
        """The step that an answer asks for."""
        given = body.get(self.question)
        found = self.answers.get(given) if isinstance(given, str | bool) else None
        return found if isinstance(found, Step) else None

    @property
    def steps(self) -> list[Step]:
        return [found for found in self.answers.values() if isinstance(found, Step)]


def outcome_faults(model: type[BaseModel], leads_to: LeadsTo | None) -> Iterator[str]:
    """Faults in what a kind says of its outcomes."""
    fields = keys(model)
    if leads_to is None:
        for name in OUTCOMES:
            if name in fields and fields[name].is_required() and labels(fields[name].annotation):
                yield f"does not say what follows each answer to {name}: leads_to=LeadsTo(…) (ledger.outcomes)"
        return
    if leads_to.question not in fields:
        yield f"leads on from {leads_to.question}, which is no question of it"
        return
    asked, said = set(labels(fields[leads_to.question].annotation)), set(leads_to.answers)
    for answer in sorted(map(str, asked ^ said)):
        yield f"says what follows the answer {answer}, which nobody can give, or does not say it of one that they can"
    for name in (TAKER, BY) if leads_to.steps else ():
        if name not in fields:
            yield f"leads to a step, and does not ask {name}: who takes it, and by when (agencies.taking)"

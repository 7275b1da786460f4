"""Requests to assess as a record tells them: of whom, what became of each, and who asks next. Pure."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.steps import FollowingStep, StepOffer, steps_of
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.ledger.standing import as_recorded

REQUESTED, REFUSED = "assessment-requested", "assessment-refused"


class AssessmentRequest(NamedTuple):
    """One request. `refusals` are of those who were asked by it."""

    line: Line
    step: FollowingStep | None
    refusals: tuple[Line, ...]

    @property
    def id(self) -> UUID:
        return self.line.root

    @property
    def of(self) -> str:
        return str(self.line.body.get("of") or "")

    @property
    def to_hub(self) -> bool:
        return self.line.body.get("asks") == "hub"

    def waits_for(self, practitioner: UUID, teams: Collection[UUID] = ()) -> bool:
        offer = self.step.offer if self.step else None
        return offer is not None and is_asked(offer, practitioner, teams)

    @property
    def refusal(self) -> Line | None:
        return self.refusals[-1] if self.refusals else None


def is_asked(offer: StepOffer, practitioner: UUID, teams: Collection[UUID]) -> bool:
    """Whether it is for somebody to answer, or was and they did: asked by name, or one of the `teams` that are theirs."""
    return practitioner in (offer.to, offer.answered_by) or (offer.answered is None and offer.team in teams)


@folded
def requests(lines: Sequence[Line]) -> list[AssessmentRequest]:
    """All of them, the first made first."""
    steps = {held.entry: held for held in steps_of(lines) if held.kind == REQUESTED}
    found: list[AssessmentRequest] = []
    for line in (line for line in as_recorded(lines) if line.kind == REQUESTED):
        own = tuple(one for one in lines if one.kind == REFUSED and str(one.body.get("of")) == str(line.root))
        found.append(AssessmentRequest(line, steps.get(line.root), own))
    return found


def request_of(lines: Sequence[Line], id: object) -> AssessmentRequest | None:
    """The request that an entry is, by its id or its root."""
    return next((one for one in requests(lines) if str(id) in (str(one.line.root), str(one.line.id))), None)


def hub_spans(lines: Sequence[Line]) -> Iterator[tuple[UUID, date, date | None]]:
    """Requests that went to the Hub because nobody else could be found: each with its first day, and the last, on which somebody took it,
    by this request or a later one about the same, or it was over."""
    for place, one in enumerate(requests(lines)):
        if one.to_hub and one.step:
            chain = [other.step for other in requests(lines)[place:] if other.of == one.of and other.step]
            taken = min((step.taken_on for step in chain if step.taken_on), default=None)
            yield one.id, one.line.happened, taken or chain[-1].ended


def with_the_hub(lines: Sequence[Line]) -> list[AssessmentRequest]:
    """Finds those of them that the Hub still has, the latest request about each."""
    waiting = {entry for entry, _, last in hub_spans(lines) if last is None}
    of = {one.of for one in requests(lines) if one.id in waiting}
    return list({one.of: one for one in requests(lines) if one.of in of}.values())

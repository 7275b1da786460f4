"""Requests of a young person who leaves care, and what came of each request. Pure (Guidance 382 and 440, Standards 6.8 and 6.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.care.entries.leaving import HelpAnswer, LeavingHelp, LeavingHelpAnswered, LeavingHelpAsked
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line


@dataclass(frozen=True, slots=True)
class LeavingRequest:
    """A request, and its last answer, where there is one."""

    asked: Line
    answered: Line | None

    @property
    def what(self) -> LeavingHelp:
        return LeavingHelp(self.asked.body["what"])

    @property
    def answer(self) -> HelpAnswer | None:
        return HelpAnswer(self.answered.body["answer"]) if self.answered else None

    @property
    def owner(self) -> UUID | None:
        return UUID(self.asked.body["owner"]) if self.asked.body.get("owner") else None

    @property
    def by(self) -> date | None:
        return date.fromisoformat(self.asked.body["by"]) if self.asked.body.get("by") else None

    @property
    def look_again(self) -> date | None:
        """The day on which a no, or half a yes, is looked at again."""
        said = self.answered.body.get("look_again") if self.answered else None
        return date.fromisoformat(said) if said else None


@folded
def requests_of(lines: Sequence[Line]) -> list[LeavingRequest]:
    """Every request in order, each with what was said of it last."""
    answers = {line.body["of"]: line for line in lines if line.kind == LeavingHelpAnswered.kind}
    return [LeavingRequest(line, answers.get(str(line.root))) for line in lines if line.kind == LeavingHelpAsked.kind]


def is_settled(what: LeavingHelp, lines: Sequence[Line]) -> bool:
    """Whether it was asked for and given, or is not wanted."""
    return any(one.what is what and one.answer in (HelpAnswer.GIVEN, HelpAnswer.NOT_WANTED) for one in requests_of(lines))

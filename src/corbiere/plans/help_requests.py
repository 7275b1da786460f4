"""Who is asked to give help that a plan proposes: whom they see, until when, and that they may answer for themselves."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.access.bases import ASKED_TO_HELP
from corbiere.access.invitations import AnswerRequest, told_of
from corbiere.access.models import Grant
from corbiere.ledger.record import Line
from corbiere.plans.interventions import interventions
from corbiere.plans.types import PlanType
from corbiere.plans.versions import current, ended_on, versions
from corbiere.statute.calendar import days_after

AFTERWARDS = 28  # days. Default: no source says how long somebody may put right what they answered
DEFAULT = "until four weeks after the answer, which is a default"


class HelpAsked(NamedTuple):
    """Help that somebody is asked to agree to. `version` proposed it; `until` is the last day on which they see it."""

    version: UUID
    mark: UUID
    practitioner: UUID
    what: str
    since: date
    answered_on: date | None
    until: date | None

    def columns(self) -> dict[str, object]:
        """The same as a row of help wanted has it."""
        during = DateRange(self.since, days_after(self.until, 1) if self.until else None)
        same = ("version", "mark", "practitioner", "what", "since", "answered_on")
        return {name: getattr(self, name) for name in same} | {"during": during}

    def open_to(self, on: date) -> bool:
        return self.until is None or on <= self.until


def asked_for(lines: Sequence[Line], type: PlanType) -> list[HelpAsked]:
    """Of the plan as it stands. What is no longer proposed, or of a plan that ended, asks nobody."""
    now = current(versions(lines, type))
    over = ended_on(type, now, lines) if now else None
    found = []
    for one in interventions(lines, type):
        who, answer = one.action.practitioner, one.answer
        if who:
            answered = answer.happened if answer else None
            until = days_after(answered, AFTERWARDS) if answered else None
            last = min((day for day in (until, over) if day), default=None)
            found.append(
                HelpAsked(one.version, one.mark, who, one.action.what, one.since, answered, max(last, one.since) if last else None)
            )
    return found


def grants_to(subject: UUID, asked: Sequence[HelpAsked]) -> Iterator[Grant]:
    """Opens to each who is asked whom it is for, and nothing else."""
    for one in asked:
        yield ASKED_TO_HELP.to(one.practitioner, subject, one.since, one.until, detail=f"{one.what}, {DEFAULT}", entry=one.version)


def to_answer(type: PlanType, practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets whoever is asked for help say yes or no to it for themselves, in the words of the plan, while they see whom it is for."""

    def asked_of(who: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[HelpAsked]:
        upto = [line for line in lines if line.happened <= on]
        return [one for one in asked_for(upto, type) if one.practitioner == who and one.open_to(on)]

    assert type.replied is not None
    for asked in told_of(practitioner, subject, on, asked_of):
        words = {"what": asked.what, "mark": str(asked.mark)}
        yield AnswerRequest(type.replied.kind, {"of": frozenset([asked.version])}, asked.answered_on is not None, words)

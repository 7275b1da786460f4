"""Parts of a record that a plan of help opens, and to whom: who leads it, who is in its team, and who is asked to give help."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import ASKED_TO_HELP, LEAD_WORKER, TEAM_AROUND, opens
from corbiere.access.invitations import AnswerRequest, answerable, told_of
from corbiere.access.models import Grant
from corbiere.access.opening import taken_up_from_another
from corbiere.ledger.record import Line
from corbiere.statute.calendar import day_before
from corbiere.wellbeing import leading, team
from corbiere.wellbeing.entries.plans import InterventionAnswered
from corbiere.wellbeing.models import InterventionWanted, PlanGrant

taken_up_from_another(InterventionAnswered.kind)
READS = tuple(dict.fromkeys((*leading.READS, *team.READS)))


@opens(PlanGrant, reads=READS)
def plan_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [*_leads(subject, lines), *_team(subject, lines), *_asked(subject, lines)]


def _leads(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """From the day on which they accept. The day on which another does, or the plan ends, is the last."""
    for role in leading.leads(lines).roles:
        last = max(role.ends, role.begins) if role.ends else None
        yield LEAD_WORKER.to(role.practitioner, subject, role.begins, last, entry=role.offer.root)


def _team(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    for place in team.team_around(lines):
        last = day_before(place.ends) if place.ends else None
        yield TEAM_AROUND.to(
            place.practitioner, subject, place.begins, last and max(last, place.begins), detail=place.role, entry=place.entry
        )


def _asked(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    for asked in team.asked_for(lines):
        yield ASKED_TO_HELP.to(
            asked.practitioner, subject, asked.since, asked.until, detail=f"{asked.what}, {team.DEFAULT}", entry=asked.version
        )


@answerable
def help_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets whoever is asked for help say yes or no to it for themselves, in the words of the plan, while they see whom it is for."""
    if not InterventionWanted.objects.on(on).filter(subject=subject, practitioner=practitioner).exists():
        return
    for asked in told_of(practitioner, subject, on, _asked_of):
        words = {"what": asked.what, "mark": str(asked.mark)}
        yield AnswerRequest(InterventionAnswered.kind, {"of": frozenset([asked.version])}, asked.answered_on is not None, words)


def _asked_of(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[team.HelpAsked]:
    upto = [line for line in lines if line.happened <= on]
    return [one for one in team.asked_for(upto) if one.practitioner == practitioner and (one.until is None or on <= one.until)]

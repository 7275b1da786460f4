"""Opens to whoever is asked for help in a plan of care whom it is for, and keeps what they are asked. They may answer for themselves."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import opens
from corbiere.access.invitations import AnswerRequest, answerable
from corbiere.access.models import Grant
from corbiere.access.opening import taken_up_from_another
from corbiere.care import care_plan, pathway
from corbiere.care.models import CareHelpGrant, CareHelpWanted
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.plans.help_requests import asked_for, grants_to, to_answer

PLANS = (care_plan.PLAN, pathway.PLAN)
READS = tuple(dict.fromkeys((*care_plan.READS, *pathway.READS)))
REPLIES = {sort.replied.kind: sort for sort in PLANS if sort.replied}
for kind in REPLIES:
    taken_up_from_another(kind)


@reading(CareHelpWanted, reads=READS)
def help_wanted(subject: UUID, lines: Sequence[Line]) -> list[CareHelpWanted]:
    return [CareHelpWanted(subject=subject, plan=sort.name, **one.columns()) for sort in PLANS for one in asked_for(lines, sort)]


@opens(CareHelpGrant, reads=READS)
def help_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [grant for sort in PLANS for grant in grants_to(subject, asked_for(lines, sort))]


@answerable(REPLIES.__contains__)
def help_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    wanted = CareHelpWanted.objects.on(on).filter(subject=subject, practitioner=practitioner)
    names = set(wanted.values_list("plan", flat=True))
    for sort in PLANS:
        if sort.name in names:
            yield from to_answer(sort, practitioner, subject, on)

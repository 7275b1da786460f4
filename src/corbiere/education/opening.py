"""Opens what is on record of a child's education to the Virtual School, and to the teacher who has their plan in school (Guidance 422)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import DESIGNATED_TEACHER, VIRTUAL_SCHOOL, opens
from corbiere.access.corrections import Answerable, answers_for, keepers
from corbiere.access.models import Grant
from corbiere.access.recording import tied
from corbiere.agencies.entries import Role
from corbiere.agencies.models import Agency, RoleHeld
from corbiere.education import schooling
from corbiere.education.models import EducationGrant
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.statute.limits import eve_of_birthday

ADVISED_UNTIL = 25  # years: the age until which somebody who was looked after can be a care leaver (LAC-425-1)


@opens(EducationGrant, reads=schooling.OPENS)
def education_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [*_virtual_school(subject, lines), *_teachers(subject, lines)]


def _virtual_school(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """Of whoever is or was looked after, from the first day on (LAC-423-1, LAC-425-1)."""
    held = schooling.times_in_care(lines)
    born = next((line.happened for line in lines if line.kind == "born"), None)
    if held:
        until = eve_of_birthday(born, ADVISED_UNTIL) if born else None
        yield VIRTUAL_SCHOOL.to_role(Role.VIRTUAL_SCHOOL, subject, held[0].begins, until)


def _teachers(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    for place in schooling.teachers(lines):
        yield DESIGNATED_TEACHER.to(place.practitioner, subject, place.since, place.last, entry=place.entry)


@answers_for
def answers_for_virtual_school(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> Iterator[Answerable]:
    """Lets the Virtual School put right what those wrote who led it before."""
    theirs = {TieOrRole.VIRTUAL_SCHOOL, TieOrRole.LEADS_VIRTUAL_SCHOOL} & {*kind_called(line.kind).whose}
    if line.practitioner is None or not theirs:
        return
    if RoleHeld.objects.on(line.recorded_on).filter(subject=line.practitioner, role=Role.VIRTUAL_SCHOOL).exists():
        yield from keepers(Role.VIRTUAL_SCHOOL, "the Virtual School", on)


@tied(TieOrRole.LEADS_VIRTUAL_SCHOOL)
def leads_virtual_school(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    """The agencies, for whoever leads the Virtual School: what it does for schools is about them, and about no child."""
    if not RoleHeld.objects.on(on).filter(subject=practitioner, role=Role.VIRTUAL_SCHOOL).exists():
        return ()
    return set(Agency.objects.filter(subject__in=subjects).values_list("subject", flat=True))

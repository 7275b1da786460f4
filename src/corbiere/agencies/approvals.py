"""Who is approved to foster on a day, as the directory says: by who signs in, or by who it is among the people on record."""

from datetime import date
from uuid import UUID

from corbiere.agencies.models import CarerApproval, Practitioner
from corbiere.statute.calendar import birthday


def approved_on(practitioner: UUID, day: date) -> CarerApproval | None:
    """The approval of somebody who works as a foster carer on that day."""
    if not Practitioner.objects.on(day).filter(subject=practitioner).exists():
        return None
    return CarerApproval.objects.on(day).filter(subject=practitioner).first()


def approved_person(person: UUID, day: date) -> CarerApproval | None:
    """The approval that says that it is theirs."""
    return CarerApproval.objects.on(day).filter(person=person).first()


def is_for(approval: CarerApproval, born: date | None, day: date) -> bool:
    """Whether it is for a child of that age. Of an unknown birthday nothing is said."""
    return born is None or birthday(born, approval.youngest) <= day < birthday(born, approval.oldest + 1)
